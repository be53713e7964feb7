/** Which limits are passed, and whose persona is to be reviewed: what chance alone explains is neither. */

import { describe, expect, test } from "vitest";
import type { Playbook } from "../../../compiler/ir/ir.ts";
import type { DriftedFeature } from "../../../compiler/report/drift/feature-drift.ts";
import { checkGate, type GateLimits } from "../../../compiler/report/drift/gate.ts";
import type { PersonaDrift } from "../../../compiler/report/drift/persona-drift.ts";
import { reviewedPersonas } from "../../../compiler/report/drift/reviews.ts";
import { emptyPlaybook } from "../../harness/arbitrary-playbook.ts";

const personaOf = (before: number, now: number, sure: boolean, name = "Technical"): PersonaDrift => {
  const [share, shareNow] = [before, now].map((customers) => ({
    customers,
    share: customers,
    low: 0,
    high: 100,
  }));
  const points = now - before;
  return {
    name,
    title: name,
    before: share as PersonaDrift["before"],
    now: shareNow as PersonaDrift["now"],
    change: { points, low: sure ? points : -100, high: sure ? points : 100, sure },
  };
};
const signal = (index: number, byChance: number): DriftedFeature => ({
  signal: "developers",
  title: "Developers",
  index,
  byChance,
  stability: index > byChance && index >= 0.25 ? "drifted" : "stable",
  bins: [],
});
const current = {
  ...{ file: "now.csv", refused: 0, undated: 0, customers: 100, undecided: 7, coverage: 60, personas: {} },
};

describe("limits", () => {
  const failed = (
    limits: GateLimits,
    of: { signals?: readonly DriftedFeature[]; personas?: readonly PersonaDrift[] },
  ) =>
    checkGate(
      { personasIndex: { index: 0, byChance: 0 }, personas: [], signals: [], current, ...of },
      limits,
    ).flatMap((check) => (check.passed ? [] : [check.of]));

  test.each<[string, GateLimits, Parameters<typeof failed>[1], readonly string[]]>([
    [
      "an index beyond the limit",
      { maxIndex: 0.25 },
      { signals: [signal(0.3, 0.1)] },
      ["stability index of “Developers”"],
    ],
    ["one that chance explains", { maxIndex: 0.25 }, { signals: [signal(0.3, 0.4)] }, []],
    ["one at the limit", { maxIndex: 0.3 }, { signals: [signal(0.3, 0.1)] }, []],
    [
      "a share that has changed for sure",
      { maxShareChange: 4 },
      { personas: [personaOf(10, 5, true)] },
      ["change of the share of Technical"],
    ],
    ["one that may be chance", { maxShareChange: 4 }, { personas: [personaOf(10, 5, false)] }, []],
    ["undecided", { maxUndecided: 6 }, {}, ["undecided"]],
    ["coverage", { minCoverage: 61 }, {}, ["coverage"]],
    ["both just kept", { maxUndecided: 7, minCoverage: 60 }, {}, []],
  ])("%s", (_, limits, of, expected) => {
    expect(failed(limits, of)).toEqual(expected);
  });
});

describe("personas to review", () => {
  const reasonsOf = (
    persona: PersonaDrift,
    signals: readonly DriftedFeature[] = [],
    playbook: Playbook = emptyPlaybook(),
  ) => reviewedPersonas(playbook, [persona], signals).flatMap(({ reasons }) => reasons);

  test.each<[string, PersonaDrift, readonly string[]]>([
    ["nobody any more", personaOf(3, 0, false), ["nobody is it any more"]],
    ["nobody before", personaOf(0, 3, false), ["nobody was it before"]],
    ["nobody, as before", personaOf(0, 0, false), []],
    ["many more", personaOf(10, 15, true), ["5 points of percent more customers are it"]],
    [
      "fewer, rounded as more are",
      personaOf(20.25, 15, true),
      ["5.3 points of percent fewer customers are it"],
    ],
    ["a few more, for sure", personaOf(10, 14, true), []],
    ["many fewer, by chance", personaOf(20, 10, false), []],
  ])("%s", (_, persona, expected) => {
    expect(reasonsOf(persona)).toEqual(expected);
  });
});
