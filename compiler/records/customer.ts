/**
 * One customer: from the fields of a record, whatever file they stood in, to a checked record.
 *
 * In CSV the record's own fields and the signals are columns by their names (a signal called like a field of the
 * record: `signals.stage`), and contacts are columns of their role (contact-cells.ts).
 */

import { quoted, quotedList } from "../diagnostics/definition.ts";
import { suggest } from "../diagnostics/suggest.ts";
import type { Playbook, Type, Value, WorkCalendar } from "../ir/ir.ts";
import { columnsOfCohorts } from "./compared-columns.ts";
import { readContactCells } from "./contact-cells.ts";
import { type MappedField, mappedFields, mappedValue } from "./customer-fields.ts";
import {
  type Fields,
  nameByTitle,
  readDeclared,
  readField,
  readRequiredText,
  readSignals,
} from "./fields.ts";
import { jsonFields, rowOf } from "./json-records.ts";
import type { JsonNode } from "./json-text.ts";
import type { Problems } from "./problems.ts";
import type { RawRecord } from "./raw-record.ts";
import type { Contact, CustomerRecord, Values } from "./record.ts";
import { columnOf, recordFieldNames, recordFields } from "./record-fields.ts";
import { parseWorkingHours } from "./working-hours.ts";

const text: Type = { kind: "text" };

/**
 * One record whose outer form has been read; whether it is refused, `problems` says.
 *
 * @param further fields that a record may have besides, for others to read
 */
export function readCustomer(
  playbook: Playbook,
  raw: RawRecord,
  fields: Fields,
  problems: Problems,
  further: ReadonlySet<string> = new Set(),
): CustomerRecord {
  const id = readRequiredText(fields, "id", text, problems);
  const name = readRequiredText(fields, "name", text, problems);
  const own = readOwnFields(playbook, fields, problems);
  const previous = readField(fields, "previous", recordFields.previous, problems) as string | undefined;
  return {
    id,
    name,
    ...present({ ...own, previous }),
    contacts: readContacts(playbook, raw, fields, problems),
    signals: readCustomerSignals(
      playbook,
      signalFields(playbook, raw, fields, problems, further),
      own,
      problems,
    ),
  };
}

/** What is known of the customer besides signals and people. */
export function readOwnFields(playbook: Playbook, fields: Fields, problems: Problems) {
  const own = (name: keyof typeof recordFields) => readField(fields, name, recordFields[name], problems);
  const feelings = playbook.feelings.map((name) => ({ name, titles: {} }));
  const hours = readHours(fields, problems);
  const holidays = own("holidays") as readonly string[] | undefined;
  return {
    language: own("language") as string | undefined,
    timezone: own("timezone") as string | undefined,
    stage: readDeclared(fields, "stage", playbook.stages, problems),
    feeling: readDeclared(fields, "feeling", feelings, problems),
    hours,
    holidays: holidays && [...new Set(holidays)].sort(),
  };
}

export const readContacts = (
  playbook: Playbook,
  raw: RawRecord,
  fields: Fields,
  problems: Problems,
): readonly Contact[] =>
  raw.object
    ? readContactList(playbook, raw, raw.object, problems)
    : readContactCells(playbook, fields, problems);

/** The signals, those that stand for a field of the record filled from it. */
function readCustomerSignals(
  playbook: Playbook,
  fields: Fields,
  own: Readonly<Record<MappedField, string | undefined>>,
  problems: Problems,
): Values {
  const derived = new Map<string, Value>();
  for (const field of mappedFields) {
    const given = own[field];
    const signal = playbook.signals.find(({ name }) => name === playbook.customer[field]);
    const value = signal && given !== undefined ? mappedValue(signal.type, given) : undefined;
    if (signal !== undefined && value !== undefined) derived.set(signal.name, value);
  }
  const asked = playbook.signals.map((signal) =>
    derived.has(signal.name) ? { ...signal, required: false } : signal,
  );
  const values = readSignals(asked, fields, problems);
  for (const [name, value] of derived) if (!values.has(name)) values.set(name, value);
  return values;
}

/** In CSV the columns; in JSON the members of `signals`, and no others. */
function signalFields(
  playbook: Playbook,
  raw: RawRecord,
  fields: Fields,
  problems: Problems,
  further: ReadonlySet<string>,
): Fields {
  if (raw.object === undefined) {
    const columns = playbook.signals.flatMap(({ name }) => {
      const cell = fields.values.get(columnOf(name));
      return cell === undefined ? [] : ([[name, cell]] as const);
    });
    return { values: new Map(columns), placeOf: (name) => fields.placeOf(columnOf(name)) };
  }
  const names = playbook.signals.map(({ name }) => name);
  for (const key of raw.object.members.keys()) {
    if (recordFieldNames.has(key) || key === "signals" || key === "contacts" || further.has(key)) continue;
    if (columnsOfCohorts(playbook).has(key)) continue;
    const near = suggest(key, [...recordFieldNames, "signals", "contacts"]);
    const help = names.includes(key) ? "put it into `signals`" : near && `write ${quoted(near)}`;
    problems.report("data-unknown-field", fields.placeOf(key), { name: key, help });
  }
  const node = raw.object.members.get("signals");
  if (node !== undefined && node.kind !== "object" && node.kind !== "null") {
    const expected = "a group of signals in braces";
    problems.report("data-wrong-value", fields.placeOf("signals"), { shown: "this", expected });
  }
  const signals = jsonFields(node?.kind === "object" ? node : emptyAt(raw.object), raw, "signals.");
  const known = new Set(names);
  for (const key of signals.values.keys()) {
    if (known.has(key)) continue;
    const near = suggest(key, names);
    problems.report("data-unknown-field", signals.placeOf(key), {
      name: key,
      help: near && `write ${quoted(near)}`,
    });
  }
  return signals;
}

const emptyAt = ({ offset }: JsonNode): JsonNode & { kind: "object" } => ({
  kind: "object",
  members: new Map(),
  doubled: [],
  offset,
});

function readHours(fields: Fields, problems: Problems): WorkCalendar["hours"] | undefined {
  const written = readField(fields, "hours", recordFields.hours, problems);
  if (typeof written !== "string") return undefined;
  const hours = parseWorkingHours(written);
  if (hours === undefined) {
    const expected = "working hours, as in `Monday to Friday 09:00 to 17:00`";
    problems.report("data-wrong-value", fields.placeOf("hours"), { shown: quoted(written), expected });
  }
  return hours;
}

const contactFields = {
  role: text,
  name: text,
  email: { kind: "email" },
  language: { kind: "language" },
  timezone: { kind: "timezone" },
} as const satisfies Record<keyof Contact, Type>;

function readContactList(
  playbook: Playbook,
  raw: RawRecord,
  { members }: JsonNode & { kind: "object" },
  problems: Problems,
): readonly Contact[] {
  const list = members.get("contacts");
  if (list === undefined || list.kind === "null") return [];
  const place = { ...rowOf(raw), field: "contacts", ...raw.placeAt?.(list.offset) };
  if (list.kind !== "array") {
    problems.report("data-wrong-value", place, {
      shown: "this",
      expected: "a list of contacts in square brackets",
    });
    return [];
  }
  return list.items.flatMap((item, index) => {
    if (item.kind !== "object") {
      const itemPlace = { ...rowOf(raw), field: `contacts[${index + 1}]`, ...raw.placeAt?.(item.offset) };
      problems.report("data-wrong-value", itemPlace, { shown: "this", expected: "a contact in braces" });
      return [];
    }
    return [readContact(playbook, jsonFields(item, raw, `contacts[${index + 1}].`), problems)];
  });
}

function readContact(playbook: Playbook, fields: Fields, problems: Problems): Contact {
  for (const key of fields.values.keys()) {
    if (Object.hasOwn(contactFields, key)) continue;
    const near = suggest(key, Object.keys(contactFields));
    problems.report("data-unknown-field", fields.placeOf(key), {
      name: key,
      help: near && `write ${quoted(near)}`,
    });
  }
  const role = readRequiredText(fields, "role", text, problems);
  const declared = playbook.roles.filter(({ from }) => from === "customer");
  const roles = declared.map(({ name }) => name);
  if (role !== "" && !roles.includes(role)) {
    const near = nameByTitle(role, declared) ?? suggest(role, roles);
    const expected = "a role that the playbook takes from the customer";
    const known = roles.length === 0 ? undefined : `the roles are ${quotedList(roles, "and")}`;
    const help = near === undefined ? known : `write ${quoted(near)}`;
    problems.report("data-wrong-value", fields.placeOf("role"), { shown: quoted(role), expected, help });
  }
  return {
    role,
    name: readRequiredText(fields, "name", text, problems),
    email: readRequiredText(fields, "email", contactFields.email, problems),
    ...present({
      language: readField(fields, "language", contactFields.language, problems) as string | undefined,
      timezone: readField(fields, "timezone", contactFields.timezone, problems) as string | undefined,
    }),
  };
}

type Present<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };
/** Without the fields that are undefined. */
const present = <T extends object>(fields: T): Present<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>;
