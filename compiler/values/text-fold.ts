/**
 * Comparing texts without regard to case, the same way on every backend.
 *
 * `fold` is NFC, then Unicode's *simple* case folding, one code point to one code point, from a pinned table:
 * ς, σ and Σ are equal, ß and ss are not. Nothing here depends on a locale or on the Unicode version of the
 * machine. The table (fold-table.ts) and `expandFolds` are what generated code carries along.
 */

import { isAscii } from "./ascii.ts";
import { foldTable } from "./fold-table.ts";

/**
 * The mapping behind a table. The table is words of four base-36 numbers, `first,count,step,delta`: of
 * `count` code points from `first` on, `step` apart, each folds to itself plus `delta`. Both `first` and
 * `delta` are counted from the word before.
 */
export function expandFolds(table: string): Map<number, number> {
  const folds = new Map<number, number>();
  let first = 0;
  let delta = 0;
  for (const word of table.split(" ")) {
    const [next, count, step, change] = word.split(",").map((n) => Number.parseInt(n, 36)) as [
      number,
      number,
      number,
      number,
    ];
    first += next;
    delta += change;
    for (let i = 0; i < count; i++) folds.set(first + i * step, first + i * step + delta);
  }
  return folds;
}

/** In the form in which texts are compared. */
export function fold(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  folds ??= expandFolds(foldTable);
  let folded = "";
  for (const character of text.normalize("NFC")) {
    const to = folds.get(character.codePointAt(0) as number);
    folded += to === undefined ? character : String.fromCodePoint(to);
  }
  return folded;
}

/** What the code points from one to another fold to, those that fold to something else. */
export function foldsWithin(from: number, to: number): readonly number[] {
  folds ??= expandFolds(foldTable);
  const found: number[] = [];
  for (const [code, folded] of folds) if (code >= from && code <= to) found.push(folded);
  return found;
}

/** Whether a code point may stand in a folded text. */
export function isFolded(code: number): boolean {
  folds ??= expandFolds(foldTable);
  return !folds.has(code);
}

let folds: Map<number, number> | undefined;
