/** A record of any of the formats as it was read, before its meaning is known, and what reads such records. */

import type { CsvRow } from "../values/csv-rows.ts";
import type { Block, Extent } from "./blocks.ts";
import type { Fields } from "./fields.ts";
import type { JsonNode } from "./json-text.ts";
import type { Place } from "./problem.ts";
import type { DataProblem } from "./record.ts";

export interface RawRecord {
  readonly row: number;
  /** The only record of its file: where it stands needs no number. */
  readonly alone?: true;
  /** The problems are of the file, not of a record in it. */
  readonly whole?: true;
  /** Those of reading so far; with an error among them there are no fields. */
  readonly problems: readonly DataProblem[];
  readonly fields?: Fields | undefined;
  /** In CSV: the row itself, and the line on which it begins. */
  readonly csv?: CsvRow;
  readonly line?: number;
  /** In JSON: the record itself, for what is nested in it, and where its parts stand. */
  readonly object?: (JsonNode & { readonly kind: "object" }) | undefined;
  readonly placeAt?: (offset: number) => Pick<Place, "line" | "column">;
  /** In NDJSON: the line itself, of which the rest is made when it is asked for. */
  readonly text?: string;
}

/** Reads the blocks of one file. */
export interface RecordReader<Layout> {
  /** As plain data, all that reading a later block of the file needs, in whatever thread. */
  readonly layout: Layout;
  /** Whether the layout is known; before, blocks have to be read here, in their order. */
  readonly isReady: boolean;
  /**
   * Record by record, so that what is made of one is not kept while the next is read. `before`: what came before the
   * block; where nothing is known of that, rows and lines count from the block on.
   */
  read(block: Block, before: Extent): Generator<RawRecord, BlockEnd>;
}

/** What is known when all of a block is read. */
export interface BlockEnd {
  readonly after: Extent;
  /** Nothing after this block can be read, or makes sense. */
  readonly last: boolean;
}
