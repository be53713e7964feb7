/** A record of any of the three formats as it was read, before its meaning is known. */

import type { Fields } from "./fields.ts";
import type { JsonNode } from "./json-text.ts";
import type { Place } from "./problems.ts";
import type { DataProblem } from "./record.ts";

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
