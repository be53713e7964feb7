/** `classifyJson` takes and refuses the texts that the record codec takes and refuses; it is quick, so it could miss something. */

import { Buffer } from "node:buffer";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { readCustomers } from "../../compiler/records/codec.ts";
import { examplePlaybook } from "../harness/example-playbook.ts";
import { type GeneratedClassifier, importClassifier } from "../harness/run-generated.ts";

let classifier: GeneratedClassifier;
beforeAll(async () => {
  classifier = await importClassifier(examplePlaybook);
});

const line = (signals: string, more = "") =>
  `{"id":"c-1","name":"Ana"${more},"signals":{"goLive":"2027-03-01"${signals}}}`;

async function codecAccepts(bytes: Uint8Array): Promise<boolean> {
  let count = 0;
  for await (const result of readCustomers(examplePlaybook, bytes, "ndjson", "c.ndjson")) {
    if (result.record === undefined) return false;
    count++;
  }
  return count === 1;
}

/** Undefined where the record is refused, which it may be in this way only. */
function classified(json: string | Uint8Array): unknown {
  try {
    return classifier.classifyJson(json);
  } catch (error) {
    expect(error).toMatchObject({
      name: "PersonaDataError",
      problems: expect.arrayContaining([expect.anything()]),
    });
    return undefined;
  }
}

const taken: Record<string, string> = {
  plain: line(',"developers":12,"systems":["sap","hubspot"],"contractValue":120000.5'),
  "blanks everywhere":
    '\t{ "id" : "c-1" , "name":"Ana", "signals" : { "goLive" : "2027-03-01" , "systems" : [ "sap" , "hubspot" ] , "developers" : null } } \r',
  "another order": '{"signals":{"developers":3,"goLive":"2027-03-01"},"name":"Ana","id":"c-1"}',
  "a key with escapes": line(',"develop\\u0065rs":12'),
  "a member with escapes": line(',"reasonChosen":"pric\\u0065"'),
  "a text with escapes": line(',"biggestWorry":"our \\"logo\\"\\n"'),
  "a text beyond ASCII": line(',"biggestWorry":"cafe\u0301 Σίσυφος"'),
  "an exponent": line(',"developers":1.2e1'),
  "all places": line(',"contractValue":1.50'),
  "minus nought": line(',"developers":-0,"contractValue":-0.00'),
  "largest amount": line(',"contractValue":9999999999999.99'),
  contacts: line(
    "",
    ',"previous":"Technical","contacts":[{"role":"Sponsor","name":"Bo","email":"bo@example.com"}]',
  ),
  "lists of texts": line("", ',"holidays":["2026-12-24","2026-12-25"]'),
  "empty set": line(',"systems":[ ]'),
};

const refused: Record<string, string> = {
  "a signal twice": line(',"developers":12,"developers":12'),
  "a signal twice, once escaped": line(',"developers":12,"develop\\u0065rs":12'),
  "a field twice": line("", ',"name":"Bo"'),
  "signals twice": line("", ',"signals":{}'),
  "a field of a contact twice": line(
    "",
    ',"contacts":[{"role":"Sponsor","role":"Sponsor","name":"Bo","email":"bo@example.com"}]',
  ),
  "a place too many": line(',"contractValue":1.500'),
  "a part that is nothing": line(',"developers":12.0'),
  "a place too many by exponent": line(',"developers":1.25e1'),
  "a digit that a double loses": line(',"contractValue":0.10000000000000000001'),
  "a whole number beyond doubles": line(',"developers":9007199254740993'),
  "leading nought": line(',"developers":012'),
  "leading plus": line(',"developers":+12'),
  "no digit before the point": line(',"contractValue":.5'),
  "no digit behind the point": line(',"contractValue":1.'),
  "an infinite number": line(',"developers":1e999'),
  "a comma too many": line(',"developers":12,'),
  "a comma too many in a set": line(',"systems":["sap",]'),
  "a word that is none": line(',"usedCompetitor":True'),
  "a word that goes on": line(',"usedCompetitor":truely'),
  "text behind the end": `${line("")} {}`,
  "an unknown signal": line(',"developer":1'),
  "an unknown field": line("", ',"nmae":"x"'),
  "a line end in a text": line(',"biggestWorry":"our\nlogo"'),
  "half a character": line(',"biggestWorry":"\\ud800"'),
  "nothing at all": "null",
};

test.each(Object.entries(taken))("taken: %s", async (_, json) => {
  expect(await codecAccepts(Buffer.from(json))).toBe(true);
  const expected = classifier.classifyRecord(JSON.parse(json));
  expect(classifier.classifyJson(json)).toEqual(expected);
  expect(classifier.classifyJson(Buffer.from(json))).toEqual(expected);
});

test.each(Object.entries(refused))("refused: %s", async (_, json) => {
  expect(await codecAccepts(Buffer.from(json))).toBe(false);
  expect(classified(json)).toBe(undefined);
});

test("says what JSON.parse would not tell", () => {
  expect(() => classifier.classifyJson(line(',"developers":12,"developers":13'))).toThrow(
    "signals.developers: is there twice",
  );
  expect(() => classifier.classifyJson(line(',"contractValue":1.500'))).toThrow(
    "signals.contractValue: 1.500 is not",
  );
  expect(() => classifier.classifyJson(Buffer.from([0x7b, 0xff, 0x7d]))).toThrow("record: is not in UTF-8");
  expect(() => classifier.classifyJson("{")).toThrow("record: is not JSON");
  expect(() => classifier.classifyJson(12 as unknown as string)).toThrow("the record must be a text");
});

test("nothing of one record is in the next", () => {
  const more = line(',"developers":12,"systems":["sap"],"biggestWorry":"our logo","contractValue":120000.5');
  const less = line("");
  const expected = classifier.classifyRecord(JSON.parse(less));
  expect(classifier.classifyJson(more)).not.toEqual(expected);
  expect(classifier.classifyJson(less)).toEqual(expected);
  expect(classified(more.slice(0, -2))).toBe(undefined);
  expect(classifier.classifyJson(Buffer.from(less))).toEqual(expected);
});

test("no part of a record is one", () => {
  const whole = taken.plain as string;
  for (let end = 0; end < whole.length; end++) expect(classified(whole.slice(0, end))).toBe(undefined);
});

test("of a damaged record it thinks as the codec does", async () => {
  const sources = Object.values(taken).map((json) => Buffer.from(json));
  const damaged = fc
    .tuple(
      fc.constantFrom(...sources),
      fc.nat(),
      fc.constantFrom(...Buffer.from('"\\{}[]:,.-+eE019 \tntf\u0001é')),
    )
    .map(([source, place, byte]) => {
      const bytes = new Uint8Array(source);
      bytes[place % bytes.length] = byte;
      return bytes;
    });
  await fc.assert(
    fc.asyncProperty(damaged, async (bytes) => {
      const result = classified(bytes);
      expect(result !== undefined, Buffer.from(bytes).toString()).toBe(await codecAccepts(bytes));
    }),
    { numRuns: 3_000, seed: 20_261 },
  );
});
