/**
 * Two versions of a file that were put together without anybody choosing: `<<<<<<<`, `=======`, `>>>>>>>`.
 *
 * The first version is read and the other left out, so that nothing is said twice.
 */

import type { SyntaxReport } from "../syntax-report.ts";
import type { SourceToken } from "../tokens.ts";
import { conflictSignOf } from "./oddities.ts";

/** Says of the mark at an index which token is the last to be left out. */
export function createConflicts(
  tokens: readonly SourceToken[],
  report: SyntaxReport,
): (index: number) => number {
  /** Whether the beginning of a conflict was told; its other marks need not be. */
  let told = false;
  let lastEnd: number | undefined;
  const signAt = (index: number) => conflictSignOf((tokens[index] as SourceToken).image);

  /** Of the version that begins at an index, its last mark. */
  function endOfVersion(index: number): number {
    lastEnd ??= tokens.findLastIndex(({ image }) => conflictSignOf(image) === ">");
    if (lastEnd < index) return index;
    let end = index + 1;
    while (signAt(end) !== ">") end++;
    return end;
  }

  return (index) => {
    const { startOffset, image } = tokens[index] as SourceToken;
    const sign = signAt(index);
    if (sign === "<" || !told)
      report("merge-conflict", { start: startOffset, end: startOffset + image.length }, undefined);
    told ||= sign === "<";
    return sign === "=" || sign === "|" ? endOfVersion(index) : index;
  };
}
