import fc from "fast-check";
import { expect, test } from "vitest";
import type { Playbook, Type, Value } from "../../compiler/ir/ir.ts";
import { readCustomers, readTeam } from "../../compiler/records/codec.ts";
import { encodeCustomer, encodeValue, type JsonValue } from "../../compiler/records/encode.ts";
import type { CustomerRecord, TeamMember } from "../../compiler/records/record.ts";
import { columnOf, recordFields } from "../../compiler/records/record-fields.ts";
import { formatWorkingHours } from "../../compiler/records/working-hours.ts";
import { dateOfEpochDay } from "../../compiler/values/calendar-date.ts";
import { countries } from "../../compiler/values/country.ts";
import { formatScaled } from "../../compiler/values/decimal.ts";
import { timeOfMinutes } from "../../compiler/values/time.ts";
import { allOf, bytesOf, playbookWith, sample, signalsOf, types } from "./sample.ts";

const seed = { seed: 20261201, numRuns: 150 };

const date = fc.integer({ min: -719_162, max: 2_932_896 }).map((day) => dateOfEpochDay(day) as string);
const text = fc
  .string({ unit: "grapheme", maxLength: 20 })
  .map((each) => each.normalize("NFC").replaceAll("\0", ""));
const language = fc.constantFrom("en", "es", "pt-BR", "zh-Hant");

/** Any canonical value of a type. */
function valueOf(type: Type): fc.Arbitrary<Value> {
  switch (type.kind) {
    case "boolean":
      return fc.boolean();
    case "integer":
    case "decimal":
    case "percent":
    case "money": {
      const most = type.places === 0 ? Number.MAX_SAFE_INTEGER : 10 ** 15 - 1;
      const { lower = -most, upper = most, upperIncluded = true } = type.range ?? {};
      return fc.integer({ min: Number(lower), max: Number(upper) - (upperIncluded ? 0 : 1) });
    }
    case "duration":
      return fc.nat({ max: Number(type.range?.upper ?? 1_000_000) });
    case "date":
      return date;
    case "time":
      return fc.nat({ max: 1439 }).map(timeOfMinutes);
    case "text":
      return text;
    case "language":
      return language;
    case "country":
      return fc.constantFrom(...countries);
    case "timezone":
      return fc.constantFrom("UTC", "America/Denver", "Asia/Kathmandu");
    case "email":
      return fc.constantFrom("ana@example.com", "o'neill+x@mail.example.org");
    case "link":
      return fc.webUrl({ withQueryParameters: true, withFragments: true });
    case "period":
      return fc.tuple(date, date).map(([a, b]) => (a <= b ? { from: a, to: b } : { from: b, to: a }));
    case "enumeration":
      return fc.constantFrom(...type.members.map(({ name }) => name));
    case "set":
      return type.element.kind === "enumeration"
        ? fc.subarray(type.element.members.map(({ name }) => name))
        : fc.uniqueArray(valueOf(type.element), { maxLength: 4 });
    case "list":
      return fc.array(valueOf(type.element), { maxLength: 4 });
  }
}

const values = (table: Readonly<Record<string, Type>>): fc.Arbitrary<ReadonlyMap<string, Value>> =>
  fc
    .tuple(
      ...Object.entries(table).map(([name, type]) =>
        fc.option(valueOf(type).map((value) => [name, value] as const)),
      ),
    )
    .map((entries) => new Map(entries.filter((entry) => entry !== null)));

const filled = text.map((each) => `x${each}`.normalize("NFC"));
const customer: fc.Arbitrary<CustomerRecord> = fc.record(
  {
    id: filled,
    name: filled,
    language,
    timezone: fc.constantFrom("UTC", "Europe/Athens"),
    hours: fc.constant([
      { weekday: 1, opens: "09:00", closes: "12:00" },
      { weekday: 1, opens: "14:00", closes: "18:00" },
      { weekday: 7, opens: "09:00", closes: "17:00" },
    ] as const),
    holidays: fc.uniqueArray(date, { maxLength: 3 }).map((days) => days.sort()),
    stage: fc.constantFrom("Sales", "Implementation"),
    feeling: fc.constantFrom("calm", "anxious"),
    previous: filled,
    contacts: fc.array(
      fc.record(
        {
          role: fc.constant("Sponsor"),
          name: filled,
          email: fc.constant("bo@example.com"),
          language,
          timezone: fc.constant("UTC"),
        },
        { requiredKeys: ["role", "name", "email"], noNullPrototype: true },
      ),
      { maxLength: 2 },
    ),
    signals: values(types),
  },
  { requiredKeys: ["id", "name", "contacts", "signals"], noNullPrototype: true },
);
const customers = fc.uniqueArray(customer, { selector: ({ id }) => id, minLength: 1, maxLength: 4 });

async function read(text: string, format: "json" | "ndjson" | "csv") {
  const results = await allOf(readCustomers(sample, bytesOf(text), format, "customers"));
  expect(results.flatMap(({ problems }) => problems)).toEqual([]);
  return results.map(({ record }) => record);
}

test("customers come back from JSON and NDJSON as they were", async () => {
  await fc.assert(
    fc.asyncProperty(customers, async (records) => {
      const encoded = records.map((record) => JSON.stringify(encodeCustomer(sample, record)));
      expect(await read(`[${encoded.join(",")}]`, "json")).toEqual(records);
      expect(await read(encoded.join("\n"), "ndjson")).toEqual(records);
    }),
    seed,
  );
});

test("customers come back from CSV as they were, but for contacts", async () => {
  const columns = [...Object.keys(recordFields), ...sample.signals.map(({ name }) => columnOf(name))];
  await fc.assert(
    fc.asyncProperty(customers, fc.constantFrom("\n", "\r\n"), async (records, lineEnd) => {
      const rows = records.map((record) => {
        const cells = encodeCustomerCells(sample, record);
        return columns.map((column) => quoteCell(cells.get(column))).join(",");
      });
      const file = [columns.join(","), ...rows, ""].join(lineEnd);
      expect(await read(file, "csv")).toEqual(records.map((record) => ({ ...record, contacts: [] })));
    }),
    seed,
  );
});

test("the roster comes back as it was", async () => {
  const { speaks, away, ratio, region } = types;
  const playbook = playbookWith([], { team: signalsOf({ speaks, away, ratio, region }) });
  const member: fc.Arbitrary<TeamMember> = fc.record(
    {
      name: filled,
      email: fc.nat().map((n) => `p${n}@example.com`),
      fields: values({ speaks, away, ratio, region }),
    },
    { noNullPrototype: true },
  );
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(member, { selector: ({ email }) => email, maxLength: 4 }),
      async (members) => {
        const json = JSON.stringify(members.map((each) => encodeMember(playbook, each)));
        expect(await readTeam(playbook, bytesOf(json), "json", "team.json")).toEqual({
          members,
          problems: [],
        });
      },
    ),
    seed,
  );
});

const encodeMember = (playbook: Playbook, { name, email, fields }: TeamMember): JsonValue => ({
  name,
  email,
  ...Object.fromEntries(
    playbook.team.flatMap((column) => {
      const value = fields.get(column.name);
      return value === undefined ? [] : [[column.name, encodeValue(column.type, value)]];
    }),
  ),
});

/** The cells of a record by column; a column that is not in it is unknown. Contacts are lost. */
function encodeCustomerCells(playbook: Playbook, record: CustomerRecord): ReadonlyMap<string, string> {
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

/** A value as the text of a CSV cell, before quoting. A text that holds `;` cannot be a member of a set there. */
function encodeCell(type: Type, value: Value): string {
  if (type.kind === "set" || type.kind === "list") {
    const items = value as readonly Value[];
    return items.length === 0 ? "none" : items.map((item) => encodeCell(type.element, item)).join(";");
  }
  return "places" in type ? formatScaled(value as number, type.places) : String(encodeValue(type, value));
}

/** Unknown is an empty cell; everything else is quoted, an empty text too. */
const quoteCell = (cell: string | undefined): string =>
  cell === undefined ? "" : `"${cell.replaceAll('"', '""')}"`;
