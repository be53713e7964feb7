/** Bands: the lower bound is in, the upper one out. */

import type { Classification } from "../../../compiler/evaluator/classification.ts";
import { band, cases, playbook } from "./playbooks.ts";
import type { WorkedCustomer } from "./worked-customer.ts";

const bands = playbook({
  rules: [
    cases(
      "count",
      [
        band(undefined, 1, { A: 2 }),
        band(1, 3, { B: 1 }),
        band(3, 11, { A: 3 }),
        band(11, undefined, { A: 5 }),
      ],
      { B: 4 },
    ),
  ],
});
const inBand = (count: number | undefined, expected: Partial<Classification>): WorkedCustomer => ({
  ruling: "bands",
  case: count === undefined ? "unknown" : String(count),
  playbook: bands,
  signals: count === undefined ? {} : { count },
  expected,
});

export const inBands: readonly WorkedCustomer[] = [
  inBand(0, { persona: "A", score: 2 }),
  inBand(1, { persona: "B", score: 1 }),
  inBand(2, { persona: "B", score: 1 }),
  inBand(3, { persona: "A", score: 3 }),
  inBand(10, { persona: "A", score: 3 }),
  inBand(11, { persona: "A", score: 5 }),
  inBand(undefined, { persona: "B", score: 4, coverage: 0 }),
  {
    ruling: "bands",
    case: "of dates",
    playbook: playbook({
      rules: [
        cases("day", [band(undefined, "2027-01-01", { A: 1 }), band("2027-01-01", undefined, { B: 1 })]),
      ],
    }),
    signals: { day: "2027-01-01" },
    expected: { persona: "B" },
  },
];
