/**
 * From the points of all personas to one persona: ranking, ties, `accept`, `otherwise`, `keep`.
 *
 * All in integers: scores are thousandths of a point, fit is basis points, coverage stays a pair of weights. What
 * personas are ranked by is called their value, whichever of the two it is.
 */

import type { AcceptClause, Classify, Persona } from "../ir/ir.ts";
import type { Classification, Outcome } from "./classification.ts";
import type { Reach } from "./reach.ts";

export interface Standing {
  readonly persona: string;
  /** Thousandths. */
  readonly score: number;
  /** Basis points. */
  readonly fit: number;
}

/** The weights of the rules that are decided, and of all. */
export interface Coverage {
  readonly decided: number;
  readonly all: number;
}

/** floor((score − least) × 10 000 ÷ (most − least)); 0 where nothing can make a difference. */
export function fitOf(score: number, { least, most }: Reach): number {
  if (most === least) return 0;
  // The product may be more than a double holds exactly.
  return Number(floorQuotient(BigInt(score - least) * 10_000n, BigInt(most - least)));
}

/** Decided by all, rounded down to basis points; 0 where nothing weighs anything. */
export function coverageInBasisPoints({ decided, all }: Coverage): number {
  return all === 0 ? 0 : Number((BigInt(decided) * 10_000n) / BigInt(all));
}

/** The best first; equals in the order of `ties`. */
export function rankStandings(standings: readonly Standing[], classify: Classify): readonly Standing[] {
  const place = placesIn(classify);
  const last = classify.ties.length;
  return [...standings].sort(
    (left, right) =>
      rankedValue(right, classify) - rankedValue(left, classify) ||
      (place.get(left.persona) ?? last) - (place.get(right.persona) ?? last),
  );
}

/** By persona, its place in `ties`. */
function placesIn(classify: Classify): ReadonlyMap<string, number> {
  const known = places.get(classify);
  if (known !== undefined) return known;
  const made = new Map(classify.ties.map((persona, index) => [persona, index]));
  places.set(classify, made);
  return made;
}

/** A playbook never changes, so one look is enough. */
const places = new WeakMap<Classify, ReadonlyMap<string, number>>();

export interface Decision {
  readonly persona: string | undefined;
  readonly outcome: Outcome;
  readonly failed: readonly string[];
}

/** Whose the customer is, from the ranking and, where `keep` is used, a previous persona that exists. */
export function decide(
  ranking: readonly Standing[],
  coverage: Coverage,
  previous: string | undefined,
  classify: Classify,
): Decision {
  const failed = classify.accept
    .filter((clause) => !holds(clause, ranking, coverage, classify))
    .map((clause) => printClause(clause, classify.rankBy));
  const first = ranking[0];
  const accepted = first !== undefined && failed.length === 0;

  const margin = classify.keepUnlessBeatenBy;
  const kept = margin === undefined ? undefined : ranking.find(({ persona }) => persona === previous);
  if (margin !== undefined && kept !== undefined) {
    // Nobody is displaced by a persona that was not accepted, nor by one too little ahead. One who is first and
    // accepted again is simply accepted.
    const switches = accepted && rankedValue(first, classify) - rankedValue(kept, classify) >= margin;
    if (!switches && !(accepted && first === kept)) return { persona: kept.persona, outcome: "kept", failed };
  }
  if (accepted) return { persona: first.persona, outcome: "accepted", failed };
  if (classify.otherwise !== undefined) return { persona: classify.otherwise, outcome: "fallback", failed };
  return { persona: undefined, outcome: "undecided", failed };
}

/** First minus second in what is ranked by; 0 where there is no second. */
export function marginOf(ranking: readonly Standing[], classify: Classify): number {
  const [first, second] = ranking;
  return first && second ? rankedValue(first, classify) - rankedValue(second, classify) : 0;
}

/** The notice about a previous persona that the playbook does not have: it counts as none. */
export function noticesAbout(
  previous: string | undefined,
  personas: readonly Persona[],
  classify: Classify,
): Classification["notices"] {
  const matters = previous !== undefined && classify.keepUnlessBeatenBy !== undefined;
  if (!matters || personas.some(({ name }) => name === previous)) return [];
  return [unknownPreviousNotice.join(previous)];
}

/** What stands before and after the name. */
export const unknownPreviousNotice = [
  "the previous persona `",
  "` is not one of this playbook, so there is none to keep",
] as const;

/** A clause as its author would read it: `score >= 4`, `coverage >= 50%`. */
export function printClause({ measure, operator, value }: AcceptClause, rankBy: Classify["rankBy"]): string {
  const inPoints = measure === "score" || (measure === "margin" && rankBy === "score");
  return `${measure} ${operator} ${inPoints ? value / 1000 : `${value / 100}%`}`;
}

function holds(
  clause: AcceptClause,
  ranking: readonly Standing[],
  coverage: Coverage,
  classify: Classify,
): boolean {
  const { measure, value } = clause;
  const reaches = (left: bigint, right: bigint) => isReached(clause, left, right);
  const [first] = ranking;
  if (first === undefined) return false;
  switch (measure) {
    case "score":
      return reaches(BigInt(first.score), BigInt(value));
    case "fit":
      return reaches(BigInt(first.fit), BigInt(value));
    case "margin":
      // With one persona there is nobody to be ahead of.
      return ranking.length === 1 || reaches(BigInt(marginOf(ranking, classify)), BigInt(value));
    case "coverage":
      return isCovered(clause, coverage);
  }
}

/** Whether a clause about coverage holds. */
export function isCovered(clause: AcceptClause, { decided, all }: Coverage): boolean {
  // Cross-multiplied: comparing the rounded share would refuse 50.001 % where `> 50%` is asked.
  if (all === 0) return isReached(clause, 0n, BigInt(clause.value));
  return isReached(clause, BigInt(decided) * 10_000n, BigInt(clause.value) * BigInt(all));
}

const isReached = ({ operator }: AcceptClause, left: bigint, right: bigint): boolean =>
  operator === ">=" ? left >= right : left > right;

function rankedValue({ score, fit }: Standing, { rankBy }: Classify): number {
  return rankBy === "fit" ? fit : score;
}

function floorQuotient(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend < 0n && dividend % divisor !== 0n ? quotient - 1n : quotient;
}
