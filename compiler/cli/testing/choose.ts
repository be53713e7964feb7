/** Which tests and cohorts are asked for: by the file that was named, and by `--name`. */

import { relative, resolve } from "node:path";
import { suggest } from "../../diagnostics/suggest.ts";
import type { Cohort, Playbook, Test } from "../../ir/ir.ts";
import { usageFailure } from "../failure.ts";
import type { OpenPlaybook } from "../input/open-playbook.ts";
import { plain } from "../terminal/terminal.ts";

/** What was opened, and which of its tests and cohorts are asked for. */
export interface Chosen {
  readonly open: OpenPlaybook & { readonly playbook: Playbook };
  readonly tests: readonly Test[];
  readonly cohorts: readonly Cohort[];
  /** All of the playbook's. */
  readonly isWhole: boolean;
}

/** A playbook named by its folder or entry has all of its tests run; by another of its files, those in that file. */
export function choose(open: Chosen["open"], path: string, name: string | undefined): Chosen {
  const file = relative(open.root, resolve(path)).replaceAll("\\", "/");
  const whole = file === "" || file === open.snapshot.entry;
  const wanted = name?.toLowerCase();
  const isChosen = (each: Test | Cohort): boolean =>
    (whole || each.at.file === file) && (wanted === undefined || each.name.toLowerCase().includes(wanted));
  const { tests, cohorts } = open.playbook;
  const isWhole = whole && wanted === undefined;
  return { open, tests: tests.filter(isChosen), cohorts: cohorts.filter(isChosen), isWhole };
}

/** One playbook named several times, by its folder and by files, is one; of its tests each is run once. */
export function together(chosen: readonly Chosen[]): readonly Chosen[] {
  const byRoot = Map.groupBy(chosen, ({ open }) => open.root);
  return [...byRoot.values()].map((all) => {
    const [first] = all as [Chosen];
    if (all.length === 1) return first;
    const placeOf = ({ at: { file, line, column } }: Test | Cohort) => `${line}:${column}:${file}`;
    const asked = new Set(all.flatMap(({ tests, cohorts }) => [...tests, ...cohorts].map(placeOf)));
    const isAsked = (each: Test | Cohort): boolean => asked.has(placeOf(each));
    const { tests, cohorts } = first.open.playbook;
    return {
      open: first.open,
      tests: tests.filter(isAsked),
      cohorts: cohorts.filter(isAsked),
      isWhole: all.some(({ isWhole }) => isWhole),
    };
  });
}

/** To run nothing and say that all is well would be a lie. */
export function refuseNothing(
  chosen: readonly Chosen[],
  named: readonly string[],
  name: string | undefined,
): void {
  if (chosen.some(({ tests, cohorts }) => tests.length + cohorts.length > 0)) return;
  const all = chosen.flatMap(({ open }) => [...open.playbook.tests, ...open.playbook.cohorts]);
  if (name !== undefined && all.length > 0) {
    const names = all.map((each) => each.name);
    const near = suggest(name, names) ?? names[0];
    throw usageFailure(`--name ${name}: no test has this in its name`, `there is ${plain(`"${near}"`)}`);
  }
  throw usageFailure(
    `${named.join(", ")}: there are no tests`,
    'write one, as in `test "who has developers is Technical" { … }`',
  );
}
