/** Faults that no test notices, for the terminal: where, what, and a customer who would show it. */

import { wrap } from "../../diagnostics/display-text.ts";
import { percentOf } from "../../testing/coverage/words.ts";
import type { Mutation } from "../../testing/mutation/mutation.ts";
import { plain, type Terminal } from "../terminal.ts";

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
  for (const { at, fault, shownBy } of missed.slice(0, listedAtMost)) {
    terminal.print(`  ${terminal.style("dim", plain(`${at.file}:${at.line}`))}  ${plain(fault)}`);
    const words =
      shownBy === undefined
        ? "no customer was found who would show it"
        : `${shownBy.customer}: ${shownBy.usual}; with the fault ${shownBy.faulty}`;
    for (const line of wrap(plain(words), Math.max(20, terminal.width - 6))) terminal.print(`      ${line}`);
  }
  const more = missed.length - listedAtMost;
  if (more > 0) terminal.print(terminal.style("dim", `  and ${more} more; --reporter json has all`));
}
