/** What `check --format` writes for programs that show results of tests. */

import { junitXml } from "../testing/reporters/junit.ts";
import { tap } from "../testing/reporters/tap.ts";
import { type Checked, findingsOf } from "./diagnostic-formats.ts";

/**
 * A result for each finding; where nothing was found, one that says so, since a file without any would be taken for a
 * check that did not run.
 *
 * @param named the playbook, by the user
 * @param isStrict warnings and hints count as errors do
 */
export function writtenResults(
  format: "junit" | "tap",
  named: string,
  checked: Checked,
  isStrict: boolean,
): string {
  const findings = findingsOf(checked).filter(({ allowed }) => !allowed);
  const isError = ({ severity }: (typeof findings)[number]) => isStrict || severity === "error";
  const suite = {
    name: named,
    results: [],
    errors: findings.filter(isError),
    remarks: findings.filter((finding) => !isError(finding)),
    sound: findings.length === 0 ? "nothing is wrong" : undefined,
  };
  return format === "junit" ? junitXml([suite]) : tap([suite]);
}
