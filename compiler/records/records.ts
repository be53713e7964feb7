/** Reads records in any of the three formats, before their meaning is known; a file of another kind is named. */

import { readCsvRecords } from "./csv-records.ts";
import { foreignFile, startBytes } from "./foreign-file.ts";
import type { KnownColumn } from "./header.ts";
import { concatenate, type Input, peek } from "./input.ts";
import { readJsonRecords, readNdjsonRecords } from "./json-records.ts";
import type { RawRecord } from "./raw-record.ts";
import type { DataFormat } from "./record.ts";

export async function readRecords(
  input: Input,
  format: DataFormat,
  file: string,
  columns: readonly KnownColumn[],
): Promise<AsyncIterable<RawRecord> | Iterable<RawRecord>> {
  let size = 0;
  const { held, bytes } = await peek(input, ({ length }) => {
    size += length;
    return size >= startBytes;
  });
  const start = concatenate(held.map((chunk) => chunk.subarray(0, startBytes)));
  const foreign = foreignFile(file, start.subarray(0, startBytes));
  if (foreign) {
    await bytes.return();
    return [{ row: 1, problems: [foreign], whole: true }];
  }
  switch (format) {
    case "csv":
      return readCsvRecords(bytes, file, columns);
    case "ndjson":
      return readNdjsonRecords(bytes, file);
    case "json":
      return readJsonRecords(bytes, file);
  }
}
