/** Reads records in any of the three formats, before their meaning is known. */

import { readCsvRecords } from "./csv-records.ts";
import type { KnownColumn } from "./header.ts";
import type { Input } from "./input.ts";
import { readJsonRecords, readNdjsonRecords } from "./json-records.ts";
import type { RawRecord } from "./raw-record.ts";
import type { DataFormat } from "./record.ts";

export function readRecords(
  input: Input,
  format: DataFormat,
  file: string,
  columns: readonly KnownColumn[],
): AsyncIterable<RawRecord> {
  switch (format) {
    case "csv":
      return readCsvRecords(input, file, columns);
    case "ndjson":
      return readNdjsonRecords(input, file);
    case "json":
      return readJsonRecords(input, file);
  }
}
