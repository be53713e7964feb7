/** Faults that no test notices, for the terminal: where, what, and a test that would. */

import { wrap } from "../../../diagnostics/display-text.ts";
import { percentOf } from "../../../testing/coverage/words.ts";
import type { Mutation } from "../../../testing/mutation/mutation.ts";
import { testLines } from "../../../testing/mutation/showing.ts";
import { plain, type Terminal } from "../../terminal/terminal.ts";

/** Above so many, the rest are only counted. */
export const listedAtMost = 25;

export function printMutation(terminal: Terminal, mutation: Mutation): void {
  const { name, faults, noticed, leftOut, missed } = mutation;
  const share = `${percentOf(noticed, faults)}%`;
  const shown = terminal.style(missed.length === 0 ? "green" : "yellow", share);
  const without = leftOut.length === 0 ? "" : `; ${leftOut.length} left out, as they change nothing`;
  terminal.print(
    `${terminal.style("bold", plain(`Faults in ${name}`))}: ${noticed} of ${faults} noticed, ${shown}${without}`,
  );
  if (missed.length === 0) return;
  terminal.print();
  terminal.print(terminal.style("bold", "Not noticed by any test"));
  for (const { at, fault, shownBy, isOfPlan } of missed.slice(0, listedAtMost)) {
    const place = plain(`${at.file}:${at.line}`);
    const [first = "", ...rest] = wrap(plain(`${place}  ${fault}`), Math.max(20, terminal.width - 4));
    const isWhole = first.startsWith(place);
    terminal.print(`  ${isWhole ? terminal.style("dim", place) + first.slice(place.length) : first}`);
    for (const line of rest) terminal.print(`    ${line}`);
    if (shownBy === undefined) {
      const words = isOfPlan ? noTest : "no customer was found who would show it";
      for (const line of wrap(words, Math.max(20, terminal.width - 6))) terminal.print(`      ${line}`);
    } else for (const line of testLines(shownBy, terminal.width - 6)) terminal.print(`      ${plain(line)}`);
  }
  const more = missed.length - listedAtMost;
  if (more > 0) terminal.print(terminal.style("dim", `  and ${more} more: they come once these are noticed`));
  terminal.print();
  const advice = 'What stands under a fault notices it, between `test "a name that says why" {` and `}`.';
  for (const line of wrap(advice, terminal.width)) terminal.print(line);
}

const noTest =
  "no test would show it: of words and people, only tests with `started` are looked at, and of people only those with a `team`";
