/** The lines of a `for` block: adding one the way the others stand, and reporting one that is there twice. */

import type { Fix } from "../diagnostics/diagnostic.ts";
import type { Span } from "../source/span.ts";
import type { Arm } from "../syntax/ast/weights.ts";
import { lineStart } from "../syntax/line-bounds.ts";
import { type Context, replacing, textAt } from "./context.ts";

/** A fix that adds `line` before an arm, or after the last one where `before` is absent. */
export function addingArm(
  { program }: Context,
  file: string,
  arms: readonly Arm[],
  line: string,
  before?: Arm,
): readonly Fix[] {
  const last = arms.at(-1);
  if (last === undefined) return [];
  const source = program.file(file)?.source.text ?? "";
  const title = `add \`${line}\``;
  const insert = (offset: number, newText: string) => [
    { title, edits: [{ file, span: { start: offset, end: offset }, newText }] },
  ];
  const indentation = indentationBefore(source, (before ?? last).start);
  if (before !== undefined)
    return insert(before.start, indentation === undefined ? `${line}; ` : `${line}\n${indentation}`);
  if (indentation === undefined) return insert(last.end, `; ${line}`);
  // A comment at the end of the last arm's line stays with it.
  const restOfLine = /^[ \t]*(?:;[ \t]*)?(?:\/\/[^\r\n]*)?(?=[\r\n])/.exec(source.slice(last.end));
  return insert(last.end + (restOfLine?.[0].length ?? 0), `\n${indentation}${line}`);
}

/** The blanks before a place that is the first of its line; undefined where something stands before it. */
function indentationBefore(source: string, offset: number): string | undefined {
  const before = source.slice(lineStart(source, offset), offset);
  return /^[ \t]*$/.test(before) ? before : undefined;
}

/** What people write for all that is left; a signal may well have a value of this name. */
const restWords: ReadonlySet<string> = new Set([
  ...["otherwise", "else", "default", "other", "others", "rest", "anything", "all", "any"],
]);

/** `otherwise then …` */
export function restOf({ test }: Arm): Span | undefined {
  const value = test.kind === "case" && test.values.length === 1 ? test.values[0] : undefined;
  return value?.kind === "reference" && restWords.has(value.text) ? value : undefined;
}

/** @param left what would have to stand there, where that is known */
export function reportRest(context: Context, file: string, span: Span, left: readonly string[]): void {
  const written = textAt(context, file, span);
  const [only, other] = left;
  const fixes = only !== undefined && other === undefined ? [replacing(file, span, only)] : [];
  context.reporter.report("rest-of-cases", file, span, { written, left }, { fixes });
}

export function reportDuplicateCase(
  { reporter }: Context,
  file: string,
  first: Span,
  second: Span,
  written: string,
): void {
  const related = [{ file, span: first, message: "the other one" }];
  reporter.report("duplicate-case", file, second, { written }, { related });
}
