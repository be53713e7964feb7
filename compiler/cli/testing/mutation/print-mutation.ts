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
  for (const each of missed.slice(0, listedAtMost)) {
    const { shownBy, isOfPlan } = each;
    for (const line of faultLines(each, terminal.width, (place) => terminal.style("dim", place)))
      terminal.print(line);
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

/** Where nobody waits for the end: what was found until then, without tests. To standard error, as it is no result. */
export function noteInterrupted(
  terminal: Terminal,
  {
    tried,
    all,
    missed,
  }: { readonly tried: number; readonly all: number; readonly missed: readonly PlacedFault[] },
): void {
  const found = missed.length === 0 ? "" : "; not noticed by any test:";
  terminal.note(`interrupted after ${tried} of ${all} faults${found}`);
  for (const each of missed.slice(0, listedAtMost))
    for (const line of faultLines(each, terminal.width, (place) => terminal.noteStyle("dim", place)))
      terminal.note(line);
  const more = missed.length - listedAtMost;
  if (more > 0) terminal.note(terminal.noteStyle("dim", `  and ${more} more`));
}

export type PlacedFault = Pick<Mutation["missed"][number], "at" | "fault">;

function faultLines(
  { at, fault }: PlacedFault,
  width: number,
  dimmed: (place: string) => string,
): readonly string[] {
  const place = plain(`${at.file}:${at.line}`);
  const [first = "", ...rest] = wrap(plain(`${place}  ${fault}`), Math.max(20, width - 4));
  const shown = first.startsWith(place) ? dimmed(place) + first.slice(place.length) : first;
  return [`  ${shown}`, ...rest.map((line) => `    ${line}`)];
}

const noTest =
  "no test would show it: of words and people, only tests with `started` are looked at, and of people only those with a `team`";
