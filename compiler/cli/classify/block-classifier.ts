/**
 * Classifies the customers of one block of a file: the work that threads share.
 *
 * The result is plain data, so that it can come from another thread. What only the whole file can tell, such as an
 * id that is there twice, is left to who puts the blocks together; so is where in the file the block begins.
 */

import type { Explanation } from "../../evaluator/classification.ts";
import { classify, explain } from "../../evaluator/evaluate.ts";
import type { Playbook } from "../../ir/ir.ts";
import type { explanationInWords } from "../../planner/words/explanation-words.ts";
import { type Block, type Extent, nothingRead } from "../../records/blocks.ts";
import { idOf } from "../../records/codec.ts";
import { readCustomer } from "../../records/customer.ts";
import type { Place } from "../../records/problem.ts";
import { createProblems } from "../../records/problems.ts";
import type { RawRecord, RecordReader } from "../../records/raw-record.ts";
import type { CustomerRecord, DataProblem } from "../../records/record.ts";
import type { Layout } from "../../records/records.ts";
import { createShareWatch, type ShareCounts } from "../../records/share-columns.ts";
import { createSoundReader, type SoundRecord, soundRecordOf } from "../../records/sound-records.ts";
import { type Customers, createCustomerLists, refused } from "./classified-customers.ts";
import { type Result, type TextFormat, textOf, titlesOfSignals } from "./formats.ts";
import type { Classify } from "./generated-classifier.ts";
import { createKeeper, type Kept } from "./keeper.ts";
import { rowText } from "./table-row.ts";

/** The rows and lines of everything in it count from the block's own beginning. */
export interface ClassifiedBlock {
  readonly customers: Customers;
  /** What there is to say of some rows, ascending. */
  readonly told: readonly Told[];
  /** How much was read. */
  readonly extent: Extent;
  readonly last: boolean;
  readonly shares: ShareCounts;
}

export interface Told {
  readonly row: number;
  readonly problems: readonly DataProblem[];
  /** They are of the whole file. */
  readonly whole: boolean;
  /** Of a customer who was classified. */
  readonly notices: readonly string[];
  readonly id?: string;
}

export interface BlockTask {
  readonly playbook: Playbook;
  readonly file: string;
  /** `none`: the result is not printed. */
  readonly format: TextFormat | "table" | "none";
  readonly explained: boolean;
  /** Of the sentences that explain; without it, reasons are titles of signals. */
  readonly language?: string | undefined;
  /** For who looks at more than the result. */
  readonly kept?: Kept;
}

/** `explanationInWords`: who explains nothing does not load it. */
export type InWords = typeof explanationInWords;

export type BlockClassifier = (block: Block) => ClassifiedBlock;

/** Without generated code, the evaluator classifies: nothing has to be made first, and it knows why. */
export function createBlockClassifier(
  task: BlockTask,
  reader: RecordReader<Layout>,
  generated?: Classify,
  inWords?: InWords,
): BlockClassifier {
  const { playbook, file, format, explained, kept } = task;
  const personas = new Map(playbook.personas.map(({ name }, index) => [name, index]));
  const further = new Set(kept?.columns);
  const readSound = generated && createSoundReader(playbook, reader.layout, further);
  const keeper = kept && createKeeper(playbook, kept, reader);
  const titles = explained ? titlesOfSignals(playbook) : undefined;
  const evaluate = explained ? explain : classify;

  return (block) => {
    const shares = createShareWatch(playbook);
    const told: Told[] = [];
    const customers = createCustomerLists(keeper?.keeping);

    /** Undefined where the record is refused, which is told. */
    function read(raw: RawRecord): Read | undefined {
      const sound = readSound?.(raw);
      if (sound !== undefined) return { sound };
      const { fields } = raw;
      if (fields === undefined) {
        told.push({ row: raw.row, problems: raw.problems, whole: raw.whole === true, notices: [] });
        return undefined;
      }
      const problems = createProblems(file, idOf(fields));
      const record = readCustomer(playbook, raw, fields, problems, further);
      if (problems.all.length > 0)
        told.push({ row: raw.row, problems: problems.all, whole: false, notices: [] });
      if (!problems.refused) return { sound: soundRecordOf(playbook, record), record };
      if (record.id !== "") add(raw, record.id, undefined, undefined);
      return undefined;
    }

    function classificationOf({ sound, record }: Read): Result["classification"] {
      if (generated !== undefined) return generated(sound);
      const signals = record?.signals ?? new Map();
      return evaluate(playbook, signals, { previous: sound.previous });
    }

    function wordsOf({ record }: Read, classification: Result["classification"]): Result["words"] {
      if (inWords === undefined || record === undefined) return undefined;
      return inWords(playbook, record.signals, classification as Explanation, task.language);
    }

    function add(
      raw: RawRecord,
      id: string,
      idAt: number | undefined,
      result: Result | undefined,
      sound?: SoundRecord,
    ): void {
      const { line = 0, column = 0 } = placeOfId(raw, idAt);
      const { persona, margin = 0, coverage = 0 } = result?.classification ?? {};
      const place = persona === undefined ? -1 : (personas.get(persona) ?? -1);
      customers.add({
        row: raw.row,
        id,
        line,
        column,
        persona: result === undefined ? refused : place,
        margin: Math.round(margin * 10_000),
        coverage: Math.round(coverage * 10_000),
        text: result === undefined ? "" : printed(result),
        kept: sound && keeper?.keep(raw, sound),
      });
    }

    function printed(result: Result): string {
      if (format === "none") return "";
      return format === "table" ? rowText(result, playbook, titles) : textOf(result, format, titles);
    }

    function take(raw: RawRecord): void {
      const customer = read(raw);
      if (customer === undefined) return;
      const { id, name, values, idAt } = customer.sound;
      shares.see(values);
      const classification = classificationOf(customer);
      const words = wordsOf(customer, classification);
      const { notices } = classification;
      if (notices.length > 0) told.push({ row: raw.row, problems: [], whole: false, notices, id });
      add(raw, id, idAt, { id, name, classification, words }, customer.sound);
    }

    const records = reader.read(block, nothingRead);
    let next = records.next();
    for (; next.done !== true; next = records.next()) take(next.value);
    const { after, last } = next.value;
    return { customers: customers.done(), told, extent: after, last, shares: shares.counts };
  };
}

/** The record itself is there where it was read the long way. */
interface Read {
  readonly sound: SoundRecord;
  readonly record?: CustomerRecord;
}

function placeOfId(raw: RawRecord, idAt: number | undefined): Pick<Place, "line" | "column"> {
  if (raw.line !== undefined) return { line: raw.line };
  return raw.placeAt?.(idAt ?? raw.object?.members.get("id")?.offset ?? 0) ?? {};
}
