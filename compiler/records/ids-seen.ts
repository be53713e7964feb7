/**
 * The ids that a file has had so far, each with the row it was in: all of a large file that is kept in memory.
 *
 * A `Map` takes some 100 bytes for each; two million ids would be most of what the command needs. Here an id takes
 * its letters and some twelve bytes: the ids lie one behind another in blocks, and a table of numbers leads to
 * them. Where in the table is drawn by a keyed hash, so that nobody can make a file whose ids all fall on one place.
 */

import { halfSipHash } from "./half-sip-hash.ts";

export interface IdsSeen {
  /** The row in which the id was seen before; otherwise undefined, and it is remembered with this one. */
  see(id: string, row: number): number | undefined;
}

/** In words of four bytes. A block holds ids whole; one that is longer than a block has a block of its own. */
const blockWords = 1 << 18;
/**
 * Before the letters of an id: its row and how many bytes they take, in one word where both are small; else a word
 * that is 0, and a word for each.
 */
const [shortHead, longHead] = [1, 3];
const [shortLengths, shortRows] = [2 ** 8, 2 ** 24];

const isLong = (words: Uint32Array, at: number): boolean => words[at] === 0;
const rowAt = (words: Uint32Array, at: number): number =>
  isLong(words, at) ? (words[at + 1] as number) : (words[at] as number) >>> 8;
const lengthAt = (words: Uint32Array, at: number): number =>
  isLong(words, at) ? (words[at + 2] as number) : (words[at] as number) & (shortLengths - 1);
/** Where its letters begin, in words. */
const lettersAt = (words: Uint32Array, at: number): number => at + (isLong(words, at) ? longHead : shortHead);

interface Block {
  readonly words: Uint32Array;
  readonly bytes: Uint8Array;
  used: number;
}

/** `key`: two random words of 32 bits, of which whoever makes a file can know nothing. */
export function createIdsSeen(key: readonly [number, number]): IdsSeen {
  const encoder = new TextEncoder();
  const blocks: Block[] = [];
  /** The id that is asked for. */
  let letters = new Uint8Array(1024);
  let count = 0;
  /** Where an id begins, counted in words from 1; 0 is an empty place. */
  let table = new Uint32Array(2048);

  /** The place in the table of the id that is asked for, or the empty one that it would have. */
  function placeOf(length: number): number {
    const mask = table.length - 1;
    let place = halfSipHash(letters, 0, length, key) & mask;
    for (; table[place] !== 0; place = (place + 1) & mask) {
      const at = (table[place] as number) - 1;
      const block = blocks[Math.floor(at / blockWords)] as Block;
      if (isAt(block, at % blockWords, length)) return place;
    }
    return place;
  }

  function isAt({ words, bytes }: Block, at: number, length: number): boolean {
    if (lengthAt(words, at) !== length) return false;
    const from = lettersAt(words, at) * 4;
    for (let i = 0; i < length; i++) if (bytes[from + i] !== letters[i]) return false;
    return true;
  }

  function store(length: number, row: number): number {
    // A row counts from 1, so that a short head is never 0.
    const isShort = length < shortLengths && row > 0 && row < shortRows;
    const size = (isShort ? shortHead : longHead) + Math.ceil(length / 4);
    let block = blocks.at(-1);
    if (block === undefined || block.used + size > blockWords) {
      const words = new Uint32Array(Math.max(blockWords, size));
      block = { words, bytes: new Uint8Array(words.buffer), used: 0 };
      blocks.push(block);
    }
    const at = block.used;
    if (isShort) block.words[at] = row * shortLengths + length;
    else block.words.set([0, row, length], at);
    block.bytes.set(letters.subarray(0, length), lettersAt(block.words, at) * 4);
    block.used += size;
    return (blocks.length - 1) * blockWords + at;
  }

  /** All ids once more, into a table of twice as many places. */
  function grow(): void {
    table = new Uint32Array(table.length * 2);
    const mask = table.length - 1;
    for (const [number, { words, bytes, used }] of blocks.entries()) {
      for (let at = 0; at < used; ) {
        const length = lengthAt(words, at);
        const from = lettersAt(words, at);
        let place = halfSipHash(bytes, from * 4, length, key) & mask;
        while (table[place] !== 0) place = (place + 1) & mask;
        table[place] = number * blockWords + at + 1;
        at = from + Math.ceil(length / 4);
      }
    }
  }

  return {
    see(id, row) {
      if (letters.length < id.length * 3) letters = new Uint8Array(id.length * 3);
      const length = encoder.encodeInto(id, letters).written;
      const place = placeOf(length);
      const found = table[place] as number;
      if (found !== 0) {
        const block = blocks[Math.floor((found - 1) / blockWords)] as Block;
        return rowAt(block.words, (found - 1) % blockWords);
      }
      table[place] = store(length, row) + 1;
      count++;
      if (count * 2 > table.length) grow();
      return undefined;
    },
  };
}
