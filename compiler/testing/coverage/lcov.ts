/** Coverage as LCOV's tracefiles, which editors and code hosts show beside the lines. */

import type { Coverage } from "./coverage.ts";
import { coveredFiles } from "./covered-lines.ts";

/** Items are branches of their line. A count is 1 or 0: of several tests that cover an item, the first is known. */
export function lcov(coverage: Coverage): string {
  const records = coveredFiles(coverage).map(({ path, lines }) => {
    const branches = lines.flatMap(({ line, items }) =>
      items.map(({ by }, index) => `BRDA:${line},0,${index},${by === undefined ? 0 : 1}`),
    );
    const counts = lines.map(({ line, covered }) => `DA:${line},${covered > 0 ? 1 : 0}`);
    return [
      "TN:",
      `SF:${path.replaceAll(/[\r\n]/g, " ")}`,
      ...branches,
      `BRF:${branches.length}`,
      `BRH:${lines.reduce((all, { covered }) => all + covered, 0)}`,
      ...counts,
      `LF:${counts.length}`,
      `LH:${lines.filter(({ covered }) => covered > 0).length}`,
      "end_of_record",
      "",
    ].join("\n");
  });
  return records.join("");
}
