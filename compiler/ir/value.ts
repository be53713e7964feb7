/**
 * What every part of the IR is made of: places in the sources, texts, and values in the canonical form that ir.ts
 * explains. A part of ir.ts; whoever reads these imports them from there.
 */

/** A text in every language that it has, by tag; empty where there is none. */
export type Texts = Readonly<Record<string, string>>;

/** Where something stands in the sources; lines and columns from 1. */
export interface At {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export type Value = boolean | number | string | readonly Value[] | Period;
/** Both days included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export type Measure = "score" | "margin" | "coverage" | "fit";
