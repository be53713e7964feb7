import { Lexer } from "chevrotain";
import { expect, test } from "vitest";
import { FileParser } from "../../compiler/syntax/grammar/lines.ts";
import { lex } from "../../compiler/syntax/lexer.ts";
import { lexedTokens, wordTypes } from "../../compiler/syntax/tokens.ts";
import { declarationKeywords, signalFlagWords } from "../../compiler/syntax/vocabulary.ts";
import { textFiles } from "../harness/source-files.ts";

/** What start-up leaves out: Chevrotain looks through the whole grammar for what can never be read. */
test("the grammar is sound", () => {
  expect(() => new FileParser({ skipValidations: false })).not.toThrow();
});

const chevrotain = new Lexer([...lexedTokens], { positionTracking: "onlyOffset" });

test("the lexer's patterns are sound", () => {
  expect(chevrotain.lexerDefinitionErrors).toEqual([]);
});

/** A token type is a web of objects; its name is enough. */
const typeByName = (key: string, value: unknown) =>
  key === "tokenType" ? (value as { readonly name: string }).name : value;

test("files and single characters are lexed as Chevrotain lexes them", () => {
  const characters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
  for (const text of [
    ...textFiles("{test,playbooks,compiler/starter}/**/*.persona").map(({ text }) => text),
    ...characters,
    characters.join(" "),
  ]) {
    const { tokens, groups } = chevrotain.tokenize(text);
    const expected = JSON.stringify({ tokens, comments: groups.comments ?? [] }, typeByName);
    expect(JSON.stringify(lex(text), typeByName)).toBe(expected);
  }
});

test("every reserved word of the vocabulary has a type of its own", () => {
  for (const word of [...declarationKeywords, ...signalFlagWords]) expect(wordTypes.get(word)).toBeDefined();
});
