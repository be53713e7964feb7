/**
 * Splits bytes into lines of strict UTF-8, holding one line at a time: what NDJSON is made of.
 *
 * A line with a byte that belongs to no character costs only itself: no byte of a longer character is a line
 * feed, so where the next line begins is certain.
 */

import { limits } from "../limits.ts";
import { createUtf8Decoder } from "./utf8.ts";

export type Line = { readonly line: number } & (
  | { readonly kind: "line"; readonly text: string }
  | { readonly kind: "too-long" }
  /** `byteOffset`: from the beginning of the file, counted from 0. */
  | { readonly kind: "not-utf8"; readonly byteOffset: number }
);

export async function* readLines(
  input: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Line> {
  let decoder = createUtf8Decoder();
  let line = 1;
  let begun = "";
  let tooLong = false;
  /** Of the line that has begun: the byte that belongs to no character. */
  let invalidAt: number | undefined;
  /** Where the decoder began. */
  let decodedFrom = 0;
  let bytesRead = 0;

  function finished(text: string): Line {
    const done: Line =
      invalidAt !== undefined
        ? { kind: "not-utf8", line, byteOffset: invalidAt }
        : tooLong || text.length > limits.recordBytes
          ? { kind: "too-long", line }
          : { kind: "line", text: text.endsWith("\r") ? text.slice(0, -1) : text, line };
    line++;
    tooLong = false;
    invalidAt = undefined;
    begun = "";
    return done;
  }

  for await (const chunk of input) {
    for (let rest = chunk; rest.length > 0; ) {
      const restFrom = bytesRead + chunk.length - rest.length;
      if (invalidAt !== undefined) {
        const end = rest.indexOf(lineFeed);
        if (end < 0) break;
        yield finished("");
        decoder = createUtf8Decoder();
        decodedFrom = restFrom + end + 1;
        rest = rest.subarray(end + 1);
        continue;
      }
      const decoded = decoder.decode(rest);
      const pieces = (typeof decoded === "string" ? decoded : decoded.text).split("\n");
      const last = pieces.pop() as string;
      for (const piece of pieces) yield finished(begun + piece);
      begun += last;
      if (begun.length > limits.recordBytes) {
        tooLong = true;
        begun = "";
      }
      if (typeof decoded === "string") break;
      invalidAt = decodedFrom + decoded.byteOffset;
      rest = rest.subarray(Math.max(0, invalidAt - restFrom));
    }
    bytesRead += chunk.length;
  }
  const cut = invalidAt === undefined ? decoder.end() : undefined;
  if (cut) invalidAt = decodedFrom + cut.byteOffset;
  if (begun !== "" || tooLong || invalidAt !== undefined) yield finished(begun);
}

const lineFeed = 0x0a;
