/**
 * Where a pattern ends: `/^re-?order/`, at the next slash that has no backslash before it, or with its line.
 *
 * A slash begins a pattern only behind `matches`: everywhere else it is a slip, such as the one in `1/2/2027`.
 */

import type { IToken } from "chevrotain";

/** Chevrotain's custom pattern. */
export function matchPattern(source: string, offset: number, before: readonly IToken[]): [string] | null {
  if (before.at(-1)?.image !== "matches") return null;
  pattern.lastIndex = offset;
  const match = pattern.exec(source);
  return match === null ? null : [match[0]];
}

const pattern = /\/(?:[^\\/\r\n]|\\[^\r\n])*(?:\/|\\)?/y;

/** Of a closed pattern: what stands between its slashes. */
export const insideOfPattern = (image: string): string | undefined =>
  /^\/(?:[^\\/]|\\.)*\/$/s.test(image) ? image.slice(1, -1) : undefined;
