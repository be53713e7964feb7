/** Tokens as the passes before the parser change them: their place, and another type for another spelling. */

import type { TokenType } from "chevrotain";
import type { Span } from "../../source/span.ts";
import {
  DateToken,
  LeftBrace,
  LineEnd,
  lexedTokens,
  NumberToken,
  Semicolon,
  type SourceToken,
  TextToken,
  TimeToken,
  wordTypes,
} from "../tokens.ts";

export const spanOf = (token: SourceToken): Span => ({
  start: token.startOffset,
  end: token.startOffset + token.image.length,
});

export const retype = (token: SourceToken, type: TokenType): void => {
  token.tokenType = type;
  token.tokenTypeIdx = type.tokenTypeIdx as number;
};

export const typed = (type: TokenType) => ({ tokenType: type, tokenTypeIdx: type.tokenTypeIdx as number });

/** Whether what follows a token of this type begins a line or a part of one. */
export const isBeginning = (type: TokenType | undefined): boolean =>
  type === undefined || type === LineEnd || type === LeftBrace || type === Semicolon;

/** The token type of a corrected piece. */
export function typeOf(image: string): TokenType {
  if (image.startsWith('"')) return TextToken;
  for (const type of [DateToken, TimeToken, NumberToken]) {
    if (new RegExp(`^(?:${(type.PATTERN as RegExp).source})$`).test(image)) return type;
  }
  return wordTypes.get(image) ?? lexedTokens.find((type) => type.PATTERN === image) ?? NumberToken;
}

/** `a==3`, `!b` — a word in the place of a sign needs the blanks that the sign did without. */
export function withBlanks(
  write: string,
  { start, end }: Span,
  behind: SourceToken | undefined,
  next: SourceToken | undefined,
): string {
  if (!/^\p{L}/u.test(write)) return write;
  const after =
    behind !== undefined && spanOf(behind).end === start && /[\p{L}\p{N}_")]$/u.test(behind.image);
  const before = next?.startOffset === end && /^[\p{L}\p{N}_"(]/u.test(next.image);
  return `${after ? " " : ""}${write}${before ? " " : ""}`;
}
