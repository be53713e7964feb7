/**
 * From text to tokens, with comments beside them.
 *
 * The lexer accepts every text: what is no token of the language becomes an `Oddity`. So tokens, comments and
 * the blanks between them always join to the source again. It knows nothing of lines as ends of items and nothing
 * of special words; both are layout.ts.
 *
 * The token types are Chevrotain's, the loop is ours: to make its lexer, with a table of all characters, took a tenth
 * of a short `check`. A test holds the two against each other.
 */

import { Lexer, type TokenType } from "chevrotain";
import { forgetFences } from "./text-tokens.ts";
import { lexedTokens, type SourceToken, Word } from "./tokens.ts";

export interface Lexed {
  readonly tokens: SourceToken[];
  readonly comments: readonly SourceToken[];
}

/** A token type and how it is read; Chevrotain's objects are of many shapes, and slow to ask. */
interface Kind {
  readonly tokenType: TokenType;
  readonly tokenTypeIdx: number;
  readonly into: "tokens" | "comments" | "nothing";
  /** The end of the token that begins here; the offset itself where none does. */
  readonly endOf: (text: string, offset: number) => number;
}

const ascii = 128;

/** By the first character, the kinds in the order in which they are tried; all that is not ASCII is one. */
let kindsByFirst: readonly (readonly Kind[])[] | undefined;

export function lex(text: string): Lexed {
  // Built at the first use: starting the command must not cost it.
  kindsByFirst ??= findKinds();
  const tokens: SourceToken[] = [];
  const comments: SourceToken[] = [];
  for (let offset = 0; offset < text.length; ) {
    const kinds = kindsByFirst[Math.min(text.charCodeAt(offset), ascii)] as readonly Kind[];
    const startOffset = offset;
    for (let index = 0; offset === startOffset; index++) {
      const { tokenType, tokenTypeIdx, into, endOf } = kinds[index] as Kind;
      offset = endOf(text, startOffset);
      if (offset === startOffset || into === "nothing") continue;
      const token = { image: text.slice(startOffset, offset), startOffset, tokenTypeIdx, tokenType };
      if (into === "tokens") tokens.push(token);
      else comments.push(token);
    }
  }
  forgetFences();
  return { tokens, comments };
}

/** Oddities, the last, begin with every character: whatever comes, one kind takes it. */
function findKinds(): readonly (readonly Kind[])[] {
  const kinds = Array.from({ length: ascii + 1 }, (): Kind[] => []);
  for (const type of lexedTokens) {
    const kind = kindOf(type);
    for (const code of startsOf(type)) kinds[code]?.push(kind);
  }
  return kinds;
}

function kindOf(tokenType: TokenType): Kind {
  const { GROUP: group, tokenTypeIdx } = tokenType;
  const into = group === Lexer.SKIPPED ? "nothing" : group === undefined ? "tokens" : "comments";
  const endOf = tokenType === Word ? endOfWord : endOfPattern(tokenType);
  return { tokenType, tokenTypeIdx: tokenTypeIdx as number, into, endOf };
}

function startsOf({ PATTERN: pattern, START_CHARS_HINT: hint = [] }: TokenType): ReadonlySet<number> {
  const starts = typeof pattern === "string" ? [pattern.charAt(0)] : hint;
  return new Set(
    starts.map((start) => Math.min(typeof start === "string" ? start.charCodeAt(0) : start, ascii)),
  );
}

function endOfPattern({ PATTERN: pattern }: TokenType): Kind["endOf"] {
  if (typeof pattern === "string")
    return (text, offset) => (text.startsWith(pattern, offset) ? offset + pattern.length : offset);
  if (typeof pattern === "function")
    return (text, offset) => offset + (pattern(text, offset, [], {})?.[0].length ?? 0);
  const sticky = new RegExp(pattern as RegExp, "y");
  return (text, offset) => {
    sticky.lastIndex = offset;
    return sticky.test(text) ? sticky.lastIndex : offset;
  };
}

const endOfAnyWord = endOfPattern(Word);
const plain = Uint8Array.from({ length: ascii }, (_, code) => (/\w/.test(String.fromCharCode(code)) ? 1 : 0));

/** Most words are plain, and a loop reads them; the pattern is asked about the rest. */
function endOfWord(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && plain[text.charCodeAt(end)] === 1) end++;
  const next = text.charCodeAt(end);
  return next === hyphen || next >= ascii ? endOfAnyWord(text, offset) : end;
}

const hyphen = 45;
