/** Results of tests and cohorts for the terminal: what passed by name, what failed with expected beside found. */

import { wrap } from "../../diagnostics/display-text.ts";
import type { Suite } from "../../testing/reporters/suite.ts";
import type { Result, Verdict } from "../../testing/result.ts";
import { failuresOf } from "../../testing/verdict-words.ts";
import { plain, type Terminal } from "./terminal.ts";

/** Above so many, those that passed are only counted. */
const listedAtMost = 60;

export function printSuite(terminal: Terminal, { name, results }: Suite): void {
  terminal.print(terminal.style("bold", plain(name)));
  const isListed = results.length <= listedAtMost;
  for (const [index, result] of results.entries()) {
    if (index > 0 && results[index - 1]?.passed === false) terminal.print();
    if (result.passed && isListed) printName(terminal, terminal.style("green", "✓"), result, (text) => text);
    if (!result.passed) printFailed(terminal, result);
  }
  const passed = results.filter((result) => result.passed).length;
  if (!isListed && passed > 0) {
    const isAll = passed === results.length;
    terminal.print(`  ${terminal.style("green", "✓")} ${isAll ? `all ${passed}` : `${passed} more`} passed`);
  }
  terminal.print();
}

export function printCounts(terminal: Terminal, results: readonly Result[]): void {
  const failed = results.filter(({ passed }) => !passed).length;
  const passed = results.length - failed;
  const parts = [
    ...(failed === 0 ? [] : [terminal.style(["bold", "red"], `${failed} failed`)]),
    ...(passed === 0 ? [] : [terminal.style("green", `${passed} passed`)]),
  ];
  terminal.print(`${kindsOf(results)}: ${parts.join(", ")}`);
}

/** On standard error: what was run before somebody stopped it, and what of that failed. */
export function printInterrupted(terminal: Terminal, results: readonly Result[]): void {
  terminal.status("");
  const failed = results.filter(({ passed }) => !passed);
  const ran = results.length === 0 ? "before a test was through" : `after ${kindsOf(results)}`;
  terminal.note(`interrupted ${ran}${failed.length === 0 ? "" : `, of which ${failed.length} failed:`}`);
  for (const { name } of failed) terminal.note(`  ${terminal.noteStyle("red", "✗")} ${plain(name)}`);
}

/** "13 tests and 1 cohort" */
const kindsOf = (results: readonly Result[]): string =>
  (["test", "cohort"] as const)
    .flatMap((kind) => {
      const count = results.filter((result) => result.kind === kind).length;
      return count === 0 ? [] : [`${count} ${kind}${count === 1 ? "" : "s"}`];
    })
    .join(" and ");

function printFailed(terminal: Terminal, result: Result): void {
  printName(terminal, terminal.style("red", "✗"), result, (text) => terminal.style("bold", text));
  for (const verdict of failuresOf(result)) printVerdict(terminal, verdict);
}

function printName(
  terminal: Terminal,
  sign: string,
  { name }: Result,
  style: (text: string) => string,
): void {
  const width = Math.max(20, terminal.width - 4);
  // What is short in any script is not measured, which takes a while.
  const lines = name.length * 2 <= width ? [plain(name)] : wrap(plain(name), width);
  for (const [index, line] of lines.entries())
    terminal.print(`${index === 0 ? `  ${sign} ` : "    "}${style(line)}`);
}

function printVerdict(terminal: Terminal, { at, expected, found, why }: Verdict): void {
  terminal.print();
  const line = (indent: number, text: string, hanging = indent): void => {
    for (const [index, part] of wrap(plain(text), Math.max(20, terminal.width - hanging)).entries())
      terminal.print(`${" ".repeat(index === 0 ? indent : hanging)}${part}`);
  };
  terminal.print(terminal.style("dim", plain(`    ${at.file}:${at.line}`)));
  line(4, `expected  ${expected}`, 14);
  line(4, `found     ${found}`, 14);
  for (const { heading, lines } of why) {
    line(4, heading);
    for (const each of lines) line(6, each, 8);
  }
}
