/** Which records are read the short way, and what of them; the others are for the long way. */

import { describe, expect, test } from "vitest";
import { nothingRead } from "../../compiler/records/blocks.ts";
import { createCsvReader } from "../../compiler/records/csv-records.ts";
import { createJsonReader, createNdjsonReader } from "../../compiler/records/json-records.ts";
import { createSoundReader } from "../../compiler/records/sound-records.ts";
import { playbookWith, signalsOf, types } from "./sample.ts";

const { developers, tongue, biggestWorry, stage } = types;
const playbook = playbookWith(
  signalsOf({ developers, tongue, biggestWorry, stage }, { tongue: { required: true } }),
  { customer: { language: "tongue", feeling: "biggestWorry", timezone: "nowhere" } },
);
const block = (text: string) => ({ text, first: true, final: true, marked: false });

/** Of each record what the short way gives; `-`: nothing. */
function ofCsv(columns: string, rows: string, by = playbook) {
  const known = columns.split(",").map((name) => ({ name, required: false, quiet: true }));
  const reader = createCsvReader({ format: "csv", separator: "," }, "c", known);
  const raws = [...reader.read(block(`${columns}\n${rows}`), nothingRead)];
  const read = createSoundReader(by, reader.layout);
  return raws.map((raw) => read(raw) ?? "-");
}
function ofJson(format: "json" | "ndjson", text: string, further?: ReadonlySet<string>) {
  const reader = format === "json" ? createJsonReader("c") : createNdjsonReader("c");
  const read = createSoundReader(playbook, reader.layout, further);
  return [...reader.read(block(text), nothingRead)].map((raw) => read(raw) ?? "-");
}

const columns =
  "id,name,previous,language,feeling,Sponsor.name,Sponsor.email,developers,tongue,biggestWorry,signals.stage";
const sound = (id: string, name: string, values: readonly unknown[], rest: object = {}) => ({
  ...{ id, name, previous: undefined, values },
  ...rest,
});

describe("a row of CSV", () => {
  test.each<[string, unknown]>([
    ["a,Ana,,,,,,12,en,,Sales", sound("a", "Ana", [12, "en", undefined, "Sales"])],
    [
      "a,Ana,Quick,,,,,,en,,",
      sound("a", "Ana", [undefined, "en", undefined, undefined], { previous: "Quick" }),
    ],
    ['a,Ana,"",,,,,,en,,', sound("a", "Ana", [undefined, "en", undefined, undefined], { previous: "" })],
    ["a,Ana,,es,CALM,,,,,,", sound("a", "Ana", [undefined, "es", "calm", undefined])],
    ["a,Ana,,es,calm,,,,en,sad,", sound("a", "Ana", [undefined, "en", "sad", undefined])],
    ["a,Ana,,,,Zoe,zoe@example.com,,en,,", sound("a", "Ana", [undefined, "en", undefined, undefined])],
    ['a,Ana,,,,,,,en,"",', sound("a", "Ana", [undefined, "en", "", undefined])],
    ["a,Ana,,,,,,,,,", "-"],
    [",Ana,,,,,,,en,,", "-"],
    ['" ",Ana,,,,,,,en,,', "-"],
    ["a,,,,,,,,en,,", "-"],
    ["a, ,,,,,,,en,,", "-"],
    ["a,Ana,x\0,,,,,,en,,", "-"],
    ["a,Ana,,x?,,,,,en,,", "-"],
    ["a,Ana,,,bored,,,,en,,", "-"],
    ["a,Ana,,,,Zoe,,,en,,", "-"],
    ["a,Ana,,,,,,many,en,,", "-"],
    ['a,Ana,,,,,,"",en,,', "-"],
    ["a,Ana,,,,,,12", "-"],
  ])("%s", (row, expected) => {
    expect(ofCsv(columns, `${row}\n`)).toEqual([expected]);
  });

  test("has no values in columns that are not there", () => {
    expect(ofCsv("id,name,tongue", "a,Ana,en\n")).toEqual([
      sound("a", "Ana", [undefined, "en", undefined, undefined]),
    ]);
    expect(ofCsv("id,tongue", "a,en\n")).toEqual(["-"]);
  });

  test("may have its columns in any order", () => {
    expect(ofCsv("language,name,id", "es,Ana,a\n")).toEqual([
      sound("a", "Ana", [undefined, "es", undefined, undefined]),
    ]);
    expect(ofCsv("tongue,name,id", "en,Ana,a\n")).toEqual([
      sound("a", "Ana", [undefined, "en", undefined, undefined]),
    ]);
  });

  test("has of a field the value that its signal may have", () => {
    const calm = { kind: "enumeration", members: [{ name: "Calm", titles: {} }] } as const;
    const moods = playbookWith(signalsOf({ mood: calm, tongue }), {
      customer: { feeling: "mood", language: "tongue" },
    });
    const rows = "a,Ana,calm,es\nb,Ben,anxious,es\nc,Cem,,es\nd,Dan,CALM,\n";
    expect(ofCsv("id,name,feeling,language", rows, moods)).toEqual([
      sound("a", "Ana", ["Calm", "es"]),
      sound("b", "Ben", [undefined, "es"]),
      sound("c", "Cem", [undefined, "es"]),
      sound("d", "Dan", ["Calm", undefined]),
    ]);
  });
});

describe("a record of JSON", () => {
  const record = (rest: string, signals = '"tongue":"en"') =>
    `{"name":"Ana",${rest}"id":"a","signals":{${signals}}}`;
  const given = (rest: string, ...values: readonly unknown[]) => ({
    ...sound("a", "Ana", values.length > 0 ? values : [undefined, "en", undefined, undefined]),
    idAt: record(rest).indexOf('"a"'),
  });

  test.each<[string, string, unknown]>([
    ["", '"tongue":"en"', given("")],
    ["", '"tongue":"en","developers":3', given("", 3, "en", undefined, undefined)],
    ['"previous":"Quick",', '"tongue":"en"', { ...given('"previous":"Quick",'), previous: "Quick" }],
    ['"language":"es",', "", given('"language":"es",', undefined, "es", undefined, undefined)],
    [
      '"contacts":[{"role":"Sponsor","name":"Zoe","email":"zoe@example.com"}],',
      '"tongue":"en"',
      given('"contacts":[{"role":"Sponsor","name":"Zoe","email":"zoe@example.com"}],'),
    ],
    ['"contacts":[{}],', '"tongue":"en"', "-"],
    ['"language":7,', '"tongue":"en"', "-"],
    ['"previous":7,', '"tongue":"en"', "-"],
    ['"day":"x",', '"tongue":"en"', "-"],
    ['"day":{},', '"tongue":"en"', "-"],
    ["", '"developers":3', "-"],
    ["", '"tongue":"en","nobody":1', "-"],
    ["", '"tongue":"en","developers":"3"', "-"],
  ])("%s%s", (rest, signals, expected) => {
    for (const format of ["json", "ndjson"] as const)
      expect(ofJson(format, record(rest, signals))).toEqual([expected]);
  });

  test("may have further fields that somebody asks for, and no signals that are no group", () => {
    for (const format of ["json", "ndjson"] as const) {
      expect(ofJson(format, record('"day":[1],'), new Set(["day"]))).toEqual([given('"day":[1],')]);
      expect(ofJson(format, '{"id":"a","name":"Ana","language":"en","signals":[]}')).toEqual(["-"]);
      expect(ofJson(format, "7")).toEqual(["-"]);
      expect(ofJson(format, '{"id":"a","name":"Ana","language":"en"}')).toEqual([
        { ...sound("a", "Ana", [undefined, "en", undefined, undefined]), idAt: 6 },
      ]);
      expect(ofJson(format, '{"name":"Ana","language":"en"}')).toEqual(["-"]);
    }
    expect(ofJson("json", "[7]")).toEqual(["-"]);
  });
});
