/**
 * Rows of CSV after RFC 4180 in a text: separator, double quotes, any line end.
 *
 * A row without a quotation mark is split at its separators and nothing else, which is nearly every row and takes
 * no time. A row that is broken costs itself alone: it ends with its line. Whether a cell was quoted is kept,
 * because a quoted empty cell is empty text and an unquoted one is unknown. What rows mean is not known here.
 */

import { limits } from "../limits.ts";

export type Separator = "," | ";" | "\t";

export interface CsvRow {
  readonly cells: readonly string[];
  /** Which of them stood in quotes; undefined where none did. */
  readonly quoted: ReadonlySet<number> | undefined;
  /** Why it cannot be read; the cells are then not to be trusted. */
  readonly broken?: "quote-inside" | "quote-not-closed" | "too-large";
  /** Lines that it takes. */
  readonly lines: number;
}

export interface RowScanner {
  /** The next row; undefined where no whole one follows. */
  next(): CsvRow | undefined;
  /** Passes over the next row; whether there was one. */
  skip(): boolean;
  /** Where the next row begins. */
  readonly at: number;
}

const [quote, lineFeed, carriageReturn] = [0x22, 0x0a, 0x0d];

/** `whole`: nothing follows the text, so that its end ends a row. */
export function createRowScanner(text: string, separator: Separator, whole = true): RowScanner {
  const separatorCode = separator.charCodeAt(0);
  let at = 0;
  // Where the next of each is found is kept: looking for what does not come would go to the end of the text each time.
  let nextQuote = -1;
  let nextLineFeed = -1;
  let nextReturn = -1;

  const find = (sign: string, known: number): number => {
    if (known >= at) return known;
    const found = text.indexOf(sign, at);
    return found < 0 ? text.length : found;
  };

  /** Behind the line end at `end`; undefined where that is not known before more of the text is there. */
  function behindLineEnd(end: number): number | undefined {
    if (end >= text.length) return whole ? text.length : undefined;
    if (text.charCodeAt(end) === lineFeed) return end + 1;
    if (end + 1 === text.length && !whole) return undefined;
    return text.charCodeAt(end + 1) === lineFeed ? end + 2 : end + 1;
  }

  /** The end of the row if it is plain, and where the next begins; undefined if there are quotes in it. */
  function plainEnd(): number | undefined {
    nextQuote = find('"', nextQuote);
    nextLineFeed = find("\n", nextLineFeed);
    nextReturn = find("\r", nextReturn);
    const end = Math.min(nextLineFeed, nextReturn);
    return nextQuote < end ? undefined : end;
  }

  return {
    get at() {
      return at;
    },
    next() {
      if (at >= text.length) return undefined;
      const end = plainEnd();
      if (end === undefined) {
        const row = quotedRow(text, at, separatorCode, whole);
        const after = row && behindLineEnd(row.end);
        if (row === undefined || after === undefined) return undefined;
        at = after;
        return row;
      }
      const after = behindLineEnd(end);
      if (after === undefined) return undefined;
      const cells = text.slice(at, end).split(separator);
      const broken = end - at > limits.recordBytes ? ({ broken: "too-large" } as const) : {};
      at = after;
      return { cells, quoted: undefined, lines: 1, ...broken };
    },
    skip() {
      if (at >= text.length) return false;
      const end = plainEnd() ?? quotedRow(text, at, separatorCode, whole)?.end;
      const after = end === undefined ? undefined : behindLineEnd(end);
      if (after === undefined) return false;
      at = after;
      return true;
    },
  };
}

/** Undefined where the text ends within quotes, or right after them, and may go on. */
function quotedRow(
  text: string,
  start: number,
  separator: number,
  whole: boolean,
): (CsvRow & { readonly end: number }) | undefined {
  const cells: string[] = [];
  const quoted = new Set<number>();
  let broken: CsvRow["broken"];
  let lines = 1;
  let at = start;

  /** The end of what is written without quotes from here on: a separator or a line end. */
  function endOfPlain(): number {
    let end = at;
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (code === separator || code === lineFeed || code === carriageReturn) break;
      if (code === quote) broken = "quote-inside";
    }
    return end;
  }

  for (;;) {
    if (text.charCodeAt(at) === quote) {
      let cell = "";
      let from = at + 1;
      for (;;) {
        const close = text.indexOf('"', from);
        // The quote at the end may be the first of two.
        if (!whole && (close < 0 || close + 1 === text.length)) return undefined;
        if (close < 0) {
          const tooLarge = text.length - start > limits.recordBytes;
          const broken = tooLarge ? "too-large" : "quote-not-closed";
          return { cells, quoted, lines, broken, end: text.length };
        }
        if (text.charCodeAt(close + 1) === quote) {
          cell += text.slice(from, close + 1);
          from = close + 2;
          continue;
        }
        cell += text.slice(from, close);
        at = close + 1;
        break;
      }
      lines += lineEndsIn(cell);
      const end = endOfPlain();
      if (end > at) broken = "quote-inside";
      at = end;
      quoted.add(cells.length);
      cells.push(cell);
    } else {
      const end = endOfPlain();
      cells.push(text.slice(at, end));
      at = end;
    }
    if (text.charCodeAt(at) !== separator) break;
    at++;
  }
  if (at - start > limits.recordBytes) broken = "too-large";
  return { cells, quoted, lines, ...(broken === undefined ? {} : { broken }), end: at };
}

const lineEndsIn = (text: string): number => {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === lineFeed || (code === carriageReturn && text.charCodeAt(i + 1) !== lineFeed)) count++;
  }
  return count;
};
