/**
 * Coverage as Cobertura's XML (coverage-04.dtd), which build servers and code hosts read: a package for each playbook,
 * a class for each of its files.
 */

import { elementWith, type Xml, xmlDocument } from "../../emit/xml.ts";
import type { Coverage } from "./coverage.ts";
import { type CoveredFile, type CoveredLine, countLines, coveredFiles } from "./covered-lines.ts";

/** A playbook by its name. */
export interface PlaybookCoverage {
  readonly name: string;
  readonly coverage: Coverage;
}

/** @param seconds since 1970: the format demands a time, and 0 is none */
export function cobertura(playbooks: readonly PlaybookCoverage[], version: string, seconds = 0): string {
  const packages = playbooks.map(({ name, coverage }) => ({ name, files: coveredFiles(coverage) }));
  const all = countLines(packages.flatMap(({ files }) => files));
  return xmlDocument(
    elementWith(
      "coverage",
      {
        ...ratesOf(packages.flatMap(({ files }) => files)),
        "lines-covered": all.linesCovered,
        "lines-valid": all.lines,
        "branches-covered": all.branchesCovered,
        "branches-valid": all.branches,
        complexity: 0,
        version,
        timestamp: seconds,
      },
      elementWith("sources", {}, elementWith("source", {}, ".")),
      elementWith(
        "packages",
        {},
        ...packages.map(({ name, files }) =>
          elementWith(
            "package",
            { name, ...ratesOf(files), complexity: 0 },
            elementWith("classes", {}, ...files.map(classOf)),
          ),
        ),
      ),
    ),
  );
}

function ratesOf(files: readonly CoveredFile[]) {
  const { lines, linesCovered, branches, branchesCovered } = countLines(files);
  return { "line-rate": rate(linesCovered, lines), "branch-rate": rate(branchesCovered, branches) };
}

/** Rounded down, so that 1 means all. */
const rate = (covered: number, all: number): number =>
  all === 0 ? 1 : Math.floor((covered / all) * 10_000) / 10_000;

const classOf = (file: CoveredFile): Xml =>
  elementWith(
    "class",
    { name: file.path, filename: file.path, ...ratesOf([file]), complexity: 0 },
    elementWith("methods", {}),
    elementWith("lines", {}, ...file.lines.map(lineOf)),
  );

function lineOf({ line, items, covered }: CoveredLine): Xml {
  const hits = covered > 0 ? 1 : 0;
  if (items.length === 1) return elementWith("line", { number: line, hits, branch: "false" });
  const share = `${Math.floor((covered * 100) / items.length)}% (${covered}/${items.length})`;
  return elementWith("line", { number: line, hits, branch: "true", "condition-coverage": share });
}
