/** Who it is, once the points are known: margin, ties, `accept`, `otherwise`. */

import { clause, decided, holds, playbook, scores, when } from "./playbooks.ts";
import type { WorkedCustomer } from "./worked-customer.ts";

export const choice: readonly WorkedCustomer[] = [
  {
    ruling: "margin",
    case: "first minus second",
    playbook: scores(5, 3, { accept: [clause("margin", ">=", 2000)] }),
    signals: decided,
    expected: {
      outcome: "accepted",
      margin: 2,
      ranking: [
        { persona: "A", score: 5, fit: 0.5 },
        { persona: "B", score: 3, fit: 0.3 },
      ],
    },
  },
  {
    ruling: "margin",
    case: "0 in a tie, whoever is first",
    playbook: scores(5, 5, { ties: ["B", "A"], accept: [clause("margin", ">", 0)], otherwise: "A" }),
    signals: decided,
    expected: {
      persona: "A",
      outcome: "fallback",
      margin: 0,
      failed: ["margin > 0"],
      ranking: [
        { persona: "B", score: 5, fit: 0.5 },
        { persona: "A", score: 5, fit: 0.5 },
      ],
    },
  },
  {
    ruling: "margin",
    case: "one persona is ahead of nobody, so the clause holds",
    playbook: playbook({
      personas: ["A"],
      rules: [when(holds("flag"), { A: 1 })],
      classify: { accept: [clause("margin", ">=", 9000)] },
    }),
    signals: decided,
    expected: { persona: "A", outcome: "accepted", margin: 0 },
  },
  {
    ruling: "ties",
    case: "the order decides",
    playbook: scores(5, 5, { ties: ["B", "A"] }),
    signals: decided,
    expected: { persona: "B" },
  },
  {
    ruling: "ties",
    case: "among equals only",
    playbook: scores(5, 4.999, { ties: ["B", "A"] }),
    signals: decided,
    expected: { persona: "A", margin: 0.001 },
  },
  {
    ruling: "accept",
    case: "left out: always",
    playbook: scores(-5, -6, {}),
    signals: decided,
    expected: { persona: "A", outcome: "accepted", score: -5 },
  },
  {
    ruling: "accept",
    case: "score is points, also where ranked by fit",
    playbook: scores(5, 3, {
      rankBy: "fit",
      accept: [clause("score", ">=", 5000), clause("fit", ">=", 5000)],
    }),
    signals: decided,
    expected: { outcome: "accepted", fit: 0.5 },
  },
  {
    ruling: "accept",
    case: "every clause that fails is named",
    playbook: scores(5, 3, {
      accept: [
        clause("score", ">", 5000),
        clause("margin", ">=", 2000),
        clause("coverage", ">=", 10_000),
        clause("fit", ">=", 5050),
      ],
    }),
    signals: { flag: true },
    expected: {
      persona: undefined,
      outcome: "undecided",
      failed: ["score > 5", "coverage >= 100%", "fit >= 50.5%"],
    },
  },
  {
    ruling: "otherwise",
    case: "the fallback, also where it ranks first",
    playbook: scores(5, 3, { accept: [clause("score", ">=", 6000)], otherwise: "A" }),
    signals: decided,
    expected: { persona: "A", outcome: "fallback", score: 5, margin: 2 },
  },
  {
    ruling: "otherwise",
    case: "the figures stay those of the first",
    playbook: scores(5, 3, { accept: [clause("score", ">=", 6000)], otherwise: "B" }),
    signals: decided,
    expected: { persona: "B", outcome: "fallback", score: 5, fit: 0.5 },
  },
];
