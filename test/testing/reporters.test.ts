/**
 * What other programs read of results: JUnit XML by a strict XML reader and by the schema of Jenkins, TAP's blocks by a
 * YAML reader.
 */

import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { visible } from "../../compiler/diagnostics/display-text.ts";
import { junitXml } from "../../compiler/testing/reporters/junit.ts";
import type { Suite } from "../../compiler/testing/reporters/suite.ts";
import { tap } from "../../compiler/testing/reporters/tap.ts";
import type { Result } from "../../compiler/testing/result.ts";
import { junitFaults } from "../harness/junit.ts";
import { childrenOf, readXml } from "../harness/xml.ts";

const at = { file: "tests.persona", line: 3, column: 1, start: 0, end: 0 };
const hostile = "a \"quote\" 'x' <b> & ]]> --> # \u0024{x} \\ \u0000\u001b[2J\u2028 line\nend: - *";

const passed: Result = { kind: "test", name: "plain", at, passed: true, verdicts: [] };
const failed = (name: string): Result => ({
  kind: "cohort",
  name,
  at,
  passed: false,
  verdicts: [
    { at, of: "share", met: true, expected: "share A at least 5%", found: "9%: 9 of 100", why: [] },
    { at, of: "share", met: false, expected: name, found: name, why: [{ heading: name, lines: [name] }] },
    { at, of: "share", met: false, expected: "undecided at most 5%", found: "7%: 7 of 100", why: [] },
  ],
});
const suites: readonly Suite[] = [
  { name: "First", results: [passed, failed(hostile)] },
  { name: hostile, results: [failed("x")] },
];
const error = {
  code: hostile,
  why: hostile,
  severity: "error",
  message: hostile,
  place: { file: hostile, start: { line: 3, column: 1 } },
  related: [],
  fixes: [],
  allowed: false,
} as const;
const unsound: readonly Suite[] = [{ name: hostile, results: [], errors: [error, error] }];
const remarkable: readonly Suite[] = [
  { name: hostile, results: [], errors: [error], remarks: [{ ...error, severity: "warning" }] },
  { name: "Second", results: [], sound: "nothing is wrong" },
];

describe("JUnit XML", () => {
  const document = readXml(junitXml(suites));

  test("counts what it holds, and has a failure for each expectation that is not met", () => {
    expect(document.name).toBe("testsuites");
    expect(document.attributes).toEqual({ tests: "3", failures: "2", errors: "0" });
    const found = childrenOf(document, "testsuite").map((suite) => ({
      ...suite.attributes,
      cases: childrenOf(suite, "testcase").map((each) => childrenOf(each, "failure").length),
    }));
    expect(found).toEqual([
      { name: "First", tests: "2", failures: "1", errors: "0", cases: [0, 2] },
      { name: shown(hostile), tests: "1", failures: "1", errors: "0", cases: [2] },
    ]);
  });

  test("counts errors of a playbook apart, and has a case for each", () => {
    const [suite] = childrenOf(readXml(junitXml(unsound)), "testsuite");
    expect(suite?.attributes).toEqual({ name: shown(hostile), tests: "2", failures: "0", errors: "2" });
    const cases = suite === undefined ? [] : childrenOf(suite, "testcase");
    expect(cases.map((each) => childrenOf(each, "error").length)).toEqual([1, 1]);
  });

  test("counts what lets a playbook pass as skipped, and has a case where nothing is wrong", () => {
    const checked = readXml(junitXml(remarkable));
    expect(checked.attributes).toEqual({ tests: "3", failures: "0", errors: "1" });
    const [first, second] = childrenOf(checked, "testsuite");
    expect([first?.attributes.skipped, second?.attributes.skipped]).toEqual(["1", undefined]);
    const cases = childrenOf(checked, "testsuite").flatMap((suite) => childrenOf(suite, "testcase"));
    const outcomes = cases.map((each) =>
      ["error", "skipped"].filter((outcome) => childrenOf(each, outcome).length > 0),
    );
    expect(outcomes).toEqual([["error"], ["skipped"], []]);
    expect(cases.at(-1)?.attributes).toEqual({ name: "nothing is wrong", classname: "Second" });
  });

  test("keeps every letter of names that XML has a place for", () => {
    const [suite] = childrenOf(document, "testsuite");
    const [, second] = childrenOf(suite ?? document, "testcase");
    expect(second?.attributes).toEqual({ name: shown(hostile), classname: "First" });
    const [failure] = childrenOf(second ?? document, "failure");
    expect(failure?.attributes.message).toBe(shown(`expected ${hostile}; found ${hostile}`));
    expect(failure?.text).toContain("tests.persona:3");
  });
});

describe("JUnit XML, by the schema of Jenkins", () => {
  test.each<readonly [string, readonly Suite[]]>([
    ["results of all kinds, with texts of others", suites],
    ["one playbook that passes", [{ name: "First", results: [passed] }]],
    ["no playbook", []],
    ["a playbook with errors", unsound],
    ["a playbook with warnings, and one in which nothing is wrong", remarkable],
  ])("%s: valid", (_, given) => {
    expect(junitFaults(junitXml(given))).toBe("");
  });

  test("and what the schema does not know is found", () => {
    expect(junitFaults(junitXml(suites).replace("<testcase ", '<testcase colour="red" '))).toContain(
      "colour",
    );
    expect(junitFaults(junitXml(suites).replaceAll("testcase", "test-case"))).not.toBe("");
  });
});

describe("TAP", () => {
  const lines = tap(suites).split("\n");

  test("has a plan and a line for each test, with what directives begin with escaped", () => {
    expect(lines.slice(0, 3)).toEqual(["TAP version 13", "1..3", "ok 1 - First: plain"]);
    const heads = lines.filter((line) => /^(?:not )?ok /.test(line));
    expect(heads.map((line) => line.slice(0, 8))).toEqual(["ok 1 - F", "not ok 2", "not ok 3"]);
    for (const line of heads) expect(line).not.toMatch(/(?<!\\)#/);
  });

  test("has under each failure a block that YAML reads as what was expected and found", () => {
    const from = lines.indexOf("  ---");
    const to = lines.indexOf("  ...");
    const block = parse(lines.slice(from + 1, to).join("\n"));
    expect(block.at).toBe("tests.persona:3");
    expect(block.failures).toHaveLength(2);
    const told = hostile.split("\n").map(visible).join("\n");
    expect(block.failures[0]).toMatchObject({ expected: told, found: told });
  });

  test("sends nothing to the terminal that it would obey", () => {
    expect(tap([...suites, ...unsound])).not.toContain("\u001b");
  });

  test("has for each error of a playbook a failed line, and a block that YAML reads", () => {
    const [, plan, ...points] = tap(unsound).trimEnd().split("\n");
    expect(plan).toBe("1..2");
    expect(points.filter((line) => /^not ok \d - /.test(line))).toHaveLength(2);
    const block = parse(points.slice(points.indexOf("  ---") + 1, points.indexOf("  ...")).join("\n"));
    const told = hostile.split("\n").map(visible).join("\n");
    expect(block).toEqual({ at: `${told}:3:1`, code: told, message: told });
  });

  test("marks what lets a playbook pass as left to do, and has a line where nothing is wrong", () => {
    const points = tap(remarkable)
      .split("\n")
      .filter((line) => /^(?:not )?ok /.test(line));
    expect(points.map((line) => /(?<!\\)#.*$/.exec(line)?.[0])).toEqual([
      undefined,
      "# TODO warning",
      undefined,
    ]);
    expect(points.map((line) => line.startsWith("ok "))).toEqual([false, false, true]);
    expect(points.at(-1)).toBe("ok 3 - Second: nothing is wrong");
  });
});

/** What XML has no place for is left out, and there is one kind of line end. */
const shown = (text: string): string =>
  text.replaceAll("\u0000", "").replaceAll("\u001b", "").replaceAll("\u2028", "\n");
