/**
 * Which sign separates the columns: a comma, or the semicolon of spreadsheets set to a language that writes 1,5.
 *
 * The first line decides: no comma outside quotes and at least one semicolon. Nothing is guessed from other rows.
 */

import { limits } from "../limits.ts";
import type { Input } from "./input.ts";

export type Separator = "," | ";";

/** The separator, and the same bytes once more; no more than the first line is held back. */
export async function separatorOf(
  input: Input,
): Promise<{ readonly separator: Separator; readonly bytes: AsyncGenerator<Uint8Array> }> {
  const source = Symbol.asyncIterator in input ? input[Symbol.asyncIterator]() : input[Symbol.iterator]();
  const held: Uint8Array[] = [];
  const seen = { quoted: false, commas: 0, semicolons: 0 };
  let size = 0;
  for (let ended = false; !ended; ) {
    const next = await source.next();
    if (next.done) break;
    held.push(next.value);
    size += next.value.length;
    ended = readLine(next.value, seen) || size > limits.recordBytes;
  }
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield* held.splice(0);
    try {
      for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
    } finally {
      await source.return?.();
    }
  }
  return { separator: seen.commas === 0 && seen.semicolons > 0 ? ";" : ",", bytes: bytes() };
}

const [quote, comma, semicolon, lineFeed, carriageReturn] = [0x22, 0x2c, 0x3b, 0x0a, 0x0d];

/** Counts to the end of the line; whether it is there. */
function readLine(chunk: Uint8Array, seen: { quoted: boolean; commas: number; semicolons: number }): boolean {
  for (const byte of chunk) {
    if (byte === quote) seen.quoted = !seen.quoted;
    if (seen.quoted) continue;
    if (byte === comma) seen.commas++;
    if (byte === semicolon) seen.semicolons++;
    // Blank lines before the header are no header.
    if ((byte === lineFeed || byte === carriageReturn) && seen.commas + seen.semicolons > 0) return true;
  }
  return false;
}
