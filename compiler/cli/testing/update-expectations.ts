/**
 * `persona test --update`: what came out is written into the playbook in the place of what was expected, once somebody
 * has said yes.
 *
 * A change is shown before it is made, as the line was and as it would be; whoever says no changes nothing. All files
 * of a playbook are edited or none, and the tests are run again, so that what is written is seen to pass.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { applyFixes } from "../../diagnostics/apply-fixes.ts";
import type { Fix } from "../../diagnostics/diagnostic.ts";
import { createLineMap } from "../../source/line-map.ts";
import { decodeSource } from "../../syntax/decode.ts";
import type { Result } from "../../testing/result.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { ioFailure } from "../failure.ts";
import { replaceFile } from "../output/replace-file.ts";
import { shownPath } from "../terminal/print-diagnostics.ts";
import { createProblemPrinter } from "../terminal/print-problems.ts";
import { plain, type Terminal } from "../terminal/terminal.ts";
import type { Chosen } from "./choose.ts";
import { type Proposal, proposeUpdates } from "./propose-updates.ts";
import { runChosen } from "./run-chosen.ts";

/**
 * @param yes nobody is asked
 * @param again opens the playbook anew, as it is after the edits
 */
export async function updateExpectations(
  terminal: Terminal,
  chosen: readonly Chosen[],
  yes: boolean,
  again: () => Promise<readonly Chosen[] | undefined>,
): Promise<ExitCode> {
  const problems = createProblemPrinter(terminal);
  let written = 0;
  let left = 0;
  for (const each of chosen) {
    const results = await runChosen(each, terminal, problems);
    const proposals = await proposeUpdates(each, results);
    const made = proposals.filter(({ change }) => "edits" in change && change.edits.length > 0);
    left += proposals.length - made.length;
    show(terminal, each, proposals);
    if (made.length === 0) continue;
    if (!(yes || (await isConfirmed(terminal, made.length)))) {
      const { name } = each.open.playbook;
      terminal.note(terminal.noteStyle("dim", `nothing was written into ${plain(name)}`));
      left += made.length;
      continue;
    }
    write(each, made);
    written += made.length;
  }
  if (written === 0 && left === 0) {
    terminal.print("all expectations are met: there is nothing to update");
    return problems.errors === 0 ? exitCodes.fine : exitCodes.errors;
  }
  if (written > 0)
    terminal.print(`${terminal.style("green", "✓")} ${counted(written, "expectation")} written`);
  if (left > 0) terminal.print(`${counted(left, "expectation")} left for you to change`);
  const isPassed = written === 0 ? false : await passes(terminal, await again());
  return isPassed && left === 0 && problems.errors === 0 ? exitCodes.fine : exitCodes.errors;
}

/** Test by test and line by line: as it was and as it would be; or why nobody but a person can write it. */
function show(terminal: Terminal, { open }: Chosen, proposals: readonly Proposal[]): void {
  for (const [file, inFile] of Map.groupBy(proposals, ({ at }) => at.file)) {
    const text = open.snapshot.text(file) ?? "";
    const map = createLineMap(text);
    for (const [line, onLine] of Map.groupBy(inFile, ({ at }) => at.line)) {
      terminal.print(terminal.style("bold", plain(onLine[0]?.name ?? "")));
      terminal.print(terminal.style("dim", plain(`  ${shownPath(open.shownRoot, file)}:${line}`)));
      const fixes = onLine.flatMap(({ change }) => ("edits" in change ? [fixOf(change.edits)] : []));
      const after = createLineMap(applyFixes(fixes, () => text).texts.get(file) ?? text);
      const [was, is] = [map.lineText(line).trim(), after.lineText(line).trim()];
      if (was !== is) {
        terminal.print(`  ${terminal.style("red", plain(`- ${was}`))}`);
        terminal.print(`  ${terminal.style("green", plain(`+ ${is}`))}`);
      }
      for (const { change, expected, found, remark } of onLine) {
        if ("why" in change)
          terminal.print(plain(`  expected ${expected}, found ${found}; left as it is: ${change.why}`));
        if (remark !== undefined) terminal.print(terminal.style("yellow", plain(`  ${remark}`)));
      }
      terminal.print();
    }
  }
}

const fixOf = (edits: Fix["edits"]): Fix => ({ title: "", edits });

/** Where nobody can be asked, nothing is written. */
async function isConfirmed(terminal: Terminal, count: number): Promise<boolean> {
  if (!(process.stdin.isTTY && terminal.live)) {
    terminal.noteError(
      `nobody can be asked whether ${count === 1 ? "this is" : "these are"} meant`,
      "look at the changes, and add --yes to write them",
    );
    return false;
  }
  const question = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await question.question(`write ${counted(count, "change")} into the playbook? (y/N) `);
    return /^y(?:es)?$/i.test(answer.trim());
  } finally {
    question.close();
  }
}

/** What somebody has saved since the playbook was read stays: all files are looked at before the first is written. */
function write({ open }: Chosen, proposals: readonly Proposal[]): void {
  const fixes = proposals.map(({ change }) => fixOf("edits" in change ? change.edits : []));
  const { texts } = applyFixes(fixes, open.snapshot.text);
  for (const file of texts.keys()) {
    const now = readFileSync(join(open.root, file));
    // As the compiler reads it: without the mark that some programs put first.
    if (decodeSource(now, file).text !== open.snapshot.text(file))
      throw ioFailure(
        `${shownPath(open.shownRoot, file)} was changed while the tests ran`,
        "nothing was written into this playbook; call it again",
      );
  }
  for (const [file, text] of texts) replaceFile(join(open.root, file), text);
}

async function passes(terminal: Terminal, chosen: readonly Chosen[] | undefined): Promise<boolean> {
  if (chosen === undefined) return false;
  const problems = createProblemPrinter(terminal);
  const results: Result[] = [];
  for (const each of chosen) results.push(...(await runChosen(each, terminal, problems)));
  const failing = results.filter(({ passed }) => !passed);
  for (const { name } of failing) terminal.noteError(plain(`${name}: does not pass yet`));
  return failing.length === 0 && problems.errors === 0;
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;
