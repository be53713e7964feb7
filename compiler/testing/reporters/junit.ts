/**
 * Results as JUnit XML, which every build server reads: a suite for each playbook, a case for each test and cohort.
 *
 * The elements and attributes that Jenkins' schema knows, and no more: times are left out, so that the same results
 * give the same bytes.
 */

import { elementWith, type Xml, xmlDocument } from "../../emit/xml.ts";
import type { Result } from "../result.ts";
import { failuresOf, wordVerdict } from "../verdict-words.ts";
import type { Suite } from "./suite.ts";

export function junitXml(suites: readonly Suite[]): string {
  const all = suites.flatMap(({ results }) => results);
  return xmlDocument(elementWith("testsuites", countsOf(all), ...suites.map(suiteElement)));
}

function suiteElement({ name, results }: Suite): Xml {
  return elementWith("testsuite", { name, ...countsOf(results) }, ...results.map(caseElement(name)));
}

const countsOf = (results: readonly Result[]) => ({
  tests: results.length,
  failures: results.filter(({ passed }) => !passed).length,
  errors: 0,
});

const caseElement =
  (suite: string) =>
  (result: Result): Xml => {
    const failures = failuresOf(result);
    return elementWith(
      "testcase",
      { name: result.name, classname: suite },
      ...failures.map((verdict) =>
        elementWith(
          "failure",
          { message: `expected ${verdict.expected}; found ${verdict.found}`, type: result.kind },
          wordVerdict(verdict).join("\n"),
        ),
      ),
    );
  };
