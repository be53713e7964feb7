/** What is not covered, in the terminal: the rest is counted only where that takes fewer lines. */

import { expect, test } from "vitest";
import { createTerminal, type Terminal } from "../../../compiler/cli/terminal/terminal.ts";
import { printCoverage } from "../../../compiler/cli/testing/print-coverage.ts";
import type { CoverageItem } from "../../../compiler/testing/coverage/coverage.ts";

const rules = (count: number): readonly CoverageItem[] =>
  Array.from({ length: count }, (_, index) => ({
    kind: "rules",
    id: `rule ${index}`,
    name: `Developers ${index}`,
    at: { file: "weights.persona", line: index + 1, column: 1 },
  }));

test.each([
  [25, 25, undefined],
  [26, 26, undefined],
  [27, 25, "  and 2 more; --out FOLDER shows all, line by line"],
])("of %d rules %d are listed", (count, listed, more) => {
  const lines: string[] = [];
  const terminal: Terminal = {
    ...createTerminal(),
    style: (_, text) => text,
    print: (line = "") => lines.push(line),
  };
  printCoverage(terminal, "Portal", { items: rules(count) });
  expect(lines.filter((line) => line.startsWith("  weights.persona:"))).toHaveLength(listed);
  expect(lines.find((line) => line.includes(" more"))).toBe(more);
});
