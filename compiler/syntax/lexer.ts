/**
 * From text to tokens, with comments beside them.
 *
 * The lexer accepts every text: what is no token of the language becomes an `Oddity`. So tokens, comments and
 * the blanks between them always join to the source again. It knows nothing of lines as ends of items and nothing
 * of special words; both are layout.ts.
 */

import { Lexer } from "chevrotain";
import { forgetFences } from "./text-tokens.ts";
import { lexedTokens, type SourceToken } from "./tokens.ts";

export interface Lexed {
  readonly tokens: SourceToken[];
  readonly comments: readonly SourceToken[];
}

let lexer: Lexer | undefined;

/** Built at the first use: starting the command must not cost it. */
export function lex(text: string): Lexed {
  lexer ??= createLexer({ skipValidations: true });
  const { tokens, groups } = lexer.tokenize(text);
  forgetFences();
  return { tokens, comments: groups.comments ?? [] };
}

export const createLexer = (options: { readonly skipValidations: boolean }): Lexer =>
  new Lexer([...lexedTokens], {
    ensureOptimizations: true,
    positionTracking: "onlyOffset",
    skipValidations: options.skipValidations,
  });
