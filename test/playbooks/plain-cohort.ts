/**
 * Runs the cohorts of a playbook through the reference evaluator, and says which shares did not come out.
 *
 * Apart from the command's own reading, which tests compare with it. The column that is compared with is no signal,
 * so it is read from the file a second time.
 */

import { parse } from "csv-parse/sync";
import { classify } from "../../compiler/evaluator/evaluate.ts";
import type { Cohort, Playbook } from "../../compiler/ir/ir.ts";
import { readCustomers } from "../../compiler/records/codec.ts";

/** One sentence for each expectation that is not met; `file` is the cohort's CSV file. */
export async function runCohort(playbook: Playbook, cohort: Cohort, file: Buffer): Promise<string[]> {
  const columns = new Map(parse<Record<string, string>>(file, { columns: true }).map((row) => [row.id, row]));
  const found: { readonly id: string; readonly persona: string | undefined }[] = [];
  for await (const { record } of readCustomers(playbook, file, "csv", cohort.from))
    if (record !== undefined)
      found.push({
        id: record.id,
        persona: classify(playbook, record.signals, { previous: record.previous }).persona,
      });
  if (found.length === 0 || found.length !== columns.size)
    return [`${found.length} of ${columns.size} rows of ${cohort.from} can be read`];

  return cohort.expectations.flatMap((expected) => {
    const asked =
      expected.kind === "share" ? found : found.filter(({ id }) => columns.get(id)?.[expected.column]);
    const met = asked.filter(
      ({ id, persona }) =>
        persona === (expected.kind === "share" ? expected.persona : columns.get(id)?.[expected.column]),
    );
    const basisPoints = (met.length * 10_000) / asked.length;
    const within = basisPoints >= (expected.least ?? 0) && basisPoints <= (expected.most ?? 10_000);
    return within ? [] : [`line ${expected.at.line}: ${met.length} of ${asked.length}`];
  });
}
