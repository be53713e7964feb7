/**
 * From what the lexer read to what the grammar reads: between the two stand the rules of lines and spelling.
 *
 * A line end ends an item, as `;` does, but not after a comma, not inside parentheses and not next to an opening
 * or before a closing brace. What is nested too deeply is left out here, so that no later stage can
 * run out of stack.
 */

import type { TokenType } from "chevrotain";
import { limits } from "../limits.ts";
import { finish, stepLength, type Work } from "../source/work.ts";
import { type BraceCount, mendBraces } from "./mistakes/braces.ts";
import { correctingSpelling } from "./spelling.ts";
import type { SyntaxReport } from "./syntax-report.ts";
import {
  Comma,
  LeftBrace,
  LeftParenthesis,
  LineEnd,
  RightBrace,
  RightParenthesis,
  Semicolon,
  type SourceToken,
} from "./tokens.ts";

/** While braces are unclosed, a keyword may close a block; while some are unopened, a block may begin without one. */
export interface Layout extends BraceCount {
  /** Whether every brace had its partner as the file was written. */
  readonly bracesPair: boolean;
  readonly tokens: SourceToken[];
}

/** Keeps what the grammar reads of `text`; the array it is given is used up. */
export const layOut = (lexed: SourceToken[], text: string, report: SyntaxReport): Layout =>
  finish(layingOut(lexed, text, report));

export function* layingOut(lexed: SourceToken[], text: string, report: SyntaxReport): Work<Layout> {
  let tokens = yield* correctingSpelling(lexed, text, report);
  let brackets = yield* matchBrackets(tokens);
  const bracesPair = brackets.unclosedBraces + brackets.unopenedBraces === 0;
  if (!bracesPair) {
    tokens = yield* mendBraces(tokens, brackets, text, report);
    brackets = yield* matchBrackets(tokens);
  }
  const { unclosed, unclosedBraces, unopenedBraces } = brackets;
  // In place: a file has many tokens, and copying them costs as much as reading them.
  let kept = 0;
  let previous: TokenType | undefined;
  let parentheses = 0;
  let depth = 0;
  let tooDeep = false;
  let deepBraces = 0;
  let afterComma = false;
  // Not `for … of`, which would make an object for each token.
  for (let index = 0; index < tokens.length; yield) {
    const end = Math.min(tokens.length, index + stepLength);
    for (; index < end; index++) {
      const token = tokens[index] as SourceToken;
      const type = token.tokenType;
      if (type === LineEnd) {
        if (parentheses > 0 || previous === undefined || goesOn.has(previous)) {
          afterComma ||= previous === Comma && parentheses === 0;
          continue;
        }
      } else if (type === LeftBrace || type === LeftParenthesis) {
        depth++;
        if (depth > limits.nesting) {
          if (!tooDeep) reportTooDeep(token, depth, report);
          tooDeep = true;
          // The block itself is kept, empty, so that its absence is not a second mistake.
          if (type === LeftParenthesis || deepBraces++ > 0) continue;
        } else if (type === LeftParenthesis && !unclosed.has(token)) parentheses++;
        if (type === LeftBrace) parentheses = 0;
      } else if (type === RightBrace || type === RightParenthesis) {
        const deep = depth > limits.nesting;
        if (depth > 0) depth--;
        if (deep && (type === RightParenthesis || --deepBraces > 0)) continue;
        parentheses = type === RightBrace ? 0 : Math.max(0, parentheses - 1);
      } else if (deepBraces > 0) continue;
      if ((type === LeftBrace || type === RightBrace) && previous === LineEnd) kept--;
      if (afterComma) {
        token.continuesLine = true;
        afterComma = false;
      }
      tokens[kept++] = token;
      previous = type;
    }
  }
  tokens.length = previous === LineEnd ? kept - 1 : kept;
  return { tokens, bracesPair, unclosedBraces, unopenedBraces };
}

function reportTooDeep(token: SourceToken, depth: number, report: SyntaxReport): void {
  const span = { start: token.startOffset, end: token.startOffset + 1 };
  report("too-deep", span, { limit: limits.nesting, depth });
}

/** Behind these a line end ends nothing. */
const goesOn: ReadonlySet<TokenType> = new Set([Comma, LeftBrace, LineEnd, Semicolon]);

interface Brackets extends BraceCount {
  /** The `(` that no `)` closes before the next brace. */
  readonly unclosed: ReadonlySet<SourceToken>;
}

/**
 * Recovery: `when (a then X +1 ⏎ when b then X +1 }` — a parenthesis that is not closed before the next brace
 * must not join the lines after it.
 */
function* matchBrackets(tokens: readonly SourceToken[]): Work<Brackets> {
  const unclosed = new Set<SourceToken>();
  const open: SourceToken[] = [];
  let braces = 0;
  let unopenedBraces = 0;
  for (let index = 0; index < tokens.length; yield) {
    const end = Math.min(tokens.length, index + stepLength);
    for (; index < end; index++) {
      const token = tokens[index] as SourceToken;
      const type = token.tokenType;
      if (type === LeftParenthesis) open.push(token);
      else if (type === RightParenthesis) open.pop();
      else if (type === LeftBrace || type === RightBrace) {
        if (type === LeftBrace) braces++;
        else if (braces > 0) braces--;
        else unopenedBraces++;
        while (open.length > 0) unclosed.add(open.pop() as SourceToken);
      }
    }
  }
  while (open.length > 0) unclosed.add(open.pop() as SourceToken);
  return { unclosed, unclosedBraces: braces, unopenedBraces };
}
