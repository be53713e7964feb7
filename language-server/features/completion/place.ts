/**
 * Where the cursor is: read from the text before it, since a line that is being typed is broken more often than not.
 *
 * The block around it comes from the tree, and the words before it on its line from the text.
 */

import {
  type ast,
  nodesAt,
  type ParsedFile,
  type Program,
  type ResolvedSnapshot,
} from "@persona-lang/compiler";
import { lineStartAt } from "../lines.ts";

/** The block that the cursor is in, and what its line says before the word at the cursor. */
export interface Place {
  readonly snapshot: ResolvedSnapshot;
  readonly program: Program;
  readonly file: ParsedFile;
  /** From the outermost block to the innermost. */
  readonly blocks: readonly ast.Declaration[];
  readonly before: readonly string[];
  /** Paths of files of the project that can be named here, where any can. */
  readonly paths: readonly string[];
  /** Where the word at the cursor begins. */
  readonly start: number;
}

export const placeAt = (
  snapshot: ResolvedSnapshot,
  program: Program,
  file: ParsedFile,
  start: number,
  paths: readonly string[] = [],
): Place => ({
  snapshot,
  program,
  file,
  blocks: blocksAround(file, start),
  before: wordsBefore(file.source.text, start),
  paths,
  start,
});

/** The lines of a block, without the one that the cursor is in. */
export const otherItems = ({ items }: ast.Declaration, { start }: Place): readonly ast.Item[] =>
  items.filter((item) => start < item.start || item.end < start);

export const isInComment = ({ comments }: ParsedFile, offset: number): boolean =>
  comments.some(({ start, end }) => start < offset && offset <= end);

export function blocksAround(
  { tree, source: { text } }: ParsedFile,
  offset: number,
): readonly ast.Declaration[] {
  const blocks: ast.Declaration[] = [];
  let items: readonly ast.Item[] = tree.declarations;
  for (;;) {
    // Of neighbours, the last one that begins before: one that nobody closed goes on up to the next.
    const block = items.findLast((item) => item.start < offset);
    if (block?.node !== "declaration" || !isInside(block, text, offset)) return blocks;
    blocks.push(block);
    items = block.items;
  }
}

/** Inside its braces, or behind the first of them where there is no second one yet. */
function isInside(block: ast.Declaration, text: string, offset: number): boolean {
  const { body, items } = block;
  if (body === undefined || offset <= body.start) return false;
  // The last brace may be that of the last block inside.
  const closed = text[body.end - 1] === "}" && items.at(-1)?.end !== body.end;
  return !closed || offset < body.end;
}

/** Words and signs of the line before the cursor, back to what begins a line of a block: a line end, `{`, `}` or `;`. */
export function wordsBefore(text: string, offset: number): readonly string[] {
  const line = text.slice(lineBeginning(text, offset), offset);
  const words =
    line.match(
      /"""[\s\S]*?(?:"""|$)|"(?:[^"\\]|\\.)*"?|[\p{L}_][\p{L}\p{M}\p{N}_-]*|[+-]?\p{N}(?:[\p{N}.,:%_-]*[\p{N}%])?|>=|<=|[^\s]/gu,
    ) ?? [];
  const opening = words.findLastIndex((word) => word === "{" || word === "}" || word === ";");
  return words.slice(opening + 1);
}

/** The word that begins at an offset is the last of what is written there: of its line, of its block or before a comma. */
export const endsAt = (start: number, text: string): boolean =>
  /^[ \t]*(?:[},،;]|\/\/|$)/.test(lineBehind(start, text));

/** What stands on the line behind the word that begins at an offset. */
export const lineBehind = (start: number, text: string): string =>
  /^[\p{L}\p{M}\p{N}_-]*([^\r\n]*)/u.exec(text.slice(start, start + 700))?.[1] ?? "";

/** The name behind `for`, where the lines around an offset are its cases or bands. */
export const casesOf = (text: string, offset: number): string | undefined =>
  /(?:^|[\s{;])for\s+([\p{L}_][\p{L}\p{M}\p{N}_]*)\s*$/u.exec(beforeBraces(text, offset))?.[1];

/** Between the braces of `one of { … }`: there stand new names, and none that could be offered. */
export const isInOptions = (text: string, offset: number): boolean =>
  /\bof\s*$/.test(beforeBraces(text, offset));

/** What stands before the brace that opens the block around an offset. */
function beforeBraces(text: string, offset: number): string {
  let depth = 0;
  for (let at = offset - 1; at >= 0; at--) {
    if (text[at] === "}") depth++;
    else if (text[at] === "{" && depth-- === 0) return text.slice(Math.max(0, at - 200), at);
  }
  return "";
}

/** Where the line begins that an offset is in; one that ends with a comma goes on in the next. */
function lineBeginning(text: string, offset: number): number {
  const start = lineStartAt(offset, text);
  // Behind the quotes that close a text over several lines: it goes on from where that began.
  if (/^[ \t]*"""/.test(text.slice(start, offset)))
    return lineBeginning(text, Math.max(0, text.lastIndexOf('"""', start - 1)));
  const above = text.slice(lineStartAt(start - 1, text), Math.max(0, start - 1)).trimEnd();
  const goesOn = /[,،]$/.test(above) && !/^(?:[^"/]|"[^"]*"|\/(?!\/))*\/\//.test(above);
  return goesOn ? lineBeginning(text, start - 1) : start;
}

export function textAround({ tree, source }: ParsedFile, offset: number): ast.Text | undefined {
  const node = nodesAt(tree, offset).at(-1);
  if (node?.kind !== "text") return undefined;
  const text = node as ast.Text;
  const quotes = text.block ? 3 : 1;
  const closed = source.text.slice(text.start + quotes, text.end).endsWith('"');
  const isInside = offset >= text.start + quotes && (offset <= text.end - quotes || !closed);
  return isInside && !text.missing ? text : undefined;
}
