/**
 * What tests came to, kept from one run to the next, so that only what changed is run again.
 *
 * A result holds as long as all that it depends on is the same: the test itself, the playbook without its tests, and
 * the file of customers or people that it names. Lines that moved are no change of a test, only of its place.
 */

import { statSync } from "node:fs";
import { join } from "node:path";
import type { At, Cohort, Test } from "../../ir/ir.ts";
import type { Result } from "../../testing/result.ts";
import type { Chosen } from "./choose.ts";

export interface ResultMemory {
  /**
   * Results in the order of the playbook. `run` is called for what has to be run, and says whether all of it was sound:
   * what came of data with errors is not kept, so that they are told again.
   */
  resultsOf(chosen: Chosen, run: (these: Chosen) => Promise<Ran>): Promise<Remembered>;
}
export interface Ran {
  readonly results: readonly Result[];
  readonly isSound: boolean;
}
export interface Remembered {
  readonly results: readonly Result[];
  /** How many of them were run, and not remembered. */
  readonly ran: number;
}

export function createResultMemory(): ResultMemory {
  let kept = new Map<string, Result>();
  return {
    async resultsOf(chosen, run) {
      const { open, tests, cohorts } = chosen;
      const rest = JSON.stringify({ ...open.playbook, tests: [], cohorts: [] });
      const keyOf = (each: Test | Cohort): string => {
        const named = "from" in each ? each.from : each.team;
        const file = named === undefined ? "" : stateOf(join(open.root, named));
        return JSON.stringify([open.root, rest, withoutPlaces(each), file]);
      };
      const next = new Map<string, Result>();
      const found = new Map<Test | Cohort, Result>();
      // As the files are before anything is run: one that changes meanwhile is not taken for what was read.
      const keys = new Map([...tests, ...cohorts].map((each) => [each, keyOf(each)]));
      for (const [each, key] of keys) {
        const before = kept.get(key);
        if (before === undefined) continue;
        next.set(key, before);
        found.set(each, placedAs(each, before));
      }
      const remembered = found.size;
      const isNew = (each: Test | Cohort): boolean => !found.has(each);
      const newTests = tests.filter(isNew);
      const runs = [
        ...(newTests.length > 0 ? [{ ...chosen, tests: newTests, cohorts: [] }] : []),
        ...cohorts.filter(isNew).map((cohort) => ({ ...chosen, tests: [], cohorts: [cohort] })),
      ];
      for (const these of runs) {
        const { results, isSound } = await run(these);
        for (const each of [...these.tests, ...these.cohorts]) {
          const result = results.find(({ at }) => samePlace(at, each.at));
          if (result === undefined) continue;
          const key = keyOf(each);
          if (isSound && key === keys.get(each)) next.set(key, result);
          found.set(each, placedAs(each, result));
        }
      }
      // What is gone is forgotten; what other playbooks came to stays.
      kept = new Map([...kept].filter(([key]) => !key.startsWith(`[${JSON.stringify(open.root)},`)));
      for (const [key, result] of next) kept.set(key, result);
      const all = [...tests, ...cohorts];
      return { results: all.flatMap((each) => found.get(each) ?? []), ran: found.size - remembered };
    },
  };
}

const samePlace = (a: At, b: At): boolean => a.file === b.file && a.line === b.line && a.column === b.column;

const withoutPlaces = (each: Test | Cohort): object => ({
  ...each,
  at: undefined,
  expectations: each.expectations.map((expectation) => ({ ...expectation, at: undefined })),
});

/** The same result, at the places that the test has now. */
const placedAs = ({ at, expectations }: Test | Cohort, result: Result): Result => ({
  ...result,
  at,
  verdicts: result.verdicts.map((verdict, index) => ({
    ...verdict,
    at: expectations[index]?.at ?? verdict.at,
  })),
});

/** Of a file: when it was written, and its size. */
function stateOf(path: string): string {
  const status = statSync(path, { throwIfNoEntry: false });
  return status === undefined ? "none" : `${status.mtimeMs} ${status.size}`;
}
