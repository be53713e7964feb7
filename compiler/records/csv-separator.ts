/**
 * Which sign separates the columns: a comma, the semicolon of spreadsheets set to a language that writes 1,5, or
 * the tab of what is copied out of one.
 *
 * The first line decides: the semicolon if no comma is outside quotes there, the tab if there is neither. Nothing
 * is guessed from other rows.
 */

import { limits } from "../limits.ts";
import { type Input, peek } from "./input.ts";

export type Separator = "," | ";" | "\t";

/** As messages name them. */
export const separatorNames: Readonly<Record<Separator, string>> = {
  ",": "comma",
  ";": "semicolon",
  "\t": "tab",
};

/** The separator, and the same bytes once more; no more than the first line is held back. */
export async function separatorOf(
  input: Input,
): Promise<{ readonly separator: Separator; readonly bytes: AsyncIterable<Uint8Array> }> {
  const seen: Seen = { quoted: false, commas: 0, semicolons: 0, tabs: 0 };
  let size = 0;
  const { bytes } = await peek(input, (chunk) => {
    size += chunk.length;
    return readLine(chunk, seen) || size > limits.recordBytes;
  });
  const other = seen.semicolons > 0 ? ";" : seen.tabs > 0 ? "\t" : ",";
  return { separator: seen.commas > 0 ? "," : other, bytes };
}

interface Seen {
  quoted: boolean;
  commas: number;
  semicolons: number;
  tabs: number;
}

const [quote, comma, semicolon, tab, lineFeed, carriageReturn] = [0x22, 0x2c, 0x3b, 0x09, 0x0a, 0x0d];

/** Counts to the end of the line; whether it is there. */
function readLine(chunk: Uint8Array, seen: Seen): boolean {
  for (const byte of chunk) {
    if (byte === quote) seen.quoted = !seen.quoted;
    if (seen.quoted) continue;
    if (byte === comma) seen.commas++;
    if (byte === semicolon) seen.semicolons++;
    if (byte === tab) seen.tabs++;
    // Blank lines before the header are no header.
    const ends = byte === lineFeed || byte === carriageReturn;
    if (ends && seen.commas + seen.semicolons + seen.tabs > 0) return true;
  }
  return false;
}
