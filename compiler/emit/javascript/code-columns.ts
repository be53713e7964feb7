/** Columns of codes that `classifyBatch` looks up: those of signals, and those that are made of other columns first. */

import type { Type } from "../../ir/ir.ts";
import type { Segment } from "./cases.ts";
import { type ColumnSignal, columnFormOf } from "./column-forms.ts";
import type { ClassifierModel } from "./model.ts";
import { naturalNumber } from "./values.ts";
import { type Code, js, literal } from "./writers.ts";

/** A column of codes from 0 to `size` - 1: a signal's, or one made of others. */
export interface CodeColumn {
  /** As the plan names it: no two columns are named alike. */
  readonly name: string | number;
  readonly size: number;
}

/** Columns of codes that are made from the columns given, block by block: each once, whoever asks for it. */
export interface MadeColumns {
  readonly lines: readonly Code[];
  made(code: Code, size: number): CodeColumn;
  /** A signal's column, or one that stands for it. */
  given(name: string, size: number): CodeColumn;
}

export function createMadeColumns(): MadeColumns {
  const made = new Map<string, CodeColumn>();
  const given = new Map<string, CodeColumn>();
  const lines: Code[] = [];
  return {
    lines,
    made(code, size) {
      let column = made.get(code.code);
      if (column === undefined) {
        column = { name: lines.push(code) - 1, size };
        made.set(code.code, column);
      }
      return column;
    },
    given(name, size) {
      const column = given.get(name) ?? { name, size };
      given.set(name, column);
      return column;
    },
  };
}

/** Which segment a number lies in: 0 is unknown, 1 the lowest. */
export function segmentColumn(
  { name, type }: ColumnSignal,
  segments: readonly Segment<unknown>[],
  columns: MadeColumns,
): CodeColumn {
  const bounds = literal(boundsOf(segments, type));
  return columns.made(js`{ kind: "numbers", of: ${literal(name)}, bounds: ${bounds} },`, segments.length + 1);
}

/** Lists by segment as lists by the codes of whole numbers within bounds. */
export function byCount(
  signal: ColumnSignal,
  segments: readonly Segment<unknown>[],
  lists: Code,
  model: ClassifierModel,
): Code {
  const form = columnFormOf(signal, model);
  if (form.kind !== "counts") return lists;
  return js`byCount(${form.lowest}, ${form.highest}, ${literal(boundsOf(segments, signal.type))}, ${lists})`;
}

/** From where on each segment but the first goes, as numbers of the column. */
function boundsOf(segments: readonly Segment<unknown>[], type: Type): readonly number[] {
  return segments.flatMap(({ end }) => {
    if (typeof end?.value !== "number") return [];
    const value = naturalNumber(end.value, type);
    return [end.included ? nextAbove(value) : value];
  });
}

/** The next number that a double can be. */
function nextAbove(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  const bits = new BigInt64Array(new Float64Array([value]).buffer);
  bits[0] = (bits[0] ?? 0n) + (value > 0 ? 1n : -1n);
  return new Float64Array(bits.buffer)[0] ?? value;
}
