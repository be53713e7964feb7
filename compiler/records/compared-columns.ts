/** The columns of a cohort's file that say whose persona somebody takes a customer for; they are no signals. */

import type { Playbook } from "../ir/ir.ts";
import type { Cohort } from "../ir/proof.ts";

export const comparedColumns = ({ expectations }: Cohort): readonly string[] => [
  ...new Set(expectations.flatMap((each) => (each.kind === "agreement" ? [each.column] : []))),
];

/** Those of all cohorts: other commands, too, may be given such a file. Found once, as each field is asked about. */
export function columnsOfCohorts(playbook: Playbook): ReadonlySet<string> {
  let columns = known.get(playbook);
  if (columns === undefined) {
    columns = new Set(playbook.cohorts.flatMap(comparedColumns));
    known.set(playbook, columns);
  }
  return columns;
}

const known = new WeakMap<Playbook, ReadonlySet<string>>();
