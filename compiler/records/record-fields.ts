/** The record's own fields, by type, and the names of columns that follow from them. */

import type { Type } from "../ir/ir.ts";

const text: Type = { kind: "text" };

/** Those that are a single value or a list of dates; `contacts` and `signals` are groups of their own. */
export const recordFields = {
  id: text,
  name: text,
  language: { kind: "language" },
  timezone: { kind: "timezone" },
  hours: text,
  holidays: { kind: "list", element: { kind: "date" } },
  stage: text,
  feeling: text,
  previous: text,
} as const satisfies Record<string, Type>;

export const recordFieldNames: ReadonlySet<string> = new Set(Object.keys(recordFields));

/** The CSV column of a signal: its name, with `signals.` before it where a field of the record is called so. */
export const columnOf = (signal: string): string =>
  recordFieldNames.has(signal) ? `signals.${signal}` : signal;
