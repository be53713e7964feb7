/** Gathers data problems, and the one way in which they are put into words. */

import type { ArgsOf } from "../diagnostics/catalog.ts";
import { quoted } from "../diagnostics/definition.ts";
import { createProblem, type Place } from "./problem.ts";
import type { DataCode, DataProblem } from "./record.ts";

/** The problems of one record, or of one header. */
export interface Problems {
  report<C extends DataCode>(code: C, place: Omit<Place, "file">, args: ArgsOf<C>): void;
  readonly all: readonly DataProblem[];
  /** Whether one of them is an error. */
  readonly refused: boolean;
}

/** `id`: of the record that they are about. */
export function createProblems(file: string, id?: string): Problems {
  const all: DataProblem[] = [];
  return {
    all,
    get refused() {
      return all.some(({ severity }) => severity === "error");
    },
    report(code, place, args) {
      all.push(
        createProblem(code, { file, ...(id && place.row !== undefined ? { id } : {}), ...place }, args),
      );
    },
  };
}

/** "customers.csv, row 7 (C-2007), column developers"; of JSON "customer.json, signals.developers, line 12". */
export function describePlace({ file, row, id, field, line, column }: Place): string {
  const shown = (text: string) => quoted(text).slice(1, -1);
  // Only JSON has characters in a line, and fields that are no columns.
  const path = field === undefined ? "" : column === undefined ? `column ${shown(field)}` : shown(field);
  const parts = [
    file,
    row === undefined ? "" : `row ${row}${id === undefined ? "" : ` (${shown(id)})`}`,
    path,
    // Where every record has a line of its own, that would say the same twice.
    line === undefined || line === row ? "" : `line ${line}`,
    column === undefined || field !== undefined ? "" : `character ${column}`,
  ];
  return parts.filter((part) => part !== "").join(", ");
}

/** "customers.csv, row 7, column developers: `abc` is not a whole number", and the help on a line of its own. */
export const renderProblem = (problem: DataProblem): string =>
  `${describePlace(problem)}: ${problem.message}${problem.help === undefined ? "" : `\n  help: ${problem.help}`}`;

/** A limit of bytes, in words. */
export const mebibytes = (bytes: number): string => `${bytes / 1024 / 1024} MiB`;
