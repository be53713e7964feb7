/** A verdict as lines of plain text, for reporters that have no layout of their own. */

import type { Result, Verdict } from "./result.ts";

/** What is not met; where nothing could be judged, as a file cannot be read, that once for all that is expected. */
export function failuresOf({ at, verdicts }: Result): readonly Verdict[] {
  const failures = verdicts.filter(({ met }) => !met);
  const [first] = failures;
  const isNobody = failures.every(({ counted, found }) => counted?.all === 0 && found === first?.found);
  if (first === undefined || failures.length === 1 || !isNobody) return failures;
  return [{ ...first, at, expected: failures.map(({ expected }) => expected).join("; ") }];
}

export const wordVerdict = ({ at, expected, found, why }: Verdict): readonly string[] => [
  `${at.file}:${at.line}`,
  `expected  ${expected}`,
  `found     ${found}`,
  ...why.flatMap(({ heading, lines }) => [`${heading}:`, ...lines.map((line) => `  ${line}`)]),
];
