import { expect, test } from "vitest";
import { wordsIn } from "../../compiler/syntax/file-words.ts";
import { lex } from "../../compiler/syntax/lexer.ts";

const words = wordsIn(
  lex(`role Lead-Manager "Lead" { }
assign Lead-Manager, LeadManager; role LeadManager; when start // Lead
`).tokens,
);

test("words are counted outside of texts and comments, as they are written", () => {
  expect(words.counts.get("LeadManager")).toBe(2);
  expect(words.counts.get("role")).toBe(2);
  expect(words.counts.has("Lead")).toBe(false);
  expect(words.counts.has("")).toBe(false);
});

test("a title leads to the name that is declared under it", () => {
  const { titled } = wordsIn(
    lex(`role Lead "The lead" { title "The lead" }; persona Quick "Quick one", es "Una"
play Start "The start" { task call "A call" { owner "The lead" }
  send hello "No title"; role "The lead" }
role Second "The lead" { }
`).tokens,
  );
  expect(
    [...titled].map(([title, named]) => [title, named.map(({ keyword, name }) => `${keyword} ${name}`)]),
  ).toEqual([
    ["the lead", ["role Lead", "role Second"]],
    ["quick one", ["persona Quick"]],
    ["the start", ["play Start"]],
    ["a call", ["task call"]],
  ]);
});

test("those with a hyphen have their places", () => {
  expect([...words.hyphenated]).toEqual([
    [
      "Lead-Manager",
      [
        { start: 5, end: 17 },
        { start: 36, end: 48 },
      ],
    ],
  ]);
});
