/**
 * The one style, in as many small edits as it takes: of a whole file, of some lines of it, and of what was just typed.
 *
 * The formatter alone says what the style is. It moves no word, so the file and its formatted text are the same but
 * for what stands between words, and each of those gaps is an edit that can be made or left by itself.
 */

import { type ast, descendants, format, type ParsedFile, type Span } from "@persona-lang/compiler";
import { blocksAround } from "./completion/place.ts";
import { lineEndAt, lineStartAt } from "./lines.ts";
import { type Replacement, smallestEdit } from "./smallest-edit.ts";

/** What the style changes of a file, or of the lines of the spans; nothing where the file has a syntax error. */
export function formattingOf(file: ParsedFile, within?: readonly Span[]): readonly Replacement[] {
  const { text } = file.source;
  const formatted = format(file);
  if ("refused" in formatted || formatted.text === text) return [];
  const edits = gapsBetween(text, formatted.text);
  if (within === undefined) return edits;
  const lines = within.map((span) => wholeLines(span, file));
  return edits.filter(({ span }) => lines.some(({ start, end }) => start <= span.start && span.end <= end));
}

/**
 * What to change when a line was ended or a block closed: the new line begins as deep as its block is, and what was
 * closed gets the style. The file may be broken, as it is while somebody writes.
 *
 * @param offset behind the character that was typed
 */
export function formattingOfTyped(file: ParsedFile, typed: string, offset: number): readonly Replacement[] {
  if (isInside(file, offset)) return [];
  const indented = indentLine(file, offset);
  if (typed === "\n") return indented;
  const closed = [...descendants(file.tree)].find(({ kind, end }) => kind !== "file" && end === offset);
  const styled = closed === undefined ? [] : formattingOf(file, [closed]);
  return styled.length > 0 ? styled : indented;
}

/** In a comment or a text, where what is typed is nobody's to change. */
function isInside({ comments, tree }: ParsedFile, offset: number): boolean {
  const holds = ({ start, end }: Span) => start < offset && offset < end;
  if (comments.some(holds)) return true;
  for (const node of descendants(tree)) if (node.kind === "text" && holds(node)) return true;
  return false;
}

function indentLine(file: ParsedFile, offset: number): readonly Replacement[] {
  const { text } = file.source;
  const start = lineStartAt(offset, text);
  const end = start + (/^[ \t]*/.exec(text.slice(start))?.[0].length ?? 0);
  const closes = text[end] === "}" ? 1 : 0;
  const depth = Math.max(0, openBlocks(file, start) - closes);
  const newText = "  ".repeat(depth);
  return text.slice(start, end) === newText ? [] : [{ span: { start, end }, newText }];
}

/** How many blocks are open before an offset; those that are closed nowhere yet too. */
const openBlocks = (file: ParsedFile, offset: number): number =>
  Math.max(blocksAround(file, offset).length, bracesBefore(file, offset));

function bracesBefore({ source: { text }, comments, tree }: ParsedFile, offset: number): number {
  const hidden = [...comments, ...textsIn(tree)].sort((a, b) => a.start - b.start);
  let depth = 0;
  let next = 0;
  for (let at = 0; at < offset; at++) {
    while (next < hidden.length && (hidden[next] as Span).end <= at) next++;
    const span = hidden[next];
    if (span !== undefined && span.start <= at) {
      at = span.end - 1;
      continue;
    }
    if (text[at] === "{") depth++;
    else if (text[at] === "}") depth = Math.max(0, depth - 1);
  }
  return depth;
}

function textsIn(tree: ast.FileNode): readonly Span[] {
  return [...descendants(tree)].filter(({ kind }) => kind === "text");
}

/** From the start of the first line to the end of the last, and all of a text block that begins or ends in there. */
function wholeLines(span: Span, { source: { text }, tree }: ParsedFile): Span {
  let { start, end } = span;
  for (const block of textsIn(tree))
    if (block.start < end && start < block.end) {
      start = Math.min(start, block.start);
      end = Math.max(end, block.end);
    }
  return { start: lineStartAt(start, text), end: lineEndAt(end, text) };
}

/** Between words: blanks, line ends, and the `;` that a line end stands for. */
const gap = /[\s;]*/y;

/** Edits of gaps only; one edit of all where more is different. */
function gapsBetween(before: string, after: string): readonly Replacement[] {
  const edits: Replacement[] = [];
  let [from, to] = [0, 0];
  for (;;) {
    const [here, there] = [gapAt(before, from), gapAt(after, to)];
    if (here !== there) {
      const { span, newText } = smallestEdit(here, there);
      edits.push({ span: { start: from + span.start, end: from + span.end }, newText });
    }
    from += here.length;
    to += there.length;
    if (from === before.length && to === after.length) return edits;
    if (before[from] !== after[to]) return [{ span: { start: 0, end: before.length }, newText: after }];
    from++;
    to++;
  }
}

function gapAt(text: string, offset: number): string {
  gap.lastIndex = offset;
  return gap.exec(text)?.[0] ?? "";
}
