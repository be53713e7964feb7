/** A finding as lines of plain text: its place, what is wrong, and what to do. */

import type { Finding } from "../../diagnostics/sarif.ts";

export const wordFinding = ({
  place: { file, start },
  message,
}: Finding): readonly [place: string, ...message: string[]] => [
  `${file}:${start.line}:${start.column}`,
  ...message.split("\n"),
];
