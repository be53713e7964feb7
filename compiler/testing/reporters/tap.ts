/**
 * Results as TAP: a line for each test and cohort, and under one that failed, what was expected and found; a line for
 * each error, warning and hint. What lets the playbook pass is marked as something that is left to do.
 *
 * It is TAP 14 and 13 alike, and called 13, since readers of that one refuse a later number. The block under a line is
 * YAML; its strings are written as JSON, which YAML reads as the same.
 */

import { visible } from "../../diagnostics/display-text.ts";
import type { Finding } from "../../diagnostics/sarif.ts";
import type { Result } from "../result.ts";
import { failuresOf, wordVerdict } from "../verdict-words.ts";
import type { Suite } from "./suite.ts";
import { wordFinding } from "./word-finding.ts";

export function tap(suites: readonly Suite[]): string {
  const all = suites.flatMap(({ name, results, errors = [], remarks = [], sound }): readonly Point[] => [
    ...errors.map((error) => findingPoint(name, error)),
    ...remarks.map((remark) => ({ ...findingPoint(name, remark), directive: ` # TODO ${remark.severity}` })),
    ...results.map((result) => resultPoint(name, result)),
    ...(sound === undefined ? [] : [{ isOk: true, description: `${name}: ${sound}`, block: [] }]),
  ]);
  const lines = all.flatMap(({ isOk, description, directive = "", block }, index) => [
    `${isOk ? "ok" : "not ok"} ${index + 1} - ${described(description)}${directive}`,
    ...(block.length === 0 ? [] : ["  ---", ...block, "  ..."]),
  ]);
  return `${["TAP version 13", `1..${all.length}`, ...lines].join("\n")}\n`;
}

/** A test point: its line, and the YAML under it. */
interface Point {
  readonly isOk: boolean;
  readonly description: string;
  readonly directive?: string;
  readonly block: readonly string[];
}

function resultPoint(suite: string, result: Result): Point {
  const failures = failuresOf(result);
  const block = [
    `  at: ${quoted(`${result.at.file}:${result.at.line}`)}`,
    "  failures:",
    ...failures.flatMap((verdict) => [
      `    - expected: ${quoted(verdict.expected)}`,
      `      found: ${quoted(verdict.found)}`,
      `      at: ${quoted(`${verdict.at.file}:${verdict.at.line}`)}`,
      `      message: ${quoted(wordVerdict(verdict).join("\n"))}`,
    ]),
  ];
  return {
    isOk: result.passed,
    description: `${suite}: ${result.name}`,
    block: failures.length === 0 ? [] : block,
  };
}

function findingPoint(suite: string, finding: Finding): Point {
  const [place, message = ""] = wordFinding(finding);
  return {
    isOk: false,
    description: `${suite}: ${message}`,
    block: [
      `  at: ${quoted(place)}`,
      `  code: ${quoted(finding.code)}`,
      `  message: ${quoted(finding.message)}`,
    ],
  };
}

/** `#` begins a directive, and a backslash escapes. */
const described = (text: string): string => visible(text).replace(/[\\#]/g, "\\$&");

/** Results are looked at in terminals too: what they would obey is shown instead, and commands to build servers are no more. */
const quoted = (text: string): string =>
  JSON.stringify(text.split("\n").map(visible).join("\n")).replace(/#(?=#\w*\[)/g, "\\u0023");
