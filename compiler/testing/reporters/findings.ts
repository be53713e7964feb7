/** Expectations that are not met, and errors of playbooks, as findings, for formats that show each beside its line. */

import type { Finding } from "../../diagnostics/sarif.ts";
import { failuresOf, wordVerdict } from "../verdict-words.ts";
import type { Suite } from "./suite.ts";

export const findingsOf = (suites: readonly Suite[]): readonly Finding[] =>
  suites.flatMap(({ results, errors = [], fixesOf }) => [
    ...errors,
    ...results.flatMap((result) =>
      failuresOf(result).map((verdict): Finding => {
        const [, ...lines] = wordVerdict(verdict);
        const start = { line: verdict.at.line, column: verdict.at.column };
        return {
          code: "expectation-not-met",
          title: result.name,
          why: "what the playbook says of its customers does not come out",
          severity: "error",
          message: lines.join("\n"),
          place: { file: verdict.at.file, start },
          related: [],
          fixes: fixesOf?.(verdict.at) ?? [],
          allowed: false,
        };
      }),
    ),
  ]);
