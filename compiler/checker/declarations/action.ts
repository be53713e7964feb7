/** Tasks, meetings, milestones and messages of a play, each by itself. */

import type { Declaration } from "../../syntax/ast.ts";
import { valueOf } from "../../syntax/ast.ts";
import type { Context } from "../context.ts";
import { checkSpan, spanPlaces } from "../durations.ts";
import { checkSchedule } from "../schedules.ts";

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
  if (action.kind === "task") checkSpan(context, file, valueOf(action, "takes"), spanPlaces.work);
  if (action.kind === "meeting")
    for (const { before } of valueOf(action, "remind")?.reminders ?? [])
      checkSpan(context, file, before, spanPlaces.reminder);
}
