/** What a wording is: how people write something, where, and what is to be written instead. */

import type { WrittenWords } from "../../file-words.ts";

/**
 * What the line is about: `lines` are those of a `for` block, `members` those of a type, `type` is behind the name of a signal, `shares` are
 * what a cohort expects, `action` is what happens at a time, and `rule` all else.
 */
export type Place = "lines" | "members" | "type" | "shares" | "action" | "rule";

export type Part = string | undefined;
export type Groups = Readonly<Record<string, string>>;

export interface Wording {
  /** Of its group `slip`, or of all of it. */
  readonly pattern: RegExp;
  /** What to write instead, in all readings; nothing where it was another thing after all, or cannot be said. */
  readonly write: (groups: Groups, written: () => WrittenWords) => readonly string[];
  /** `other`: of an action or a rule. */
  readonly in?: readonly (Place | "other")[];
  /** What the reader waited for. */
  readonly expected?: RegExp;
  readonly uncertain?: true;
  /**
   * What cannot be said in another way: a `relative-date` has nothing to write, what is `not-expected` advice, and a
   * `no-such-date` a day that may be meant.
   */
  readonly code?: "blank-in-name" | "relative-date" | "not-expected" | "no-such-date";
}

export const wording = (
  pattern: string,
  write: Wording["write"],
  rest: Omit<Wording, "pattern" | "write"> = {},
): Wording => {
  let compiled: RegExp | undefined;
  return {
    // At the first line that it is tried on: most are not for the place where a line stands.
    get pattern() {
      compiled ??= new RegExp(pattern, "dgu");
      return compiled;
    },
    write,
    ...rest,
  };
};

export const as =
  (...write: readonly string[]) =>
  () =>
    write;

/** What can hold a condition. */
export const condition = { in: ["rule"] } as const;

export const amount = String.raw`\d[\d_.]*%?(?: (?:minutes?|hours?|days?|weeks?|[A-Z]{3})\b)?`;
export const more = "more|greater|higher|larger|bigger|longer|later|older";
export const less = "less|fewer|lower|smaller|shorter|earlier|younger";

/** Of `50-80%`, `2 to 6 weeks` and `200-300 EUR` both ends are in the unit of the second. */
export const withUnit = (low: string, high: string): string =>
  /^[\d_.]+$/.test(low) ? low + (/^[\d_.]+(?<unit>(?:%| [\p{L}]+))$/u.exec(high)?.groups?.unit ?? "") : low;

/** `more than 3` is at least this: points are whole where nothing else is said, and a share has no next. */
export const nextLimit = (limit = "", step: 1 | -1): string =>
  /^\d+$/.test(limit) ? String(Number(limit) + step) : limit;
