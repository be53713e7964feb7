/** The customers to classify, whatever their file is: a text in one of the formats of records, or a table of rows. */

import type { Playbook } from "../../ir/ir.ts";
import { openCustomerRows, openCustomers } from "../../records/codec.ts";
import type { RawRecord } from "../../records/raw-record.ts";
import type { OpenRecords } from "../../records/records.ts";
import { usageFailure } from "../failure.ts";
import { checkFile, openDataInput } from "../input/data-input.ts";
import { type DataFormat, isParquet } from "../input/named-file.ts";
import { openParquet } from "./parquet.ts";

export interface CustomerSource {
  /** As messages name it. */
  readonly name: string;
  /** Its rows count from the first customer on, and stand in no lines. */
  readonly isTable: boolean;
  /**
   * Once; or the problem with the whole file. `further`: columns that are no signals and must be there.
   */
  open(playbook: Playbook, further?: readonly string[]): Promise<OpenRecords | RawRecord>;
  /** How much of `size` was read, in any unit; nobody knows the size of standard input. */
  readonly done: number;
  readonly size: number | undefined;
}

export type SourceFormat = DataFormat | "parquet";

/** @param within the folder that no link may lead out of */
export async function openCustomerSource(
  path: string,
  format?: SourceFormat,
  within?: string,
): Promise<CustomerSource> {
  return format === "parquet" || (format === undefined && isParquet(path))
    ? openTable(path, within)
    : openText(path, format, within);
}

function openText(path: string, asked?: DataFormat, within?: string): CustomerSource {
  const { name, format, bytes, size } = openDataInput(path, asked, within);
  let done = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      done += chunk.length;
      yield chunk;
    }
  }
  return {
    name,
    isTable: false,
    open: (playbook, further) => openCustomers(playbook, counted(), format, name, further),
    get done() {
      return done;
    },
    size,
  };
}

async function openTable(path: string, within?: string): Promise<CustomerSource> {
  if (path === "-")
    throw usageFailure("Parquet cannot be read from standard input", "put it into a file, and name that");
  checkFile(path, within);
  const table = await openParquet(path);
  // DuckDB opens what has this name: a link may have been put there since it was looked at.
  checkFile(path, within);
  return {
    name: path,
    isTable: true,
    open: async (playbook, further) => openCustomerRows(playbook, table.blocks, path, further),
    get done() {
      return table.read;
    },
    size: table.rows,
  };
}
