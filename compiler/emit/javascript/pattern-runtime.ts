/**
 * The part of a generated classifier that looks for patterns: the same machine as values/pattern-match.ts, whose
 * steps the classifier carries. No pattern is given to the platform's own regular expressions, since these try
 * again where they fail, and a text can be made so that they never come to an end.
 */

import { type Part, part } from "./runtime-part.ts";

export const patternParts = {
  matchesPattern: part(
    [
      "matchesPattern",
      "patternMachines",
      "patternMachineOf",
      "createPatternMachine",
      "createGoingOn",
      "isInRanges",
      "lastUpTo",
      "isWordCode",
    ],
    [],
    `/** Follows all ways in which a pattern could go on at once, as bits of a set of steps; each character is read once. */
function matchesPattern(program, text) {
  const { words, found, intervalOf, isWord, stepsTaking, goingOn } = patternMachineOf(program);
  let took = new Int32Array(words);
  let takes = new Int32Array(words);
  for (let at = 0, before = 0; ; ) {
    const code = text.codePointAt(at) ?? -1;
    const interval = code < 0 ? -1 : intervalOf(code);
    // At either side of a place: 0 is the end of the text, 1 a character of a word, 2 another.
    const after = interval < 0 ? 0 : isWord[interval] === 1 ? 1 : 2;
    const { start, straight, row } = goingOn(before, after);
    for (let word = 0, over = 0; word < words; word++) {
      const bits = took[word] & straight[word];
      takes[word] = start[word] | (bits << 1) | over;
      over = bits >>> 31;
    }
    for (let word = 0; word < words; word++) {
      let bits = took[word] & ~straight[word];
      for (let byte = 4 * word; bits !== 0; byte++, bits >>>= 8) {
        if ((bits & 255) === 0) continue;
        const reached = row((byte << 8) | (bits & 255));
        for (let to = 0; to < words; to++) takes[to] |= reached[to];
      }
    }
    if ((takes[found >> 5] & (1 << found)) !== 0) return true;
    if (interval < 0) return false;
    const taking = stepsTaking(interval);
    for (let word = 0; word < words; word++) takes[word] &= taking[word];
    [took, takes] = [takes, took];
    before = after;
    at += code > 0xffff ? 2 : 1;
  }
}

const patternMachines = new Map();

function patternMachineOf(program) {
  const known = patternMachines.get(program);
  if (known !== undefined) return known;
  if (patternMachines.size >= 32) patternMachines.clear();
  const machine = createPatternMachine(program);
  patternMachines.set(program, machine);
  return machine;
}

function createPatternMachine({ steps, ranges }) {
  const words = (steps.length + 31) >> 5;
  const divided = new Set([0, 48, 58, 65, 91, 95, 96, 97, 123]);
  for (const each of ranges) for (const [index, code] of each.entries()) divided.add(code + (index % 2));
  const bounds = Uint32Array.from(divided).sort();
  const low = Uint16Array.from({ length: 128 }, (_, code) => lastUpTo(bounds, code));
  const asks = (...kinds) => steps.some(([kind]) => kinds.includes(kind));
  const asksForWords = asks(5, 6);
  const asksForStart = asks(3);
  const asksForEnd = asks(4);
  const taking = [];
  const going = [];
  return {
    words,
    found: steps.length - 1,
    intervalOf: (code) => (code < 128 ? low[code] : lastUpTo(bounds, code)),
    isWord: Uint8Array.from(bounds, (code) => (isWordCode(code) ? 1 : 0)),
    stepsTaking(interval) {
      if (taking[interval] === undefined) {
        const holds = ranges.map((each) => isInRanges(each, bounds[interval]));
        const set = new Int32Array(words);
        for (const [index, [kind, of]] of steps.entries()) if (kind === 1 && holds[of]) set[index >> 5] |= 1 << index;
        taking[interval] = set;
      }
      return taking[interval];
    },
    goingOn(before, after) {
      const left = asksForWords || (asksForStart && before === 0) ? before : 2;
      const right = asksForWords || (asksForEnd && after === 0) ? after : 2;
      going[3 * left + right] ??= createGoingOn(steps, before, after);
      return going[3 * left + right];
    },
  };
}

function createGoingOn(steps, before, after) {
  const words = (steps.length + 31) >> 5;
  const start = new Int32Array(words);
  reach(0, start);
  const straight = new Int32Array(words);
  for (const [index, [kind]] of steps.entries())
    if (kind === 1 && steps[index + 1][0] < 2) straight[index >> 5] |= 1 << index;
  const rows = new Array(words << 10);
  return { start, straight, row: (set) => (rows[set] ??= createRow(set >> 8, set & 255)) };

  function createRow(byte, value) {
    const reached = new Int32Array(words);
    for (let bit = 0; bit < 8; bit++) if ((value & (1 << bit)) !== 0) reach(8 * byte + bit + 1, reached);
    return reached;
  }

  function reach(first, reached) {
    const seen = new Uint8Array(steps.length);
    const waiting = [first];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (seen[next] === 1) continue;
      seen[next] = 1;
      const [kind, one, other] = steps[next];
      if (kind === 2) waiting.push(one, other);
      else if (kind < 2) reached[next >> 5] |= 1 << next;
      else {
        const holds = kind === 3 ? before === 0 : kind === 4 ? after === 0 : ((before === 1) !== (after === 1)) === (kind === 5);
        if (holds) waiting.push(next + 1);
      }
    }
  }
}

function isInRanges(ranges, code) {
  const last = lastUpTo(ranges, code);
  return last >= 0 && (last % 2 === 0 || ranges[last] === code);
}

function lastUpTo(ascending, code) {
  let low = 0;
  let high = ascending.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] <= code) low = middle + 1;
    else high = middle - 1;
  }
  return high;
}

function isWordCode(code) {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 95 || (code >= 65 && code <= 90);
}`,
  ),
} as const satisfies Record<string, Part>;
