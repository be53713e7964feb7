/** Keeps of each customer what is asked for besides the result: further columns, texts of signals, codes of features. */

import type { Playbook } from "../../ir/ir.ts";
import { createFurtherCells } from "../../records/further-cells.ts";
import type { RawRecord, RecordReader } from "../../records/raw-record.ts";
import type { Layout } from "../../records/records.ts";
import type { SoundRecord } from "../../records/sound-records.ts";
import { featuresOf } from "../../report/drift/features.ts";
import type { Keeping, KeptCustomer } from "./classified-customers.ts";

export interface Kept {
  /** Columns that are no signals. */
  readonly columns: readonly string[];
  /** Names of signals whose texts are wanted. */
  readonly signals: readonly string[];
  /** The codes of features (report/drift/features.ts). */
  readonly coded: boolean;
}

export interface Keeper {
  readonly keeping: Keeping;
  keep(raw: RawRecord, sound: SoundRecord): KeptCustomer;
}

export function createKeeper(
  playbook: Playbook,
  { columns, signals, coded }: Kept,
  reader: RecordReader<Layout>,
): Keeper {
  const places = signals.map((name) => playbook.signals.findIndex((signal) => signal.name === name));
  const features = coded ? featuresOf(playbook) : [];
  // The columns are known once the header was read, which is before the first record.
  let cellsOf: ReturnType<typeof createFurtherCells> | undefined;
  return {
    keeping: { columns: columns.length, signals: signals.length, codes: features.length },
    keep(raw, { name, values }) {
      cellsOf ??= createFurtherCells(reader.layout, columns);
      return {
        name,
        columns: columns.length === 0 ? [] : cellsOf(raw),
        signals: places.map((place) => textOf(values[place])),
        codes: features.map(({ place, codeOf }) => codeOf(values[place])),
      };
    },
  };
}

const textOf = (value: SoundRecord["values"][number]): string => (typeof value === "string" ? value : "");
