/** `persona test --coverage`: collects coverage, shows it, writes it, and holds it against what the project asks. */

import type { OutputFile } from "../../emit/emitter.ts";
import { chainOf, titleOf } from "../../planner/words/language.ts";
import { cobertura } from "../../testing/coverage/cobertura.ts";
import {
  type Coverage,
  type CoverageCollector,
  createCoverage,
  sharesOf,
} from "../../testing/coverage/coverage.ts";
import { coveragePage } from "../../testing/coverage/coverage-page.ts";
import { lcov } from "../../testing/coverage/lcov.ts";
import { wordShare } from "../../testing/coverage/words.ts";
import { generator, version } from "../../version.ts";
import type { OpenPlaybook } from "../input/open-playbook.ts";
import { sourceDate } from "../input/source-date.ts";
import { shownPath } from "../terminal/print-diagnostics.ts";
import { plain, type Terminal } from "../terminal/terminal.ts";
import { writeReportSet } from "../write-report-set.ts";
import type { Chosen } from "./choose.ts";
import { printCoverage } from "./print-coverage.ts";
import { readThresholds, type Thresholds } from "./thresholds.ts";

export interface CoveredPlaybook {
  readonly name: string;
  /** In English, if the playbook has it, as all that the page says. */
  readonly title: string;
  readonly open: OpenPlaybook;
  /** What the project asks; of a part of its tests, nothing. */
  readonly thresholds: Thresholds["coverage"];
  /** Paths are those of the project. */
  readonly coverage: Coverage;
}

export function startCoverage({ open, isWhole }: Chosen): {
  readonly collector: CoverageCollector;
  done(): CoveredPlaybook;
} {
  const collector = createCoverage(open.playbook);
  const thresholds = isWhole ? readThresholds(open).coverage : new Map();
  const { name, languages } = open.playbook;
  const title = titleOf(open.playbook, chainOf("en", languages));
  return { collector, done: () => ({ name, title, open, thresholds, coverage: collector.coverage() }) };
}

/** Whether all is reached that the projects ask. */
export async function finishCoverage(
  terminal: Terminal,
  { reporter, out }: { readonly reporter: string; readonly out?: string },
  covered: readonly CoveredPlaybook[],
): Promise<boolean> {
  if (reporter === "pretty")
    for (const each of covered) printCoverage(terminal, each.name, coverageFromHere(each));
  if (out !== undefined) await writeCoverage(terminal, out, covered);
  return covered.map((each) => reachesThresholds(terminal, each)).every((isReached) => isReached);
}

/** With paths as the user would write them from where they are. */
function coverageFromHere({ coverage, open }: CoveredPlaybook): Coverage {
  const items = coverage.items.map((item) => ({
    ...item,
    at: { ...item.at, file: shownPath(open.shownRoot, item.at.file) },
  }));
  return { items };
}

/** A page for each playbook, and one file for all in each of the formats. */
async function writeCoverage(
  terminal: Terminal,
  out: string,
  covered: readonly CoveredPlaybook[],
): Promise<void> {
  const pages = await Promise.all(
    covered.map(async ({ title: own, open, coverage }, index): Promise<OutputFile> => {
      const title = covered.length === 1 ? own : `${own} (${open.shownRoot})`;
      const text = (path: string) => open.snapshot.text(path);
      const path = index === 0 ? "coverage.html" : `coverage-${index + 1}.html`;
      return { path, content: await coveragePage({ title, coverage, text, generator }) };
    }),
  );
  const shown = covered.map((each) => ({ name: each.name, coverage: coverageFromHere(each) }));
  const date = sourceDate();
  const seconds = date === undefined ? 0 : Date.parse(date) / 1000;
  const files = [
    ...pages,
    { path: "lcov.info", content: shown.map(({ coverage }) => lcov(coverage)).join("") },
    { path: "cobertura.xml", content: cobertura(shown, version, seconds) },
  ];
  writeReportSet(terminal, files, out, "test")();
}

/** Tells what is below what the project asks; whether all is reached. */
function reachesThresholds(terminal: Terminal, { name, coverage, thresholds }: CoveredPlaybook): boolean {
  const shares = sharesOf(coverage);
  let isReached = true;
  for (const [kind, least] of thresholds) {
    const share = shares.find((each) => each.kind === kind);
    // Of what the playbook does not have, all is covered.
    if (share === undefined || share.covered * 100 >= least * share.all) continue;
    isReached = false;
    terminal.noteError(
      `${plain(name)}: ${wordShare(share.covered, share.all)} of ${kind} are covered, and package.json asks for ${least}%`,
    );
  }
  return isReached;
}
