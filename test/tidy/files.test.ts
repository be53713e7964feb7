import { expect, test } from "vitest";
import { sourceFiles } from "../harness/source-files.ts";

const files = ["compiler", "language-server"].flatMap((folder) => sourceFiles(folder));
const pathsWhere = (holds: (file: { path: string; text: string }) => boolean) =>
  files.filter(holds).map(({ path }) => path);

test("every file of the compiler and the language server opens with a paragraph on what it owns", () => {
  expect(files.length).toBeGreaterThan(10);
  expect(pathsWhere(({ text }) => !/^(#!.*\n)?\/\*\*\s/.test(text))).toEqual([]);
});

test("no file is longer than 500 lines, tests and benchmarks included", () => {
  const all = ["compiler", "language-server", "test", "bench"].flatMap((folder) => sourceFiles(folder));
  expect(all.filter(({ text }) => text.split("\n").length > 501).map(({ path }) => path)).toEqual([]);
});

test("names say what is inside", () => {
  expect(
    pathsWhere(({ path }) => /(^|[/-])(utils?|helpers?|managers?|common|misc)([/.-]|$)/.test(path)),
  ).toEqual([]);
});

test("names are in kebab-case", () => {
  expect(
    pathsWhere(
      ({ path }) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.(d|config))?\.ts$/.test(path.split("/").at(-1) ?? ""),
    ),
  ).toEqual([]);
});
