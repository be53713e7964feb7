/** Tests and cohorts as they are run for a client: what came out, and what each was meant to come to. */

import type { Result } from "@persona-lang/compiler/trial";
import { oneLine } from "../features/markdown.ts";
import { testsIn } from "../features/tests.ts";
import type * as persona from "../protocol/persona-commands.ts";
import { signalOf } from "../session.ts";
import { type Call, idOf, itemOf, placeOf, type Seen, type SeenSound } from "./playbook-asked.ts";

export async function runTests(
  { ids }: persona.RunTestsArguments,
  seen: SeenSound,
  { session, token, progress }: Call,
): Promise<persona.RunTestsAnswer> {
  const { sound, look } = seen;
  const { runTests: run } = await import("../features/trial/run-tests.ts");
  const items = new Map(
    testsIn(look.snapshot).flatMap((test) => {
      const item = itemOf(test, seen);
      return item === undefined ? [] : [[item.id, item] as const];
    }),
  );
  const idOfProof = (
    proof: object,
    { name, at }: { readonly name: string; readonly at: { readonly file: string } },
  ) => idOf("from" in proof ? "cohort" : "test", at.file, name);
  progress.begin("tests", 0);
  // Also of a run that is taken back: what has begun is shown until it is over.
  const { results, problems } = await run(
    sound.playbook,
    sound.host,
    (proof) => ids === undefined || ids.includes(idOfProof(proof, proof)),
    {
      signal: signalOf(token),
      done: (result, part) => {
        session.trials.remember(sound.playbook, result);
        progress.report(Math.floor(part * 100), oneLine(result.name));
      },
    },
  ).finally(() => progress.done());
  session.refresh("codeLens");
  return {
    results: results.flatMap((result) => {
      const item = items.get(idOf(result.kind, result.at.file, result.name));
      return item === undefined
        ? []
        : [{ ...item, passed: result.passed, failures: failuresOf(result, seen) }];
    }),
    notes: problems.map(
      ({ file, row, message }) => `${file}${row === undefined ? "" : `, row ${row}`}: ${message}`,
    ),
  };
}

const failuresOf = ({ verdicts }: Result, seen: Seen): readonly persona.TestFailure[] =>
  verdicts.flatMap(({ met, at, expected, found, why }) => {
    const placed = met ? undefined : placeOf(at, seen);
    return placed === undefined ? [] : [{ ...placed, expected, found, why }];
  });

/** In one line, with the first that failed. */
export function wordResults({ results }: persona.RunTestsAnswer): string {
  const failed = results.filter(({ passed }) => !passed);
  if (results.length === 0) return "there are no tests";
  const [first] = failed;
  const [failure] = first?.failures ?? [];
  if (first === undefined)
    return results.length === 1 ? `“${results[0]?.name}” passed` : `all ${results.length} passed`;
  const more = failed.length === 1 ? "" : ` (and ${failed.length - 1} more of ${results.length} failed)`;
  return `“${first.name}” failed: expected ${failure?.expected ?? ""}, found ${failure?.found ?? ""}${more}`;
}
