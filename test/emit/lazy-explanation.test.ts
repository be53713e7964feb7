/** The rules of an explanation: worked out when looked at, from the signals as they were, and plain data to others. */

import { beforeAll, expect, test } from "vitest";
import { explain } from "../../compiler/evaluator/evaluate.ts";
import { examplePlaybook } from "../harness/example-playbook.ts";
import { type GeneratedClassifier, importClassifier } from "../harness/run-generated.ts";

let classifier: GeneratedClassifier;
beforeAll(async () => {
  classifier = await importClassifier(examplePlaybook);
});

const expected = explain(
  examplePlaybook,
  new Map<string, number | string | readonly string[]>([
    ["goLive", "2027-03-01"],
    ["developers", 12],
    ["systems", ["sap"]],
  ]),
);
const createSignals = () => ({ goLive: "2027-03-01", developers: 12, systems: ["sap"] });

test("what is changed after the call changes nothing", () => {
  const signals = createSignals();
  const explanation = classifier.explain(signals);
  signals.developers = 0;
  signals.systems.push("hubspot");
  expect(explanation.rules).toEqual(expected.rules);
  expect(explanation.rules).toBe(explanation.rules);
});

test("JSON, copies and clones hold the rules", () => {
  const create = () => classifier.explain(createSignals());
  const asJson = JSON.parse(JSON.stringify(expected));
  expect(JSON.parse(JSON.stringify(create()))).toEqual(asJson);
  expect(structuredClone(create())).toEqual(expected);
  expect(Object.getOwnPropertyDescriptor({ ...create() }, "rules")?.value).toEqual(expected.rules);
});
