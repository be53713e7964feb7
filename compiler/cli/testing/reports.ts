/** Results as other programs read them. */

import { githubAnnotations } from "../../diagnostics/github-annotations.ts";
import { sarifLog } from "../../diagnostics/sarif.ts";
import { sharesOf } from "../../testing/coverage/coverage.ts";
import { findingsOf } from "../../testing/reporters/findings.ts";
import { junitXml } from "../../testing/reporters/junit.ts";
import type { Suite } from "../../testing/reporters/suite.ts";
import { tap } from "../../testing/reporters/tap.ts";
import { version } from "../../version.ts";
import { jsonText } from "../json-writer.ts";
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
      return `${jsonText(sarifLog(findingsOf(suites), version), 2)}\n`;
    case "github":
      return githubAnnotations(findingsOf(suites));
  }
}

/** Nothing where it was not asked for. */
const coverageOf = (covered: readonly CoveredPlaybook[]) =>
  covered.length === 0
    ? {}
    : {
        coverage: covered.map(({ name, coverage }) => ({
          name,
          shares: sharesOf(coverage),
          items: coverage.items.map(({ id: _, ...item }) => item),
        })),
      };
