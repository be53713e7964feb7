/** Tasks, meetings, milestones and messages of a play, each by itself. */

import type { Declaration } from "../../syntax/ast/declaration.ts";
import type { Schedule } from "../../syntax/ast/times.ts";
import { valueOf } from "../../syntax/ast/typed-access.ts";
import type { Context } from "../context.ts";
import { checkSpan, isCount, spanPlaces } from "../durations.ts";
import { checkSchedule } from "../schedules.ts";
import { isWhole } from "../whole.ts";

export type Action =
  | Declaration<"task">
  | Declaration<"meeting">
  | Declaration<"milestone">
  | Declaration<"message">;

export const isAction = (declaration: Declaration): declaration is Action =>
  ["task", "meeting", "milestone", "message"].includes(declaration.kind);

export function checkAction(context: Context, file: string, action: Action): void {
  const schedule = valueOf(action as Declaration<"task">, "when");
  if (schedule !== undefined) checkSchedule(context, file, schedule, action.kind === "meeting");
  if (schedule !== undefined) liesBehindStart(context, file, schedule);
  if (action.kind === "task") checkSpan(context, file, valueOf(action, "takes"), spanPlaces.work);
  if (action.kind === "meeting")
    for (const { before } of valueOf(action, "remind")?.reminders ?? [])
      checkSpan(context, file, before, spanPlaces.reminder);
}

/** Any length of time before the start is too early for every customer; what counts from another day may not be. */
function liesBehindStart({ reporter }: Context, file: string, { base }: Schedule): void {
  if (base?.kind !== "offset" || base.direction !== "before" || base.anchor.anchor !== "start") return;
  if (isWhole(base) && isCount(base.offset.number, 1))
    reporter.report("always-before-start", file, base, undefined);
}
