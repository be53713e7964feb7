/** Values read quickly, one signal at a time: what each is, and that what is remembered is not mixed up. */

import { describe, expect, test } from "vitest";
import type { Type } from "../../compiler/ir/ir.ts";
import type { JsonNode } from "../../compiler/records/json-text.ts";
import { createValueReader, unsound, type ValueReader } from "../../compiler/records/value-reader.ts";
import { types } from "./sample.ts";

const string = (text: string): JsonNode => ({ kind: "string", text, offset: 0 });
const number = (source: string): JsonNode => ({ kind: "number", source, offset: 0 });

describe("a number in a cell", () => {
  const decimal = { kind: "decimal", places: 2 } as const;
  const upTo = (upperIncluded: boolean) =>
    ({ kind: "decimal", places: 1, range: { lower: 5, upper: 1000, upperIncluded } }) as const;
  const most = { kind: "decimal", places: 6 } as const;
  const more = { kind: "decimal", places: 7 } as const;

  test.each<[Type, string, unknown]>([
    [decimal, "0", 0],
    [decimal, "7", 7],
    [decimal, "9", 9],
    [decimal, "12.5", 12.5],
    [decimal, "0.05", 0.05],
    [decimal, "0.5", 0.5],
    [decimal, "123456.78", 123456.78],
    [decimal, "1234567.89", 1234567.89],
    [decimal, "123456789", 123456789],
    [decimal, "1234567890", 1234567890],
    [decimal, "-3", -3],
    [decimal, "1.234", unsound],
    [decimal, "1.2.3", unsound],
    [decimal, ".5", unsound],
    [decimal, "5.", unsound],
    [decimal, "007", 7],
    [decimal, "00", 0],
    [decimal, "00.5", 0.5],
    [decimal, "1/2", unsound],
    [decimal, "1:2", unsound],
    [decimal, "1,5", unsound],
    [decimal, "x", unsound],
    [decimal, "", undefined],
    [decimal, " ", undefined],
    [decimal, " 7 ", 7],
    [types.developers, "0", 0],
    [types.developers, "500", 500],
    [types.developers, "501", unsound],
    [types.developers, "3.0", unsound],
    [upTo(true), "0.4", unsound],
    [upTo(true), "0.5", 0.5],
    [upTo(true), "100", 100],
    [upTo(true), "100.1", unsound],
    [upTo(false), "99.9", 99.9],
    [upTo(false), "100", unsound],
    [most, "0.123456", 0.123456],
    [most, "1.234567", 1.234567],
    [most, "12.3456789", unsound],
    [more, "0.1234567", 0.1234567],
    [more, "12", 12],
  ])("%j: %j is %s", (type, text, value) => {
    const reader = createValueReader(type);
    expect(reader.cell(text, false)).toBe(value);
    // Quoted, an empty cell is an empty text, which is no number.
    if (text.trim() !== "") expect(reader.cell(text, true)).toBe(value);
  });

  test("in quotes and empty is wrong", () => {
    expect(createValueReader(decimal).cell("", true)).toBe(unsound);
    expect(createValueReader(types.biggestWorry).cell("", true)).toBe("");
  });
});

describe("a value in JSON", () => {
  test.each<[Type, JsonNode, unknown]>([
    [types.ratio, number("12.50"), 12.5],
    [types.ratio, number("1e1"), 10],
    [types.ratio, number("1.234"), unsound],
    [types.ratio, string("12.5"), unsound],
    [types.ratio, { kind: "null", offset: 0 }, undefined],
    [types.biggestWorry, string("a text"), "a text"],
    [types.biggestWorry, string(" é "), " é "],
    [types.biggestWorry, string("a\0"), unsound],
    [types.biggestWorry, number("7"), unsound],
    [types.goLive, string("2027-03-01"), "2027-03-01"],
    [types.goLive, string("2027-02-29"), unsound],
    [types.goLive, string("2028-02-29"), "2028-02-29"],
    [types.goLive, string("0999-13-01"), unsound],
    [types.goLive, string("2027-13-01"), unsound],
    [types.goLive, string("2027-00-01"), unsound],
    [types.goLive, string("2027-12-00"), unsound],
    [types.goLive, string("2027-12-31"), "2027-12-31"],
    [types.goLive, string("x2027-12-01"), unsound],
    [types.goLive, string("2027-12-011"), unsound],
    [types.goLive, number("7"), unsound],
    [types.usedCompetitor, { kind: "boolean", value: true, offset: 0 }, true],
    [types.usedCompetitor, string("true"), unsound],
    [types.quoteTurnaround, string("2 days"), "2 days"],
    [types.region, string("north"), "north"],
    [types.region, string("nowhere"), unsound],
  ])("%j: %j", (type, node, value) => {
    const reader = createValueReader(type);
    for (let time = 0; time < 2; time++) expect(reader.node(node)).toBe(value);
  });

  test("a day outside what a date may be is wrong", () => {
    const type = { kind: "date", range: { lower: "2027-01-01", upperIncluded: true } } as const;
    expect(createValueReader(type).node(string("2026-12-01"))).toBe(unsound);
    expect(createValueReader(type).node(string("2027-01-01"))).toBe("2027-01-01");
  });

  test("a list as it is written", () => {
    const reader = createValueReader(types.scores);
    for (let time = 0; time < 2; time++) {
      expect(reader.list("[1.5, 2]")).toEqual([1.5, 2]);
      expect(reader.list("[1.55]")).toBe(unsound);
      expect(reader.list("[1.5")).toBe(unsound);
      expect(reader.list("[null]")).toBe(unsound);
    }
    const long = `[${Array.from({ length: 100 }, (_, at) => at).join(",")}]`;
    expect(reader.list(long)).toHaveLength(100);
    expect(reader.list(`${long.slice(0, -1)},x]`)).toBe(unsound);
    // With a letter that is no ASCII nothing is remembered.
    expect(createValueReader({ kind: "list", element: types.biggestWorry }).list('["é"]')).toEqual(["é"]);
    expect(reader.list("[é]")).toBe(unsound);
  });
});

test("what is remembered is remembered by the whole text, and asked for once where there is room", () => {
  const members = Array.from({ length: 400 }, (_, at) => ({ name: `member${at}`, titles: {} }));
  const long = Array.from({ length: 400 }, (_, at) => ({
    name: `a-member-with-a-long-name-${at}`,
    titles: {},
  }));
  const longest = ["x".repeat(200), "x".repeat(201), "x".repeat(202)].map((name) => ({ name, titles: {} }));
  const reader = createValueReader({ kind: "enumeration", members: [...members, ...long, ...longest] });
  for (let time = 0; time < 2; time++) {
    for (const { name } of [...members, ...long, ...longest]) {
      expect(reader.cell(name, false)).toBe(name);
      expect(reader.node(string(name))).toBe(name);
      expect(reader.cell(`${name.slice(0, -1)}z`, false)).toBe(unsound);
    }
  }
});

test("texts of which only one half is the same are not mixed up", () => {
  const names = [
    "prefixA",
    "prefixB",
    "prefixAsuffixA",
    "prefixAsuffixB",
    "prefixBsuffixA",
    "suffixA",
    "a",
    "aa",
  ];
  const reader = createValueReader({
    kind: "enumeration",
    members: names.map((name) => ({ name, titles: {} })),
  });
  for (let time = 0; time < 2; time++) {
    for (const name of names) expect(reader.cell(name, false)).toBe(name);
    for (const name of ["prefixBsuffixB", "suffixB", "b", "prefix", "\u0080a"])
      expect(reader.cell(name, false)).toBe(unsound);
  }
});

test("texts that begin and end the same are not mixed up, however many fall on the places of others", () => {
  const names = Array.from({ length: 2_000 }, (_, at) => `m-${String(at).padStart(7, "0")}-same`);
  for (let from = 0; from < names.length; from += 100) {
    const some = names.slice(from, from + 100);
    const reader = createValueReader({
      kind: "enumeration",
      members: some.map((name) => ({ name, titles: {} })),
    });
    expect(some.map((name) => reader.cell(name, false))).toEqual(some);
  }
});

/** Which values are read without a look at their type, that is by themselves or from memory. */
function watched(type: Type) {
  let looks = 0;
  const seen = new Proxy(type, {
    get(target, key, receiver) {
      looks++;
      return Reflect.get(target, key, receiver);
    },
  });
  const reader = createValueReader(seen);
  return {
    reader,
    isQuick(read: (by: ValueReader) => unknown): boolean {
      const before = looks;
      read(reader);
      return looks === before;
    },
  };
}

describe("read quickly", () => {
  const decimal = { kind: "decimal", places: 2 } as const;
  const most = { kind: "decimal", places: 6 } as const;
  const more = { kind: "decimal", places: 7 } as const;
  const ranged = { kind: "date", range: { lower: "2027-01-01", upperIncluded: true } } as const;

  test.each<[Type, string, boolean]>([
    [decimal, "0", true],
    [decimal, "9", true],
    [decimal, "12.5", true],
    [decimal, "0.05", true],
    [decimal, "10", true],
    [decimal, "123456789", true],
    [decimal, "123456.78", true],
    [decimal, "1234567890", false],
    [decimal, "-3", false],
    [decimal, "007", false],
    [decimal, "00.5", false],
    [decimal, "1.234", false],
    [decimal, "1.2.3", false],
    [decimal, ".5", false],
    [decimal, "5.", false],
    [decimal, "1/2", false],
    [decimal, "1:2", false],
    [types.developers, "500", true],
    [types.developers, "501", true],
    [most, "0.123456", true],
    [more, "1", false],
    [types.biggestWorry, "a", true],
    [types.biggestWorry, "!~ and so on", true],
    [types.biggestWorry, "x".repeat(1001), true],
    [types.biggestWorry, "x".repeat(1002), false],
    [types.biggestWorry, " a", false],
    [types.biggestWorry, "é", false],
    [types.goLive, "2027-03-01", true],
    [types.goLive, "1999-12-28", true],
    [types.goLive, "2027-03-29", false],
    [types.goLive, "3000-01-01", false],
    [ranged, "2027-03-01", false],
  ])("%j: a cell with %j: %j", (type, text, expected) => {
    const { isQuick } = watched(type);
    expect(isQuick((by) => by.cell(text, false))).toBe(expected);
    expect(isQuick((by) => by.cell(text, true))).toBe(false);
  });

  test.each<[Type, JsonNode, boolean]>([
    [decimal, number("12.5"), true],
    [decimal, number("1e1"), false],
    [decimal, string("12.5"), false],
    [types.biggestWorry, string("a"), true],
    [types.biggestWorry, number("1"), false],
    [types.region, number("1"), false],
    [types.goLive, string("2027-03-01"), true],
  ])("%j: %j in JSON: %j", (type, node, expected) => {
    const { isQuick } = watched(type);
    expect(isQuick((by) => by.node(node))).toBe(expected);
  });

  test.each<[string, boolean]>([
    ["a", true],
    ["fourteen signs", true],
    ["\u007f", true],
    ["more than fourteen", true],
    ["more than föurteen", true],
    ["x".repeat(200), true],
    ["x".repeat(201), false],
    ["ö", false],
  ])("what is neither number, text nor day is remembered: %j: %j", (name, expected) => {
    const reads = [(by: ValueReader) => by.cell(name, false), (by: ValueReader) => by.node(string(name))];
    for (const read of reads) {
      const { isQuick } = watched({ kind: "enumeration", members: [{ name, titles: {} }] });
      expect(isQuick(read)).toBe(false);
      expect(isQuick(read)).toBe(expected);
    }
  });

  test("a list is remembered, and one that is none", () => {
    const { isQuick } = watched(types.scores);
    expect(isQuick((by) => by.list("[1.5]"))).toBe(false);
    expect(isQuick((by) => by.list("[1.5]"))).toBe(true);
    expect(isQuick((by) => by.list(`[${"1, ".repeat(80)}1]`))).toBe(false);
    expect(isQuick((by) => by.list(`[${"1, ".repeat(80)}1]`))).toBe(false);
  });

  test("as many are remembered as there is room for: some sixty short ones, 256 long ones", () => {
    const short = Array.from({ length: 400 }, (_, at) => ({ name: `member${at}`, titles: {} }));
    const long = Array.from({ length: 400 }, (_, at) => ({ name: `a-member-with-a-name-${at}`, titles: {} }));
    const { reader, isQuick } = watched({ kind: "enumeration", members: [...short, ...long] });
    for (const { name } of [...short, ...long]) reader.cell(name, false);
    const quick = (members: typeof short) =>
      members.filter(({ name }) => isQuick((by) => by.cell(name, false))).length;
    expect(quick(short)).toBeLessThanOrEqual(64);
    expect(quick(short)).toBeGreaterThan(56);
    expect(quick(long)).toBe(256);
  });

  test("a few are remembered wherever they fall", () => {
    const members = Array.from({ length: 12 }, (_, at) => ({ name: `m${at}`, titles: {} }));
    const { reader, isQuick } = watched({ kind: "enumeration", members });
    for (const { name } of members) reader.cell(name, false);
    expect(members.filter(({ name }) => !isQuick((by) => by.cell(name, false)))).toEqual([]);
  });
});
