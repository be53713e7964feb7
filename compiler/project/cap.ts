/** Holds the diagnostics of a run to what somebody may still read, and says how many are left out. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { createDiagnostic, sortDiagnostics } from "../diagnostics/reporter.ts";
import { limits } from "../limits.ts";
import { emptySpan } from "../source/span.ts";

/** Sorted by file and place. Errors go before warnings where there is no room for both. */
export function capDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const byFile = Map.groupBy(diagnostics, ({ file }) => file);
  const crowded = [...byFile.values()].some((some) => some.length > limits.diagnosticsPerFile);
  if (!crowded && diagnostics.length <= limits.diagnosticsPerRun) return sortDiagnostics(diagnostics);

  const kept = [...byFile.values()]
    .flatMap((some) => errorsFirst(sortDiagnostics(some)).slice(0, limits.diagnosticsPerFile))
    .slice(0, limits.diagnosticsPerRun);
  const hidden = diagnostics.length - kept.length;
  // Some are kept, since there were too many.
  const { file } = kept.at(-1) as Diagnostic;
  return sortDiagnostics([...kept, createDiagnostic("too-many-problems", file, emptySpan(0), { hidden })]);
}

const errorsFirst = (diagnostics: readonly Diagnostic[]) => [
  ...diagnostics.filter(({ severity }) => severity === "error"),
  ...diagnostics.filter(({ severity }) => severity !== "error"),
];
