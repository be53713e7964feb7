/**
 * Which sign separates the columns: a comma, the semicolon of spreadsheets set to a language that writes 1,5, or
 * the tab of what is copied out of one.
 *
 * The first line decides: the sign at which it falls into the most columns that are known; of equals the comma,
 * the semicolon, the tab, in this order. Nothing is guessed from other rows.
 */

import { limits } from "../limits.ts";
import type { Separator } from "../values/csv-rows.ts";
import { fold } from "../values/text-fold.ts";
import { type Input, peek } from "./input.ts";

/** As messages name them; where nothing else decides, the first that is there. */
export const separatorNames: Readonly<Record<Separator, string>> = {
  ",": "comma",
  ";": "semicolon",
  "\t": "tab",
};
const separators = Object.keys(separatorNames) as readonly Separator[];

/**
 * The separator, and the same bytes once more; no more than the first line is held back. `columns`: the names and
 * titles of those that are known.
 */
export async function separatorOf(
  input: Input,
  columns: readonly string[],
): Promise<{ readonly separator: Separator; readonly bytes: AsyncIterable<Uint8Array> }> {
  const seen: Seen = { quoted: false, found: new Set(), line: [] };
  let size = 0;
  const { bytes } = await peek(input, (chunk) => {
    size += chunk.length;
    return readLine(chunk, seen) || size > limits.recordBytes;
  });
  const found = separators.filter((each) => seen.found.has(each.charCodeAt(0)));
  const separator = found.length === 0 ? "," : bestOf(found, seen.line, columns);
  return { separator, bytes };
}

function bestOf(found: readonly Separator[], line: readonly number[], columns: readonly string[]): Separator {
  const header = new TextDecoder().decode(Uint8Array.from(line)).replaceAll('"', "");
  const known = new Set(columns.map(fold));
  const counts = found.map((separator) => {
    const names = header.split(separator).map((cell) => fold(cell.trim()));
    return names.filter((name) => known.has(name)).length;
  });
  return found[counts.indexOf(Math.max(...counts))] as Separator;
}

interface Seen {
  quoted: boolean;
  /** The bytes of separators outside quotes. */
  readonly found: Set<number>;
  /** The bytes of the first line with a separator. */
  line: number[];
}

const [quote, lineFeed, carriageReturn] = [0x22, 0x0a, 0x0d];
const separatorBytes = separators.map((each) => each.charCodeAt(0));

/** Reads to the end of the line; whether it is there. */
function readLine(chunk: Uint8Array, seen: Seen): boolean {
  for (const byte of chunk) {
    if (byte === quote) seen.quoted = !seen.quoted;
    const ends = !seen.quoted && (byte === lineFeed || byte === carriageReturn);
    if (ends && seen.found.size > 0) return true;
    // Blank lines before the header are no header.
    if (ends) seen.line = [];
    else seen.line.push(byte);
    if (!seen.quoted && separatorBytes.includes(byte)) seen.found.add(byte);
  }
  return false;
}
