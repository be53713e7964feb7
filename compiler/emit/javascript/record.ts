/**
 * The function `classifyRecord`, and the tables that say what a customer's record holds.
 *
 * The tables describe types in the terms of the record itself: numbers in their natural unit, durations measured
 * in minutes. One reader goes over them (record-runtime.ts); it accepts what the record codec accepts in JSON.
 */

import type { Playbook, Signal, Type } from "../../ir/ir.ts";
import { mappedFields } from "../../records/customer-fields.ts";
import { expectedOf, rangeText } from "../../records/read-scalar.ts";
import type { PartName } from "./runtime.ts";
import { naturalNumber } from "./values.ts";
import {
  access,
  block,
  type Code,
  constantCode,
  docComment,
  indent,
  js,
  literal,
  type Plain,
} from "./writers.ts";

/** The exported tables, and `classifyRecord` with those of the record. */
export function emitRecord(playbook: Playbook): readonly Code[] {
  const kinds = [...new Set([...playbook.signals.map(({ type }) => elementOf(type).kind), ...ownKinds])];
  return [
    ...docComment(["The personas, in the order of the playbook."]),
    js`export const personas = /* @__PURE__ */ withoutPrototypes([`,
    ...indent(playbook.personas.map(({ name, titles }) => js`${literal({ name, titles })},`)),
    js`]);`,
    js``,
    ...docComment(["The signals: what may be known of a customer."]),
    js`export const signals = /* @__PURE__ */ withoutPrototypes([`,
    ...indent(playbook.signals.map((signal) => js`${literal(signalEntry(signal))},`)),
    js`]);`,
    js``,
    ...docComment([
      "Classifies a customer's record: `{ id, name, signals, previous, … }`, as JSON holds it.",
      "Throws a PersonaDataError that names every field that is wrong; nothing is coerced.",
    ]),
    ...block(js`export function classifyRecord(record)`, [
      js`const { signals, previous } = readCustomer(record);`,
      js`return classify(signals, { previous });`,
    ]),
    js``,
    js`/** The record as it is used; its signals are always there. */`,
    ...block(js`function readCustomer(record)`, [
      js`const problems = [];`,
      js`const own = readObject(recordFields, record, "", problems);`,
      js`if (problems.length > 0) throw new PersonaDataError(problems);`,
      js`return withMappedSignals(own);`,
    ]),
    js``,
    js`/** Of a record that has been read: signals that stand for one of its fields have that field's value. */`,
    ...block(js`function withMappedSignals(own)`, [
      js`const known = (own.signals ??= Object.create(null));`,
      ...mappedSignals(playbook),
      js`return own;`,
    ]),
    js``,
    js`const recordFields = /* @__PURE__ */ withoutPrototypes([`,
    ...indent([
      ...recordFields(playbook).map((field) => js`${literal(field)},`),
      js`{ name: "signals", fields: signals },`,
    ]),
    js`]);`,
    js``,
    js`/** By kind of type: the value as it is used, or undefined where it is none of that kind. */`,
    ...block(
      js`const kinds =`,
      kinds.map((kind) => constantCode(kindReaders[kind].code)),
      js`};`,
    ),
  ];
}

/** A signal that stands for a field of the record has that field's value, where it has none itself. */
function mappedSignals({ customer, signals }: Playbook): readonly Code[] {
  return mappedFields.flatMap((field) => {
    const signal = signals.find(({ name }) => name === customer[field]);
    if (signal === undefined || signal.type.kind === "set" || signal.type.kind === "list") return [];
    const given = js`own.${constantCode(field)}`;
    const value =
      signal.type.kind === "enumeration"
        ? js`${literal(signal.type.members.map(({ name }) => name))}.find((member) => member.toLowerCase() === ${given}?.toLowerCase())`
        : given;
    return [js`${access(js`known`, signal.name)} ??= ${value};`];
  });
}

/** The parts of the runtime that reading a record of this playbook needs. */
export function recordParts(playbook: Playbook): readonly PartName[] {
  const kinds = new Set([...playbook.signals.map(({ type }) => elementOf(type).kind), ...ownKinds]);
  return ["readRecord", ...[...kinds].flatMap((kind) => kindReaders[kind].needs)];
}

type ScalarKind = Exclude<Type["kind"], "set" | "list">;

const ownKinds = ["text", "language", "timezone", "date", "email"] as const satisfies readonly ScalarKind[];

/** Fields that a record may have, whatever the playbook. */
function recordFields({ roles, stages, feelings }: Playbook): readonly Plain[] {
  const text = typeEntry({ kind: "text" });
  const language = typeEntry({ kind: "language" });
  const timezone = typeEntry({ kind: "timezone" });
  const customerRoles = roles.filter(({ from }) => from === "customer").map(({ name }) => name);
  const contact = [
    { name: "role", type: { ...text, oneOf: customerRoles, expected: roleExpected }, needed: true },
    { name: "name", type: text, needed: true },
    { name: "email", type: typeEntry({ kind: "email" }), needed: true },
    { name: "language", type: language },
    { name: "timezone", type: timezone },
  ];
  const declared = (names: readonly string[], expected: string) =>
    names.length === 0 ? text : { ...text, oneOfFolded: names.map((name) => name.toLowerCase()), expected };
  const stage = declared(
    stages.map(({ name }) => name),
    "one of the playbook's stages",
  );
  return [
    { name: "id", type: text, needed: true },
    { name: "name", type: text, needed: true },
    { name: "language", type: language },
    { name: "timezone", type: timezone },
    {
      name: "hours",
      type: { ...text, hours: true, expected: "working hours, as in `Monday to Friday 09:00 to 17:00`" },
    },
    { name: "holidays", type: typeEntry({ kind: "list", element: { kind: "date" } }) },
    { name: "stage", type: stage },
    { name: "feeling", type: declared(feelings, "one of the playbook's feelings") },
    { name: "previous", type: text },
    { name: "contacts", items: contact },
  ];
}

const roleExpected = "a role that the playbook takes from the customer";

function signalEntry({ name, titles, group, type, required, personal }: Signal): Plain {
  return { name, titles, group, required, personal: personal || undefined, type: typeEntry(type) };
}

/** A type as the generated code describes it. */
function typeEntry(type: Type): { readonly [key: string]: Plain } {
  const range = "range" in type ? type.range : undefined;
  const bound = (value: number | string | undefined) =>
    typeof value === "number" ? naturalNumber(value, type) : value;
  return {
    kind: type.kind,
    places: "places" in type ? type.places : undefined,
    currency: "currency" in type ? type.currency : undefined,
    minimum: bound(range?.lower),
    ...(range?.upperIncluded ? { maximum: bound(range.upper) } : { below: bound(range?.upper) }),
    members: type.kind === "enumeration" ? type.members.map((member) => member.name) : undefined,
    element: type.kind === "set" || type.kind === "list" ? typeEntry(type.element) : undefined,
    expected: expectationOf(type),
  };
}

function expectationOf(type: Type): string {
  if (type.kind === "set" || type.kind === "list")
    return `a list in which each is ${expectationOf(type.element)}`;
  return "range" in type && type.range
    ? `${expectedOf(type)}, ${rangeText(type, type.range)}`
    : expectedOf(type);
}

function elementOf(type: Type): Exclude<Type, { kind: "set" | "list" }> {
  return type.kind === "set" || type.kind === "list" ? elementOf(type.element) : type;
}

const decimal = (kind: ScalarKind) => ({
  needs: ["isDecimal"] as const,
  // Adding 0 makes -0 the 0 that it is.
  code: `${kind}: (value, type) => (isDecimal(value, type.places) ? value + 0 : undefined),`,
});
const checked = (kind: ScalarKind, check: "isDate" | "isTime" | "isCountry" | "isEmail" | "isLink") => ({
  needs: [check] as const,
  code: `${kind}: (value) => (${check}(value) ? value : undefined),`,
});

const kindReaders: Readonly<
  Record<ScalarKind, { readonly needs: readonly PartName[]; readonly code: string }>
> = {
  boolean: { needs: [], code: `boolean: (value) => (typeof value === "boolean" ? value : undefined),` },
  integer: decimal("integer"),
  decimal: decimal("decimal"),
  percent: decimal("percent"),
  money: decimal("money"),
  duration: {
    needs: ["minutesOf"],
    code: `duration: (value) => (minutesOf(value) === undefined ? undefined : value),`,
  },
  date: checked("date", "isDate"),
  time: checked("time", "isTime"),
  text: {
    needs: ["isWorkingHours"],
    code: `text: (value, { oneOf, oneOfFolded, hours }) => {
    if (typeof value !== "string" || (oneOf && !oneOf.includes(value))) return undefined;
    if (oneOfFolded && !oneOfFolded.includes(value.toLowerCase())) return undefined;
    return hours && !isWorkingHours(value) ? undefined : value;
  },`,
  },
  language: { needs: ["languageOf"], code: `language: languageOf,` },
  timezone: { needs: ["timezoneOf"], code: `timezone: timezoneOf,` },
  country: checked("country", "isCountry"),
  email: checked("email", "isEmail"),
  link: checked("link", "isLink"),
  period: { needs: ["periodOf"], code: `period: periodOf,` },
  enumeration: {
    needs: [],
    code: `enumeration: (value, { members }) => (members.includes(value) ? value : undefined),`,
  },
};
