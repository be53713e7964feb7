/** plans.js says in any program what the compiler's own process says of a customer. */

import { expect, test } from "vitest";
import { explain } from "../../compiler/evaluator/evaluate.ts";
import { whyNot } from "../../compiler/evaluator/why-not.ts";
import { explanationInWords, whyNotInWords } from "../../compiler/planner/words/explanation-words.ts";
import { examplePlaybook } from "../harness/example-playbook.ts";
import { emitPlans, runBeside } from "./plan-runtime.ts";

test("why, why not, and what is wrong with a customer", () => {
  const playbook = { ...examplePlaybook, languages: ["en", "es", "ar"] };
  const customer = {
    id: "c-1",
    name: "Ana",
    language: "es",
    signals: { goLive: "2027-03-01", usedCompetitor: true },
  };
  const program = `
    import { explainInWords, whyNotInWords } from "./plans.js";
    const customer = ${JSON.stringify(customer)};
    const caught = (run) => { try { run(); } catch (error) { return [error.name, error.message]; } };
    const result = [
      explainInWords(customer),
      explainInWords(customer, { language: "ar" }),
      whyNotInWords(customer, "Marketing"),
      caught(() => explainInWords({ ...customer, signals: { developers: "many" } })),
      caught(() => whyNotInWords(customer, "Nobody")),
    ];`;
  const [own, arabic, not, wrong, nobody] = runBeside(emitPlans(playbook), program) as unknown[];
  const signals = new Map<string, string | boolean>([
    ["goLive", "2027-03-01"],
    ["usedCompetitor", true],
  ]);
  const explanation = explain(playbook, signals);
  expect(own).toEqual(explanationInWords(playbook, signals, explanation, "es"));
  expect(own).toMatchObject({ language: "es", direction: "ltr" });
  expect(arabic).toEqual(explanationInWords(playbook, signals, explanation, "ar"));
  expect(arabic).toMatchObject({ language: "ar", direction: "rtl" });
  expect(not).toEqual(whyNotInWords(playbook, signals, whyNot(playbook, signals, "Marketing"), "es"));
  expect(wrong).toEqual(["TypeError", expect.stringContaining("developers")]);
  expect(nobody).toEqual(["RangeError", 'there is no persona "Nobody"']);
});
