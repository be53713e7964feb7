/** What was found before is known again wherever its line has gone, and nothing else is. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { baselineOf, compareWithBaseline, readBaseline } from "../../compiler/diagnostics/baseline.ts";
import type { Diagnostic, Severity } from "../../compiler/diagnostics/diagnostic.ts";

const found = (text: string, mark: string, more: Partial<Diagnostic> = {}): Diagnostic => {
  const start = text.indexOf(mark);
  return {
    code: "unused-signal",
    severity: "warning",
    message: `nothing uses ${mark}`,
    why: "",
    file: "main.persona",
    span: { start, end: start + mark.length },
    related: [],
    fixes: [],
    ...more,
  };
};
const textOf = (text: string) => () => text;
const text = "signals A {\n  one text\n  two text\n}\n";
const all = [found(text, "one"), found(text, "two")];
const baseline = baselineOf(all, textOf(text));

test("the same again is known, and the file can be read again", () => {
  expect(compareWithBaseline(all, baseline, textOf(text))).toEqual({ fresh: [], known: 2, gone: 0 });
  expect(readBaseline(JSON.parse(JSON.stringify(baseline)))).toEqual(baseline);
});

test("lines above, and more or fewer blanks, change nothing", () => {
  fc.assert(
    fc.property(fc.nat(5), fc.nat(8), (lines, blanks) => {
      const moved = `${"// more\n".repeat(lines)}${text.replaceAll("  ", `\t${" ".repeat(blanks)}`)}`;
      const again = [found(moved, "one"), found(moved, "two")];
      expect(compareWithBaseline(again, baseline, textOf(moved)).fresh).toEqual([]);
    }),
    { numRuns: 20, seed: 3 },
  );
});

describe("is new", () => {
  test.each<[string, Partial<Diagnostic>]>([
    ["another code", { code: "unused-role" }],
    ["another message", { message: "nothing asks for one" }],
    ["another file", { file: "more.persona" }],
  ])("%s", (_, more) => {
    const other = found(text, "one", more);
    expect(compareWithBaseline([other], baseline, textOf(text))).toEqual({
      fresh: [other],
      known: 0,
      gone: 2,
    });
  });

  test("another line that is alike, once more than before: the one further down", () => {
    const twice = `${text}signals B {\n  one text\n}\n`;
    const second = { ...found(twice, "one"), span: { start: twice.lastIndexOf("one"), end: 0 } };
    const result = compareWithBaseline([found(twice, "one"), second], baseline, textOf(twice));
    expect(result.fresh).toEqual([second]);
    expect(result.known).toBe(1);
  });

  test("every error, also one that was there before", () => {
    const error: Diagnostic = found(text, "one", { severity: "error" satisfies Severity });
    expect(baselineOf([error], textOf(text)).findings).toEqual([]);
    expect(compareWithBaseline([error], baseline, textOf(text)).fresh).toEqual([error]);
  });
});

test("alike ones are counted, and the order is that of files, whatever was found first", () => {
  const more = [...all, ...all.toReversed(), found(text, "two", { file: "a.persona" })];
  expect(
    baselineOf(more, textOf(text)).findings.map(({ file, message, count }) => [file, message, count]),
  ).toEqual([
    ["a.persona", "nothing uses two", 1],
    ["main.persona", "nothing uses one", 2],
    ["main.persona", "nothing uses two", 2],
  ]);
});

test.each([null, 1, "x", [], {}, { ...baseline, version: 2 }, { ...baseline, findings: [{}] }])(
  "%j is no baseline",
  (value) => {
    expect(readBaseline(value)).toBeUndefined();
  },
);
