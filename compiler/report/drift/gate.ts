/** What a team will not let pass: limits that are given, and whether what was found stays within them. */

import type { DriftedFeature } from "./feature-drift.ts";
import type { PersonaDrift } from "./persona-drift.ts";
import type { FileSummary } from "./shares.ts";
import type { StabilityIndex } from "./stability-index.ts";

export interface GateLimits {
  /** Of the shares of personas, and of each signal. */
  readonly maxIndex?: number;
  /** Points of percent of any persona, and of those undecided. */
  readonly maxShareChange?: number;
  /** Percent, of the current file. */
  readonly maxUndecided?: number;
  readonly minCoverage?: number;
}

export interface GateCheck {
  /** "stability index of “Developers on their side”" */
  readonly of: string;
  readonly limit: number;
  /** Which of the two the limit is. */
  readonly bound: "at most" | "at least";
  readonly found: number;
  /** What both are counted in; an index is a bare number. */
  readonly unit: "index" | "points" | "percent";
  readonly passed: boolean;
}

export function checkGate(
  {
    personasIndex,
    personas,
    signals,
    current,
  }: {
    readonly personasIndex: StabilityIndex;
    readonly personas: readonly PersonaDrift[];
    readonly signals: readonly DriftedFeature[];
    readonly current: FileSummary;
  },
  { maxIndex, maxShareChange, maxUndecided, minCoverage }: GateLimits,
): readonly GateCheck[] {
  const checks: GateCheck[] = [];
  const atMost = (of: string, unit: GateCheck["unit"], limit: number, found: number, sure = true): void => {
    checks.push({ of, limit, bound: "at most", found, unit, passed: found <= limit || !sure });
  };
  if (maxIndex !== undefined) {
    const indices = [
      { of: "stability index of the personas", ...personasIndex },
      ...signals.map((each) => ({ of: `stability index of “${each.title}”`, ...each })),
    ];
    const wrong = indices.filter(({ index, byChance }) => index > maxIndex && index > byChance);
    for (const { of, index } of wrong) atMost(of, "index", maxIndex, index);
    if (wrong.length === 0)
      atMost("highest stability index beyond chance", "index", maxIndex, highest(indices));
  }
  if (maxShareChange !== undefined)
    for (const { title, change } of personas)
      atMost(
        `change of the share of ${title}`,
        "points",
        maxShareChange,
        Math.abs(change.points),
        change.sure,
      );
  if (maxUndecided !== undefined) atMost("undecided", "percent", maxUndecided, current.undecided);
  if (minCoverage !== undefined) {
    const { coverage } = current;
    checks.push({
      of: "coverage",
      limit: minCoverage,
      bound: "at least",
      found: coverage,
      unit: "percent",
      passed: coverage >= minCoverage,
    });
  }
  return checks;
}

const highest = (indices: readonly StabilityIndex[]): number =>
  indices.reduce((most, { index, byChance }) => (index > byChance ? Math.max(most, index) : most), 0);
