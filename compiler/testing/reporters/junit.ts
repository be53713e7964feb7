/**
 * Results as JUnit XML, which every build server reads: a suite for each playbook, a case for each test and cohort, and
 * for each error, warning and hint. What lets the playbook pass is a case that was skipped.
 *
 * The elements and attributes that Jenkins' schema knows, and no more: times are left out, so that the same results
 * give the same bytes.
 */

import type { Finding } from "../../diagnostics/sarif.ts";
import { element, elementWith, type Xml, xmlDocument } from "../../emit/xml.ts";
import type { Result } from "../result.ts";
import { failuresOf, wordVerdict } from "../verdict-words.ts";
import type { Suite } from "./suite.ts";
import { wordFinding } from "./word-finding.ts";

export function junitXml(suites: readonly Suite[]): string {
  // The schema has no place for `skipped` here.
  const { tests, failures, errors } = countsOf(suites);
  const attributes = { tests, failures, errors };
  return xmlDocument(elementWith("testsuites", attributes, ...suites.map(suiteElement)));
}

function suiteElement(suite: Suite): Xml {
  const { name, results, errors = [], remarks = [], sound } = suite;
  const cases = [
    ...errors.map(errorElement(name)),
    ...remarks.map(remarkElement(name)),
    ...results.map(caseElement(name)),
    ...(sound === undefined ? [] : [elementWith("testcase", { name: sound, classname: name })]),
  ];
  return elementWith("testsuite", { name, ...countsOf([suite]) }, ...cases);
}

function countsOf(suites: readonly Suite[]) {
  const results = suites.flatMap((suite) => suite.results);
  const errors = suites.flatMap((suite) => suite.errors ?? []);
  const remarks = suites.flatMap((suite) => suite.remarks ?? []);
  const sound = suites.filter((suite) => suite.sound !== undefined);
  return {
    tests: results.length + errors.length + remarks.length + sound.length,
    failures: results.filter(({ passed }) => !passed).length,
    errors: errors.length,
    skipped: remarks.length === 0 ? undefined : remarks.length,
  };
}

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

const remarkElement =
  (suite: string) =>
  (remark: Finding): Xml => {
    const [place, ...lines] = wordFinding(remark);
    return elementWith(
      "testcase",
      { name: place, classname: suite },
      element("skipped", [`${remark.severity}: ${lines[0]}`, ...lines.slice(1)].join("\n")),
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
