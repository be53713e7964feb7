/**
 * The part of a generated classifier that looks for patterns: the same machine as values/pattern-match.ts, whose
 * steps the classifier carries. No pattern is given to the platform's own regular expressions, since these try
 * again where they fail, and a text can be made so that they never come to an end.
 */

import { type Part, part } from "./runtime-part.ts";

export const patternParts = {
  matchesPattern: part(
    ["matchesPattern", "isInRanges", "isWordCode"],
    [],
    `/** Follows all ways in which a pattern could go on at once, so that a text is read once. */
function matchesPattern(program, text) {
  const size = program.length;
  const arrived = new Int32Array(size).fill(-1);
  let waiting = new Int32Array(2 * size + 1);
  let taking = new Int32Array(2 * size + 1);
  let waits = 0;
  for (let at = 0, before = -1; ; ) {
    const code = text.codePointAt(at) ?? -1;
    let takes = 0;
    waiting[waits++] = 0;
    while (waits > 0) {
      const next = waiting[--waits];
      if (arrived[next] === at) continue;
      arrived[next] = at;
      const step = program[next];
      const kind = step[0];
      if (kind === 0) return true;
      if (kind === 1) {
        if (isInRanges(step, code)) taking[takes++] = next + 1;
      } else if (kind === 2) {
        waiting[waits++] = step[2];
        waiting[waits++] = step[1];
      } else {
        const holds = kind === 3 ? before < 0 : kind === 4 ? code < 0 : (isWordCode(before) !== isWordCode(code)) === (kind === 5);
        if (holds) waiting[waits++] = next + 1;
      }
    }
    if (code < 0) return false;
    at += code > 0xffff ? 2 : 1;
    before = code;
    [waiting, taking] = [taking, waiting];
    waits = takes;
  }
}

function isInRanges(step, code) {
  let low = 0;
  let high = (step.length - 3) / 2;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (code < step[1 + 2 * middle]) high = middle - 1;
    else if (code > step[2 + 2 * middle]) low = middle + 1;
    else return true;
  }
  return false;
}

function isWordCode(code) {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 95 || (code >= 65 && code <= 90);
}`,
  ),
} as const satisfies Record<string, Part>;
