/** Whom an action is for, as expectations name them. */

import type { Action } from "../ir/ir.ts";
import { rolesOf } from "../planner/plan-play.ts";

/** Who is invited to a meeting, or who gets a message; nobody, where the action is another kind. */
export const receiversOf = (action: Action, kind: "meeting" | "message"): readonly string[] =>
  action.kind === kind ? rolesOf(action) : [];
