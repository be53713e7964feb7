/** Tables on terminals of any width: whole columns or none, and the first three always. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { fitting, furtherText, renderTable } from "../../compiler/cli/terminal/table.ts";
import { displayWidth } from "../../compiler/diagnostics/display-text.ts";

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
