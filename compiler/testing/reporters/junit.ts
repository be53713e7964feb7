/**
 * Results as JUnit XML, which every build server reads: a suite for each playbook, a case for each test and cohort; of a playbook with
 * errors, a case for each error.
 *
 * The elements and attributes that Jenkins' schema knows, and no more: times are left out, so that the same results
 * give the same bytes.
 */

import type { Finding } from "../../diagnostics/sarif.ts";
import { elementWith, type Xml, xmlDocument } from "../../emit/xml.ts";
import type { Result } from "../result.ts";
import { failuresOf, wordVerdict } from "../verdict-words.ts";
import type { Suite } from "./suite.ts";
import { wordFinding } from "./word-finding.ts";

export function junitXml(suites: readonly Suite[]): string {
  const results = suites.flatMap((suite) => suite.results);
  const errors = suites.flatMap((suite) => suite.errors ?? []);
  return xmlDocument(elementWith("testsuites", countsOf(results, errors), ...suites.map(suiteElement)));
}

function suiteElement({ name, results, errors = [] }: Suite): Xml {
  const cases = [...errors.map(errorElement(name)), ...results.map(caseElement(name))];
  return elementWith("testsuite", { name, ...countsOf(results, errors) }, ...cases);
}

const countsOf = (results: readonly Result[], errors: readonly Finding[]) => ({
  tests: results.length + errors.length,
  failures: results.filter(({ passed }) => !passed).length,
  errors: errors.length,
});

const errorElement =
  (suite: string) =>
  (error: Finding): Xml => {
    const [place, message, ...help] = wordFinding(error);
    return elementWith(
      "testcase",
      { name: place, classname: suite },
      elementWith("error", { message, type: error.code }, [place, message, ...help].join("\n")),
    );
  };

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
