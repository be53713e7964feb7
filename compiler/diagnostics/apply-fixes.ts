/**
 * Fixes applied to texts: which of them may be made unasked, and how several go into one file.
 *
 * It owns the rule that no two edits touch: whatever meets the place of an earlier one waits for the next look.
 * Reading and writing files is not its business.
 */

import type { Span } from "../source/span.ts";
import type { Code } from "./catalog.ts";
import { definitionOf } from "./codes.ts";
import type { Diagnostic, Fix, TextEdit } from "./diagnostic.ts";

/** What makes the text say what it was already read as: nobody has to be asked. */
export const hasCertainFix = ({ code, fixes }: Diagnostic): boolean =>
  fixes.length === 1 && definitionOf(code as Code).fixable === "certain";

export interface Applied {
  /** The new texts, by path; only of files that change. */
  readonly texts: ReadonlyMap<string, string>;
  /** In the order given; a fix is made whole or not at all. */
  readonly fixes: readonly Fix[];
}

/** @param textOf the texts that the fixes were made for; a fix of a file without one is left out */
export function applyFixes(fixes: readonly Fix[], textOf: (file: string) => string | undefined): Applied {
  const edits = new Map<string, TextEdit[]>();
  const fits = ({ file, span }: TextEdit): boolean =>
    textOf(file) !== undefined && !(edits.get(file) ?? []).some((other) => meet(other.span, span));
  const applied = fixes.filter((fix) => {
    if (fix.edits.length === 0 || !fix.edits.every(fits)) return false;
    for (const edit of fix.edits) edits.set(edit.file, [...(edits.get(edit.file) ?? []), edit]);
    return true;
  });
  const texts = new Map([...edits].map(([file, some]) => [file, edited(textOf(file) ?? "", some)]));
  return { texts, fixes: applied };
}

/** Two insertions at one place meet as well: which of them goes first nobody said. */
const meet = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;

/** New lines end as those of the file do. */
function edited(text: string, edits: readonly TextEdit[]): string {
  const lineEnd = /\r\n|\r|\n/.exec(text)?.[0] ?? "\n";
  const ownEnds = (added: string) => added.replaceAll(/\r\n|\r|\n/g, lineEnd);
  return edits
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce(
      (rest, { span, newText }) => rest.slice(0, span.start) + ownEnds(newText) + rest.slice(span.end),
      text,
    );
}
