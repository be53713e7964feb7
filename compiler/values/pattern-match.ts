/**
 * Whether a pattern is somewhere in a text, in time proportional to the text.
 *
 * All the ways in which the pattern could go on are followed at once, each step at most once a character (Thompson's
 * construction), so nothing is ever tried again. Generated classifiers carry the same function
 * (emit/javascript/pattern-runtime.ts).
 */

import { type Step, step } from "./pattern.ts";

/** @param text folded, see text-fold.ts */
export function matchesPattern(program: readonly Step[], text: string): boolean {
  const size = program.length;
  if (size === 0) return false;
  /** The place at which each step was last arrived at. */
  const arrived = new Int32Array(size).fill(-1);
  /** Steps to arrive at here, as a stack; each pushes two at most, and once. */
  let waiting = new Int32Array(2 * size + 1);
  let taking = new Int32Array(2 * size + 1);
  let waits = 0;
  for (let at = 0, before = -1; ; ) {
    const code = text.codePointAt(at) ?? -1;
    let takes = 0;
    waiting[waits++] = 0;
    while (waits > 0) {
      const next = waiting[--waits] as number;
      if (arrived[next] === at) continue;
      arrived[next] = at;
      const current = program[next] as Step;
      const kind = current[0] as number;
      if (kind === step.found) return true;
      if (kind === step.one) {
        if (isIn(current, code)) taking[takes++] = next + 1;
      } else if (kind === step.either) {
        waiting[waits++] = current[2] as number;
        waiting[waits++] = current[1] as number;
      } else if (holdsAt(kind, before, code)) waiting[waits++] = next + 1;
    }
    if (code < 0) return false;
    at += code > 0xffff ? 2 : 1;
    before = code;
    [waiting, taking] = [taking, waiting];
    waits = takes;
  }
}

function isIn(ranges: Step, code: number): boolean {
  let low = 0;
  let high = (ranges.length - 3) / 2;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (code < (ranges[1 + 2 * middle] as number)) high = middle - 1;
    else if (code > (ranges[2 + 2 * middle] as number)) low = middle + 1;
    else return true;
  }
  return false;
}

/** `before` and `after` are -1 where the text begins and ends. */
function holdsAt(place: number, before: number, after: number): boolean {
  if (place === step.start) return before < 0;
  if (place === step.end) return after < 0;
  return (isWord(before) !== isWord(after)) === (place === step.boundary);
}

const isWord = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 95 || (code >= 65 && code <= 90);
