/**
 * Puts the blocks of a file together again: rows get their numbers in the file, ids that are there twice are found,
 * and what is to be told stands in the order of the rows.
 */

import { type Extent, nothingRead } from "../../records/blocks.ts";
import { createIdsSeen } from "../../records/ids-seen.ts";
import { createProblem } from "../../records/problem.ts";
import type { DataProblem } from "../../records/record.ts";
import type { ClassifiedBlock, Told } from "./block-classifier.ts";
import { type Customers, refused, textAt } from "./classified-customers.ts";

/** What is known of one row of the file. */
export interface GatheredRow {
  readonly row: number;
  readonly problems: readonly DataProblem[];
  readonly whole: boolean;
  readonly notices: readonly string[];
  readonly id: string | undefined;
  /** The customer's place in the lists of the block; undefined where nobody was classified. */
  readonly customer: number | undefined;
}

export interface Gatherer {
  /** The rows of the next block of which there is something to say, or somebody was classified. */
  rowsOf(block: ClassifiedBlock): Generator<GatheredRow>;
}

/** `isTable`: its rows count from the first customer on, and stand in no lines. */
export function createGatherer(file: string, isTable: boolean): Gatherer {
  const [key0 = 0, key1 = 0] = crypto.getRandomValues(new Uint32Array(2));
  const ids = createIdsSeen([key0, key1]);
  // Before the rows of a table, their reader counts the header.
  let before = isTable ? { ...nothingRead, rows: -1 } : nothingRead;

  function placed(problem: DataProblem): DataProblem {
    if (isTable) {
      const { row = 0, line: _, ...rest } = problem;
      return row + before.rows > 0 ? { ...rest, row: row + before.rows } : withoutRow(rest);
    }
    const { row, line, column } = problem;
    return {
      ...problem,
      ...(row === undefined ? {} : { row: row + before.rows }),
      ...(line === undefined ? {} : { line: line + before.lines }),
      ...(column === undefined ? {} : { column: column + (line === 1 ? before.characters : 0) }),
    };
  }

  function duplicate(customers: Customers, at: number, id: string): readonly DataProblem[] {
    const { rows, lines, columns } = customers;
    const [row = 0, line = 0, column = 0] = [rows[at], lines[at], columns[at]];
    const first = ids.see(id, row + before.rows);
    if (first === undefined) return [];
    const place = { file, id: id.trim(), row, field: "id", line, ...(column === 0 ? {} : { column }) };
    const where = `row ${first}`;
    return [placed(createProblem("data-duplicate", place, { what: "id", name: id, where }))];
  }

  return {
    *rowsOf({ customers, told, extent }) {
      let at = 0;
      for (const [index, row] of customers.rows.entries()) {
        for (; at < told.length && (told[at] as Told).row < row; at++) yield without(told[at] as Told);
        let [problems, notices]: [readonly DataProblem[], readonly string[]] = [[], []];
        for (; at < told.length && (told[at] as Told).row === row; at++) {
          const more = told[at] as Told;
          problems = [...problems, ...more.problems.map(placed)];
          notices = [...notices, ...more.notices];
        }
        const id = textAt(customers.ids, index);
        const doubled = duplicate(customers, index, id);
        const isOut = doubled.length > 0 || customers.personas[index] === refused;
        yield {
          row: row + before.rows,
          problems: doubled.length === 0 ? problems : [...problems, ...doubled],
          whole: false,
          notices: isOut ? [] : notices,
          id,
          customer: isOut ? undefined : index,
        };
      }
      for (; at < told.length; at++) yield without(told[at] as Told);
      before = sum(before, extent);
    },
  };

  /** A row in which nobody stands. */
  function without({ row, problems, whole }: Told): GatheredRow {
    const placedProblems = problems.map(placed);
    return {
      row: row + before.rows,
      problems: placedProblems,
      whole,
      notices: [],
      id: undefined,
      customer: undefined,
    };
  }
}

const withoutRow = ({ row: _, ...problem }: DataProblem): DataProblem => problem;

const sum = (before: Extent, more: Extent): Extent => ({
  rows: before.rows + more.rows,
  lines: before.lines + more.lines,
  characters: more.lines === 0 ? before.characters + more.characters : more.characters,
});
