import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type BlockClassifier, createBlockClassifier } from "../../compiler/cli/classify/block-classifier.ts";
import { createCustomerLists, textAt } from "../../compiler/cli/classify/classified-customers.ts";
import { createGatherer } from "../../compiler/cli/classify/gather.ts";
import {
  type Classify,
  classifierModule,
  loadClassifier,
} from "../../compiler/cli/classify/generated-classifier.ts";
import { nothingRead } from "../../compiler/records/blocks.ts";
import { openCustomers, readCustomers } from "../../compiler/records/codec.ts";
import { encodeValue } from "../../compiler/records/encode.ts";
import type { DataFormat, DataProblem } from "../../compiler/records/record.ts";
import { readerOf } from "../../compiler/records/records.ts";
import { drawsOf, tier } from "../harness/counts.ts";
import { csvFiles, type DataFile, freeFiles, jsonFiles, readersPlaybook } from "../harness/data-files.ts";
import { examplePlaybook } from "../harness/example-playbook.ts";
import { createRandom } from "../harness/mutate.ts";
import { allOf } from "../records/sample.ts";

/**
 * The readers of customers: what is sound is accepted with its value, what is not is refused with its place, and what
 * others read in two ways is settled in the reference. Whatever the bytes of a record, nothing crashes, and those
 * before and after it are classified as if it were not there.
 */

const reference = readFileSync("docs/reference/data.md", "utf8");
const files = [...jsonFiles, ...csvFiles, ...freeFiles];
const titled = files.map((file) => [`${file.verdict}: ${file.format}, ${file.name}`, file] as const);

async function readFile({ content, format }: DataFile) {
  const results = await allOf(readCustomers(readersPlaybook, content, format, "customers"));
  const problems = results.flatMap((each) => each.problems);
  return { results, errors: problems.filter(({ severity }) => severity === "error") };
}

describe("files that readers disagree about", () => {
  test.each(titled)("%s", async (_, file) => {
    const { results, errors } = await readFile(file);
    const customers = results.flatMap(({ record }) => record ?? []);
    if (file.verdict === "accepted") {
      expect(errors.map(({ message }) => message)).toEqual([]);
      // The signals that are not about the case are not known.
      const values = customers.map(({ signals }) => {
        const [known] = readersPlaybook.signals.filter(({ name }) => signals.has(name));
        return known && encodeValue(known.type, signals.get(known.name) ?? "");
      });
      expect(values).toEqual(file.values);
    } else {
      const [first] = errors;
      const { line, column, field } = first ?? {};
      const place = {
        ...(line === undefined ? {} : { line }),
        ...(column === undefined ? {} : { column }),
        ...(field === undefined || file.format !== "csv" ? {} : { field }),
      };
      expect(place, first?.message).toEqual(file.place ?? {});
      expect(first?.message).toMatch(/\S/);
      expect(first?.help).toMatch(/\S/);
    }
    if (file.documented !== undefined)
      expect(reference.includes(file.documented), file.documented).toBe(true);
  });

  test("have names of their own, and every reader has both verdicts", () => {
    expect(new Set(titled.map(([title]) => title)).size).toBe(files.length);
    for (const [kind, all] of Object.entries({ jsonFiles, csvFiles, freeFiles }))
      expect(new Set(all.map(({ verdict }) => verdict)), kind).toEqual(new Set(["accepted", "refused"]));
  });
});

/** What damages a record: signs of its own format, of the others, and bytes of all kinds. */
const snippets = [
  ..."\",;:{}[]\\\r\n\t e+-.0'#=",
  ...["\0", "\ufeff", "\u2028", "\ud800", "😀", "\\u0000", "\\ud800", '""', "null", "true", "none", "1e999"],
  ...[
    "__proto__",
    "constructor",
    "\r\n",
    "9".repeat(400),
    "[".repeat(200),
    "{".repeat(70),
    "x".repeat(70_000),
  ],
].map((text) => Buffer.from(text));

function damaged(record: string, random: () => number): Buffer {
  const below = (end: number) => Math.floor(random() * end);
  let bytes = Buffer.from(record);
  for (let count = 1 + below(4); count > 0; count--) {
    const at = below(bytes.length + 1);
    const end = at + (random() < 0.6 ? 0 : below(random() < 0.2 ? 100 : 4));
    const put =
      random() < 0.15
        ? bytes.subarray(at, at + below(60))
        : random() < 0.3
          ? Buffer.from([below(256)])
          : random() < 0.15
            ? Buffer.alloc(0)
            : (snippets[below(snippets.length)] as Buffer);
    bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(end)]);
  }
  return bytes;
}

/** Ids so long that no damage makes one of them. */
const [before, after, between] = [
  "stands-before-it-7f3a",
  "stands-after-it-9c1e",
  "stands-between-them-2b8d",
];
const columns = ["goLive", "developers", "systems", "quoteTurnaround", "biggestWorry", "usedCompetitor"];
const soundSignals = [
  { goLive: "2027-03-01", developers: 12, systems: ["sap", "hubspot"], biggestWorry: "a, b" },
  { goLive: "2027-03-01", developers: 1, quoteTurnaround: "3 days", usedCompetitor: true, discount: 12.5 },
  { goLive: "2028-02-29", systems: [], biggestWorry: "", contractValue: 120_000.5 },
] as const;

const asJson = (id: string, index: number) =>
  JSON.stringify({ id, name: "Ana", previous: "Technical", signals: soundSignals[index] });
const cells = ["2027-03-01,12,sap;hubspot,,worry,", "2027-03-01,1,,3 days,,true", "2028-02-29,,none,,worry,"];
const asRow = (id: string, index: number) => `${id},Ana,${cells[index]}`;

interface Layout {
  /** What stands before the first record, between two, and behind the last. */
  readonly signs: readonly [start: string, between: string, end: string];
  readonly written: (id: string, index: number) => string;
}
const layouts: Readonly<Record<DataFormat, Layout>> = {
  csv: { signs: [`id,name,${columns.join(",")}\n`, "\n", "\n"], written: asRow },
  ndjson: { signs: ["", "\n", "\n"], written: asJson },
  json: { signs: ["[\n", ",\n", "\n]\n"], written: asJson },
};

const timeout = tier === "soak" ? 24 * 3_600_000 : 600_000;
const generated = await loadClassifier(classifierModule(examplePlaybook));

interface Classified {
  /** Results as the command prints them, by id. */
  readonly results: Map<string, string>;
  readonly problems: readonly DataProblem[];
}

/** A block of a header alone. */
const headerAlone = { customers: createCustomerLists().done(), told: [], last: false, shares: [] };

/** As the command does it: by generated code, as in its threads, or by the evaluator, as before they start. */
async function classified(
  bytes: Uint8Array,
  format: DataFormat,
  by: Classify | undefined,
): Promise<Classified> {
  const results = new Map<string, string>();
  const input = (async function* () {
    yield bytes;
  })();
  const opened = await openCustomers(examplePlaybook, input, format, "customers");
  if (!("reader" in opened)) return { results, problems: opened.problems };
  const { reader, blocks } = opened;
  const [header] = layouts[format].signs;
  const problems: DataProblem[] = [];
  const gatherer = createGatherer("customers", false);
  let classifyBlock: BlockClassifier | undefined;
  for await (let block of blocks) {
    if (by !== undefined && !reader.isReady) {
      // The header is read before threads start.
      const reading = reader.read({ ...block, text: header, final: false }, nothingRead);
      let next = reading.next();
      while (!next.done) next = reading.next();
      for (const _ of gatherer.rowsOf({ ...headerAlone, extent: next.value.after }))
        throw new Error("somebody in the header");
      block = { ...block, text: block.text.slice(header.length), first: false };
    }
    classifyBlock ??= createBlockClassifier(
      { playbook: examplePlaybook, file: "customers", format: "ndjson", explained: false },
      by === undefined ? reader : readerOf(reader.layout, "customers"),
      by,
    );
    const done = classifyBlock(block);
    for (const { problems: told, customer } of gatherer.rowsOf(done)) {
      problems.push(...told);
      if (customer === undefined) continue;
      results.set(textAt(done.customers.ids, customer), textAt(done.customers.texts, customer));
    }
    if (done.last) break;
  }
  return { results, problems: problems.filter(({ severity }) => severity === "error") };
}

/** The damaged record between two that are sound. */
function fileAround(format: DataFormat, middle: Uint8Array | undefined, index: number): Uint8Array {
  const { signs, written } = layouts[format];
  const [start, sign, end] = signs;
  const middles = middle === undefined ? [] : [middle, Buffer.from(sign)];
  return Buffer.concat([
    Buffer.from(start + written(before, index) + sign),
    ...middles,
    Buffer.from(written(after, (index + 1) % 3) + end),
  ]);
}

describe.each(drawsOf("damaged records", 20_266))("$count records of seed $seed", ({ seed, count }) => {
  test.each(["csv", "ndjson", "json"] as const)("a third of them in %s", { timeout }, async (format) => {
    const random = createRandom(seed + format.length);
    const sound = await Promise.all(
      [0, 1, 2].map((index) => classified(fileAround(format, undefined, index), format, generated)),
    );
    for (const { results } of sound) expect([...results.keys()]).toEqual([before, after]);
    const ended = { refused: 0, accepted: 0, "the file ends there": 0 };
    for (let round = 0; round < count / 3; round++) {
      const index = round % 3;
      const middle = damaged(layouts[format].written(between, (index + 2) % 3), random);
      const bytes = fileAround(format, middle, index);
      try {
        const byCode = await classified(bytes, format, generated);
        const { results, problems } = await classified(bytes, format, undefined);
        expect(results).toEqual(byCode.results);
        expect(problems.map(({ message }) => message)).toEqual(byCode.problems.map(({ message }) => message));
        for (const { message, line, column } of problems) {
          expect(message).toMatch(/\S/);
          expect(line).toBeGreaterThan(0);
          if (format !== "csv") expect(column ?? 0, message).toBeGreaterThan(0);
        }
        expect(results.get(before)).toBe(sound[index]?.results.get(before));
        // Nothing more can be read of a list behind what is no JSON, nor behind a quote that is never closed.
        const mayCut = format === "json" || (format === "csv" && middle.includes('"'));
        const isCut = mayCut && !results.has(after) && problems.length > 0;
        if (!isCut) expect(results.get(after)).toBe(sound[index]?.results.get(after));
        // Something came out of it, or something is said of it; a line of blanks is no row, nor one of empty cells.
        const isBlank = (format === "csv" ? /^[\s,]*$/ : /^\s*$/).test(middle.toString());
        expect(results.size + problems.length).toBeGreaterThan(isCut || isBlank ? 1 : 2);
        ended[isCut ? "the file ends there" : problems.length > 0 ? "refused" : "accepted"]++;
      } catch (error) {
        const shown = JSON.stringify(middle.toString().slice(0, 2_000));
        throw new Error(`seed ${seed}, round ${round}: ${shown}`, { cause: error });
      }
    }
    console.log(`seed ${seed}, ${format}: ${JSON.stringify(ended)}`);
    expect(ended.accepted).toBeGreaterThan(count / 200);
    expect(ended.refused + ended["the file ends there"]).toBeGreaterThan(count / 6);
  });
});
