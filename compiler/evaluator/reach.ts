/**
 * What a rule can give, whoever the customer is: its weight, and its least and most for each persona.
 *
 * These are facts about the playbook alone. Coverage and fit are measured against them, by the evaluator and by
 * every emitter, which therefore take them from here. All figures are thousandths of a point.
 */

import type { Arm, Award, CasesRule, EachRule, Playbook, Points, Range, Rule, Type } from "../ir/ir.ts";
import { compareValues } from "./condition.ts";

export interface Reach {
  readonly least: number;
  readonly most: number;
}

type SignalTypes = Pick<Playbook, "signals">;

/** The largest sum of absolute points that any one arm of the rule can give. */
export function weightOf(rule: Rule, playbook: SignalTypes): number {
  return Math.max(
    0,
    ...awardsOf(rule, playbook).map((award) => sum(award.points.map(({ points }) => Math.abs(points)))),
  );
}

/** The least and most that the rule can give a persona. */
export function reachOf(rule: Rule, persona: string, playbook: SignalTypes): Reach {
  const given = awardsOf(rule, playbook).map((award) => pointsFor(persona, award));
  if (canGiveNothing(rule, playbook)) given.push(0);
  return { least: Math.min(...given), most: Math.max(...given) };
}

/** The least and most of all rules together, each taken by itself. */
export function totalReach(persona: string, playbook: Pick<Playbook, "signals" | "rules">): Reach {
  const reaches = playbook.rules.map((rule) => reachOf(rule, persona, playbook));
  return { least: sum(reaches.map(({ least }) => least)), most: sum(reaches.map(({ most }) => most)) };
}

/** Points of a `for each` entry for so many members: the size of the total is held to `at most`. */
export function pointsForMembers({ points, atMost }: Points, members: number): number {
  const total = points * members;
  return atMost === undefined || Math.abs(total) <= atMost ? total : Math.sign(total) * atMost;
}

/** What an award gives one persona; a persona that is named twice gets both. */
export function pointsFor(persona: string, award: Pick<Award, "points">): number {
  return sum(award.points.filter((given) => given.persona === persona).map(({ points }) => points));
}

/** Every award that the rule can make; of `for each`, those among which its extremes are. The `unknown` arm is one of them unless its signal is required. */
function awardsOf(rule: Rule, playbook: SignalTypes): readonly Pick<Award, "points">[] {
  switch (rule.kind) {
    case "when":
      return [rule.award];
    case "cases": {
      const awards = rule.arms.map((arm) => arm.award);
      return rule.unknown && !isRequired(rule, playbook) ? [...awards, rule.unknown] : awards;
    }
    case "each": {
      const all = countOfMembers(typeOf(rule, playbook));
      return countsThatMatter(rule, all).map((members) => ({
        points: rule.award.points.map((given) => ({ ...given, points: pointsForCount(given, members, all) })),
      }));
    }
  }
}

/**
 * The total of a persona that an award names twice goes up and down with the members, and turns only where an
 * `at most` is reached; so its extremes are beside those counts, or at all members. A set of open values
 * (`any of language`) has no largest size: only `at most` bounds it, and the checker demands one.
 */
function countsThatMatter({ award: { points } }: EachRule, members: number | undefined): readonly number[] {
  const beside = points.flatMap((given) => {
    if (given.atMost === undefined || given.points === 0) return [];
    const count = given.atMost / Math.abs(given.points);
    return [Math.floor(count), Math.ceil(count)];
  });
  const all = members ?? Math.max(1, ...beside);
  return [...new Set([all, ...beside.filter((count) => count < all)])];
}

/** What nothing bounds is taken for one member. */
const pointsForCount = (given: Points, members: number, all: number | undefined): number =>
  all === undefined && given.atMost === undefined ? given.points : pointsForMembers(given, members);

/** How many members a set can have; undefined where they are not listed. */
export function countOfMembers(type: Type | undefined): number | undefined {
  if (type?.kind !== "set") return undefined;
  if (type.element.kind === "enumeration") return type.element.members.length;
  return type.element.kind === "boolean" ? 2 : undefined;
}

/**
 * A condition may be false or unknown, a set empty. Of `for signal`, either no arm fits a known value, or the
 * signal is unknown and nothing is said of that.
 */
function canGiveNothing(rule: Rule, playbook: SignalTypes): boolean {
  if (rule.kind !== "cases") return true;
  return !coversAll(rule.arms, typeOf(rule, playbook)) || (!isRequired(rule, playbook) && !rule.unknown);
}

/** Whether some arm fits whatever the value is, as far as the type tells: all members, or bands without a hole. */
function coversAll(arms: readonly Arm[], type: Type | undefined): boolean {
  if (type?.kind === "boolean" || type?.kind === "enumeration") {
    const listed = new Set(arms.flatMap(({ test }) => (test.kind === "values" ? test.values : [])));
    const members = type.kind === "boolean" ? [true, false] : type.members.map(({ name }) => name);
    return members.every((member) => listed.has(member));
  }
  return type !== undefined && "range" in type ? bandsCover(arms, type.range) : bandsCover(arms, undefined);
}

interface Band {
  readonly lower?: number | string;
  readonly below?: number | string;
}

/** Walks the bands from the lowest up; `reached` is the first value that none of them has covered yet. */
function bandsCover(arms: readonly Arm[], range: Range | undefined): boolean {
  const bands = arms.flatMap(({ test }): Band[] =>
    test.kind === "band" ? [test] : test.values.flatMap(bandOfValue),
  );
  bands.sort((left, right) => compareLower(left.lower, right.lower));
  let reached = range?.lower;
  for (const { lower, below } of bands) {
    if (lower !== undefined && (reached === undefined || compareValues(lower, reached) > 0)) return false;
    if (below === undefined) return true;
    if (reached === undefined || compareValues(below, reached) > 0) reached = below;
    if (endsWithin(range, reached)) return true;
  }
  return false;
}

/** A single number is a band of its own: canonical numbers are integers. Single texts and dates cover nothing. */
function bandOfValue(value: unknown): Band[] {
  return typeof value === "number" ? [{ lower: value, below: value + 1 }] : [];
}

function endsWithin(range: Range | undefined, reached: number | string): boolean {
  if (range?.upper === undefined) return false;
  const order = compareValues(range.upper, reached);
  return range.upperIncluded ? order < 0 : order <= 0;
}

/** An open lower end comes first. */
function compareLower(left: number | string | undefined, right: number | string | undefined): number {
  if (left === undefined || right === undefined)
    return Number(left !== undefined) - Number(right !== undefined);
  return compareValues(left, right);
}

const typeOf = (rule: CasesRule | EachRule, playbook: SignalTypes): Type | undefined =>
  signalOf(rule, playbook)?.type;

const isRequired = (rule: CasesRule, playbook: SignalTypes): boolean =>
  signalOf(rule, playbook)?.required === true;

type Signals = Playbook["signals"];
/** A playbook never changes, and every rule asks for its signal. */
const byName = new WeakMap<Signals, ReadonlyMap<string, Signals[number]>>();

function signalOf({ signal }: CasesRule | EachRule, { signals }: SignalTypes): Signals[number] | undefined {
  const known = byName.get(signals) ?? new Map(signals.map((each) => [each.name, each]));
  byName.set(signals, known);
  return known.get(signal);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
