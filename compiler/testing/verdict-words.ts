/** A verdict as lines of plain text, for reporters that have no layout of their own. */

import type { Result, Verdict } from "./result.ts";

export const failuresOf = ({ verdicts }: Result): readonly Verdict[] => verdicts.filter(({ met }) => !met);

export const wordVerdict = ({ at, expected, found, why }: Verdict): readonly string[] => [
  `${at.file}:${at.line}`,
  `expected  ${expected}`,
  `found     ${found}`,
  ...why.flatMap(({ heading, lines }) => [`${heading}:`, ...lines.map((line) => `  ${line}`)]),
];
