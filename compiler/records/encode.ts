/**
 * Canonical values back into the form in which data holds them: numbers in their own unit, durations as
 * `2 days`, sets as lists. What is written here reads back as the same record.
 */

import type { Period, Playbook, Signal, Type, Value } from "../ir/ir.ts";
import { numberOfScaled } from "../values/decimal.ts";
import { formatDuration } from "../values/duration.ts";
import type { CustomerRecord, Values } from "./record.ts";
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

/** Written so that a signal called `__proto__` is a key like any other. */
function encodeSignals(signals: readonly Signal[], values: Values): { readonly [name: string]: JsonValue } {
  return Object.fromEntries(
    signals.flatMap(({ name, type }) => {
      const value = values.get(name);
      return value === undefined ? [] : [[name, encodeValue(type, value)]];
    }),
  );
}
