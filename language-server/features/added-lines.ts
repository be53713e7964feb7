/** Lines that are added to a block, as its lines stand: each on its own, or behind `;` in a block on one line. */

import type { ast, Span } from "@persona-lang/compiler";

export interface Added {
  readonly span: Span;
  readonly newText: string;
}

/** After the last thing in the block, whatever stands before the closing brace. */
export function addedLines(
  declaration: ast.Declaration,
  lines: readonly string[],
  text: string,
): Added | undefined {
  const { body, items } = declaration;
  if (body === undefined) return undefined;
  const closing = text[body.end - 1] === "}" ? body.end - 1 : body.end;
  const inside = text.slice(body.start + 1, closing);
  if (inside.trim() === "" && !/[\r\n]/.test(inside))
    return { span: { start: body.start + 1, end: closing }, newText: ` ${lines.join("; ")} ` };
  const end = body.start + 1 + inside.trimEnd().length;
  const [first] = items;
  const isOneLine = first !== undefined && !/[\r\n]/.test(text.slice(body.start, first.start));
  const indentation =
    first !== undefined && !isOneLine ? blanksBefore(first, text) : `${blanksBefore(declaration, text)}  `;
  const newText = lines.map((line) => (isOneLine ? `; ${line}` : `\n${indentation}${line}`)).join("");
  return { span: { start: end, end }, newText };
}

/** Those that the line begins with. */
function blanksBefore({ start }: Span, text: string): string {
  const lineStart = Math.max(text.lastIndexOf("\n", start - 1), text.lastIndexOf("\r", start - 1)) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart, start))?.[0] ?? "";
}
