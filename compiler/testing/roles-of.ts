/** Whom an action is for, as expectations name them. */

import type { Action } from "../ir/ir.ts";

/** Who is invited to a meeting, or who gets a message; nobody, where the action is another kind. */
export function rolesOf(action: Action, kind: "meeting" | "message"): readonly string[] {
  if (action.kind !== kind) return [];
  return action.kind === "meeting" ? action.invite : action.kind === "message" ? action.to : [];
}
