/**
 * Values of a Parquet file as cells of CSV, so that they mean what they would mean there.
 *
 * A null is an empty cell, and a text without letters a quoted one. Of numbers every digit stays but the zeros that
 * only the column's own scale adds. A time stamp at midnight is a day, since many programs know no other days.
 */

import type { DuckDBListType, DuckDBListValue, DuckDBType, DuckDBValue } from "@duckdb/node-api";

/** How the values of a column are written. */
export type CellWriter = (value: DuckDBValue) => string;

export const quotedCell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

export function cellWriterOf(type: DuckDBType): CellWriter {
  const textOf = isList(type) ? listText(plainText(type.valueType)) : plainText(type);
  return (value) => (value === null ? "" : cell(textOf(value)));
}

/** Quoted where it would otherwise be several cells or rows, or unknown. */
const cell = (text: string): string =>
  text.trim() === "" || /[",\r\n]/.test(text) ? quotedCell(text) : text;

// The package is loaded by who reads such files alone, so its classes cannot be asked.
const isList = (type: DuckDBType): type is DuckDBListType => /\[\d*\]$/.test(String(type));

/** A member that a cell cannot hold makes one that is refused: no list ends with its separator. */
function listText(textOf: CellWriter): CellWriter {
  return (value) => {
    const { items } = value as DuckDBListValue;
    const texts = items.map((item) => (item === null ? "" : textOf(item)));
    if (texts.length === 0) return "none";
    const sayable = texts.every(
      (text) => text.trim() !== "" && text.trim() !== "none" && !text.includes(";"),
    );
    return sayable ? texts.join(";") : `${texts.join(";")};`;
  };
}

function plainText(type: DuckDBType): CellWriter {
  switch (String(type).replace(/\(.*/, "")) {
    case "FLOAT":
      return (value) => shortestFloat(value as number);
    case "DECIMAL":
      return (value) => withoutZeros(String(value));
    case "TIME":
      return (value) => String(value).replace(/^(\d\d:\d\d):00$/, "$1");
    case "TIMESTAMP":
    case "TIMESTAMP_S":
    case "TIMESTAMP_MS":
    case "TIMESTAMP_NS":
      return (value) => String(value).replace(/ 00:00:00$/, "");
    default:
      return String;
  }
}

/** The fewest digits that are this number among those of 32 bits. */
function shortestFloat(value: number): string {
  for (let digits = 1; digits < 9; digits++) {
    const shorter = Number(value.toPrecision(digits));
    if (Math.fround(shorter) === value) return String(shorter);
  }
  return String(value);
}

/** `12.50` is `12.5`, and `12.00` is `12`. */
const withoutZeros = (decimal: string): string =>
  decimal.includes(".") ? decimal.replace(/(?<!0)0+$/, "").replace(/\.$/, "") : decimal;
