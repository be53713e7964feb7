/**
 * `schema.js`: the customer's record as zod schemas, and `parseCustomer`.
 *
 * It takes what the record codec takes in JSON, and refuses the rest: nothing is coerced, no key is passed over.
 * What checks say, metadata says again, so that zod's own JSON Schema tells it.
 * zod reads optional fields off the prototype too, so every object is first copied to one that inherits nothing.
 */

import type { Playbook, Signal, Type } from "../../ir/ir.ts";
import { limits } from "../../limits.ts";
import { askedSignals, type EitherOf, requiredOfEither } from "../../records/customer-fields.ts";
import { expectedOf, rangeText } from "../../records/read-scalar.ts";
import type { EmitContext } from "../emitter.ts";
import { fileHeader } from "../javascript/positions.ts";
import { type PartName, runtimeParts } from "../javascript/runtime.ts";
import {
  type Code,
  constantCode,
  indent,
  js,
  literal,
  printFile,
  propertyKey,
} from "../javascript/writers.ts";
import { annotationsOf, boundsOf } from "./annotations.ts";

export function emitZodSchema(playbook: Playbook, context: EmitContext): string {
  const parts = new Set<PartName>(["isDate", "isWorkingHours", "languageOf", "timezoneOf", "isEmail"]);
  const signals = askedSignals(playbook);
  for (const { type } of signals) addParts(type, parts);
  return printFile([
    ...fileHeader(playbook, context),
    js``,
    js`import * as z from "zod";`,
    js``,
    constantCode(helpers),
    js``,
    ...objectSchema(
      js`export const signalsSchema =`,
      signals.map((signal) => [signal.name, signalSchema(signal)]),
    ),
    js``,
    ...objectSchema(js`const contactSchema =`, [
      ["role", oneOf(customerRoles(playbook), "a role that the playbook takes from the customer")],
      ["name", js`needed`],
      ["email", schemaOf({ kind: "email" })],
      ["language", optional(schemaOf({ kind: "language" }))],
      ["timezone", optional(schemaOf({ kind: "timezone" }))],
    ]),
    js``,
    ...objectSchema(
      js`export const customerSchema =`,
      [
        ["id", js`needed`],
        ["name", js`needed`],
        ["language", optional(schemaOf({ kind: "language" }))],
        ["timezone", optional(schemaOf({ kind: "timezone" }))],
        [
          "hours",
          optional(js`checked(isWorkingHours, "working hours, as in \`Monday to Friday 09:00 to 17:00\`")`),
        ],
        ["holidays", optional(schemaOf({ kind: "list", element: { kind: "date" } }))],
        [
          "stage",
          optional(
            declaredName(
              playbook.stages.map(({ name }) => name),
              "one of the playbook's stages",
            ),
          ),
        ],
        ["feeling", optional(declaredName(playbook.feelings, "one of the playbook's feelings"))],
        ["previous", optional(js`text`)],
        ["contacts", optional(js`z.array(contactSchema)`)],
        [
          "signals",
          signals.some(({ required }) => required) ? js`signalsSchema` : optional(js`signalsSchema`),
        ],
      ],
      requiredOfEither(playbook).map(demandEither),
    ),
    js``,
    constantCode(parseCustomer),
    ...runtimeParts(parts),
  ]);
}

export function emitZodDeclarations(playbook: Playbook, context: EmitContext): string {
  return printFile([...fileHeader(playbook, context), js``, constantCode(declarations)]);
}

export function customerRoles({ roles }: Playbook): readonly string[] {
  return roles.filter(({ from }) => from === "customer").map(({ name }) => name);
}

/** `demands` are calls on the schema: what holds between its fields. */
function objectSchema(
  head: Code,
  fields: readonly (readonly [string, Code])[],
  demands: readonly Code[] = [],
): readonly Code[] {
  return [
    js`${head} own(`,
    ...indent([
      js`z.strictObject(`,
      ...indent([
        js`{`,
        ...indent(fields.map(([name, schema]) => js`${propertyKey(name)}: ${schema},`)),
        js`},`,
        js`{ error: unknownField },`,
      ]),
      ...(demands.length === 0 ? [js`),`] : [js`)`, ...indent(demands)]),
    ]),
    js`);`,
  ];
}

/** The field of the record, or the signal that stands for it. */
function demandEither({ field, signal, values }: EitherOf): Code {
  const own =
    values === undefined
      ? js`has(record, ${literal(field)})`
      : js`has(record, ${literal(field)}) && ${literal(values.map((name) => name.toLowerCase()))}.includes(record[${literal(field)}].toLowerCase())`;
  const path = literal(["signals", signal]);
  const error = literal(`must be known, and is missing; \`${field}\` of the record can say it as well`);
  return js`.refine((record) => (${own}) || (has(record, "signals") && has(record.signals, ${literal(signal)})), { path: ${path}, error: ${error} })`;
}

function signalSchema(signal: Signal): Code {
  const schema = schemaOf(signal.type);
  return js`${signal.required ? schema : optional(schema)}.meta(${literal(annotationsOf(signal))})`;
}

const optional = (schema: Code): Code => js`${schema}.nullish()`;

function schemaOf(type: Type): Code {
  const expected = literal(expectation(type));
  switch (type.kind) {
    case "boolean":
      return js`z.boolean({ error: isNot(${expected}) })`;
    case "integer":
    case "decimal":
    case "percent":
    case "money":
      return js`number(${type.places}, ${literal(boundsOf(type))}, ${expected})`;
    case "duration":
      return js`checked((value) => within(minutesOf(value), ${literal(boundsOf(type))}), ${expected})`;
    case "date":
      return js`checked((value) => isDate(value) && within(value, ${literal(boundsOf(type))}), ${expected})`;
    case "time":
      return js`checked((value) => isTime(value) && within(value, ${literal(boundsOf(type))}), ${expected})`;
    case "text":
      return js`text`;
    case "language":
      return js`spelled(languageOf, ${expected})`;
    case "timezone":
      return js`spelled(timezoneOf, ${expected})`;
    case "period":
      return js`spelled(periodOf, ${expected})`;
    case "country":
      return js`checked(isCountry, ${expected})`;
    case "email":
      return js`checked(isEmail, ${expected})`;
    case "link":
      return js`checked(isLink, ${expected})`;
    case "enumeration":
      return oneOf(
        type.members.map(({ name }) => name),
        expectation(type),
      );
    case "set":
    case "list":
      return js`list(${schemaOf(type.element)})`;
  }
}

/** Not `z.enum`, whose table of members is an object that some member names would meet. */
function oneOf(names: readonly string[], expected: string): Code {
  return js`among(${literal(names)}, ${literal(expected)})`;
}

function declaredName(names: readonly string[], expected: string): Code {
  if (names.length === 0) return js`text`;
  return js`spelled((value) => ${literal(names)}.find((name) => name.toLowerCase() === value.toLowerCase()), ${literal(expected)})`;
}

function expectation(type: Type): string {
  return "range" in type && type.range
    ? `${expectedOf(type)}, ${rangeText(type, type.range)}`
    : expectedOf(type);
}

function addParts(type: Type, parts: Set<PartName>): void {
  const needed: Partial<Record<Type["kind"], PartName>> = {
    integer: "isDecimal",
    decimal: "isDecimal",
    percent: "isDecimal",
    money: "isDecimal",
    duration: "minutesOf",
    date: "isDate",
    time: "isTime",
    period: "periodOf",
    country: "isCountry",
    link: "isLink",
  };
  const part = needed[type.kind === "set" || type.kind === "list" ? type.element.kind : type.kind];
  if (part) parts.add(part);
}

const helpers = `/** Only where something must be known does what is missing come here. */
const isNot = (what) => ({ input }) =>
  input === undefined || input === null ? "must be known, and is missing" : \`is not \${what}\`;

/** A text without what no text may hold, in Unicode's composed form. */
const text = z
  .string({ error: isNot("a text") })
  .overwrite((value) => value.normalize("NFC"))
  .max(${limits.cellLength}, { error: "is too long" })
  .refine((value) => !/\\0|\\p{Surrogate}/u.test(value), { error: "holds something that is no character" });

const needed = text.refine((value) => value.trim() !== "", { error: "must be known, and is empty" });

const checked = (check, expected) => text.refine(check, { error: \`is not \${expected}\` });

const among = (names, expected) => checked((value) => names.includes(value), expected).meta({ enum: names });

/** A text that has one spelling among several; \`spell\` gives it, or undefined. */
const spelled = (spell, expected) =>
  checked((value) => spell(value) !== undefined, expected).overwrite((value) => spell(value) ?? value);

const number = (places, bounds, expected) =>
  z
    .number({ error: isNot(expected) })
    .refine((value) => isDecimal(value, places) && within(value, bounds), { error: \`is not \${expected}\` })
    .overwrite((value) => value + 0)
    .meta(numberKeywords(places, bounds));

/** For \`z.toJSONSchema\`, which does not look into checks. */
const numberKeywords = (places, { minimum, maximum, below }) => ({
  ...(places === 0 ? { type: "integer" } : { multipleOf: 10 ** -places }),
  ...(minimum === undefined ? {} : { minimum }),
  ...(maximum === undefined ? {} : { maximum }),
  ...(below === undefined ? {} : { exclusiveMaximum: below }),
});

const list = (element) => z.array(element, { error: isNot("a list") }).max(${limits.members}, { error: "is too long" });

function within(value, { minimum, maximum, below }) {
  if (value === undefined || (minimum !== undefined && value < minimum)) return false;
  return !((maximum !== undefined && value > maximum) || (below !== undefined && value >= below));
}

const has = (object, name) => Object.hasOwn(object, name) && object[name] !== null && object[name] !== undefined;

/** What an object inherits is not in the record. */
const own = (schema) =>
  z.preprocess(
    (value) =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.assign(Object.create(null), value)
        : value,
    schema,
  );

const unknownField = (issue) =>
  issue.code === "unrecognized_keys"
    ? \`nothing here is called \${issue.keys.map((key) => \`\\\`\${key}\\\`\`).join(", ")}\`
    : isNot("an object")(issue);`;

const parseCustomer = `/** A record of unknown origin: the record with every value in its one spelling, or all that is wrong with it. */
export function parseCustomer(record) {
  let result;
  try {
    result = customerSchema.safeParse(record);
  } catch {
    return { ok: false, problems: [{ field: "record", message: "cannot be read: it holds something that throws" }] };
  }
  if (result.success) return { ok: true, customer: result.data };
  const problems = result.error.issues.map(({ path, message }) => ({ field: fieldAt(path), message }));
  return { ok: false, problems };
}

/** \`contacts[2].email\`, items counted from 1. */
function fieldAt(path) {
  let field = "";
  for (const step of path) field += typeof step === "number" ? \`[\${step + 1}]\` : field === "" ? String(step) : \`.\${String(step)}\`;
  return field === "" ? "record" : field;
}`;

const declarations = `import type * as z from "zod";
import type { CustomerRecord, Signals } from "./classifier.js";

export type { CustomerRecord, Signals } from "./classifier.js";

export declare const signalsSchema: z.ZodType<Signals>;
export declare const customerSchema: z.ZodType<CustomerRecord>;

export interface Problem {
  /** \`signals.developers\`, \`contacts[2].email\`; items count from 1. */
  readonly field: string;
  readonly message: string;
}

/** Takes data of unknown origin; never throws. Values come back in their one spelling, nothing is coerced. */
export declare function parseCustomer(
  record: unknown,
): { readonly ok: true; readonly customer: CustomerRecord } | { readonly ok: false; readonly problems: readonly Problem[] };`;
