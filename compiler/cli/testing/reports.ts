/** Results as other programs read them. */

import { githubAnnotations } from "../../diagnostics/github-annotations.ts";
import { sarifLog } from "../../diagnostics/sarif.ts";
import { sharesOf } from "../../testing/coverage/coverage.ts";
import { findingsOf as findingsOfSuites } from "../../testing/reporters/findings.ts";
import { junitXml } from "../../testing/reporters/junit.ts";
import type { Suite } from "../../testing/reporters/suite.ts";
import { tap } from "../../testing/reporters/tap.ts";
import { jsonText } from "../../values/json-text.ts";
import { version } from "../../version.ts";
import { type Checked, diagnosticsAsData, findingsOf } from "../diagnostic-formats.ts";
import { findingsSummary } from "../job-summary.ts";
import type { CoveredPlaybook } from "./cover.ts";

export type ForPrograms = "json" | "junit" | "tap" | "sarif" | "github";

export function written(
  reporter: ForPrograms,
  suites: readonly Suite[],
  covered: readonly CoveredPlaybook[],
): string {
  switch (reporter) {
    case "json":
      return `${jsonText({ suites, ...coverageOf(covered) }, 2)}\n`;
    case "junit":
      return junitXml(suites);
    case "tap":
      return tap(suites);
    case "sarif":
      return `${jsonText(sarifLog(findingsOfSuites(suites), version), 2)}\n`;
    case "github":
      return githubAnnotations(findingsOfSuites(suites));
  }
}

/** Of playbooks with errors, of which nothing was run: the errors, as far as they can be as `check --format` has them. */
export function writtenErrors(reporter: ForPrograms, unsound: readonly UnsoundPlaybook[]): string {
  if (reporter === "json")
    return `${jsonText({ suites: [], diagnostics: unsound.flatMap(diagnosticsAsData) }, 2)}\n`;
  const suites = unsound.map((each) => ({ name: each.named, results: [], errors: findingsOf(each) }));
  return written(reporter, suites, []);
}

/** For the page of a job. */
export const errorsSummary = (unsound: readonly UnsoundPlaybook[]): string =>
  unsound.map((each) => findingsSummary(`persona test: ${each.named}`, findingsOf(each))).join("\n");

/** With its errors alone. */
export interface UnsoundPlaybook extends Checked {
  /** By the user. */
  readonly named: string;
}

/** Nothing where it was not asked for. */
const coverageOf = (covered: readonly CoveredPlaybook[]) =>
  covered.length === 0
    ? {}
    : {
        coverage: covered.map(({ name, coverage }) => ({
          name,
          shares: sharesOf(coverage),
          items: coverage.items.map(({ id: _, text: __, ...item }) => item),
        })),
      };
