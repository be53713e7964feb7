/** `keep previous`, and a required signal that is missing. */

import type { Classification } from "../../../compiler/evaluator/classification.ts";
import type { Classify } from "../../../compiler/ir/ir.ts";
import { clause, decided, holds, playbook, scores, when } from "./playbooks.ts";
import type { WorkedCustomer } from "./worked-customer.ts";

const keep = { keepUnlessBeatenBy: 2000 };
const kept = (
  name: string,
  a: number,
  b: number,
  classify: Partial<Classify>,
  previous: string,
  expected: Partial<Classification>,
): WorkedCustomer => ({
  ruling: "keep previous",
  case: name,
  playbook: scores(a, b, { ...keep, ...classify }),
  signals: decided,
  previous,
  expected,
});

export const keeping: readonly WorkedCustomer[] = [
  kept("beaten by enough", 5, 3, {}, "B", { persona: "A", outcome: "accepted" }),
  kept("beaten by too little", 5, 3.001, {}, "B", {
    persona: "B",
    outcome: "kept",
    score: 5,
    margin: 1.999,
    failed: [],
  }),
  kept("first and accepted again", 5, 3, {}, "A", { persona: "A", outcome: "accepted" }),
  kept("first again, but not accepted", 5, 3, { accept: [clause("score", ">", 9000)] }, "A", {
    persona: "A",
    outcome: "kept",
    failed: ["score > 9"],
  }),
  kept("a fallback displaces nobody", 5, 1, { accept: [clause("score", ">", 9000)], otherwise: "A" }, "B", {
    persona: "B",
    outcome: "kept",
  }),
  kept("nor does an undecided result", 5, 1, { accept: [clause("score", ">", 9000)] }, "B", {
    persona: "B",
    outcome: "kept",
  }),
  kept("a name that is no persona counts as none", 5, 3, {}, "Nobody", {
    persona: "A",
    outcome: "accepted",
    notices: ["the previous persona `Nobody` is not one of this playbook, so there is none to keep"],
  }),
  kept("by fit, in basis points", 5, 3.5, { rankBy: "fit" }, "B", {
    persona: "B",
    outcome: "kept",
    margin: 0.15,
  }),
  {
    ruling: "keep previous",
    case: "without a keep clause, previous changes nothing",
    playbook: scores(5, 4, {}),
    signals: decided,
    previous: "Nobody",
    expected: { persona: "A", outcome: "accepted", notices: [] },
  },
  {
    ruling: "calls",
    case: "a required signal is missing",
    playbook: playbook({
      required: ["day", "flag"],
      rules: [when(holds("flag"), { A: 1 })],
      classify: { otherwise: "B", ...keep },
    }),
    signals: { flag: true },
    previous: "B",
    expected: {
      persona: undefined,
      outcome: "undecided",
      missing: ["day"],
      ranking: [],
      score: 0,
      coverage: 0,
      failed: [],
    },
  },
];
