/**
 * Reads the named values of one record, and reports what is wrong with each at its place.
 *
 * The same for customers and the team, for JSON and CSV: who calls it says where each value stands.
 */

import { quoted } from "../diagnostics/definition.ts";
import { suggest } from "../diagnostics/suggest.ts";
import type { Signal, Texts, Type, Value } from "../ir/ir.ts";
import { fold } from "../values/text-fold.ts";
import type { Place } from "./problem.ts";
import type { Problems } from "./problems.ts";
import { type Raw, readValue } from "./read-value.ts";

/** The values of one record, by name, and where they are. */
export interface Fields {
  readonly values: ReadonlyMap<string, Raw>;
  /** The place of a value; of the record itself where there is none of that name. */
  placeOf(name: string): Omit<Place, "file">;
}

/** Reads a value; undefined where it is unknown, or was reported. */
export function readField(
  fields: Fields,
  name: string,
  type: Type,
  problems: Problems,
  options: { readonly required?: boolean; readonly personal?: boolean } = {},
): Value | undefined {
  const raw = fields.values.get(name);
  const reading = raw === undefined ? ({ kind: "unknown" } as const) : readValue(type, raw);
  switch (reading.kind) {
    case "known":
      return reading.value;
    case "wrong": {
      // What is personal is not for logs.
      const shown = options.personal ? "the value, which is personal and not shown," : quoted(reading.found);
      const advice = options.personal && reading.help?.includes("`") ? undefined : reading.help;
      // It cannot be left empty.
      const help = advice ?? (options.required ? "correct the value" : undefined);
      problems.report("data-wrong-value", fields.placeOf(name), { shown, expected: reading.expected, help });
      return undefined;
    }
    default:
      if (options.required) problems.report("data-missing", fields.placeOf(name), { name, what: "value" });
      return undefined;
  }
}

/** A text that may not be empty. */
export function readRequiredText(fields: Fields, name: string, type: Type, problems: Problems): string {
  const text = readField(fields, name, type, problems, { required: true });
  if (typeof text === "string" && text.trim() === "") {
    problems.report("data-missing", fields.placeOf(name), { name, what: "value" });
  }
  return typeof text === "string" ? text : "";
}

/**
 * One of the names that the playbook declares, compared without case, as it spells it; where it declares none, any.
 * Undefined where it is unknown, or was reported.
 */
export function readDeclared(
  fields: Fields,
  field: string,
  declared: readonly { readonly name: string; readonly titles: Texts }[],
  problems: Problems,
  options: { readonly required?: boolean } = {},
): string | undefined {
  const written = readField(fields, field, { kind: "text" }, problems, options);
  if (typeof written !== "string" || declared.length === 0) return written as string | undefined;
  const names = declared.map(({ name }) => name);
  const found = names.find((name) => name.toLowerCase() === written.trim().toLowerCase());
  if (found !== undefined) return found;
  const near = nameByTitle(written, declared) ?? suggest(written, names);
  problems.report("data-wrong-value", fields.placeOf(field), {
    shown: quoted(written),
    expected: `one of the playbook's ${field}s`,
    help: near === undefined ? `the ${field}s are ${names.join(", ")}` : `write ${quoted(near)}`,
  });
  return undefined;
}

/** Of what has this title, in any language. */
export const nameByTitle = (
  title: string,
  declared: readonly { readonly name: string; readonly titles: Texts }[],
): string | undefined =>
  declared.find(({ titles }) => Object.values(titles).some((each) => fold(each) === fold(title)))?.name;

/** The declared values: signals of a customer, columns of the roster. */
export function readSignals(
  signals: readonly Signal[],
  fields: Fields,
  problems: Problems,
): Map<string, Value> {
  const values = new Map<string, Value>();
  for (const signal of signals) {
    const value = readField(fields, signal.name, signal.type, problems, signal);
    if (value !== undefined) values.set(signal.name, value);
  }
  return values;
}
