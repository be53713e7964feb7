/** Reads an earlier result: only what is compared with is looked at, and held to what it should be. */

import { z } from "zod";
import { type PlanFault, shapeFaults } from "../../planner/read-plan.ts";
import type { Earlier } from "./measures.ts";

const share = z.object({
  share: z.number().min(0).max(100),
  count: z.number().min(0),
  of: z.number().min(1),
  low: z.number(),
  high: z.number(),
});
const result = z.object({
  evaluationVersion: z.literal(1),
  agreement: share,
  personas: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      precision: share.exactOptional(),
      recall: share.exactOptional(),
    }),
  ),
  missed: z.array(z.object({ id: z.string(), said: z.string(), found: z.string() })),
});

/** @param value what stands in the file, as JSON */
export function readEvaluation(
  value: unknown,
): { readonly earlier: Earlier } | { readonly faults: readonly PlanFault[] } {
  const read = result.safeParse(value);
  return read.success ? { earlier: read.data } : { faults: shapeFaults(read.error, value) };
}
