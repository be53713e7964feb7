/** `stage`: its `enters` must be a sound condition, and it hands over to another stage than itself. */

import type { Declaration } from "../../syntax/ast/declaration.ts";
import { valueOf, valuesOf } from "../../syntax/ast/typed-access.ts";
import { checkCondition } from "../conditions.ts";
import type { Context } from "../context.ts";

export function checkStage(context: Context, file: string, stage: Declaration<"stage">): void {
  const condition = valueOf(stage, "enters");
  if (condition !== undefined) checkCondition(context, file, condition);
  for (const { stage: next } of valuesOf(stage, "handover"))
    if (context.program.resolution(next)?.node === stage)
      context.reporter.report("handover-to-itself", file, next, { stage: next.text });
}
