/**
 * Whether a pattern is somewhere in a text, in time proportional to the text.
 *
 * All the ways in which the pattern could go on are followed at once (Thompson's construction), as bits of a set of
 * steps, so nothing is ever tried again. Where a step leads to the next one, a shift of the set does it; what others
 * lead to is looked up, eight at a time. A character costs the same whatever text stands before it: no text can be
 * made that is slow.
 * Generated classifiers carry the same functions (emit/javascript/pattern-runtime.ts).
 */

import { type PatternProgram, type Step, step } from "./pattern.ts";

/** @param text folded, see text-fold.ts */
export function matchesPattern(program: PatternProgram, text: string): boolean {
  const { words, found, intervalOf, isWord, stepsTaking, goingOn } = machineOf(program);
  /** The steps that took the character before, and those that can take the one at hand. */
  let took = new Int32Array(words);
  let takes = new Int32Array(words);
  for (let at = 0, before: number = side.edge; ; ) {
    const code = text.codePointAt(at) ?? -1;
    const interval = code < 0 ? -1 : intervalOf(code);
    const after = interval < 0 ? side.edge : isWord[interval] === 1 ? side.word : side.other;
    const { start, straight, row } = goingOn(before, after);
    for (let word = 0, over = 0; word < words; word++) {
      const bits = (took[word] as number) & (straight[word] as number);
      takes[word] = (start[word] as number) | (bits << 1) | over;
      over = bits >>> 31;
    }
    for (let word = 0; word < words; word++) {
      let bits = (took[word] as number) & ~(straight[word] as number);
      for (let byte = 4 * word; bits !== 0; byte++, bits >>>= 8) {
        if ((bits & 255) === 0) continue;
        const reached = row((byte << 8) | (bits & 255));
        for (let to = 0; to < words; to++) takes[to] = (takes[to] as number) | (reached[to] as number);
      }
    }
    if (((takes[found >> 5] as number) & (1 << found)) !== 0) return true;
    if (interval < 0) return false;
    const taking = stepsTaking(interval);
    for (let word = 0; word < words; word++) takes[word] = (takes[word] as number) & (taking[word] as number);
    [took, takes] = [takes, took];
    before = after;
    at += code > 0xffff ? 2 : 1;
  }
}

/** What stands at one side of a place: nothing, as the text ends there; a character of a word; another one. */
const side = { edge: 0, word: 1, other: 2 } as const;

/** Sets of steps are bits, by the index of the step. */
interface Machine {
  /** Numbers of 32 bits that a set of steps takes. */
  readonly words: number;
  /** The step that says that the pattern was found. */
  readonly found: number;
  /** Intervals of code points that no range of the pattern divides. */
  readonly intervalOf: (code: number) => number;
  readonly isWord: Uint8Array;
  readonly stepsTaking: (interval: number) => Int32Array;
  readonly goingOn: (before: number, after: number) => GoingOn;
}

/** Where the machine can be at a place, of which it is known what stands before and after it. */
interface GoingOn {
  /** From the beginning of the pattern. */
  readonly start: Int32Array;
  /** The steps from which the next one is all that can be reached. */
  readonly straight: Int32Array;
  /** From others, eight at a time: the index of a byte of the set and its value, as one number. */
  readonly row: (set: number) => Int32Array;
}

const machines = new Map<PatternProgram, Machine>();
/** A large machine takes up to two megabytes. */
const keptMachines = 32;

function machineOf(program: PatternProgram): Machine {
  const known = machines.get(program);
  if (known !== undefined) return known;
  if (machines.size >= keptMachines) machines.clear();
  const machine = createMachine(program);
  machines.set(program, machine);
  return machine;
}

function createMachine(program: PatternProgram): Machine {
  const { steps, ranges } = program;
  const words = (steps.length + 31) >> 5;
  const bounds = intervalsOf(ranges);
  const low = Uint16Array.from({ length: 128 }, (_, code) => lastUpTo(bounds, code));
  const asks = (...kinds: readonly number[]) => steps.some(([kind]) => kinds.includes(kind as number));
  const asksForWords = asks(step.boundary, step.inside);
  const beforeSeen = seen(asksForWords, asks(step.start));
  const afterSeen = seen(asksForWords, asks(step.end));
  const taking: Int32Array[] = [];
  const going: GoingOn[] = [];
  return {
    words,
    found: steps.length - 1,
    intervalOf: (code) => (code < 128 ? (low[code] as number) : lastUpTo(bounds, code)),
    isWord: Uint8Array.from(bounds, (code) => (isWordCode(code) ? 1 : 0)),
    stepsTaking(interval) {
      taking[interval] ??= stepsTaking(program, bounds[interval] as number);
      return taking[interval];
    },
    goingOn(before, after) {
      const place = 3 * beforeSeen(before) + afterSeen(after);
      going[place] ??= createGoingOn(steps, before, after);
      return going[place];
    },
  };
}

/** Sides that a pattern does not tell apart are one. */
const seen = (words: boolean, edge: boolean) => (at: number) =>
  words || (edge && at === side.edge) ? at : side.other;

/** Where the intervals begin, ascending, the first at 0. */
function intervalsOf(ranges: PatternProgram["ranges"]): Uint32Array {
  const bounds = new Set([0, 48, 58, 65, 91, 95, 96, 97, 123]);
  for (const each of ranges) for (const [index, code] of each.entries()) bounds.add(code + (index % 2));
  return Uint32Array.from(bounds).sort();
}

function stepsTaking({ steps, ranges }: PatternProgram, code: number): Int32Array {
  const holds = ranges.map((each) => isIn(each, code));
  const set = new Int32Array((steps.length + 31) >> 5);
  for (const [index, [kind, of]] of steps.entries())
    if (kind === step.one && holds[of as number]) add(set, index);
  return set;
}

function createGoingOn(steps: readonly Step[], before: number, after: number): GoingOn {
  const words = (steps.length + 31) >> 5;
  const start = new Int32Array(words);
  reach(0, start);
  const straight = new Int32Array(words);
  for (const [index, [kind]] of steps.entries())
    if (kind === step.one && isTaking(steps[index + 1]?.[0])) add(straight, index);
  // With room for all from the beginning: an array that is filled here and there becomes a table, three times as slow.
  const rows = new Array<Int32Array | undefined>(words << 10);
  return { start, straight, row: (set) => (rows[set] ??= createRow(set >> 8, set & 255)) };

  function createRow(byte: number, value: number): Int32Array {
    const reached = new Int32Array(words);
    for (let bit = 0; bit < 8; bit++) if ((value & (1 << bit)) !== 0) reach(8 * byte + bit + 1, reached);
    return reached;
  }

  /** All steps that take something, or say that it was found, without anything taken on the way to them. */
  function reach(first: number, reached: Int32Array): void {
    const seen = new Uint8Array(steps.length);
    const waiting = [first];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (seen[next] === 1) continue;
      seen[next] = 1;
      const [kind, one, other] = steps[next] as Step;
      if (kind === step.either) waiting.push(one as number, other as number);
      else if (isTaking(kind)) add(reached, next);
      else if (holds(kind as number, before, after)) waiting.push(next + 1);
    }
  }
}

const isTaking = (kind: number | undefined) => kind === step.one || kind === step.found;

function holds(kind: number, before: number, after: number): boolean {
  if (kind === step.start) return before === side.edge;
  if (kind === step.end) return after === side.edge;
  return ((before === side.word) !== (after === side.word)) === (kind === step.boundary);
}

function isIn(ranges: Step, code: number): boolean {
  const last = lastUpTo(ranges, code);
  // Beginnings and ends take turns, and an end belongs to its range.
  return last >= 0 && (last % 2 === 0 || ranges[last] === code);
}

/** The index of the last of ascending numbers that is not above `code`; -1 where there is none. */
function lastUpTo(ascending: ArrayLike<number>, code: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) <= code) low = middle + 1;
    else high = middle - 1;
  }
  return high;
}

function add(set: Int32Array, index: number): void {
  set[index >> 5] = (set[index >> 5] as number) | (1 << index);
}

const isWordCode = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 95 || (code >= 65 && code <= 90);
