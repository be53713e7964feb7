import { expect, test } from "vitest";
import { wordPlaces } from "../../compiler/syntax/name-spelling.ts";

test.each([
  ["a name, with signs around it", "role Lead { }\nassign Lead, Lead.", "Lead", [5, 21, 27]],
  ["no part of a longer name", "Leads MyLead Lead-2 Lead_ übLead", "Lead", []],
  ["none in texts and comments", 'a "Lead" b // Lead\nLead', "Lead", [19]],
  ["no name", "role Lead", "", []],
])("%s", (_, text, word, starts) => {
  expect(wordPlaces(text, word)).toEqual(starts.map((start) => ({ start, end: start + word.length })));
});
