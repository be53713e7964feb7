/**
 * The part of generated code that keeps its tables apart from what others add to every object.
 *
 * Entries of tables lack what they do not need, and are asked for it all the same: a library that adds to
 * `Object.prototype` would answer.
 */

import { type Part, part } from "./runtime-part.ts";

export const tableParts = {
  withoutPrototypes: part(
    ["withoutPrototypes"],
    [],
    `/** The same table; what its objects do not have themselves is not there, whatever every other object inherits. */
function withoutPrototypes(table) {
  for (const each of Object.values(table)) if (typeof each === "object" && each !== null) withoutPrototypes(each);
  return Array.isArray(table) ? table : Object.setPrototypeOf(table, null);
}`,
  ),

  optionIn: part(
    ["optionIn"],
    ["ownSignals"],
    `/** What a caller has set: who sets it is asked only where every object inherits something of that name. */
function optionIn(options, name) {
  if (options === undefined || options === null) return undefined;
  return nothing[name] === undefined || Object.hasOwn(options, name) ? (options[name] ?? undefined) : undefined;
}`,
  ),
} as const satisfies Record<string, Part>;
