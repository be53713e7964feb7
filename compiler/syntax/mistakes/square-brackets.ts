/**
 * Square brackets, which the language does not have: around a list they are needless, around lines they are braces.
 *
 * A pair costs one message, and is read as it was meant.
 */

import { tokenMatcher } from "chevrotain";
import type { Span } from "../../source/span.ts";
import type { SyntaxReport } from "../syntax-report.ts";
import {
  Keyword,
  LeftBrace,
  LineEnd,
  RightBrace,
  Semicolon,
  type SourceToken,
  TextToken,
} from "../tokens.ts";

export type Brackets = "none" | "list" | "block" | "nothing";

/** The index of the `]` of the `[` at `index`; `-1` where there is none. */
export function closingBracket(tokens: readonly SourceToken[], index: number): number {
  let open = 0;
  const end = Math.min(tokens.length, index + furthest);
  for (let at = index; at < end; at++) {
    const { image } = tokens[at] as SourceToken;
    if (image === "[") open++;
    else if (image === "]" && --open === 0) return at;
  }
  return -1;
}

/** No further does a bracket look for its partner, or a file full of them would be read over and over. */
const furthest = 2_000;

/** What a pair stands for, by what is before it and right behind its opening. */
export function meantBy(before: SourceToken | undefined, first: SourceToken | undefined): Brackets {
  if (before === undefined || [LineEnd, LeftBrace, RightBrace, Semicolon].includes(before.tokenType))
    return "nothing";
  if (!/^[\p{L}\p{N}_"(]/u.test(before.image)) return "nothing";
  const opens = tokenMatcher(before, Keyword) || tokenMatcher(before, TextToken);
  return opens || first?.tokenType === LineEnd ? "block" : "list";
}

export function reportBrackets(brackets: Brackets, open: Span, close: Span, report: SyntaxReport): void {
  if (brackets === "list")
    report("list-in-brackets", open, undefined, [
      { title: "delete the brackets", span: open, newText: "", also: [close] },
    ]);
  else if (brackets === "nothing") report("unknown-character", open, { found: "[" });
  else report("other-spelling", open, { found: "[", write: "{" });
}
