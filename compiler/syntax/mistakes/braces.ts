/**
 * Finds the brace that is missing or too many, by how the lines are indented.
 *
 * Recovery: counting alone notices a forgotten `}` at the end of the file, where everything after it has already
 * been read as part of the wrong block. People indent, though: where the count does not come out, a line that
 * stands no deeper than the one that opened its block says where the `}` was forgotten, and a `}` deeper than its
 * block says where a `{` is missing or a `}` too many. The brace is reported there, and the parser reads on as if it
 * were right. Where nothing is indented, the count is left as it is, for the parser to make the best of.
 */

import { type TokenType, tokenMatcher } from "chevrotain";
import { quoted } from "../../diagnostics/definition.ts";
import { limits } from "../../limits.ts";
import { stepLength, type Work } from "../../source/work.ts";
import { closingBrace } from "../line-bounds.ts";
import type { SyntaxReport } from "../syntax-report.ts";
import {
  Comma,
  Keyword,
  LeftBrace,
  LineEnd,
  RightBrace,
  type SourceToken,
  TextBlockToken,
  TextToken,
  Word,
  words,
} from "../tokens.ts";
import { colonBehind } from "./lines-below.ts";

export interface BraceCount {
  /** How many `{` have no `}` of their own. */
  readonly unclosedBraces: number;
  /** How many `}` have no `{`. */
  readonly unopenedBraces: number;
}

interface Line {
  readonly indentation: number;
  readonly first: SourceToken;
  readonly second: SourceToken | undefined;
  /** Where it begins and ends in what was mended so far. */
  start: number;
  end: number;
}

interface Block {
  readonly brace: SourceToken;
  readonly line: Line;
  /** Whether what it holds stands on the same line, or deeper. */
  readonly indented: boolean;
}

export function* mendBraces(
  tokens: readonly SourceToken[],
  count: BraceCount,
  text: string,
  report: SyntaxReport,
): Work<SourceToken[]> {
  // More of a kind are not reported, and need not be looked for.
  let unclosed = Math.min(count.unclosedBraces, limits.diagnosticsPerCode);
  // A `{` right behind another is wrong whatever the indentation says.
  let doubled = Math.min(unclosed, countDoubled(tokens));
  unclosed -= doubled;
  let unopened = Math.min(count.unopenedBraces, limits.diagnosticsPerCode);
  const mended: SourceToken[] = [];
  const blocks: Block[] = [];
  const lines: Line[] = [];
  let lineEnd: SourceToken | undefined;
  let line: Line | undefined;

  /** Closes the blocks that a line stands outside of, although nothing closed them. */
  function closeBefore(line: Line): void {
    const closing = line.first.tokenType === RightBrace;
    for (let top = blocks.at(-1); top?.indented && unclosed > 0; top = blocks.at(-1)) {
      const depth = top.line.indentation;
      if (closing ? line.indentation >= depth : line.indentation > depth) return;
      blocks.pop();
      unclosed--;
      const end = endOf(mended.at(-1));
      const newText = closingBrace(text, top.brace.startOffset, end);
      const fix = { title: "close the block", span: { start: end, end }, newText };
      report("unclosed-block", spanOf(top.brace), { opens: openedBy(top.line) }, [fix]);
      mended.push(braceAt(end, RightBrace));
    }
  }

  /** The line that a `}` at the start of `line` would close if it had its `{`. */
  function lineWithoutBrace(line: Line): Line | undefined {
    const above = lines.slice(0, -1).findLast(({ indentation }) => indentation <= line.indentation);
    const opens = above !== undefined && canOpen(above) && !hasBrace(above);
    const holdsLines = above !== lines.at(-2);
    return opens && holdsLines && above.indentation === line.indentation ? above : undefined;
  }

  /**
   * The line in front of one that ends in a `}`, if it lacks the `{` for it: `persona A summary "A." ⏎ need x "X" }`
   */
  function lineBefore(line: Line): Line | undefined {
    const above = lines.slice(0, -1).findLast(({ indentation }) => indentation < line.indentation);
    return above !== undefined && canOpen(above) && !hasBrace(above) ? above : undefined;
  }

  const hasBrace = (line: Line): boolean =>
    mended.slice(line.start, line.end || mended.length).some(({ tokenType }) => tokenType === LeftBrace);

  /** Opens the block of a line behind the token before this place in what was mended. */
  function openAt(index: number, line: Line): void {
    const last = mended[index - 1] as SourceToken;
    const end = endOf(last);
    const colon = colonBehind(text, end);
    const fix = { title: "write `{`", span: { start: end, end: end + colon }, newText: " {" };
    const { start } = spanOf(last);
    report("missing-block", { start, end: end + colon }, { opens: line.first.image }, [fix]);
    mended.splice(index, 0, braceAt(end, LeftBrace));
    unopened--;
  }

  /** Recovery: `task brief "Brief" owner Writer }` — the block begins behind the name and the titles. */
  function endOfHead(line: Line): number {
    let at = line.start + 1;
    if (typeAt(at) !== TextToken) at++;
    while (typeAt(at) === TextToken || typeAt(at) === TextBlockToken || isListed(at)) at++;
    return Math.min(at, mended.length);
  }

  const typeAt = (index: number): TokenType | undefined => mended[index]?.tokenType;
  /** A comma between titles, or the language before one. */
  const isListed = (index: number): boolean =>
    typeAt(index) === Comma || (typeAt(index - 1) === Comma && typeAt(index + 1) === TextToken);

  // Not `for … of`, which would make an array of each index and its token.
  for (let index = 0; index < tokens.length; index++) {
    if (index % stepLength === stepLength - 1) yield;
    const token = tokens[index] as SourceToken;
    const type = token.tokenType;
    if (type === LineEnd) {
      lineEnd = token;
      continue;
    }
    if (line === undefined || (lineEnd !== undefined && typeAt(mended.length - 1) !== Comma)) {
      const indentation = indentationAfter(lineEnd);
      const begun = { indentation, first: token, second: tokens[index + 1], start: 0, end: 0 };
      closeBefore(begun);
      if (line !== undefined) line.end = mended.length;
      if (lineEnd !== undefined) mended.push(lineEnd);
      begun.start = mended.length;
      lines.push(begun);
      line = begun;
    } else if (lineEnd !== undefined) mended.push(lineEnd);
    lineEnd = undefined;
    if (doubled > 0 && isDoubled(tokens, index)) {
      report("nothing-expected", spanOf(token), { found: quoted("{") });
      doubled--;
      continue;
    }
    if (type === LeftBrace) blocks.push({ brace: token, line, indented: isIndented(tokens, index, line) });
    else if (type === RightBrace) {
      const top = blocks.at(-1);
      const inLine = token !== line.first && canOpen(line) && top?.line !== line;
      if (unopened > 0 && inLine && !hasBrace(line)) openAt(endOfHead(line), line);
      else if (
        unopened > 0 &&
        top?.line !== line &&
        (top?.line.indentation ?? -1) < line.indentation &&
        !(token !== line.first && endsBlock(tokens, index, top))
      ) {
        const closesLines = token === line.first;
        const opening = closesLines ? lineWithoutBrace(line) : lineBefore(line);
        if (opening === undefined) {
          const span = spanOf(token);
          report("nothing-to-close", span, { found: "}" }, [{ newText: "" }]);
          unopened--;
          continue;
        }
        openAt(closesLines ? opening.end : endOfHead(opening), opening);
      } else blocks.pop();
    }
    mended.push(token);
  }
  if (lineEnd !== undefined) mended.push(lineEnd);
  return mended;
}

const canOpen = ({ first }: Line): boolean => tokenMatcher(first, Keyword) || first.tokenType === words.for;

function countDoubled(tokens: readonly SourceToken[]): number {
  let count = 0;
  for (let index = 1; index < tokens.length; index++) if (isDoubled(tokens, index)) count++;
  return count;
}

const isDoubled = (tokens: readonly SourceToken[], index: number): boolean =>
  tokens[index]?.tokenType === LeftBrace && tokens[index - 1]?.tokenType === LeftBrace;

function isIndented(tokens: readonly SourceToken[], index: number, line: Line): boolean {
  if (tokens[index + 1]?.tokenType !== LineEnd) return true;
  return indentationAfter(tokens[firstAfter(tokens, index) - 1]) > line.indentation;
}

/**
 * Whether a `}` ends a block together with its last line, since the next line stands outside of it.
 *
 * Recovery: `persona A { summary "A." ⏎ need x "X" } ⏎ persona B {} }` — the first `}` is deeper than its block,
 * and right all the same.
 */
function endsBlock(tokens: readonly SourceToken[], index: number, block: Block | undefined): boolean {
  const next = firstAfter(tokens, index);
  const endsLine = next > index + 1 || next === tokens.length;
  if (block === undefined || !endsLine) return false;
  const outside = indentationAfter(tokens[next - 1]) <= block.line.indentation;
  return next === tokens.length || (outside && tokens[next]?.tokenType !== RightBrace);
}

/** Where the next token is that ends no line; the end of a line of comments is a token by itself. */
function firstAfter(tokens: readonly SourceToken[], index: number): number {
  let next = index + 1;
  while (tokens[next]?.tokenType === LineEnd) next++;
  return next;
}

/** A line end holds the blanks up to the next token. */
function indentationAfter(lineEnd: SourceToken | undefined): number {
  if (lineEnd === undefined) return 0;
  const { image } = lineEnd;
  return image.length - 1 - Math.max(image.lastIndexOf("\n"), image.lastIndexOf("\r"));
}

/** The name of what a block belongs to, or its keyword. */
function openedBy({ first, second }: Line): string {
  if (second === undefined || !tokenMatcher(second, Word)) return first.image;
  return first.tokenType === words.for ? `${first.image} ${second.image}` : second.image;
}

const braceAt = (offset: number, type: typeof LeftBrace): SourceToken => ({
  image: "",
  startOffset: offset,
  tokenType: type,
  tokenTypeIdx: type.tokenTypeIdx as number,
});

const endOf = (token: SourceToken | undefined): number =>
  token === undefined ? 0 : token.startOffset + token.image.length;
const spanOf = (token: SourceToken) => ({ start: token.startOffset, end: endOf(token) });
