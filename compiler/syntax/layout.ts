/**
 * From what the lexer read to what the grammar reads: between the two stand the rules of lines and spelling.
 *
 * A line end ends an item, as `;` does, but not after a comma, not inside parentheses and not next to an opening
 * or before a closing brace. Special words get their own token type. What is spelt in a foreign way is reported
 * and replaced by what was meant. What is nested too deeply is left out here, so that no later stage can
 * run out of stack.
 */

import type { TokenType } from "chevrotain";
import { limits } from "../limits.ts";
import { isHidden } from "./characters.ts";
import { correctionOf } from "./oddities.ts";
import type { SyntaxReport } from "./syntax-report.ts";
import { fence, isClosedText, isClosedTextBlock } from "./text-tokens.ts";
import {
  Comma,
  DateToken,
  LeftBrace,
  LeftParenthesis,
  LineEnd,
  lexedTokens,
  NumberToken,
  Oddity,
  OddNumber,
  RightBrace,
  RightParenthesis,
  Semicolon,
  type SourceToken,
  TextBlockToken,
  TextToken,
  TimeToken,
  Word,
  wordTypes,
} from "./tokens.ts";

export interface Layout {
  readonly tokens: SourceToken[];
  /** How many `{` have no `}` of their own: only then may a keyword close a block. */
  readonly unclosedBraces: number;
  /** How many `}` have no `{`: only then may a block be read whose `{` is missing. */
  readonly unopenedBraces: number;
}

export function layOut(lexed: readonly SourceToken[], report: SyntaxReport): Layout {
  const tokens = correct(lexed, report);
  const { unclosed, unclosedBraces, unopenedBraces } = matchBrackets(tokens);
  const kept: SourceToken[] = [];
  let parentheses = 0;
  let depth = 0;
  let deepBraces = 0;
  let afterComma = false;
  for (const token of tokens) {
    const type = token.tokenType;
    const previous = kept.length === 0 ? undefined : (kept[kept.length - 1] as SourceToken).tokenType;
    if (type === LineEnd) {
      if (previous === Comma && parentheses === 0) afterComma = true;
      const ends =
        parentheses === 0 &&
        previous !== undefined &&
        previous !== Comma &&
        previous !== LeftBrace &&
        previous !== LineEnd &&
        previous !== Semicolon;
      if (ends) kept.push(token);
      continue;
    }
    if (type === LeftBrace || type === LeftParenthesis) {
      depth++;
      if (depth > limits.nesting) {
        if (depth === limits.nesting + 1) {
          report("too-deep", spanOf(token), { limit: limits.nesting, depth });
        }
        if (type === LeftBrace) deepBraces++;
        continue;
      }
      if (type === LeftParenthesis && !unclosed.has(token)) parentheses++;
      if (type === LeftBrace) {
        parentheses = 0;
        if (previous === LineEnd) kept.pop();
      }
    } else if (type === RightBrace || type === RightParenthesis) {
      const dropped = depth > limits.nesting;
      if (depth > 0) depth--;
      if (dropped) {
        if (type === RightBrace && deepBraces > 0) deepBraces--;
        continue;
      }
      if (type === RightParenthesis) parentheses = Math.max(0, parentheses - 1);
      else {
        parentheses = 0;
        if (previous === LineEnd) kept.pop();
      }
    } else if (deepBraces > 0) continue;
    if (afterComma) {
      token.continuesLine = true;
      afterComma = false;
    }
    kept.push(token);
  }
  while (kept.at(-1)?.tokenType === LineEnd) kept.pop();
  return { tokens: kept, unclosedBraces, unopenedBraces };
}

/**
 * Recovery: `when (a then X +1 ⏎ when b then X +1 }` — a parenthesis that is not closed before the next brace
 * must not join the lines after it.
 */
function matchBrackets(tokens: readonly SourceToken[]): {
  readonly unclosed: ReadonlySet<SourceToken>;
  readonly unclosedBraces: number;
  readonly unopenedBraces: number;
} {
  const unclosed = new Set<SourceToken>();
  let open: SourceToken[] = [];
  let braces = 0;
  let unopenedBraces = 0;
  for (const token of tokens) {
    const type = token.tokenType;
    if (type === LeftParenthesis) open.push(token);
    else if (type === RightParenthesis) open.pop();
    else if (type === LeftBrace || type === RightBrace) {
      if (type === LeftBrace) braces++;
      else if (braces > 0) braces--;
      else unopenedBraces++;
      for (const token of open) unclosed.add(token);
      open = [];
    }
  }
  for (const token of open) unclosed.add(token);
  return { unclosed, unclosedBraces: braces, unopenedBraces };
}

/** Gives words their type, and replaces what is spelt in a foreign way. */
function correct(lexed: readonly SourceToken[], report: SyntaxReport): readonly SourceToken[] {
  const tokens: SourceToken[] = [];
  for (let index = 0; index < lexed.length; index++) {
    const token = lexed[index] as SourceToken;
    const type = token.tokenType;
    if (type === Word) {
      const special = wordTypes.get(token.image);
      if (special !== undefined) retype(token, special);
      tokens.push(token);
    } else if (type === NumberToken) {
      const last = separatedNumber(lexed, index);
      if (last > index) reportSeparatedNumber(lexed, index, last, report);
      index = last;
      tokens.push(token);
    } else if (type === TextToken || type === TextBlockToken) {
      reportUnclosedText(token, report);
      tokens.push(token);
    } else if (type === Oddity || type === OddNumber) {
      replaceOddity(token, tokens, report);
    } else tokens.push(token);
  }
  return tokens;
}

const retype = (token: SourceToken, type: TokenType): void => {
  token.tokenType = type;
  token.tokenTypeIdx = type.tokenTypeIdx as number;
};

const spanOf = (token: SourceToken) => ({
  start: token.startOffset,
  end: token.startOffset + token.image.length,
});

/** `0,5` and `100,000`: the index of the last token of a number that is cut by commas without a blank. */
function separatedNumber(tokens: readonly SourceToken[], index: number): number {
  let last = index;
  for (;;) {
    const number = tokens[last] as SourceToken;
    const comma = tokens[last + 1];
    const next = tokens[last + 2];
    const joined =
      comma?.tokenType === Comma &&
      next?.tokenType === NumberToken &&
      comma.startOffset === number.startOffset + number.image.length &&
      next.startOffset === comma.startOffset + 1 &&
      /^\d/.test(next.image);
    if (!joined) return last;
    last += 2;
  }
}

function reportSeparatedNumber(
  tokens: readonly SourceToken[],
  first: number,
  last: number,
  report: SyntaxReport,
): void {
  const token = tokens[first] as SourceToken;
  const found = tokens
    .slice(first, last + 1)
    .map((part) => part.image)
    .join("");
  const thousands = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(found);
  const write = found.replaceAll(",", thousands ? "_" : last === first + 2 ? "." : "_");
  const span = { start: token.startOffset, end: token.startOffset + found.length };
  report("number-spelling", span, { found, write }, [{ title: `write \`${write}\``, span, newText: write }]);
  token.image = found;
  token.payload = write;
}

function reportUnclosedText(token: SourceToken, report: SyntaxReport): void {
  const block = token.tokenType === TextBlockToken;
  if (block ? isClosedTextBlock(token.image) : isClosedText(token.image)) return;
  const span = { start: token.startOffset, end: token.startOffset + (block ? 3 : 1) };
  const end = { start: token.startOffset + token.image.length, end: token.startOffset + token.image.length };
  const mark = block ? fence : '"';
  report(
    "unclosed-text",
    span,
    { mark },
    block ? [] : [{ title: "close the text", span: end, newText: '"' }],
  );
}

function replaceOddity(token: SourceToken, tokens: SourceToken[], report: SyntaxReport): void {
  const { kind, write } = correctionOf(token.image);
  const span = spanOf(token);
  const found = token.image;
  const fix = [{ title: write === "" ? "delete it" : `write \`${write}\``, span, newText: write }];
  switch (kind) {
    case "hidden":
      if (!isHidden(found))
        report(
          "hidden-character",
          span,
          { code: found.codePointAt(0) as number, effect: "which nobody can see" },
          fix,
        );
      return;
    case "blanks":
      if (!isHidden(found)) report("odd-blank", span, { code: found.codePointAt(0) as number }, fix);
      return;
    case "comment":
      report("other-comment", span, undefined, fix);
      return;
    case "pattern":
      tokens.push(token);
      return;
    case "unknown":
      report("unknown-character", span, { found });
      return;
    case "number":
      report("number-spelling", span, { found, write }, fix);
      break;
    default:
      report("other-spelling", span, { found, write }, fix);
  }
  for (const part of kind === "quotes" ? [write] : write.split(" ")) {
    tokens.push({ ...token, payload: part, ...typed(typeOf(part)) });
  }
}

const typed = (type: TokenType) => ({ tokenType: type, tokenTypeIdx: type.tokenTypeIdx as number });

/** The token type of a corrected piece. */
function typeOf(image: string): TokenType {
  if (image.startsWith('"')) return TextToken;
  for (const type of [DateToken, TimeToken, NumberToken]) {
    if (new RegExp(`^(?:${(type.PATTERN as RegExp).source})$`).test(image)) return type;
  }
  return wordTypes.get(image) ?? lexedTokens.find((type) => type.PATTERN === image) ?? NumberToken;
}
