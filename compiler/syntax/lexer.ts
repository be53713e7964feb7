/**
 * From text to tokens, with comments beside them.
 *
 * The lexer accepts every text: what is no token of the language becomes an `Oddity`. So tokens, comments and
 * the blanks between them always join to the source again. It knows nothing of lines as ends of items and nothing
 * of special words; both are layout.ts.
 */

import { Lexer } from "chevrotain";
import { finish, type Work } from "../source/work.ts";
import { endOfPart, withinText } from "./parts-of-text.ts";
import { forgetFences } from "./text-tokens.ts";
import { lexedTokens, type SourceToken } from "./tokens.ts";

export interface Lexed {
  readonly tokens: SourceToken[];
  readonly comments: readonly SourceToken[];
}

let lexer: Lexer | undefined;

export const lex = (text: string): Lexed => finish(lexing(text));

/** @param partLength A part is so many characters at least: a step for each. */
export function* lexing(text: string, partLength = Number.POSITIVE_INFINITY): Work<Lexed> {
  // Built at the first use: starting the command must not cost it.
  lexer ??= createLexer({ skipValidations: true });
  const ours = lexer;
  let tokens: SourceToken[] = [];
  let comments: SourceToken[] = [];
  for (let start = 0; start < text.length; ) {
    const end = endOfPart(text, start, partLength);
    const part = withinText(text, start, end, (read) => ours.tokenize(read));
    if (start === 0) {
      tokens = part.tokens;
      comments = part.groups.comments ?? [];
    } else {
      addMoved(tokens, part.tokens, start);
      addMoved(comments, part.groups.comments ?? [], start);
    }
    const last = part.tokens.at(-1);
    // A text of several lines may reach further than the part that it begins in.
    start = Math.max(end, last === undefined ? 0 : last.startOffset + last.image.length);
    yield;
  }
  forgetFences();
  return { tokens, comments };
}

function addMoved(tokens: SourceToken[], part: readonly SourceToken[], by: number): void {
  for (let index = 0; index < part.length; index++) {
    const token = part[index] as SourceToken;
    token.startOffset += by;
    tokens.push(token);
  }
}

export const createLexer = (options: { readonly skipValidations: boolean }): Lexer =>
  new Lexer([...lexedTokens], {
    ensureOptimizations: true,
    positionTracking: "onlyOffset",
    skipValidations: options.skipValidations,
  });
