/**
 * How points are added up: the totals of several personas, and the weight of what is decided, in one number.
 *
 * A double holds integers of 53 bits, and a total needs only a few of them: so several totals lie side by side in one
 * number, each in bits of its own (a lane), and what a case gives to all of them is one constant, added at once.
 * Every total has its largest and smallest value, whatever the customer; its lane is as wide as the way between them,
 * and starts as far above nothing as it can fall. So no lane ever runs over into the next, and sums are exact.
 * Totals are counted in their unit, the largest number that divides all points given. A total without bounds (points
 * for each member of an open list) has a number to itself.
 */

import { reachOf } from "../../evaluator/reach.ts";
import type { At, Playbook, Points, Rule } from "../../ir/ir.ts";
import { type Code, comment, from, js } from "./writers.ts";

/** What one case of the rules gives, in thousandths. */
export interface Given {
  readonly points: ReadonlyMap<string, number>;
  /** The weight that it decides. */
  readonly decided: number;
  /** The place of what gives it; of several rules, of the first that gives points. */
  readonly at?: At;
}

/** Of one total. In thousandths: what its lane holds, times `unit`, plus `least`. */
export interface Lane {
  /** A persona; undefined for the weight of what is decided. */
  readonly persona: string | undefined;
  /** Which of the numbers it lies in. */
  readonly word: number;
  /** What one unit counts for in that number: a power of two. */
  readonly place: number;
  readonly unit: number;
  readonly least: number;
}

export interface Lanes {
  /** Those of each number, the highest bits first. */
  readonly words: readonly (readonly Lane[])[];
  /** What the numbers are before any rule is asked. */
  readonly start: readonly number[];
  /** What to add to each of the numbers. */
  constantsOf(given: Given): readonly number[];
  laneOf(persona: string | undefined): Lane | undefined;
}

const bitsOfWord = 53;

export function lanesOf(
  { signals, rules }: Pick<Playbook, "signals" | "rules">,
  weights: ReadonlyMap<string, number>,
  personas: readonly string[],
): Lanes {
  const totals = [
    ...personas.map((persona) => totalOf(persona, rules, signals)),
    {
      persona: undefined,
      least: 0,
      most: sum(weights.values()),
      unit: [...weights.values()].reduce(greatestDivisor, 0),
    },
  ];
  const words: Lane[][] = [];
  const bitsTaken: number[] = [];
  for (const { persona, least, most, unit } of totals) {
    if (least === most) continue;
    const bits = bitsFor((most - least) / unit);
    let word = bitsTaken.findIndex((taken) => taken + bits <= bitsOfWord);
    if (word < 0) word = bitsTaken.push(0) - 1;
    const taken = bitsTaken[word] ?? 0;
    const open = bits > bitsOfWord;
    const lane = { persona, word, place: 2 ** taken, unit: open ? 1 : unit, least: open ? 0 : least };
    words[word] = [lane, ...(words[word] ?? [])];
    bitsTaken[word] = open ? bitsOfWord : taken + bits;
  }
  const laneBy = new Map(words.flat().map((lane) => [lane.persona, lane]));
  return {
    words,
    start: words.map((lanes) => sum(lanes.map(({ least, unit, place }) => (-least / unit) * place))),
    laneOf: (persona) => laneBy.get(persona),
    constantsOf({ points, decided }) {
      const constants = words.map(() => 0);
      for (const [persona, amount] of [...points, [undefined, decided] as const]) {
        const lane = laneBy.get(persona);
        if (lane) constants[lane.word] = (constants[lane.word] ?? 0) + (amount / lane.unit) * lane.place;
      }
      return constants;
    },
  };
}

/** What rules can give one persona at most and at least, each by itself: also on the way there, in any order. */
function totalOf(persona: string, rules: readonly Rule[], signals: Playbook["signals"]) {
  const given = rules.flatMap(pointsOf).filter((each) => each.persona === persona && each.points !== 0);
  const unit = given
    .flatMap(({ points, atMost = 0 }) => [points, atMost])
    .map(Math.abs)
    .reduce(greatestDivisor, 0);
  const isOpen = rules.some(
    (rule) =>
      rule.kind === "each" &&
      isOpenEnded(rule.signal, signals) &&
      rule.award.points.some((each) => each.persona === persona && each.atMost === undefined),
  );
  if (isOpen) return { persona, least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY, unit };
  const reaches = rules.flatMap(apart).map((rule) => reachOf(rule, persona, { signals }));
  return {
    persona,
    least: sum(reaches.map(({ least }) => Math.min(0, least))),
    most: sum(reaches.map(({ most }) => Math.max(0, most))),
    unit,
  };
}

/** Points for each member, gains and losses by themselves: with few members the ones may not yet make up for the others. */
function apart(rule: Rule): readonly Rule[] {
  if (rule.kind !== "each") return [rule];
  return rule.award.points.map((points) => ({ ...rule, award: { ...rule.award, points: [points] } }));
}

/** Of a list, which may name a member any number of times, or a set of values that nobody has listed. */
function isOpenEnded(name: string, signals: Playbook["signals"]): boolean {
  const type = signals.find((signal) => signal.name === name)?.type;
  return type?.kind !== "set" || !["enumeration", "boolean"].includes(type.element.kind);
}

function pointsOf(rule: Rule): readonly Points[] {
  if (rule.kind !== "cases") return rule.award.points;
  return [...rule.arms.map(({ award }) => award), ...(rule.unknown ? [rule.unknown] : [])].flatMap(
    ({ points }) => points,
  );
}

export function sameGiven(one: Given, other: Given): boolean {
  return (
    one.decided === other.decided &&
    one.points.size === other.points.size &&
    [...one.points].every(([persona, points]) => other.points.get(persona) === points)
  );
}

/** `Technical +2, Consulting -1` */
export function givenText({ points }: Given): string {
  const texts = [...points].map(
    ([persona, amount]) => `${persona} ${amount < 0 ? "-" : "+"}${Math.abs(amount) / 1000}`,
  );
  return texts.length === 0 ? "nothing" : texts.join(", ");
}

/** `sums += 4097; // Consulting +1`: one statement for each number that changes. */
export function addGiven(given: Given, lanes: Lanes, words: readonly Code[]): readonly Code[] {
  const statements = lanes.constantsOf(given).flatMap((constant, index) => {
    const word = words[index];
    return constant === 0 || word === undefined ? [] : [addConstant(word, constant)];
  });
  const lines = statements.map((statement, index) =>
    index === 0 && given.points.size > 0 ? js`${statement} ${comment(givenText(given))}` : statement,
  );
  return given.at ? from(given.at, lines) : lines;
}

export const addConstant = (word: Code, constant: number): Code =>
  constant < 0 ? js`${word} -= ${-constant};` : js`${word} += ${constant};`;

const bitsFor = (steps: number): number =>
  Number.isFinite(steps) ? Math.floor(Math.log2(steps)) + 1 : Number.POSITIVE_INFINITY;

function greatestDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestDivisor(other, one % other);
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
