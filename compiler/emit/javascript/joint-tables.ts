/**
 * Which columns of codes are looked up together.
 *
 * What a rule gives stands in a table by the code of one column or the codes of two. To look into each of them for
 * every row would cost as much as there are rules; but columns of few codes have few combinations, and one table by the
 * codes of several columns holds what all rules between them give. So tables are joined until they would grow too large
 * for a processor's fastest memory, those first that share columns.
 */

import type { CodeColumn } from "./code-columns.ts";
import type { Code } from "./writers.ts";

/** What is given for each combination of codes, those of the last column running fastest. */
export interface Table {
  readonly columns: readonly CodeColumn[];
  readonly given: Code;
}

export interface JointTable {
  readonly columns: readonly CodeColumn[];
  /** What a place in the index is worth more than the next: a power of two that no column has more codes than. */
  readonly width: number;
  readonly tables: readonly Table[];
}

/** 8 KiB of doubles: two of them fit into the fastest memory of any processor, beside the rows. */
const mostBits = 10;
/** As many as the widest loop of the runtime takes. */
const mostColumns = 5;

/** Every table in one joint table; a column of many codes has one to itself. */
export function jointTables(tables: readonly Table[]): readonly JointTable[] {
  const left = new Set(tables);
  const joint: JointTable[] = [];
  for (const { columns: first } of left) {
    let columns = first;
    for (let next = bestNext(columns, left); next !== undefined; next = bestNext(columns, left))
      columns = [...columns, next];
    const within = [...left].filter((table) => isWithin(table, columns));
    for (const table of within) left.delete(table);
    joint.push({ columns, width: 2 ** bitsFor(columns), tables: within });
  }
  return joint;
}

const isWithin = (table: Table, columns: readonly CodeColumn[]): boolean =>
  table.columns.every((column) => columns.includes(column));

/** The column that completes most tables; among equals one of as many codes, so that no place is wider than it must be. */
function bestNext(columns: readonly CodeColumn[], left: ReadonlySet<Table>): CodeColumn | undefined {
  if (columns.length === mostColumns) return undefined;
  const completed = new Map<CodeColumn, number>();
  for (const table of left) {
    const [missing, another] = table.columns.filter((column) => !columns.includes(column));
    if (missing !== undefined && another === undefined)
      completed.set(missing, (completed.get(missing) ?? 0) + 1);
  }
  const bits = bitsFor(columns);
  const gain = (column: CodeColumn): number =>
    (completed.get(column) ?? 0) - Math.abs(bitsFor([column]) - bits) / 16;
  return [...completed.keys()]
    .filter((column) => (columns.length + 1) * bitsFor([...columns, column]) <= mostBits)
    .reduce<CodeColumn | undefined>(
      (best, column) => (best === undefined || gain(column) > gain(best) ? column : best),
      undefined,
    );
}

const bitsFor = (columns: readonly CodeColumn[]): number =>
  Math.ceil(Math.log2(Math.max(2, ...columns.map(({ size }) => size))));
