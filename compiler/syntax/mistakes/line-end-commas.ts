/**
 * Commas at the ends of lines, as other languages want them, are one habit: told once in a file, with one fix.
 */

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { createDiagnostic } from "../../diagnostics/reporter.ts";

/** The others, and one for all such commas, in its place among them. */
export function withCommasOnce(diagnostics: readonly Diagnostic[], text: string): readonly Diagnostic[] {
  const commas = diagnostics.filter(
    ({ code, span }) => code === "trailing-comma" && /^[ \t]*(?:\/\/.*)?$/.test(restOfLine(text, span.end)),
  );
  const [first, ...others] = commas;
  if (first === undefined || others.length === 0) return diagnostics;
  const title = "delete these commas";
  const edits = commas.flatMap(({ fixes }) => fixes.flatMap((fix) => fix.edits));
  const args = { others: others.length };
  const all = createDiagnostic("trailing-comma", first.file, first.span, args, { fixes: [{ title, edits }] });
  return diagnostics.flatMap((one) => (one === first ? [all] : others.includes(one) ? [] : [one]));
}

const restOfLine = (text: string, from: number): string => {
  const end = text.slice(from).search(/[\r\n]/);
  return end < 0 ? text.slice(from) : text.slice(from, from + end);
};
