/**
 * What a record has in columns that are no signals, as written: what somebody else says of the customer, or the day on
 * which the row was made. What it means, who asks for it knows.
 */

import type { RawRecord } from "./raw-record.ts";
import type { Layout } from "./records.ts";

/** The texts in the order of the columns; empty where there is none. */
export function createFurtherCells(
  layout: Layout,
  columns: readonly string[],
): (raw: RawRecord) => readonly string[] {
  const places = layout.format === "csv" ? columns.map((name) => layout.names?.indexOf(name) ?? -1) : [];
  return ({ csv, fields }) => {
    if (csv !== undefined) return places.map((place) => csv.cells[place] ?? "");
    const values = fields?.values;
    return columns.map((name) => {
      const given = values?.get(name);
      return given?.kind === "string" ? given.text : "";
    });
  };
}
