/**
 * From bytes to text: UTF-8 and nothing else.
 *
 * What cannot be read for certain is not repaired: a wrong letter would reach a customer unseen. A byte order mark
 * stays in the text, where the parser says what is wrong with it.
 */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { createDiagnostic } from "../diagnostics/reporter.ts";
import { emptySpan } from "../source/span.ts";
import type { ParsedFile } from "./parsed-file.ts";

export type DecodedSource =
  | { readonly text: string; readonly diagnostics?: undefined }
  | { readonly text?: undefined; readonly diagnostics: readonly Diagnostic[] };

export function decodeSource(bytes: Uint8Array, path: string): DecodedSource {
  if (isUtf16(bytes)) {
    return { diagnostics: [createDiagnostic("utf16-text", path, emptySpan(0), undefined)] };
  }
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    const readable = new TextDecoder().decode(bytes.subarray(0, firstBadByte(bytes)));
    const lines = readable.split(/\r\n?|\n/);
    // Enough to find the place by.
    const behind = [...(lines.at(-1) as string).trimStart()].slice(-20).join("");
    const args = { line: lines.length, behind };
    return { diagnostics: [createDiagnostic("not-utf8", path, emptySpan(0), args)] };
  }
}

/** A file that could not be decoded, as the parser would hand it on: empty, and with its reason. */
export const undecodedFile = (path: string, diagnostics: readonly Diagnostic[]): ParsedFile => ({
  source: { path, text: "", version: 0 },
  tree: { kind: "file", start: 0, end: 0, broken: true, declarations: [] },
  comments: [],
  diagnostics,
  printable: false,
  skippedNames: new Set(),
});

/** By its mark, or by a zero in every second byte at the start. */
function isUtf16(bytes: Uint8Array): boolean {
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return true;
  if (bytes.length < 4) return false;
  return (a === 0 && b !== 0 && c === 0 && d !== 0) || (a !== 0 && b === 0 && c !== 0 && d === 0);
}

/** The offset of the first byte that belongs to no well-formed character, by the table of the Unicode standard. */
export function firstBadByte(bytes: Uint8Array): number {
  const follows = (at: number, low = 0x80, high = 0xbf) => {
    const byte = bytes[at] ?? 0;
    return byte >= low && byte <= high;
  };
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] as number;
    const length =
      lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (length === 0) return at;
    const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    for (let inner = 1; inner < length; inner++) {
      if (!(inner === 1 ? follows(at + 1, low, high) : follows(at + inner))) return at;
    }
    at += length;
  }
  return bytes.length;
}
