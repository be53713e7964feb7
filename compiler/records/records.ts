/** Reads records in any of the three formats, before their meaning is known. */

import { readCsvRecords } from "./csv-records.ts";
import type { Fields } from "./fields.ts";
import type { KnownColumn } from "./header.ts";
import type { Input } from "./input.ts";
import { readJsonRecords, readNdjsonRecords } from "./json-records.ts";
import type { JsonNode } from "./json-text.ts";
import type { Place } from "./problems.ts";
import type { DataFormat, DataProblem } from "./record.ts";

export interface RawRecord {
  readonly row: number;
  /** The only record of its file: where it stands needs no number. */
  readonly alone?: true;
  /** The problems are of the file, not of a record in it. */
  readonly whole?: true;
  /** Those of reading so far; with an error among them there are no fields. */
  readonly problems: readonly DataProblem[];
  readonly fields?: Fields;
  /** In JSON: the record itself, for what is nested in it, and where its parts stand. */
  readonly object?: JsonNode & { readonly kind: "object" };
  readonly placeAt?: (offset: number) => Pick<Place, "line" | "column">;
}

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
