/**
 * Results as TAP 14: a line for each test and cohort, and under one that failed, what was expected and found.
 *
 * The block under a line is YAML; its strings are written as JSON, which YAML reads as the same.
 */

import { visible } from "../../diagnostics/display-text.ts";
import { failuresOf, wordVerdict } from "../verdict-words.ts";
import type { Suite } from "./suite.ts";

export function tap(suites: readonly Suite[]): string {
  const all = suites.flatMap(({ name, results }) => results.map((result) => ({ suite: name, result })));
  const lines = all.flatMap(({ suite, result }, index) => {
    const description = described(`${suite}: ${result.name}`);
    const head = `${result.passed ? "ok" : "not ok"} ${index + 1} - ${description}`;
    const failures = failuresOf(result);
    if (failures.length === 0) return [head];
    return [
      head,
      "  ---",
      `  at: ${quoted(`${result.at.file}:${result.at.line}`)}`,
      "  failures:",
      ...failures.flatMap((verdict) => [
        `    - expected: ${quoted(verdict.expected)}`,
        `      found: ${quoted(verdict.found)}`,
        `      at: ${quoted(`${verdict.at.file}:${verdict.at.line}`)}`,
        `      message: ${quoted(wordVerdict(verdict).join("\n"))}`,
      ]),
      "  ...",
    ];
  });
  return `${["TAP version 14", `1..${all.length}`, ...lines].join("\n")}\n`;
}

/** `#` begins a directive, and a backslash escapes. */
const described = (text: string): string => visible(text).replace(/[\\#]/g, "\\$&");

/** Results are looked at in terminals too: what they would obey is shown instead. */
const quoted = (text: string): string => JSON.stringify(text.split("\n").map(visible).join("\n"));
