/** How many diagnostics are kept where there are too many, which, and what is said of the others. */

import { expect, test } from "vitest";
import type { Diagnostic, Severity } from "../../compiler/diagnostics/diagnostic.ts";
import { limits } from "../../compiler/limits.ts";
import { capDiagnostics } from "../../compiler/project/cap.ts";

const of = (file: string, count: number, severity: Severity = "error"): readonly Diagnostic[] =>
  Array.from({ length: count }, (_, at) => ({
    ...{ code: "unknown-name", severity, message: "it is unknown", why: "It matters.", file },
    ...{ span: { start: at, end: at + 1 }, related: [], fixes: [] },
  }));
const tooMany = (all: readonly Diagnostic[]) => all.filter(({ code }) => code === "too-many-problems");
const others = (all: readonly Diagnostic[]) => all.filter(({ code }) => code !== "too-many-problems");

test("as many as a file may have are all kept, in the order of the text", () => {
  const all = of("a.persona", limits.diagnosticsPerFile);
  expect(capDiagnostics(all.toReversed())).toEqual(all);
});

test("of one more in one of two files, the last is left out, and said to be", () => {
  const [some, few] = [of("a.persona", limits.diagnosticsPerFile + 1), of("b.persona", 2)];
  const capped = capDiagnostics([...few.toReversed(), ...some.toReversed()]);
  expect(others(capped)).toEqual([...some.slice(0, -1), ...few]);
  expect(tooMany(capped)).toMatchObject([{ message: "one more problem is not shown", severity: "warning" }]);
});

test("errors are kept before warnings that stand above them", () => {
  const warnings = of("a.persona", limits.diagnosticsPerFile, "warning");
  const errors = of("a.persona", limits.diagnosticsPerFile + 5).slice(-5);
  const capped = capDiagnostics([...warnings, ...errors]);
  expect(others(capped)).toEqual([...warnings.slice(0, -5), ...errors]);
  expect(tooMany(capped)).toMatchObject([{ message: "5 more problems are not shown" }]);
});

test("as many as a run may have are all kept; of more, the last files say so", () => {
  const files = limits.diagnosticsPerRun / limits.diagnosticsPerFile;
  const full = Array.from({ length: files }, (_, at) =>
    of(`${at}.persona`, limits.diagnosticsPerFile),
  ).flat();
  expect(capDiagnostics(full)).toEqual(full);
  const capped = capDiagnostics([...full, ...of("z.persona", 3)]);
  expect(others(capped)).toEqual(full);
  expect(tooMany(capped)).toMatchObject([
    { file: full.at(-1)?.file, span: { start: 0, end: 0 }, message: "3 more problems are not shown" },
  ]);
});
