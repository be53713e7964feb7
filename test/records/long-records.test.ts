/** A record that is longer than may be read costs itself, and those beside it where its end can be found. */

import { expect, test } from "vitest";
import { limits } from "../../compiler/limits.ts";
import { nothingRead } from "../../compiler/records/blocks.ts";
import { openCustomers, readCustomers } from "../../compiler/records/codec.ts";
import { readerOf } from "../../compiler/records/records.ts";
import { createShareWatch } from "../../compiler/records/share-columns.ts";
import { bytesOf, complaints, sample, signalsOf, strict, types } from "./sample.ts";

/** So long that a piece of the file comes after it is known to be, and before it ends. */
const tooLong = "x".repeat(4 * limits.recordBytes);

/** In pieces, as a file comes. */
async function* pieces(text: string, length: number) {
  const bytes = bytesOf(text);
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

async function read(text: string, format: "csv" | "ndjson" | "json"): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { record, problems } of readCustomers(sample, pieces(text, 200_000), format, "c")) {
    if (record !== undefined) found.push(record.id);
    for (const { code, severity } of problems) if (severity === "error") found.push(code);
  }
  return found;
}

const record = (id: string, name: string) => JSON.stringify({ id, name, signals: {} });

test("a line of NDJSON", async () => {
  const lines = [record("c1", "Ana"), record("c2", tooLong), record("c3", "Bo")];
  expect(await read(`${lines.join("\n")}\n`, "ndjson")).toEqual(["c1", "data-too-large", "c3"]);
});

test("a record in a list of JSON", async () => {
  const list = `[${[record("c1", "Ana"), record("c2", tooLong), record("c3", "Bo")].join(",")}]`;
  expect((await read(list, "json")).slice(0, 2)).toEqual(["c1", "data-too-large"]);
});

test("a text without its end in a list of JSON, before so many others that its record never ends", async () => {
  const others = Array.from({ length: 100_000 }, (_, at) => record(`c${at}`, "Bo Blom, who is well"));
  const list = `[${[record("a", "Ana"), record("b", "Bo").replace('"b"', '"b'), ...others].join(",\n")}]`;
  expect(list.length).toBeGreaterThan(3 * limits.recordBytes);
  const found = await complaints(list, "json");
  expect(found).toHaveLength(1);
  expect(found[0]).toContain("`,` or `}` should be here instead of `n`");
});

test("a row of CSV, which could end on a later line", async () => {
  expect(await read(`id,name\nc1,Ana\nc2,${tooLong}\nc3,Bo\n`, "csv")).toEqual(["c1", "data-too-large"]);
});

test.each([
  ["csv", "id,name\nc1,Ana\nc2,Bo\n"],
  ["ndjson", `${record("c1", "Ana")}\n${record("c2", "Bo")}\n`],
  ["json", `[${record("c1", "Ana")},${record("c2", "Bo")}]`],
] as const)("a block of %s is read from its layout alone", async (format, text) => {
  const opened = await openCustomers(sample, pieces(text, 7), format, "c");
  if (!("reader" in opened)) throw new Error("it cannot be opened");
  const { reader } = opened;
  let before = nothingRead;
  for await (const block of opened.blocks) {
    const { isReady } = reader;
    const start = before;
    const { records, end } = allOf(reader.read(block, before));
    before = end.after;
    if (!isReady) continue;
    const elsewhere = allOf(readerOf(structuredClone(reader.layout), "c").read(block, start));
    expect(JSON.stringify(elsewhere)).toBe(JSON.stringify({ records, end }));
  }
  expect(before.rows).toBeGreaterThan(1);
});

/** What a reader gives of a block, and what it knows at its end. */
function allOf<Item, End>(
  reading: Generator<Item, End>,
): { readonly records: readonly Item[]; readonly end: End } {
  const records: Item[] = [];
  for (;;) {
    const next = reading.next();
    if (next.done) return { records, end: next.value };
    records.push(next.value);
  }
}

test("shares are watched for in what any thread has seen", () => {
  const playbook = { signals: signalsOf({ discount: types.discount, size: types.developers }) };
  const [here, there] = [createShareWatch(playbook), createShareWatch(playbook)];
  here.see([0.5, 3]);
  here.see([undefined, 0.5]);
  expect(here.found()).toEqual([]);
  there.see([0.25, 1]);
  here.add(there.counts);
  expect(here.found()).toEqual(["discount"]);
  here.see([12, 1]);
  expect(here.found()).toEqual([]);
});

test("a row that begins and never ends", async () => {
  const text = `id,name,goLive\nc1,"${"x".repeat(2 * limits.recordBytes)}`;
  expect(await complaints(text, "csv", strict)).toEqual([
    expect.stringContaining("this row is larger than the limit of 1 MiB"),
  ]);
});

test("lists in lists without end", async () => {
  const [found] = await complaints("[".repeat(100_000), "json", strict);
  expect(found).toContain("deeper inside one another than 64 times");
});
