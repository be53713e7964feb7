/**
 * Makes a plan's problems from the catalog of diagnostics.
 *
 * The planner has no source text, only places; so a problem carries the line and column that the playbook
 * keeps, and whoever shows it turns that into a span. Only this part of the catalog travels with `plans.js`.
 */

import { outputCatalog } from "../diagnostics/catalog/output.ts";
import type { DiagnosticDefinition } from "../diagnostics/definition.ts";
import type { At } from "../ir/ir.ts";
import type { PlanProblem } from "./plan.ts";

export type ProblemCode = keyof typeof outputCatalog;
type ArgsOf<C extends ProblemCode> = Parameters<(typeof outputCatalog)[C]["message"]>[0];

export interface ProblemPlace {
  readonly play?: string;
  readonly action?: string;
  readonly at?: At;
}

export function createPlanProblem<C extends ProblemCode>(
  code: C,
  args: ArgsOf<C>,
  place: ProblemPlace = {},
): PlanProblem {
  const definition: DiagnosticDefinition = outputCatalog[code];
  const help = definition.help?.(args);
  return {
    code,
    message: definition.message(args),
    why: definition.why,
    ...(help === undefined ? {} : { help }),
    ...place,
  };
}
