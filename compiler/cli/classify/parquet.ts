/**
 * The rows of a Parquet file, as blocks of CSV: what they mean, the reader of CSV says.
 *
 * DuckDB reads them, a package that is no part of this one: who has it installed beside the command can use it. It
 * is looked for there alone, never where a playbook or its data lie. The only SQL is the one below, and the name of
 * the file is a parameter of it; nothing is loaded from the network.
 */

import { createRequire } from "node:module";
import { resolve } from "node:path";
import type * as DuckDb from "@duckdb/node-api";
import type { Block } from "../../records/blocks.ts";
import { ioFailure, usageFailure } from "../failure.ts";
import { cellWriterOf, quotedCell } from "./parquet-cells.ts";

export interface ParquetRows {
  readonly rows: number;
  /** The header first; to be gone through once, or returned. */
  readonly blocks: AsyncIterable<Block>;
  /** How many rows have gone into blocks. */
  readonly read: number;
}

const settings = {
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
  // In the order of the file, and no more of it in memory than is asked for.
  threads: "1",
};
const allRows = "SELECT * FROM read_parquet($1, hive_partitioning = false)";
const countOfRows = "SELECT num_rows FROM parquet_file_metadata($1)";

export async function openParquet(path: string): Promise<ParquetRows> {
  const { DuckDBInstance } = loadDuckDb(path);
  const instance = await DuckDBInstance.create(":memory:", settings);
  const connection = await instance.connect();
  const named = [withoutWildcards(resolve(path))];
  const close = (): void => {
    connection.closeSync();
    instance.closeSync();
  };
  try {
    const [[rows] = []] = await (await connection.run(countOfRows, named)).getRows();
    const result = await connection.stream(allRows, named);
    let read = 0;
    return {
      rows: Number(rows),
      get read() {
        return read;
      },
      blocks: blocksOf(path, result, close, (count) => {
        read += count;
      }),
    };
  } catch (error) {
    close();
    throw notReadable(path, error);
  }
}

async function* blocksOf(
  path: string,
  result: DuckDb.DuckDBResult,
  close: () => void,
  count: (rows: number) => void,
): AsyncGenerator<Block> {
  const writers = result.columnTypes().map(cellWriterOf);
  let waiting = `${result.columnNames().map(quotedCell).join(",")}\n`;
  let first = true;
  const block = (final: boolean): Block => {
    const made = { text: waiting, first, final, marked: false };
    [waiting, first] = ["", false];
    return made;
  };
  try {
    for (;;) {
      const chunk = await nextChunk(path, result);
      if (chunk === null || chunk.rowCount === 0) break;
      waiting += textOf(chunk, writers);
      count(chunk.rowCount);
      yield block(false);
    }
    yield block(true);
  } finally {
    close();
  }
}

async function nextChunk(path: string, result: DuckDb.DuckDBResult): Promise<DuckDb.DuckDBDataChunk | null> {
  try {
    return await result.fetchChunk();
  } catch (error) {
    throw notReadable(path, error);
  }
}

function textOf(
  chunk: DuckDb.DuckDBDataChunk,
  writers: readonly ((value: DuckDb.DuckDBValue) => string)[],
): string {
  const columns = writers.map((write, column) => chunk.getColumnValues(column).map(write));
  let text = "";
  for (let row = 0; row < chunk.rowCount; row++) {
    const line = columns.map((cells) => cells[row]).join(",");
    // A line of blanks would be no row, and a row of nulls is one.
    text += /^,*$/.test(line) ? `""${line}\n` : `${line}\n`;
  }
  return text;
}

function loadDuckDb(path: string): typeof DuckDb {
  const require = createRequire(import.meta.url);
  try {
    return require("@duckdb/node-api");
  } catch {
    throw usageFailure(
      `${path}: reading Parquet takes DuckDB, which is not installed beside persona`,
      "`npm install @duckdb/node-api` where persona is installed, or export the customers as CSV",
    );
  }
}

/** DuckDB takes names for patterns; what means something in one stands for itself in brackets. */
const withoutWildcards = (path: string): string => path.replace(/[*?[]/g, "[$&]");

function notReadable(path: string, error: unknown): Error {
  const [reason = ""] = (error as Error).message.split("\n");
  return ioFailure(`${path}: this cannot be read as Parquet`, `DuckDB says: ${reason}`);
}
