/** Splits bytes into lines of strict UTF-8, holding one line at a time: what NDJSON is made of. */

import { limits } from "../limits.ts";
import { createUtf8Decoder } from "./utf8.ts";

export type Line = { readonly line: number } & (
  | { readonly kind: "line"; readonly text: string }
  | { readonly kind: "too-long" }
  /** Nothing after it can be read. */
  | { readonly kind: "not-utf8"; readonly byteOffset: number }
);

export async function* readLines(
  input: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Line> {
  const decoder = createUtf8Decoder();
  let line = 1;
  let begun = "";
  let tooLong = false;

  function finished(text: string): Line {
    const done: Line =
      tooLong || text.length > limits.recordBytes
        ? { kind: "too-long", line }
        : { kind: "line", text: text.endsWith("\r") ? text.slice(0, -1) : text, line };
    line++;
    tooLong = false;
    return done;
  }

  for await (const chunk of input) {
    const decoded = decoder.decode(chunk);
    const pieces = (typeof decoded === "string" ? decoded : decoded.text).split("\n");
    const rest = pieces.pop() as string;
    for (const piece of pieces) {
      yield finished(begun + piece);
      begun = "";
    }
    begun += rest;
    if (begun.length > limits.recordBytes) {
      tooLong = true;
      begun = "";
    }
    if (typeof decoded !== "string") {
      yield { kind: "not-utf8", line, byteOffset: decoded.byteOffset };
      return;
    }
  }
  const cut = decoder.end();
  if (cut) yield { kind: "not-utf8", line, byteOffset: cut.byteOffset };
  else if (begun !== "" || tooLong) yield finished(begun);
}
