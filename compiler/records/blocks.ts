/**
 * Cuts a file into blocks of whole records as its bytes come: the unit in which records are read, here or in
 * another thread.
 *
 * Where a record ends, the formats say (`Cut`). What stands in a block, its reader says; where blocks begin and end
 * depends on how the bytes come, and so nothing that is told of a record may depend on it. Of the file no more is
 * held than what follows the last whole record.
 */

import { limits } from "../limits.ts";
import type { Input } from "./input.ts";
import { createUtf8Marker } from "./utf8.ts";

export interface Block {
  /** Whole records; of the final block whatever is left. */
  readonly text: string;
  readonly first: boolean;
  /** Nothing after this block can be read. */
  readonly final: boolean;
  /** So far the file held bytes that belong to no character: `invalidMark` stands for each. */
  readonly marked: boolean;
}

/** How much was read before something, in records and in lines of the file, and in characters of its last line. */
export interface Extent {
  readonly rows: number;
  readonly lines: number;
  readonly characters: number;
}

export const nothingRead: Extent = { rows: 0, lines: 0, characters: 0 };

export interface Cut {
  /** How many characters of the text are whole records; `seen` of them were there when it was asked before. */
  wholeRecords(text: string, seen: number): number;
  /** A record that is too long ends at its line's end, whatever is in it; otherwise nothing after it can be read. */
  readonly endsWithLine: boolean;
}

/** A character takes three bytes at most, so that no more than this is a record that may be read. */
const longest = 3 * limits.recordBytes;

/** At least one block, and one that is final. */
export async function* blocksOf(input: Input, { wholeRecords, endsWithLine }: Cut): AsyncGenerator<Block> {
  const utf8 = createUtf8Marker();
  const decoder = new TextDecoder("utf-8");
  let waiting = "";
  let first = true;
  let skipping = false;

  function block(text: string, final: boolean): Block {
    const made = { text, first, final, marked: utf8.marked };
    first = false;
    return made;
  }

  for await (const chunk of input) {
    let text = decoder.decode(utf8.mark(chunk), { stream: true });
    if (skipping) {
      const end = text.indexOf("\n");
      text = end < 0 ? "" : text.slice(end);
      skipping = end < 0;
    }
    const seen = waiting.length;
    waiting += text;
    const whole = wholeRecords(waiting, seen);
    if (whole > 0) {
      const records = waiting.slice(0, whole);
      waiting = waiting.slice(whole);
      yield block(records, false);
    }
    if (waiting.length <= longest) continue;
    if (!endsWithLine) {
      yield block(waiting, true);
      return;
    }
    // Enough to tell that it is too long.
    waiting = waiting.slice(0, limits.recordBytes + 1);
    skipping = true;
  }
  yield block(waiting + decoder.decode(utf8.end()), true);
}
