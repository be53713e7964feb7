/** The short way through a sound record gives what the long way gives, and is taken by every sound record. */

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Playbook } from "../../compiler/ir/ir.ts";
import { nothingRead } from "../../compiler/records/blocks.ts";
import { openCustomers } from "../../compiler/records/codec.ts";
import { readCustomer } from "../../compiler/records/customer.ts";
import { createProblems } from "../../compiler/records/problems.ts";
import type { DataFormat } from "../../compiler/records/record.ts";
import { columnOf } from "../../compiler/records/record-fields.ts";
import { createSoundReader, soundRecordOf } from "../../compiler/records/sound-records.ts";
import { bytesOf, sample, signalsOf, types } from "./sample.ts";

const mapped: Playbook = {
  ...sample,
  signals: signalsOf(types, { tongue: { required: true } }),
  customer: { language: "tongue", timezone: "zone", stage: "stage", feeling: "biggestWorry" },
};

/** Texts that some type takes, and such as nearly do. */
const texts = [
  ..."0 1 7 12 007 -0 -3 +4 1e3 12.5 12.50 0.30000000000000004 499 500 501 99.9 100 123456789 1234567890".split(
    " ",
  ),
  ...["999999999999999", "9007199254740993", "1,5", "80%", " 12 ", "true", "TRUE", "false", "yes", "none"],
  ...[
    "north",
    "south",
    "constructor",
    "North",
    "north;south",
    "south;north;south",
    "north,south",
    "__proto__",
  ],
  ...[
    "2 days",
    "1 week",
    "2  days",
    "20161 minutes",
    "2027-03-01",
    "2027-02-29",
    "09:30",
    "24:00",
    "en",
    "PT-br",
  ],
  ...[
    "ES",
    "es",
    "UTC",
    "america/denver",
    "ana@example.com",
    "https://example.com/a",
    "x@",
    "  ",
    "Ünï",
    "e\u0301",
  ],
  ...[
    "2026-08-01 to 2026-08-15",
    "2026-08-15 to 2026-08-01",
    "Sales",
    "sales",
    "calm",
    "a\u0000b",
    "prefixesAlike1",
  ],
  ...["prefixesAlike2", "Monday to Friday 09:00 to 17:00", "Ana;Bo", "a@example.com;b@example.com"],
];
const fields = ["language", "timezone", "hours", "holidays", "stage", "feeling", "previous"];

async function expectSame(playbook: Playbook, text: string, format: DataFormat): Promise<readonly boolean[]> {
  const opened = await openCustomers(
    playbook,
    (async function* () {
      yield bytesOf(text);
    })(),
    format,
    "c",
  );
  if (!("reader" in opened)) throw new Error(text);
  const sound: boolean[] = [];
  for await (const block of opened.blocks) {
    const records = [...opened.reader.read(block, nothingRead)];
    const read = createSoundReader(playbook, opened.reader.layout);
    for (const raw of records) {
      if (raw.fields === undefined) {
        expect(read(raw)).toBeUndefined();
        continue;
      }
      const problems = createProblems("c");
      const record = readCustomer(playbook, raw, raw.fields, problems);
      const expected = problems.all.length === 0 ? soundRecordOf(playbook, record) : undefined;
      // A second time, when what it holds is remembered.
      for (const sound of [read(raw), read(raw)]) {
        const { idAt, ...given } = sound ?? {};
        expect(sound && given).toEqual(expected);
        if (sound !== undefined) expect(idAt).toBe(raw.object?.members.get("id")?.offset);
      }
      sound.push(expected !== undefined);
    }
  }
  return sound;
}

test.each([
  ["signals alone", sample],
  ["signals that fields of the record stand for", mapped],
] as const)("%s", async (_, playbook) => {
  const columns = [
    "id",
    "name",
    ...fields,
    "Sponsor.name",
    "Sponsor.email",
    ...playbook.signals.map(({ name }) => columnOf(name)),
  ];
  const cell = fc.oneof({ weight: 6, arbitrary: fc.constant("") }, fc.constantFrom(...texts, '""'));
  const row = fc.dictionary(fc.constantFrom(...columns), cell, { maxKeys: 3, noNullPrototype: false });
  const value = fc.oneof(
    fc.constantFrom(...texts.map((text) => JSON.stringify(text))),
    fc.constantFrom(
      "1",
      "12.50",
      "-0",
      "1e2",
      "501",
      "true",
      "null",
      "[]",
      '["north","south"]',
      "[null]",
      "{}",
    ),
    fc.constantFrom('[{"role":"Sponsor","name":"Bo","email":"b@example.com"}]', '["2027-03-01"]', "[1.5]"),
  );
  const names = [...playbook.signals.map(({ name }) => name), "nobody"];
  const seen = { sound: 0, unsound: 0 };
  const count = (sound: readonly boolean[]) => {
    for (const each of sound) seen[each ? "sound" : "unsound"]++;
  };
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 6 }),
      fc.array(fc.tuple(fc.constantFrom(...fields, "contacts"), value), { maxLength: 2 }),
      fc.array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 3 }),
      async (rows, own, signals) => {
        const lines = rows.map((each, index) =>
          columns
            .map((name) => each[name] || ({ id: `c${index}`, name: "Ana", language: "en" }[name] ?? ""))
            .map(quoted)
            .join(","),
        );
        count(await expectSame(playbook, `${columns.join(",")}\n${lines.join("\n")}\n`, "csv"));
        const members = [...new Map([["language", '"en"'], ...own])]
          .map(([name, json]) => `,${JSON.stringify(name)}:${json}`)
          .join("");
        const inner = [...new Map(signals)].map(([name, json]) => `${JSON.stringify(name)}:${json}`).join();
        const json = `{"id":"c1","name":"Ana"${members},"signals":{${inner}}}`;
        count(await expectSame(playbook, json, "ndjson"));
        count(await expectSame(playbook, `{"id":"c1","name":"Ana","signals":{${inner}}}`, "ndjson"));
        count(await expectSame(playbook, `[${json},\n${json}]`, "json"));
      },
    ),
    { seed: 20261127, numRuns: 250 },
  );
  expect(seen.sound).toBeGreaterThan(60);
  expect(seen.unsound).toBeGreaterThan(60);
});

test("a line that was damaged anywhere is read the short way as the long way reads it, or not at all", async () => {
  const signals = {
    ...{ usedCompetitor: "true", developers: "12", ratio: "99.5", goLive: '"2027-03-01"' },
    ...{ biggestWorry: '"a date"', region: '"north"', regions: '["north", "south"]', scores: "[1.5, 2]" },
  };
  const values = new Map(Object.entries(signals));
  const inner = sample.signals.map(({ name }) => `${JSON.stringify(name)}:${values.get(name) ?? "null"}`);
  const line = `{"id":"c1", "name":"Ana", "previous":null,"signals":{${inner.join(", ")}} }`;
  const pieces = [
    ...'"\\{}[]:, \t0-1.eéa\u00a0',
    "null",
    "true",
    "{}",
    '"id":',
    '"signals":{',
    ',"name":"B"',
  ];
  let sound = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          at: fc.nat(line.length),
          out: fc.nat(3),
          piece: fc.constantFrom("", ...pieces),
        }),
        { maxLength: 2 },
      ),
      async (edits) => {
        const damaged = edits.reduce(
          (text, { at, out, piece }) => text.slice(0, at) + piece + text.slice(at + out),
          line,
        );
        for (const each of await expectSame(sample, damaged, "ndjson")) if (each) sound++;
      },
    ),
    { seed: 20261128, numRuns: 1_000, examples: [[[]]] },
  );
  expect(sound).toBeGreaterThan(50);
});

const quoted = (text: string): string =>
  text === '""' ? text : /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
