/**
 * How points are added up: the totals of several personas, and the weight of what is decided, in a number or two.
 *
 * A total needs only a few of the bits of a number: so several totals lie side by side in one, each in bits of its own
 * (a lane), and what a case gives to all of them is one constant, added at once. Every total has its largest and
 * smallest value, whatever the customer; its lane is as wide as the way between them, and starts as far above nothing
 * as it can fall. So no lane ever runs over into the next, and sums are exact. Totals are counted in their unit, the
 * largest number that divides all points given. One that is wider than a number, or has no bounds (points for each
 * member of an open list), has a number to itself.
 * Which rules gave points is added up in the same way, where it is asked: a bit for each of their codes.
 */

import { reachOf } from "../../evaluator/reach.ts";
import type { At, Playbook, Points, Rule } from "../../ir/ir.ts";
import { type Code, comment, from, join, js } from "./writers.ts";

/** What one case of the rules gives, in thousandths. */
export interface Given {
  readonly points: ReadonlyMap<string, number>;
  /** The weight that it decides. */
  readonly decided: number;
  /** The reason codes of what gives points. */
  readonly fired: readonly string[];
  /** The place of what gives it; of several rules, of the first that gives points. */
  readonly at?: At;
}

/** Of one total. In thousandths: what its lane holds, times `unit`, plus `least`. */
export interface Lane {
  /** A persona; undefined for the weight of what is decided. */
  readonly persona: string | undefined;
  /** Which of the numbers it lies in. */
  readonly word: number;
  /** Its first bit in that number, and how many it has. */
  readonly shift: number;
  readonly bits: number;
  readonly unit: number;
  readonly least: number;
}

/** One of the numbers that sums are made in. */
export interface Word {
  /** The highest bits first; none where it says which rules gave points. */
  readonly lanes: readonly Lane[];
  /** Whether it stays below 2^30. */
  readonly isSmall: boolean;
  /** What it is before any rule is asked. */
  readonly start: number;
}

export interface Lanes {
  readonly words: readonly Word[];
  /** What to add to each of the numbers. */
  constantsOf(given: Given): readonly number[];
  /** Whether the same is added. */
  areSame(one: Given, other: Given): boolean;
  laneOf(persona: string | undefined): Lane | undefined;
  /** Which of the numbers has the bit of a reason code; undefined where it has none. */
  wordOfCode(code: string): number | undefined;
}

/** Engines add integers of this size in a processor's own; sums in doubles cost conversions back and forth. */
export const bitsOfSmall = 30;
/** Integers that a double holds: fewer numbers for arrays of doubles. */
export const bitsOfDouble = 53;

/** `codes` are those of all that can give points, where it is asked which did. */
export function lanesOf(
  { signals, rules }: Pick<Playbook, "signals" | "rules">,
  weights: ReadonlyMap<string, number>,
  personas: readonly string[],
  bitsOfWord: number,
  codes: readonly string[] = [],
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
  const lanesOfWords: Lane[][] = [];
  const bitsTaken: number[] = [];
  for (const { persona, least, most, unit } of totals) {
    if (least === most) continue;
    const bits = bitsFor((most - least) / unit);
    let word = bitsTaken.findIndex((taken) => taken + bits <= bitsOfWord);
    if (word < 0) word = bitsTaken.push(0) - 1;
    const shift = bitsTaken[word] ?? 0;
    const open = bits > bitsOfDouble;
    const lane = { persona, word, shift, bits, unit: open ? 1 : unit, least: open ? 0 : least };
    lanesOfWords[word] = [lane, ...(lanesOfWords[word] ?? [])];
    bitsTaken[word] = shift + bits;
  }
  const laneBy = new Map(lanesOfWords.flat().map((lane) => [lane.persona, lane]));
  const words = lanesOfWords.map(
    (lanes, index): Word => ({
      lanes,
      isSmall: (bitsTaken[index] ?? 0) <= bitsOfSmall,
      start: sum(lanes.map(({ least, unit, shift }) => (-least / unit) * 2 ** shift)),
    }),
  );
  const wordsOfCodes = Math.ceil(codes.length / bitsOfSmall);
  const bitOfCode = new Map(
    codes.map((code, place) => {
      const word = words.length + Math.floor(place / bitsOfSmall);
      return [code, { word, value: 2 ** (place % bitsOfSmall) }];
    }),
  );
  const constantsOf = ({ points, decided, fired }: Given): readonly number[] => {
    const constants = new Array<number>(words.length + wordsOfCodes).fill(0);
    const add = (word: number, amount: number) => {
      constants[word] = (constants[word] ?? 0) + amount;
    };
    for (const [persona, amount] of [...points, [undefined, decided] as const]) {
      const lane = laneBy.get(persona);
      if (lane) add(lane.word, (amount / lane.unit) * 2 ** lane.shift);
    }
    for (const code of fired) {
      const bit = bitOfCode.get(code);
      if (bit) add(bit.word, bit.value);
    }
    return constants;
  };
  return {
    words: [
      ...words,
      ...Array.from({ length: wordsOfCodes }, (): Word => ({ lanes: [], isSmall: true, start: 0 })),
    ],
    laneOf: (persona) => laneBy.get(persona),
    wordOfCode: (code) => bitOfCode.get(code)?.word,
    constantsOf,
    areSame(one, other) {
      const constants = constantsOf(other);
      return constantsOf(one).every((constant, index) => constant === constants[index]);
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

/** `Technical +2, Consulting -1` */
export function givenText({ points }: Given): string {
  const texts = [...points].map(
    ([persona, amount]) => `${persona} ${amount < 0 ? "-" : "+"}${Math.abs(amount) / 1000}`,
  );
  return texts.length === 0 ? "nothing" : texts.join(", ");
}

/** The locals that sums are made in, by number, and how they are laid out. */
export interface Sums {
  readonly lanes: Lanes;
  readonly words: readonly Code[];
}

/** `sums = (sums + 4097) | 0; // Consulting +1`: one statement for each number that changes. */
export function addGiven(given: Given, sums: Sums): readonly Code[] {
  const statements = addToWords(
    sums.lanes.constantsOf(given).map((constant) => (constant === 0 ? [] : [js`${constant}`])),
    sums,
  );
  const lines = statements.map((statement, index) =>
    index === 0 && given.points.size > 0 ? js`${statement} ${comment(givenText(given))}` : statement,
  );
  return given.at ? from(given.at, lines) : lines;
}

/** Terms to add to each of the numbers. */
export function addToWords(terms: readonly (readonly Code[])[], { lanes, words }: Sums): readonly Code[] {
  return words.flatMap((word, index) => {
    const parts = terms[index] ?? [];
    if (parts.length === 0) return [];
    const total = join(parts, " + ");
    // To say that it is an integer of 32 bits costs nothing, and saves asking whether it still is one.
    return [lanes.words[index]?.isSmall ? js`${word} = (${word} + ${total}) | 0;` : js`${word} += ${total};`];
  });
}

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
