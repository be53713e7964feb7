/**
 * How values look in generated JavaScript, by type: how a signal is read, known and written as a literal.
 *
 * Inside a generated classifier a signal is a local constant, `undefined` where unknown. Numbers stand in their
 * natural unit, as the caller gives them: 120000.5, not 12000050. That is exact. Both sides of a comparison are the
 * doubles nearest to decimals of at most 15 digits (longer ones are refused, in playbooks and in data), and the
 * nearest double keeps apart, and in order, all decimals of up to 15 digits; integers are exact up to 2^53.
 * Durations are read into minutes and texts into their folded form, once.
 */

import type { Signal, Type, Value } from "../../ir/ir.ts";
import { numberOfScaled } from "../../values/decimal.ts";
import { fold } from "../../values/text-fold.ts";
import type { PartName } from "./runtime.ts";
import { readers } from "./signal-runtime.ts";
import { type Code, constantCode, js, literal } from "./writers.ts";

export interface SignalForm {
  /** The function of the runtime that reads the signal, where its value is not used as it stands. */
  readonly reader?: Reader;
  /** Of a set or list whose members have to be read. */
  readonly memberReader?: Reader;
  /** Whether the local holds a value of the right kind: true for no other value, false where it is unknown. */
  isKnown(local: Code): Code;
  /** For messages: "a number". */
  readonly expected: string;
}

/** Readers give the form in which values are compared, `undefined` for unknown, and refuse anything else. */
export type Reader = Extract<PartName, `read${string}`>;

export function formOf(type: Type): SignalForm {
  switch (type.kind) {
    case "boolean":
      return { isKnown: (local) => js`typeof ${local} === "boolean"`, expected: "true or false" };
    case "integer":
      return { isKnown: (local) => js`Number.isInteger(${local})`, expected: "a whole number" };
    case "decimal":
    case "percent":
    case "money":
      return { isKnown: (local) => js`Number.isFinite(${local})`, expected: "a number" };
    case "duration":
      return readBy("readDuration");
    case "date":
      return readBy("readDate");
    case "time":
      return readBy("readTime");
    case "text":
      return read("readText", "a text");
    case "language":
      return readBy("readLanguage");
    case "timezone":
      return readBy("readTimezone");
    case "period":
      return readBy("readPeriod");
    case "set":
    case "list": {
      const { reader } = formOf(type.element);
      const expected = type.kind === "set" ? "a list of members" : "a list";
      if (reader !== undefined) return { ...read("readMembers", expected), memberReader: reader };
      return { isKnown: (local) => js`Array.isArray(${local})`, expected };
    }
    default:
      return { isKnown: (local) => js`typeof ${local} === "string"`, expected: "a text" };
  }
}

/** What the reader has checked needs no second look. */
function read(reader: Reader, expected: string): SignalForm {
  return { reader, isKnown: (local) => js`${local} !== undefined`, expected };
}

/** Its expectation stands with the reader. */
const readBy = (reader: keyof typeof readers) => read(reader, readers[reader].expected);

/** The expression that reads a signal off the caller's object: unknown is `undefined`, never `null`. */
export function readSignal(signal: Signal, property: Code): Code {
  const { reader, memberReader } = formOf(signal.type);
  if (reader === undefined) return js`${property} ?? undefined`;
  const name = literal(signal.name);
  return memberReader === undefined
    ? js`${constantCode(reader)}(${name}, ${property})`
    : js`readMembers(${name}, ${property}, ${constantCode(memberReader)})`;
}

/** A canonical value as a literal in the form in which the classifier compares it. */
export function comparable(value: Value, type: Type): Code {
  return literal(comparableValue(value, type));
}

/** The same as a value; of a set or list, one of its members. */
export function comparableValue(value: Value, type: Type): boolean | number | string {
  if (type.kind === "set" || type.kind === "list") return comparableValue(value, type.element);
  if (typeof value === "number") return naturalNumber(value, type);
  if (typeof value === "object") return "from" in value ? `${value.from} to ${value.to}` : "";
  return type.kind === "text" ? fold(String(value)) : value;
}

/** Scaled integers in their own unit; durations stay minutes. */
export function naturalNumber(value: number, type: Type): number {
  return "places" in type ? numberOfScaled(value, type.places) : value;
}
