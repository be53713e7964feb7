import { expect, test } from "vitest";
import { FileParser } from "../../compiler/syntax/grammar/lines.ts";
import { declarationKeywords } from "../../compiler/syntax/keywords.ts";
import { createLexer } from "../../compiler/syntax/lexer.ts";
import { signalFlagWords } from "../../compiler/syntax/signal-words.ts";
import { wordTypes } from "../../compiler/syntax/tokens.ts";

/** What start-up leaves out: Chevrotain looks through the whole grammar for what can never be read. */
test("the grammar is sound", () => {
  expect(() => new FileParser({ skipValidations: false })).not.toThrow();
});

test("the lexer's patterns are sound", () => {
  expect(createLexer({ skipValidations: false }).lexerDefinitionErrors).toEqual([]);
});

test("every reserved word of the vocabulary has a type of its own", () => {
  for (const word of [...declarationKeywords, ...signalFlagWords]) expect(wordTypes.get(word)).toBeDefined();
});
