/**
 * The name under which calendars know an action of a customer, for as long as it exists.
 *
 * It is made of playbook, customer, play, action and, of a recurring one, the occurrence's number. `was`
 * carries it over a rename. Dates, persona and words are no part of it: they may change.
 */

import type { Action, Play } from "../ir/ir.ts";

export function identityOf(
  playbook: string,
  customer: string,
  play: Play,
  action: Action,
  occurrence?: number,
): string {
  const parts = [playbook, customer, play.was ?? play.name, action.was ?? action.name];
  if (occurrence !== undefined) parts.push(String(occurrence));
  return `${parts.map((part) => encodeURIComponent(part.toWellFormed())).join("/")}@persona`;
}
