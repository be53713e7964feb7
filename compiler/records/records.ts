/** Opens a file of records in any of the formats, before their meaning is known; a file of another kind is named. */

import { type Block, blocksOf, nothingRead } from "./blocks.ts";
import { type CsvLayout, createCsvReader, csvCut } from "./csv-records.ts";
import { separatorOf } from "./csv-separator.ts";
import { foreignFile, startBytes } from "./foreign-file.ts";
import type { KnownColumn } from "./header.ts";
import { concatenate, type Input, peek } from "./input.ts";
import { createJsonReader, createNdjsonReader, type JsonLayout, jsonCut, ndjsonCut } from "./json-records.ts";
import type { RawRecord, RecordReader } from "./raw-record.ts";
import type { DataFormat } from "./record.ts";

/** What reading any block of a file needs, as plain data. */
export type Layout = CsvLayout | JsonLayout;

export interface OpenRecords {
  readonly reader: RecordReader<Layout>;
  /** To be gone through once, or returned. */
  readonly blocks: AsyncIterable<Block>;
}

/** The problem with the whole file, where it is none of records. */
export async function openRecords(
  input: Input,
  format: DataFormat,
  file: string,
  columns: readonly KnownColumn[],
): Promise<OpenRecords | RawRecord> {
  let size = 0;
  const { held, bytes } = await peek(input, ({ length }) => {
    size += length;
    return size >= startBytes;
  });
  const start = concatenate(held.map((chunk) => chunk.subarray(0, startBytes)));
  const foreign = foreignFile(file, start.subarray(0, startBytes), format);
  if (foreign) {
    await bytes.return();
    return { row: 1, problems: [foreign], whole: true };
  }
  if (format === "json") return { reader: createJsonReader(file), blocks: blocksOf(bytes, jsonCut()) };
  if (format === "ndjson") return { reader: createNdjsonReader(file), blocks: blocksOf(bytes, ndjsonCut) };
  const { separator, bytes: again } = await separatorOf(bytes, columns.flatMap(namesOf));
  return {
    reader: createCsvReader({ format, separator }, file, columns),
    blocks: blocksOf(again, csvCut(separator)),
  };
}

/** In another thread, or later: for a layout that is known. */
export function readerOf(layout: Layout, file: string): RecordReader<Layout> {
  if (layout.format === "csv") return createCsvReader(layout, file, []);
  return layout.format === "json" ? createJsonReader(file) : createNdjsonReader(file);
}

export async function* readRecords(
  input: Input,
  format: DataFormat,
  file: string,
  columns: readonly KnownColumn[],
): AsyncGenerator<RawRecord> {
  const open = await openRecords(input, format, file, columns);
  if (!("reader" in open)) {
    yield open;
    return;
  }
  let before = nothingRead;
  for await (const block of open.blocks) {
    const { after, last } = yield* open.reader.read(block, before);
    if (last) return;
    before = after;
  }
}

const namesOf = ({ name, titles = [] }: KnownColumn): readonly string[] => [name, ...titles];
