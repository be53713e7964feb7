/**
 * Patterns of `matches /…/`: the part of RE2's language that every backend can match in linear time.
 *
 * Read by hand, since no platform's own reader knows this part and no more of it, and since what is wrong must be
 * said in words, at its place. A pattern becomes steps of a machine (pattern-match.ts runs it): counts are written
 * out, and letters stand in the form in which texts are compared (text-fold.ts), so that capitals never count.
 */

import { limits } from "../limits.ts";
import { foldsWithin } from "./text-fold.ts";

/** What is wrong, and where in the pattern: offsets in UTF-16 code units, the end excluded. */
export interface PatternProblem {
  readonly kind: PatternProblemKind;
  readonly start: number;
  readonly end: number;
}
export type PatternProblemKind =
  | "look-around"
  | "back-reference"
  | "flag or name"
  | "escape"
  | "unicode class"
  | "named class"
  | "nothing to repeat"
  | "repeated twice"
  | "count"
  | "backward count"
  | "count too high"
  | "unclosed group"
  | "unopened group"
  | "unclosed class"
  | "empty class"
  | "backward class"
  | "unfinished escape"
  | "too long"
  | "too large";

/** The last step is `[step.found]`. */
export interface PatternProgram {
  readonly steps: readonly Step[];
  /** `[from, to, from, to, …]`: ranges of code points, ascending and apart, both ends included. */
  readonly ranges: readonly (readonly number[])[];
}

/**
 * `[step.one, n]` takes one character out of the n-th ranges; `[step.either, a, b]` goes on at both steps; the others
 * test the place and take nothing.
 */
export type Step = readonly number[];
export const step = { found: 0, one: 1, either: 2, start: 3, end: 4, boundary: 5, inside: 6 } as const;

/** The program of a pattern, or the first thing that is wrong with it. */
export function compilePattern(
  pattern: string,
): { readonly program: PatternProgram } | { readonly problem: PatternProblem } {
  if (pattern.length > limits.patternLength)
    return { problem: { kind: "too long", start: 0, end: pattern.length } };
  try {
    return { program: writeProgram(readPattern(pattern, limits.patternRepeat), limits.patternSteps) };
  } catch (error) {
    if (error === tooLarge) return { problem: { kind: "too large", start: 0, end: pattern.length } };
    if (!(error instanceof Unreadable)) throw error;
    return { problem: error.problem };
  }
}

/** What a pattern is made of; undefined where something is wrong with it. */
export function patternTree(pattern: string): PatternNode | undefined {
  if ("problem" in compilePattern(pattern)) return undefined;
  return readPattern(pattern, limits.patternRepeat);
}

/** Leaves the reader at the first problem; never gets out of this file. */
class Unreadable extends Error {
  readonly problem: PatternProblem;
  constructor(problem: PatternProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}
const tooLarge = new Error("too large");

type Ranges = readonly (readonly [from: number, to: number])[];
/** `place` takes nothing; an `any` has one part at least. */
export type PatternNode =
  | { readonly kind: "one"; readonly ranges: Ranges }
  | { readonly kind: "place"; readonly step: number }
  | { readonly kind: "all" | "any"; readonly parts: readonly PatternNode[] }
  | { readonly kind: "repeat"; readonly part: PatternNode; readonly least: number; readonly most: number };

// ---------- reading ----------

const lastCodePoint = 0x10ffff;
const classes: Readonly<Record<string, Ranges>> = {
  d: [[48, 57]],
  w: [
    [48, 57],
    [65, 90],
    [95, 95],
    [97, 122],
  ],
  s: [
    [9, 10],
    [12, 13],
    [32, 32],
  ],
};
const controls: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13 };
const places: Readonly<Record<string, number>> = { b: step.boundary, B: step.inside };

function readPattern(pattern: string, repeat: number): PatternNode {
  let at = 0;

  const whole = alternatives();
  if (at < pattern.length) fail("unopened group", at, at + 1);
  return whole;

  function fail(kind: PatternProblemKind, start: number, end: number): never {
    throw new Unreadable({ kind, start, end });
  }

  function alternatives(): PatternNode {
    const parts = [sequence()];
    while (pattern[at] === "|") {
      at++;
      parts.push(sequence());
    }
    return { kind: "any", parts };
  }

  function sequence(): PatternNode {
    const parts: PatternNode[] = [];
    while (at < pattern.length && pattern[at] !== "|" && pattern[at] !== ")") parts.push(repeated());
    return { kind: "all", parts };
  }

  function repeated(): PatternNode {
    const start = at;
    const part = atom();
    const from = at;
    const count = counted();
    if (count === undefined) return part;
    if (part.kind === "place") fail("nothing to repeat", start, at);
    // `a+?` takes as little as it can, which makes no difference to whether it is there.
    if (pattern[at] === "?") at++;
    if (/[*+?{]/.test(pattern[at] ?? "")) fail("repeated twice", from, at + 1);
    return { kind: "repeat", part, ...count };
  }

  function counted(): { readonly least: number; readonly most: number } | undefined {
    const sign = pattern[at];
    if (sign === "*" || sign === "+" || sign === "?") {
      at++;
      return { least: sign === "+" ? 1 : 0, most: sign === "?" ? 1 : Infinity };
    }
    if (sign !== "{") return undefined;
    const match = /^\{(\d{1,9})(,(\d{1,9})?)?\}/.exec(pattern.slice(at));
    if (match === null) fail("count", at, at + 1);
    const [all, low, comma, high] = match;
    const least = Number(low);
    const most = comma === undefined ? least : high === undefined ? Infinity : Number(high);
    if (most < least) fail("backward count", at, at + all.length);
    if (least > repeat || (most > repeat && most < Infinity)) fail("count too high", at, at + all.length);
    at += all.length;
    return { least, most };
  }

  function atom(): PatternNode {
    const start = at;
    const sign = pattern[at] as string;
    if (/[*+?]/.test(sign)) fail("nothing to repeat", at, at + 1);
    if (sign === "{") fail("count", at, at + 1);
    if (sign === "(") return group();
    if (sign === "[") return characterClass();
    if (sign === "\\") return escaped();
    const code = pattern.codePointAt(at) as number;
    at += code > 0xffff ? 2 : 1;
    if (sign === "^") return { kind: "place", step: step.start };
    if (sign === "$") return { kind: "place", step: step.end };
    if (sign === ".") return { kind: "one", ranges: complement([[10, 10]]) };
    return { kind: "one", ranges: foldRanges([[code, code]]) };

    function group(): PatternNode {
      const rest = pattern.slice(start);
      const around = /^\(\?<?[=!]/.exec(rest);
      if (around !== null) fail("look-around", start, start + around[0].length);
      const plain = rest.startsWith("(?:");
      if (!plain && rest.startsWith("(?")) fail("flag or name", start, Math.min(start + 3, pattern.length));
      at += plain ? 3 : 1;
      const inner = alternatives();
      if (pattern[at] !== ")") fail("unclosed group", start, start + 1);
      at++;
      return inner;
    }
  }

  function escaped(): PatternNode {
    const letter = pattern[at + 1] ?? "";
    const place = Object.hasOwn(places, letter) ? places[letter] : undefined;
    if (place === undefined) return { kind: "one", ranges: foldRanges(escapedRanges()) };
    at += 2;
    return { kind: "place", step: place };
  }

  /** `\d`, `\t`, `\.`: what stands behind a backslash, in a class as outside of one. */
  function escapedRanges(): Ranges {
    const start = at;
    const letter = pattern[at + 1];
    if (letter === undefined) return fail("unfinished escape", at, at + 1);
    const code = pattern.codePointAt(at + 1) as number;
    at += code > 0xffff ? 3 : 2;
    const small = letter.toLowerCase();
    if (Object.hasOwn(classes, small)) {
      const ranges = classes[small] as Ranges;
      return letter === small ? ranges : complement(foldRanges(ranges));
    }
    const control = Object.hasOwn(controls, letter) ? controls[letter] : undefined;
    if (control !== undefined) return [[control, control]];
    if (/[1-9]/.test(letter)) fail("back-reference", start, at);
    if (small === "p") fail("unicode class", start, at);
    if (code > 127 || /[A-Za-z0-9]/.test(letter)) fail("escape", start, at);
    return [[code, code]];
  }

  function characterClass(): PatternNode {
    const start = at++;
    const negated = pattern[at] === "^";
    if (negated) at++;
    if (pattern[at] === "]") fail("empty class", start, at + 1);
    const ranges: (readonly [number, number])[] = [];
    while (pattern[at] !== "]") {
      if (at >= pattern.length) fail("unclosed class", start, start + 1);
      if (/^\[[:.=]/.test(pattern.slice(at))) fail("named class", at, at + 2);
      const from = at;
      const first = member();
      const isRange = pattern[at] === "-" && at + 1 < pattern.length && pattern[at + 1] !== "]";
      if (!isRange) {
        ranges.push(...first);
        continue;
      }
      at++;
      const last = member();
      const [low, lowEnd] = first[0] ?? [0, -1];
      const [high, highEnd] = last[0] ?? [0, -1];
      if (first.length > 1 || last.length > 1 || low !== lowEnd || high !== highEnd || low > high)
        fail("backward class", from, at);
      ranges.push([low, high]);
    }
    at++;
    const folded = foldRanges(ranges);
    return { kind: "one", ranges: negated ? complement(folded) : folded };
  }

  function member(): Ranges {
    if (pattern[at] === "\\") {
      if (pattern[at + 1] === "b" || pattern[at + 1] === "B") fail("escape", at, at + 2);
      return escapedRanges();
    }
    const code = pattern.codePointAt(at) as number;
    at += code > 0xffff ? 2 : 1;
    return [[code, code]];
  }
}

// ---------- ranges ----------

/** With what its members fold to: a text that is matched is folded already. */
function foldRanges(ranges: Ranges): Ranges {
  const folded = ranges.flatMap(([from, to]) => foldsWithin(from, to));
  return ascending([...ranges, ...folded.map((code) => [code, code] as const)]);
}

function ascending(ranges: Ranges): Ranges {
  const merged: [number, number][] = [];
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** Invariant: `ranges` are ascending and apart. */
function complement(ranges: Ranges): Ranges {
  const outside: [number, number][] = [];
  let from = 0;
  for (const [low, high] of ranges) {
    if (low > from) outside.push([from, low - 1]);
    from = high + 1;
  }
  if (from <= lastCodePoint) outside.push([from, lastCodePoint]);
  return outside;
}

// ---------- writing ----------

/** What a count repeats is written out for each time; its ranges are there once. */
function writeProgram(whole: PatternNode, limit: number): PatternProgram {
  const steps: Step[] = [];
  const ranges = new Map<Ranges, number>();
  write(whole);
  steps.push([step.found]);
  return { steps, ranges: [...ranges.keys()].map((each) => each.flat()) };

  function write(node: PatternNode): void {
    if (steps.length >= limit) throw tooLarge;
    switch (node.kind) {
      case "one":
        if (!ranges.has(node.ranges)) ranges.set(node.ranges, ranges.size);
        steps.push([step.one, ranges.get(node.ranges) as number]);
        return;
      case "place":
        steps.push([node.step]);
        return;
      case "all":
        for (const part of node.parts) write(part);
        return;
      case "any":
        writeAny(node.parts);
        return;
      case "repeat":
        writeRepeat(node);
    }
  }

  function writeAny(parts: readonly PatternNode[]): void {
    const exits: number[] = [];
    for (const [index, part] of parts.entries()) {
      if (index === parts.length - 1) {
        write(part);
        break;
      }
      const fork = steps.push([]) - 1;
      write(part);
      exits.push(steps.push([]) - 1);
      steps[fork] = [step.either, fork + 1, steps.length];
    }
    for (const exit of exits) steps[exit] = [step.either, steps.length, steps.length];
  }

  function writeRepeat({ part, least, most }: Extract<PatternNode, { kind: "repeat" }>): void {
    let last = steps.length;
    for (let count = 0; count < least; count++) {
      last = steps.length;
      write(part);
    }
    if (most === Infinity && least > 0) {
      steps.push([step.either, last, steps.length + 1]);
    } else if (most === Infinity) {
      const fork = steps.push([]) - 1;
      write(part);
      steps.push([step.either, fork, fork]);
      steps[fork] = [step.either, fork + 1, steps.length];
    } else {
      const forks: number[] = [];
      for (let count = least; count < most; count++) {
        forks.push(steps.push([]) - 1);
        write(part);
      }
      for (const fork of forks) steps[fork] = [step.either, fork + 1, steps.length];
    }
  }
}
