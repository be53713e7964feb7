/** Tables on terminals of any width: whole columns or none, and the first three always. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { fitting, furtherText, renderTable } from "../../compiler/cli/terminal/table.ts";
import { cellsOf, cutTo, displayWidth } from "../../compiler/diagnostics/display-text.ts";

const titles = ["id", "customer", "persona", "outcome", "score", "fit"];
const columns = titles.map((title, index) => ({ title, ...(index === 1 ? { widest: 12 } : {}) }));
const style = { head: (text: string) => text };

test("columns that do not fit are left out from the right", () => {
  const rows = [["C-1", "Halden Valves and Sons", "Marketing", "accepted", "43", "48 %"]];
  // C-1 3, Halden Valv… 12, Marketing 9, accepted 8, score 5, 48 % 4: with two blanks between them 51.
  expect(fitting(columns, rows, 51)).toHaveLength(6);
  expect(fitting(columns, rows, 50)).toHaveLength(5);
  expect(fitting(columns, rows, 44)).toHaveLength(4);
  expect(fitting(columns, rows, 10)).toHaveLength(3);
  expect(fitting(columns, rows, undefined)).toHaveLength(6);
  expect(renderTable(fitting(columns, rows, 36), rows, style)).toEqual([
    "id   customer      persona",
    "C-1  Halden Valv…  Marketing",
  ]);
});

test("a verdict is left out last, and its cells stay under its title", () => {
  const judged = [...columns.slice(0, 5), { title: "verdict", verdict: true }];
  const rows = [["C-1", "Halden Valves and Sons", "Marketing", "accepted", "43", "kept"]];
  // The first three take 28, `accepted` 10 more, `score` 7, `verdict` 9.
  const shownAt = (width: number) => fitting(judged, rows, width).map(({ title }) => title);
  expect(shownAt(54)).toEqual(["id", "customer", "persona", "outcome", "score", "verdict"]);
  expect(shownAt(53)).toEqual(["id", "customer", "persona", "outcome", "verdict"]);
  expect(shownAt(46)).toEqual(["id", "customer", "persona", "verdict"]);
  expect(shownAt(36)).toEqual(["id", "customer", "verdict"]);
  expect(shownAt(10)).toEqual(["id", "customer", "verdict"]);
  const shown = fitting(judged, rows, 46);
  expect(furtherText(judged, shown)).toBe("A wider window also shows: outcome, score.");
  const cell = (text: string, _: number, place: number) => (place === 5 ? `<${text}>` : text);
  const lines = ["id   customer      persona    verdict", "C-1  Halden Valv…  Marketing  <kept   >"];
  expect(renderTable(shown, rows, { ...style, cell })).toEqual(lines);
});

test("what is left out is named, each title once", () => {
  const twice = [...columns, { title: "fit" }, { title: "score" }];
  expect(furtherText(twice, twice.slice(0, 4))).toBe("A wider window also shows: score, fit.");
  expect(furtherText(columns, columns)).toBeUndefined();
});

test("no line is wider than the terminal, where three columns fit", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", "é", "日", "🙂", " "), maxLength: 20 });
  const rows = fc.array(fc.tuple(cell, cell, cell, cell, cell, cell), { maxLength: 5 });
  fc.assert(
    fc.property(rows, fc.integer({ min: 20, max: 120 }), (cells, width) => {
      const shown = fitting(columns, cells, width);
      const widest = Math.max(...renderTable(shown, cells, style).map(displayWidth));
      expect(shown.length === 3 || widest <= width).toBe(true);
    }),
    { seed: 7, numRuns: 300 },
  );
});

test("characters that are not looked at one by one take a column each, and join with none", () => {
  const all = Array.from({ length: 0x2fff }, (_, code) => String.fromCharCode(code));
  // Cells are looked at one by one, whatever is in them.
  const widthOf = (text: string) => cellsOf(text).reduce((width, cell) => width + cell.width, 0);
  for (const character of all) {
    const text = `a${character}b–${character}`;
    expect(displayWidth(text), JSON.stringify(text)).toBe(widthOf(text));
  }
  const names = [
    "Łódź – Œuvre",
    "Καφές",
    "Юпитер…",
    "e\u0301",
    "日本",
    "a\u00adb",
    "1\ufe0f\u20e3",
    "👨‍👩‍👧",
  ];
  expect(names.map(displayWidth)).toEqual([12, 5, 7, 1, 4, 2, 2, 2]);
});

test.each([
  ["Halden Valves", 13, "Halden Valves"],
  ["Halden Valves", 12, "Halden Valv…"],
  ["Łódź – Œuvre", 6, "Łódź …"],
  ["日本語", 5, "日本…"],
  ["日本語", 4, "日…"],
  ["e\u0301e\u0301e\u0301", 2, "e\u0301…"],
])("%s in %i columns is %s", (text, most, cut) => {
  expect(cutTo(text, most)).toEqual({ text: cut, width: displayWidth(cut) });
});
