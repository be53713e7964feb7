/**
 * `schema.json`: the customer's record as JSON Schema 2020-12, for editors, forms and other languages.
 *
 * It refuses nothing that `schema.js` accepts. Some things it cannot say (the range of a date or duration, whether
 * a time zone exists); they stand in the description and in `x-signal`.
 */

import type { Playbook, Signal, Type } from "../../ir/ir.ts";
import { limits } from "../../limits.ts";
import { askedSignals, type EitherOf, requiredOfEither } from "../../records/customer-fields.ts";
import { countries } from "../../values/country.ts";
import { emailPattern } from "../../values/email.ts";
import { jsonText } from "../../values/json-text.ts";
import { firstText } from "../javascript/positions.ts";
import { naturalNumber } from "../javascript/values.ts";
import { annotationsOf, boundsOf } from "./annotations.ts";
import { customerRoles } from "./zod.ts";

export type JsonSchema = { readonly [keyword: string]: unknown };

export function emitJsonSchema(playbook: Playbook): string {
  const schema = { $schema: "https://json-schema.org/draft/2020-12/schema", ...customerSchema(playbook) };
  return `${jsonText(schema, 2)}\n`;
}

export function customerSchema(playbook: Playbook): JsonSchema {
  const { stages, feelings, titles, name, version } = playbook;
  const signals = askedSignals(playbook);
  const either = requiredOfEither(playbook);
  return {
    title: `Customers of ${firstText(titles) ?? name}`,
    description: `The customer's record, as version ${version} of the playbook takes it.`,
    ...objectOf(
      [
        ["id", { ...needed, description: "Yours; the same customer keeps it." }],
        ["name", needed],
        ["language", nullable(schemaOf({ kind: "language" }))],
        ["timezone", nullable(schemaOf({ kind: "timezone" }))],
        ["hours", nullable({ ...text, description: "As in `Monday to Friday 09:00 to 17:00`." })],
        ["holidays", nullable(schemaOf({ kind: "list", element: { kind: "date" } }))],
        ["stage", nullable(stages.length === 0 ? text : anyCase(stages.map((stage) => stage.name)))],
        ["feeling", nullable(feelings.length === 0 ? text : anyCase(feelings))],
        ["previous", nullable({ ...text, description: "The persona that the customer had." })],
        ["contacts", nullable({ type: "array", items: contactSchema(playbook) })],
        ["signals", signalsSchema(signals)],
      ],
      ["id", "name", ...(signals.some(({ required }) => required) ? ["signals"] : [])],
    ),
    ...(either.length === 0 ? {} : { allOf: either.map(eitherOf) }),
  };
}

/** The field of the record, or the signal that stands for it. */
function eitherOf({ field, signal, values }: EitherOf): JsonSchema {
  const holding = (name: string, schema: JsonSchema): JsonSchema => ({
    type: "object",
    properties: Object.fromEntries([[name, schema]]),
    required: [name],
  });
  const given = { not: { type: "null" } };
  const own = values === undefined ? given : values.length === 0 ? { not: {} } : anyCase(values);
  return { anyOf: [holding(field, own), holding("signals", holding(signal, given))] };
}

function signalsSchema(signals: readonly Signal[]): JsonSchema {
  const required = signals.filter((signal) => signal.required).map(({ name }) => name);
  const schema = objectOf(
    signals.map((signal) => [signal.name, signalSchema(signal)]),
    required,
  );
  return required.length > 0 ? schema : nullable(schema);
}

function signalSchema(signal: Signal): JsonSchema {
  const schema = schemaOf(signal.type);
  return { ...annotationsOf(signal), ...(signal.required ? schema : nullable(schema)) };
}

function contactSchema(playbook: Playbook): JsonSchema {
  const roles = customerRoles(playbook);
  return objectOf(
    [
      // An empty list of choices is none that readers of schemas take.
      ["role", roles.length === 0 ? { not: {} } : { enum: roles }],
      ["name", needed],
      ["email", schemaOf({ kind: "email" })],
      ["language", nullable(schemaOf({ kind: "language" }))],
      ["timezone", nullable(schemaOf({ kind: "timezone" }))],
    ],
    ["role", "name", "email"],
  );
}

/** Built from entries, so that a field called `__proto__` is a key like any other. */
export function objectOf(
  fields: readonly (readonly [string, JsonSchema])[],
  required: readonly string[],
): JsonSchema {
  return { type: "object", properties: Object.fromEntries(fields), required, additionalProperties: false };
}

const text = { type: "string", maxLength: limits.cellLength, pattern: "^[^\\u0000]*$" } as const;
const needed = { ...text, pattern: "\\S" } as const;

/** Unknown may be said as null, beside being left out. */
function nullable(schema: JsonSchema): JsonSchema {
  return { anyOf: [schema, { type: "null" }] };
}

function schemaOf(type: Type): JsonSchema {
  switch (type.kind) {
    case "boolean":
      return { type: "boolean" };
    case "integer":
    case "decimal":
    case "percent":
    case "money":
      return numberSchema(type);
    case "duration":
      return { type: "string", pattern: "^\\s*[0-9]{1,16} +(?:minute|hour|day|week)s?\\s*$" };
    case "date":
      return { type: "string", format: "date", pattern: "^(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}$" };
    case "time":
      return { type: "string", pattern: "^(?:[01][0-9]|2[0-3]):[0-5][0-9]$" };
    case "language":
      return { type: "string", maxLength: 64, pattern: "^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{1,8})*$" };
    case "timezone":
      return { type: "string", maxLength: 64, pattern: "^[A-Za-z][A-Za-z0-9_+\\-/]*$" };
    case "period":
      return { type: "string", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2} +to +[0-9]{4}-[0-9]{2}-[0-9]{2}$" };
    case "country":
      return { enum: countries };
    case "email":
      return { type: "string", maxLength: 254, pattern: emailPattern.source };
    case "link":
      return {
        type: "string",
        maxLength: limits.cellLength,
        pattern: "^(?:[hH][tT][tT][pP][sS]?://|[mM][aA][iI][lL][tT][oO]:)",
      };
    case "enumeration":
      return enumerationSchema(type.members);
    case "set":
    case "list":
      return { type: "array", items: schemaOf(type.element), maxItems: limits.members };
    default:
      return text;
  }
}

function numberSchema(type: Type & { readonly places: number }): JsonSchema {
  const { minimum, maximum, below } = boundsOf(type);
  const largest = type.places === 0 ? limits.integer : naturalNumber(10 ** limits.decimalDigits - 1, type);
  return {
    type: type.places === 0 ? "integer" : "number",
    ...(type.places === 0 ? {} : { multipleOf: naturalNumber(1, type) }),
    minimum: minimum ?? -largest,
    ...(below === undefined ? { maximum: maximum ?? largest } : { exclusiveMaximum: below }),
  };
}

/** With titles for those who choose among them. */
export function enumerationSchema(
  members: readonly { readonly name: string; readonly titles: Signal["titles"] }[],
): JsonSchema {
  if (members.every(({ titles }) => firstText(titles) === undefined))
    return { enum: members.map(({ name }) => name) };
  return { oneOf: members.map(({ name, titles }) => ({ const: name, title: firstText(titles) ?? name })) };
}

/** Stages are compared without case. */
function anyCase(names: readonly string[]): JsonSchema {
  const letter = (character: string) => {
    const cases = [...new Set([character, character.toLowerCase(), character.toUpperCase()])];
    return `(?:${cases.map((each) => each.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")).join("|")})`;
  };
  return {
    type: "string",
    pattern: `^(?:${names.map((name) => [...name].map(letter).join("")).join("|")})$`,
  };
}
