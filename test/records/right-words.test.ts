/** What is said of a value that is not of its type: what it is not, and what to write instead. */

import { describe, expect, test } from "vitest";
import type { EnumerationType, Type } from "../../compiler/ir/ir.ts";
import { limits } from "../../compiler/limits.ts";
import type { JsonNode } from "../../compiler/records/json-text.ts";
import { expectedOf, readScalar } from "../../compiler/records/read-scalar.ts";
import { readValue } from "../../compiler/records/read-value.ts";
import { helpWithNumber } from "../../compiler/records/right-spelling.ts";
import { region, types } from "./sample.ts";

const refused = (found: string, expected: string, help?: string) => ({
  ...{ kind: "wrong", found, expected },
  ...(help === undefined ? {} : { help }),
});
const known = (value: unknown) => ({ kind: "known", value });
const oneOf = (count: number, name?: string): EnumerationType => ({
  kind: "enumeration",
  ...(name === undefined ? {} : { name }),
  members: Array.from({ length: count }, (_, at) => ({ name: `m${at + 1}`, titles: {} })),
});

describe("what a value would be", () => {
  test.each<[string, Type]>([
    ["a whole number", { kind: "decimal", places: 0 }],
    ["a number with at most 1 decimal place", { kind: "decimal", places: 1 }],
    ["a number with at most 2 decimal places", { kind: "percent", places: 2 }],
    ["an amount in JPY without decimal places", { kind: "money", places: 0, currency: "JPY" }],
    ["an amount in money with at most 2 decimal places", { kind: "money", places: 2 }],
    ["`m1`", oneOf(1)],
    ["`m1`, `m2`, `m3`, `m4`, `m5` or `m6`", oneOf(6)],
    ["one of the 7 values of Region", oneOf(7, "Region")],
    ["one of the 7 values of this signal", oneOf(7)],
    ["a list", types.regions],
    ["a list", types.scores],
  ])("%s", (words, type) => {
    expect(expectedOf(type)).toBe(words);
  });

  test("where values are many, but few enough to look through, they are listed", () => {
    const seven = "the values are `m1`, `m2`, `m3`, `m4`, `m5`, `m6`, `m7`";
    const helpOf = (count: number) => readScalar(oneOf(count), "something else");
    expect(helpOf(6)).not.toHaveProperty("help");
    expect(helpOf(7)).toMatchObject({ help: seven });
    expect(helpOf(24)).toMatchObject({ help: expect.stringMatching(/^the values are .*`m24`$/) });
    expect(helpOf(25)).not.toHaveProperty("help");
  });

  test("a member may be written by its title, whatever its case", () => {
    expect(readScalar(region, " the north ")).toMatchObject({ help: "write `north`" });
  });
});

describe("a value outside its range", () => {
  const range = (bounds: object) => ({ upperIncluded: true, ...bounds });
  test.each<[string, string, Type]>([
    [
      "11",
      "a whole number from 0 to 10",
      { kind: "integer", places: 0, range: range({ lower: 0, upper: 10 }) },
    ],
    ["0.4", "a number at least 0.5", { kind: "decimal", places: 1, range: range({ lower: 5 }) }],
    [
      "-1",
      "a number from 0 to below 100",
      types.discount && {
        ...types.discount,
        places: 0,
        range: { lower: 0, upper: 100, upperIncluded: false },
      },
    ],
    [
      "10",
      "an amount below 10.00",
      { kind: "money", places: 2, range: { upper: 1000, upperIncluded: false } },
    ],
    ["3 days", "a length of time at most 2 days", { kind: "duration", range: range({ upper: 2880 }) }],
    ["2026-12-31", "a date at least 2027-01-01", { kind: "date", range: range({ lower: "2027-01-01" }) }],
    [
      "08:59",
      "a time from 09:00 to 17:00",
      { kind: "time", range: range({ lower: "09:00", upper: "17:00" }) },
    ],
  ])("%s is not %s", (text, expected, type) => {
    expect(readScalar(type, text)).toEqual(refused(text, expected));
  });

  test("its ends are in it, but for an upper one that is not included", () => {
    const from = { kind: "integer", places: 0, range: { lower: 0, upper: 10, upperIncluded: true } } as const;
    expect([readScalar(from, "0"), readScalar(from, "10")]).toEqual([known(0), known(10)]);
    const below = { ...from, range: { ...from.range, upperIncluded: false } };
    expect([readScalar(below, "9").kind, readScalar(below, "10").kind]).toEqual(["known", "wrong"]);
  });
});

describe("words for true and false of many languages", () => {
  const yes =
    "yes y 1 on si sí s ja oui ναι نعم بله verdadero verdadeiro vero vrai wahr waar αληθης صواب درست";
  const no = "no n 0 off nein non όχι οχι لا خیر نه falso faux falsch onwaar ψευδης خطأ نادرست";
  test.each(yes.split(" "))("%s is `true`", (word) => {
    expect(readScalar(types.usedCompetitor, word)).toMatchObject({ help: "write `true`" });
  });
  test.each(no.split(" "))("%s is `false`", (word) => {
    expect(readScalar(types.usedCompetitor, word)).toMatchObject({ help: "write `false`" });
  });
  test.each(["truely", "untrue", "falsehood", ""])("%j is neither", (word) => {
    expect(readScalar(types.usedCompetitor, word)).toMatchObject({
      help: "write `true` or `false`, whichever you mean",
    });
  });
});

describe("a cell", () => {
  test("of a length of time that is a number alone is told to write the unit too", () => {
    const helpOf = (text: string) => readScalar(types.quoteTurnaround, text);
    expect(helpOf("15")).toMatchObject({ help: "write the unit too, as in `15 days`" });
    expect(helpOf("15x")).not.toHaveProperty("help");
    expect(helpOf("x15")).not.toHaveProperty("help");
  });

  test("of a date is no day only where it is written as one", () => {
    const noDay = "a date: there is no such day";
    expect(readScalar(types.goLive, "2027-02-29")).toMatchObject({ expected: noDay });
    expect(readScalar(types.goLive, "on 2027-02-29")).not.toMatchObject({ expected: noDay });
    expect(readScalar(types.goLive, "2027-02-29 or so")).not.toMatchObject({ expected: noDay });
  });

  test.each(["2026-08-01 to 2026-08-02 to 2026-08-03", "August to 2026-08-02", "2026-08-01 to August"])(
    "with %j is no period",
    (text) => {
      expect(readScalar(types.freeze, text)).toMatchObject({
        ...{ kind: "wrong", found: text, expected: "two dates, as in `2026-08-01 to 2026-08-15`" },
      });
    },
  );

  test("with a period of one day, and blanks around its `to`", () => {
    const day = { from: "2026-08-01", to: "2026-08-01" };
    expect(readScalar(types.freeze, "2026-08-01   to   2026-08-01")).toEqual(known(day));
  });

  test("with a NUL shows it as a sign", () => {
    expect(readScalar(types.biggestWorry, "a\0b")).toMatchObject({ found: "a\\0b" });
  });

  const cell = (text: string, quoted = false) => ({ kind: "cell", text, quoted }) as const;
  test("that is empty is not known; in quotes it is an empty text", () => {
    expect(readValue(types.developers, cell(" "))).toEqual({ kind: "unknown" });
    expect(readValue(types.biggestWorry, cell("", true))).toEqual(known(""));
    expect(readValue(types.developers, cell("", true))).toEqual(
      refused("an empty text", "a whole number", "leave the cell empty, without quotes, if it is not known"),
    );
  });

  test("keeps the blanks of a text, and nothing else's", () => {
    expect(readValue(types.biggestWorry, cell(" a "))).toEqual(known(" a "));
    expect(readValue(types.developers, cell(" 3 "))).toEqual(known(3));
    expect(readValue(types.regions, cell(" none "))).toEqual(known([]));
  });

  test("with members separated as in a sentence says how to separate them, if one of them is wrong", () => {
    expect(readValue(types.regions, cell("north, south"))).toMatchObject({
      help: "put `;` between the members, as in `north;south`",
    });
    expect(readValue(types.regions, cell("north;west"))).not.toMatchObject({
      help: expect.stringContaining("between the members"),
    });
    const texts = { kind: "list", element: { kind: "text" } } as const;
    expect(readValue(texts, cell("a, b;c"))).toEqual(known(["a, b", "c"]));
  });
});

describe("in JSON", () => {
  const text = (text: string): JsonNode => ({ kind: "string", text, offset: 0 });
  const array = (...items: JsonNode[]): JsonNode => ({ kind: "array", items, offset: 0 });
  const nothing: JsonNode = { kind: "null", offset: 0 };
  const yes: JsonNode = { kind: "boolean", value: true, offset: 0 };

  test("null is not known", () => {
    expect(readValue(types.goLive, nothing)).toEqual({ kind: "unknown" });
  });

  test.each<[keyof typeof types, JsonNode, string, string, string]>([
    ["goLive", yes, "true", "a date, as in `2027-03-01`", "write it in double quotes"],
    ["developers", text("3"), '"3"', "a whole number", "write the number alone, without quotes"],
    ["usedCompetitor", array(), "a list", "`true` or `false`", "write true or false without quotes"],
    [
      ...(["regions", text("north"), '"north"', "a list"] as const),
      "write a list in square brackets; an empty one says that there is none",
    ],
    [
      ...(["regions", array(nothing), "null", "a member of a list"] as const),
      "take it out, or make the whole list null",
    ],
  ])("%s with %j", (name, node, found, expected, help) => {
    expect(readValue(types[name], node)).toEqual(refused(found, expected, help));
  });

  test("a text may be as long as a cell, and a list as long as an enumeration", () => {
    const longest = "x".repeat(limits.cellLength);
    expect(readValue(types.biggestWorry, text(longest))).toEqual(known(longest));
    expect(readValue(types.biggestWorry, text(`${longest}x`))).toEqual(
      refused(`${longest}x`, "shorter than the limit of 65536 characters"),
    );
    const many = Array.from({ length: limits.members }, () => text("north"));
    expect(readValue(types.regions, array(...many))).toEqual(known(["north"]));
    expect(readValue(types.regions, array(...many, text("north")))).toEqual(
      refused("this list", "shorter than the limit of 5000 members"),
    );
  });

  test("a set of periods or languages holds each once, and a list as often as it is written", () => {
    const week = text("2026-08-01 to 2026-08-07");
    const period = { from: "2026-08-01", to: "2026-08-07" };
    const periods = { kind: "set", element: { kind: "period" } } as const;
    expect(readValue(periods, array(week, text("2026-08-01 to 2026-08-08"), week))).toEqual(
      known([period, { from: "2026-08-01", to: "2026-08-08" }]),
    );
    expect(readValue(types.speaks, array(text("en"), text("es"), text("en")))).toEqual(known(["en", "es"]));
    expect(readValue(types.away, array(week, week))).toEqual(known([period, period]));
  });
});

describe("a number that people write otherwise", () => {
  const usd = { kind: "money", places: 2, currency: "USD" } as const;
  const decimal = { kind: "decimal", places: 3 } as const;
  const thousands = (point: string, other: string) =>
    `write \`${point}\` if the comma separates thousands, \`${other}\` if it does not`;
  test.each<[Parameters<typeof helpWithNumber>[0], string, string | undefined]>([
    [decimal, "2,5", "write `2.5`, with a point"],
    [decimal, "2,55", "write `2.55`, with a point"],
    [decimal, "+1,250", thousands("+1250", "+1.250")],
    [decimal, "1,250,000", "write `1250000`, the number alone"],
    [decimal, "0,250", "write `0.250`, with a point"],
    [decimal, "x1,250", undefined],
    [decimal, "12.345.678,9", "write `12345678.9`, with a point"],
    [decimal, "12,345.678", "write `12345.678`, the number alone"],
    [decimal, "1.2.3", undefined],
    [usd, "$1,250.50", "write `1250.50`, the number alone; the currency is USD"],
    [usd, "1 250 USD", "write `1250`, the number alone; the currency is USD"],
    [usd, "€5", "convert it from € to USD, and write the number alone"],
    [usd, "5 EUR", "convert it from EUR to USD, and write the number alone"],
    [{ kind: "integer", places: 0 }, "80%", "write `80`, the number alone"],
    [decimal, "80%", undefined],
    [decimal, "$$$x5", undefined],
    [decimal, "many", undefined],
  ])("%j: %s", (type, text, help) => {
    expect(helpWithNumber(type, text)).toBe(help);
  });
});
