/** Makes a data problem from the catalog. */

// Only this part of the catalog, as emitted plans carry the codec with them.
import { dataCatalog } from "../diagnostics/catalog/data.ts";
import type { ArgsOf } from "../diagnostics/catalog.ts";
import type { DiagnosticDefinition } from "../diagnostics/definition.ts";
import type { DataCode, DataProblem } from "./record.ts";

/** Where in the data something is; see `DataProblem`. */
export type Place = Pick<DataProblem, "file" | "row" | "id" | "field" | "line" | "column">;

export function createProblem<C extends DataCode>(code: C, place: Place, args: ArgsOf<C>): DataProblem {
  const definition: DiagnosticDefinition = dataCatalog[code];
  const help = definition.help?.(args);
  return {
    code,
    ...place,
    message: definition.message(args),
    why: definition.why,
    ...(help ? { help } : {}),
    severity: definition.severity === "error" ? "error" : "notice",
  };
}
