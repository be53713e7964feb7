/** A field between braces in a text in which none is filled in: readers would see the braces. */

import type { Span } from "../source/span.ts";
import type { Text } from "../syntax/ast/node.ts";
import { sourceOffsetIn } from "../syntax/text-offsets.ts";
import type { Context } from "./context.ts";
import { isWholeIn } from "./whole.ts";

/** The first of a text, and where it stands in the source. */
export function fieldWritten(
  { program }: Pick<Context, "program">,
  file: string,
  text: Text,
): { readonly written: string; readonly span: Span } | undefined {
  // Nearly every text is without, and titles are many.
  if (!text.value.includes("{{")) return undefined;
  const written = /\{\{[^{}]*\}\}/.exec(text.value)?.[0];
  if (written === undefined || !isWholeIn(program, text)) return undefined;
  const source = program.file(file)?.source.text ?? "";
  const start = text.value.indexOf(written);
  const place = (offset: number) => sourceOffsetIn(text, source, offset);
  return { written, span: { start: place(start), end: place(start + written.length) } };
}
