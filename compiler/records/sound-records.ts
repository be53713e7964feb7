/**
 * Reads the records in which nothing is wrong, quickly, without making a `CustomerRecord` of each: what classifying
 * a file of a million takes.
 *
 * customer.ts says what a record means and what is wrong in it. This is the short way through it, for a record of
 * which every value is sound; of any other it says nothing, and customer.ts is asked. A test holds the two against
 * each other.
 */

import type { Playbook, Signal } from "../ir/ir.ts";
import { columnsOfCohorts } from "./compared-columns.ts";
import { contactColumns } from "./contact-cells.ts";
import { readContacts, readOwnFields } from "./customer.ts";
import { mappedFields, mappedValue } from "./customer-fields.ts";
import { encodeValue, type JsonValue } from "./encode.ts";
import { createProblems, type Problems } from "./problems.ts";
import type { RawRecord } from "./raw-record.ts";
import type { CustomerRecord } from "./record.ts";
import { columnOf, recordFields } from "./record-fields.ts";
import type { Layout } from "./records.ts";
import { createSoundLineReader } from "./sound-lines.ts";
import { createValueReader, type Read, unsound } from "./value-reader.ts";

export interface SoundRecord {
  readonly id: string;
  readonly name: string;
  readonly previous?: string | undefined;
  /** The values as JSON holds them, in the order of the playbook's signals; undefined: unknown. */
  readonly values: readonly (JsonValue | undefined)[];
  /** In JSON: where the id stands, as offsets of its record are counted. */
  readonly idAt?: number | undefined;
}

/** Undefined where something in the record is wrong, or might be. */
export type SoundReader = (raw: RawRecord) => SoundRecord | undefined;

/** A record that was read the long way, in the same form. */
export function soundRecordOf({ signals }: Playbook, record: CustomerRecord): SoundRecord {
  const { id, name, previous } = record;
  const values = signals.map((signal) => {
    const value = record.signals.get(signal.name);
    return value === undefined ? undefined : encodeValue(signal.type, value);
  });
  return { id, name, previous, values };
}

/** @param further fields that a record in JSON may have besides, for others to read */
export function createSoundReader(
  playbook: Playbook,
  layout: Layout,
  further: ReadonlySet<string> = new Set(),
): SoundReader {
  return layout.format === "csv" ? rowReader(playbook, layout.names ?? []) : objectReader(playbook, further);
}

/** The fields of the record that are read for every customer; the others hardly ever stand there. */
const text = { kind: "text" } as const;
const others = Object.keys(recordFields).filter((name) => !["id", "name", "previous"].includes(name));

function rowReader(playbook: Playbook, names: readonly string[]): SoundReader {
  const columns = new Map(names.map((name, index) => [name, index]));
  const column = (name: string): number => columns.get(name) ?? -1;
  const [id, name, previous] = [column("id"), column("name"), column("previous")];
  const texts = createValueReader(text);
  const before = createValueReader(text);
  const seldom = [...others, ...contactColumns(playbook)].map(column).filter((index) => index >= 0);
  const signals = playbook.signals.map((signal) => ({
    index: column(columnOf(signal.name)),
    reader: createValueReader(signal.type),
  }));
  const complete = createCompletion(playbook);

  return (raw) => {
    if (raw.csv === undefined) return undefined;
    const { cells, quoted } = raw.csv;
    const values: Read[] = [];
    for (const { index, reader } of signals) {
      const value = index < 0 ? undefined : reader.cell(cells[index] as string, quoted?.has(index) === true);
      if (value === unsound) return undefined;
      values.push(value);
    }
    const read = (index: number, by: typeof texts) =>
      index < 0 ? undefined : by.cell(cells[index] as string, quoted?.has(index) === true);
    const hasMore = seldom.some((index) => cells[index] !== "");
    return complete(
      read(id, texts),
      read(name, texts),
      read(previous, before),
      values,
      hasMore ? raw : undefined,
    );
  };
}

function objectReader(playbook: Playbook, further: ReadonlySet<string>): SoundReader {
  const texts = createValueReader(text);
  const before = createValueReader(text);
  const signals = new Map(
    playbook.signals.map(({ name, type }, index) => [name, { index, reader: createValueReader(type) }]),
  );
  const seldom = new Set([...others, "contacts"]);
  const passedOver = new Set([...further, ...columnsOfCohorts(playbook)]);
  const complete = createCompletion(playbook);
  const readLine = createSoundLineReader(playbook);

  return (raw) => {
    const line = raw.text === undefined ? undefined : readLine(raw.text);
    if (line !== undefined)
      return complete(line.id, line.name, line.previous, line.values, undefined, line.idAt);
    if (raw.object === undefined) return undefined;
    const values: Read[] = new Array(signals.size).fill(undefined);
    let [id, name, previous]: Read[] = [];
    let hasMore = false;
    for (const [key, node] of raw.object.members) {
      if (key === "id") id = texts.node(node);
      else if (key === "name") name = texts.node(node);
      else if (key === "previous") previous = before.node(node);
      else if (seldom.has(key)) hasMore = true;
      else if (passedOver.has(key)) continue;
      else if (key !== "signals" || node.kind !== "object") return undefined;
      else
        for (const [signal, given] of node.members) {
          const known = signals.get(signal);
          if (known === undefined) return undefined;
          const value = known.reader.node(given);
          if (value === unsound) return undefined;
          values[known.index] = value;
        }
    }
    const idAt = raw.object.members.get("id")?.offset;
    return complete(id, name, previous, values, hasMore ? raw : undefined, idAt);
  };
}

/** Puts together what was read, with what the other fields of the record give its signals. */
function createCompletion(playbook: Playbook) {
  const required = playbook.signals.flatMap((signal, index) => (signal.required ? [index] : []));
  const mapped = mappedFields.flatMap((field) => {
    const index = playbook.signals.findIndex(({ name }) => name === playbook.customer[field]);
    return index < 0 ? [] : [{ field, index, type: (playbook.signals[index] as Signal).type }];
  });

  return (
    id: Read,
    name: Read,
    previous: Read,
    values: Read[],
    withMore: RawRecord | undefined,
    idAt?: number,
  ): SoundRecord | undefined => {
    if (!isFilled(id) || !isFilled(name) || previous === unsound) return undefined;
    if (withMore?.fields !== undefined) {
      const problems = createProblems("");
      const own = readMore(playbook, withMore, problems);
      if (problems.all.length > 0) return undefined;
      for (const { field, index, type } of mapped) {
        const given = own[field];
        const value = given === undefined ? undefined : mappedValue(type, given);
        if (value !== undefined) values[index] ??= encodeValue(type, value);
      }
    }
    for (const index of required) if (values[index] === undefined) return undefined;
    return {
      id,
      name,
      previous: previous as string | undefined,
      values: values as (JsonValue | undefined)[],
      idAt,
    };
  };
}

function readMore(playbook: Playbook, raw: RawRecord, problems: Problems) {
  const fields = raw.fields ?? { values: new Map(), placeOf: () => ({}) };
  readContacts(playbook, raw, fields, problems);
  return readOwnFields(playbook, fields, problems);
}

const isFilled = (value: Read): value is string => typeof value === "string" && value.trim() !== "";
