/**
 * Strict UTF-8: marks the bytes that belong to no character, for who reads on after them.
 *
 * Nothing is ever replaced by U+FFFD, which may be meant.
 */

import { concatenate } from "./input.ts";

/** Stands for a byte that belongs to no character. Unicode keeps U+FFFF for such use: it is no character either. */
export const invalidMark = "\uffff";

export interface Utf8Marker {
  /** The next bytes, with `invalidMark` for each that belongs to no character; what is cut off waits. */
  mark(chunk: Uint8Array): Uint8Array;
  /** What still waits, marked. To be called once after the last chunk. */
  end(): Uint8Array;
  /** Whether anything was marked so far. */
  readonly marked: boolean;
}

export function createUtf8Marker(): Utf8Marker {
  let waiting: Uint8Array = new Uint8Array(0);
  let marked = false;
  const mark = new TextEncoder().encode(invalidMark);

  return {
    get marked() {
      return marked;
    },
    mark(chunk) {
      let rest = waiting.length === 0 ? chunk : concatenate([waiting, chunk]);
      const parts: Uint8Array[] = [];
      for (;;) {
        const { valid, cut } = validLength(rest);
        parts.push(rest.subarray(0, valid));
        rest = rest.subarray(valid);
        if (cut || rest.length === 0) break;
        marked = true;
        parts.push(mark);
        rest = rest.subarray(1);
      }
      waiting = rest.slice();
      return parts.length === 1 ? (parts[0] as Uint8Array) : concatenate(parts);
    },
    end() {
      marked ||= waiting.length > 0;
      return concatenate(Array.from(waiting, () => mark));
    },
  };
}

/** How many bytes from the start are whole characters; `cut`: the rest could be the beginning of another. */
function validLength(bytes: Uint8Array): { readonly valid: number; readonly cut: boolean } {
  let at = 0;
  // Four bytes of ASCII at a time, where they lie as a processor likes it.
  const aligned = (4 - (bytes.byteOffset & 3)) & 3;
  const count = Math.max(0, bytes.length - aligned) >> 2;
  const words = count === 0 ? noWords : new Uint32Array(bytes.buffer, bytes.byteOffset + aligned, count);
  while (at < bytes.length) {
    const first = bytes[at] as number;
    if (first < 0x80) {
      at++;
      if (((at - aligned) & 3) === 0 && at >= aligned) {
        let word = (at - aligned) >> 2;
        while (word < words.length && ((words[word] as number) & 0x80808080) === 0) word++;
        at = aligned + word * 4;
      }
      continue;
    }
    const length =
      first >= 0xc2 && first <= 0xdf
        ? 2
        : (first & 0xf0) === 0xe0
          ? 3
          : first >= 0xf0 && first <= 0xf4
            ? 4
            : 0;
    if (length === 0) return { valid: at, cut: false };
    for (let i = 1; i < length; i++) {
      const next = bytes[at + i];
      if (next === undefined) return { valid: at, cut: true };
      if (!mayFollow(first, next, i)) return { valid: at, cut: false };
    }
    at += length;
  }
  return { valid: at, cut: false };
}

const noWords = new Uint32Array(0);

/** The second byte's range depends on the first: no overlong forms, no surrogates, nothing past U+10FFFF. */
function mayFollow(first: number, next: number, index: number): boolean {
  const low = index > 1 ? 0x80 : first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = index > 1 ? 0xbf : first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  return next >= low && next <= high;
}
