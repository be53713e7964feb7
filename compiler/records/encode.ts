/**
 * Canonical values back into the form in which data holds them: numbers in their own unit, durations as
 * `2 days`, sets as lists. What is written here reads back as the same record.
 */

import type { Period, Playbook, Signal, Type, Value } from "../ir/ir.ts";
import { formatScaled, numberOfScaled } from "../values/decimal.ts";
import { formatDuration } from "../values/duration.ts";
import type { CustomerRecord, TeamMember, Values } from "./record.ts";
import { columnOf, recordFields } from "./record-fields.ts";
import { formatWorkingHours } from "./working-hours.ts";

export type JsonValue =
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** A value as JSON holds it. */
export function encodeValue(type: Type, value: Value): JsonValue {
  switch (type.kind) {
    case "integer":
    case "decimal":
    case "percent":
    case "money":
      return numberOfScaled(value as number, type.places);
    case "duration":
      return formatDuration(value as number);
    case "period":
      return `${(value as Period).from} to ${(value as Period).to}`;
    case "set":
    case "list":
      return (value as readonly Value[]).map((item) => encodeValue(type.element, item));
    default:
      return value as boolean | string;
  }
}

/** A value as the text of a CSV cell, before quoting. A text that holds `;` cannot be a member of a set there. */
export function encodeCell(type: Type, value: Value): string {
  if (type.kind === "set" || type.kind === "list") {
    const items = value as readonly Value[];
    return items.length === 0 ? "none" : items.map((item) => encodeCell(type.element, item)).join(";");
  }
  return "places" in type ? formatScaled(value as number, type.places) : String(encodeValue(type, value));
}

/** As `classifyRecord` and the JSON format take it. */
export function encodeCustomer(playbook: Playbook, record: CustomerRecord): JsonValue {
  const { signals, hours, ...own } = record;
  return {
    ...own,
    ...(hours === undefined ? {} : { hours: formatWorkingHours(hours) }),
    contacts: record.contacts.map((contact) => ({ ...contact })),
    signals: encodeSignals(playbook.signals, signals),
  } as JsonValue;
}

export const encodeMember = (playbook: Playbook, member: TeamMember): JsonValue => ({
  name: member.name,
  email: member.email,
  ...encodeSignals(playbook.team, member.fields),
});

/** The cells of a record by column; a column that is not in it is unknown. Contacts are lost. */
export function encodeCustomerCells(playbook: Playbook, record: CustomerRecord): ReadonlyMap<string, string> {
  const { hours, holidays } = record;
  const cells = new Map<string, string>();
  for (const name of Object.keys(recordFields) as (keyof typeof recordFields)[]) {
    const value = record[name];
    if (typeof value === "string") cells.set(name, value);
  }
  if (hours) cells.set("hours", formatWorkingHours(hours));
  if (holidays) cells.set("holidays", encodeCell(recordFields.holidays, holidays));
  for (const signal of playbook.signals) {
    const value = record.signals.get(signal.name);
    if (value !== undefined) cells.set(columnOf(signal.name), encodeCell(signal.type, value));
  }
  return cells;
}

/** Written so that a signal called `__proto__` is a key like any other. */
function encodeSignals(signals: readonly Signal[], values: Values): { readonly [name: string]: JsonValue } {
  return Object.fromEntries(
    signals.flatMap(({ name, type }) => {
      const value = values.get(name);
      return value === undefined ? [] : [[name, encodeValue(type, value)]];
    }),
  );
}
