/** What an entry gives, weighs and counts: points, coverage, least and most, fit. */

import { arm, band, cases, clause, decided, each, eachOf, holds, playbook, when } from "./playbooks.ts";
import type { WorkedCustomer } from "./worked-customer.ts";

export const points: readonly WorkedCustomer[] = [
  {
    ruling: "points",
    case: "three places, exactly",
    playbook: playbook({
      rules: Array.from({ length: 10 }, () => when(holds("flag"), { A: 0.1, B: 0.333 })),
    }),
    signals: { flag: true },
    expected: { persona: "B", score: 3.33, margin: 2.33 },
  },
  {
    ruling: "weight of an entry",
    case: "the largest arm, both personas and both signs counted",
    playbook: playbook({
      rules: [
        cases("reason", [arm(["price"], { A: 3, B: -2 }), arm(["design", "speed"], { A: 4 })]),
        when(holds("flag"), { A: 5 }),
      ],
    }),
    signals: { reason: "design" },
    expected: { coverage: 0.5 },
  },
  {
    ruling: "weight of an entry",
    case: "for each is held to at most",
    playbook: playbook({ rules: [each(1, 3), when(holds("flag"), { A: 1 })] }),
    signals: { systems: ["sap", "hubspot", "netsuite", "custom"] },
    expected: { score: 3, coverage: 0.75, fit: 0.75 },
  },
  {
    ruling: "weight of an entry",
    case: "for each without a limit counts every member that there is",
    playbook: playbook({ rules: [each(1), when(holds("flag"), { A: 1 })] }),
    signals: { systems: ["sap"] },
    expected: { score: 1, coverage: 0.8, fit: 0.2 },
  },
  {
    ruling: "sets",
    case: "for each of an empty set is decided and gives nothing",
    playbook: playbook({ rules: [each(1), when(holds("flag"), { B: 1 })] }),
    signals: { systems: [] },
    expected: { score: 0, coverage: 0.8 },
  },
  {
    ruling: "for each",
    case: "negative points are held too",
    playbook: playbook({ personas: ["A"], rules: [each(-2, 3)] }),
    signals: { systems: ["sap", "hubspot"] },
    expected: { score: -3, fit: 0 },
  },
  {
    ruling: "least, most",
    case: "for each that gives and takes is at its most before all members are there",
    playbook: playbook({ personas: ["A"], rules: [eachOf({ points: 2, atMost: 2 }, { points: -1 })] }),
    signals: { systems: ["sap"] },
    // 0, 1, 0, -1 and -2 points, with none to four members.
    expected: { score: 1, fit: 1 },
  },
  {
    ruling: "coverage",
    case: "the unknown arm gives points and does not count as decided",
    playbook: playbook({
      rules: [cases("flag", [arm([true], { A: 1 })], { B: 3 }), when(holds("other"), { A: 1 })],
    }),
    signals: { other: true },
    expected: { persona: "B", score: 3, coverage: 0.25 },
  },
  {
    ruling: "coverage",
    case: "a third is compared exactly: 33.33 % is reached",
    playbook: playbook({
      rules: [when(holds("flag"), { A: 1 }), when(holds("other"), { A: 1 }), when(holds("third"), { A: 1 })],
      classify: { accept: [clause("coverage", ">", 3333)] },
    }),
    signals: { flag: true },
    expected: { outcome: "accepted", coverage: 0.3333 },
  },
  {
    ruling: "least, most",
    case: "an exhaustive block about a required signal gives its least at least",
    playbook: playbook({
      required: ["reason"],
      rules: [
        cases("reason", [arm(["price"], { A: 2 }), arm(["design"], { A: 3 }), arm(["speed"], { A: 6 })]),
      ],
    }),
    signals: { reason: "design" },
    expected: { score: 3, fit: 0.25 },
  },
  {
    ruling: "least, most",
    case: "about an optional signal, nothing is possible too",
    playbook: playbook({
      rules: [
        cases("reason", [arm(["price"], { A: 2 }), arm(["design"], { A: 3 }), arm(["speed"], { A: 6 })]),
      ],
    }),
    signals: { reason: "design" },
    expected: { fit: 0.5 },
  },
  {
    ruling: "least, most",
    case: "bands without a hole, required",
    playbook: playbook({
      required: ["count"],
      rules: [cases("count", [band(undefined, 10, { A: 2 }), band(10, undefined, { A: 4 })])],
    }),
    signals: { count: 3 },
    expected: { score: 2, fit: 0 },
  },
  {
    ruling: "least, most",
    case: "bands with a hole, required",
    playbook: playbook({
      required: ["count"],
      rules: [cases("count", [band(undefined, 10, { A: 2 }), band(11, undefined, { A: 4 })])],
    }),
    signals: { count: 3 },
    expected: { score: 2, fit: 0.5 },
  },
  {
    ruling: "fit",
    case: "rounded down",
    playbook: playbook({ rules: [when(holds("flag"), { A: 2 }), when(holds("other"), { A: 1 })] }),
    signals: decided,
    expected: { fit: 0.6666 },
  },
  {
    ruling: "fit",
    case: "0 where nothing can be given",
    playbook: playbook({ rules: [] }),
    signals: {},
    expected: { persona: "A", outcome: "accepted", fit: 0, coverage: 0, score: 0, margin: 0 },
  },
  {
    ruling: "fit",
    case: "ranked by fit, fewer points may be first",
    playbook: playbook({
      rules: [when(holds("flag"), { A: 4, B: 3 }), when(holds("other"), { A: 6 })],
      classify: { rankBy: "fit" },
    }),
    signals: decided,
    expected: { persona: "B", score: 3, fit: 1, margin: 0.6 },
  },
];
