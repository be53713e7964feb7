/**
 * Reads the values of one signal quickly: plain numbers, days and texts by themselves, others by remembering what they
 * are.
 *
 * What a value means is read-value.ts's to say, and it is asked of everything else. What comes out is the value as
 * JSON holds it, which is how generated code takes it.
 */

import type { NumericType, Type } from "../ir/ir.ts";
import { limits } from "../limits.ts";
import { encodeValue, type JsonValue } from "./encode.ts";
import { type JsonNode, readJson } from "./json-text.ts";
import { type Raw, readValue } from "./read-value.ts";

/** Stands for a value that is not of its type; what is wrong with it is not said here. */
export const unsound: unique symbol = Symbol("unsound");
/** Undefined: unknown. */
export type Read = JsonValue | undefined | typeof unsound;

export interface ValueReader {
  cell(text: string, quoted: boolean): Read;
  node(node: JsonNode): Read;
  /** A list in JSON as it is written. */
  list(source: string): Read;
}

export function createValueReader(type: Type): ValueReader {
  const isNumber = "places" in type;
  const itself = isNumber ? numberReader(type) : textReader(type);
  const cells = itself ?? createMemory((text) => read({ kind: "cell", text, quoted: false }));
  const texts = itself ?? createMemory((text) => read({ kind: "string", text, offset: 0 }));
  const lists = createMemory(readList);

  function read(raw: Raw): Read {
    const reading = readValue(type, raw);
    if (reading.kind === "wrong") return unsound;
    return reading.kind === "known" ? encodeValue(type, reading.value) : undefined;
  }

  function readList(source: string): Read {
    const node = readJson(source);
    return node.kind === "problem" ? unsound : read(node);
  }

  return {
    cell(text, quoted) {
      if (quoted) return read({ kind: "cell", text, quoted });
      if (text === "") return undefined;
      const known = cells(text);
      return known === null ? read({ kind: "cell", text, quoted }) : known;
    },
    node(node) {
      let known: Read | null = null;
      if (node.kind === "string" && !isNumber) known = texts(node.text);
      else if (node.kind === "number" && isNumber) known = itself?.(node.source) ?? null;
      return known === null ? read(node) : known;
    },
    list(source) {
      const known = lists(source);
      return known === null ? readList(source) : known;
    },
  };
}

/** Null where the text has to be read the long way. */
type Quickly = (text: string) => Read | null;

/** With as many places after the point as a type may have, so many digits are exact. */
const mostDigits = 9;
const mostPlaces = limits.decimalDigits - mostDigits;

/** Digits with a point between them at most, and no zero before others. */
function numberReader({ places, range }: NumericType): Quickly {
  if (places > mostPlaces) return () => null;
  const { upperIncluded } = range ?? {};
  const lower = Number(range?.lower ?? -Infinity);
  const upper = Number(range?.upper ?? Infinity);
  return (text) => {
    const { length } = text;
    if (length > mostDigits) return null;
    let digits = 0;
    let point = length;
    for (let i = 0; i < length; i++) {
      const digit = text.charCodeAt(i) - 48;
      if (digit >= 0 && digit <= 9) digits = digits * 10 + digit;
      else if (digit === -2 && point === length && i > 0) point = i;
      else return null;
    }
    const after = point === length ? 0 : length - point - 1;
    if ((point > 1 && text.charCodeAt(0) === 48) || (point < length && after === 0) || after > places)
      return null;
    const scaled = digits * (powers[places - after] as number);
    if (scaled < lower || (upperIncluded ? scaled > upper : scaled >= upper)) return unsound;
    // Both are exact, so that this is the double nearest to the number.
    return digits / (powers[after] as number);
  };
}

const powers = Array.from({ length: mostPlaces + 1 }, (_, exponent) => 10 ** exponent);

/** Texts of plain letters and signs, and days that every month has. */
function textReader(type: Type): Quickly | undefined {
  if (type.kind === "text") return (text) => (plainText.test(text) ? text : null);
  if (type.kind === "date" && type.range === undefined) return (text) => (plainDay.test(text) ? text : null);
  return undefined;
}

const plainText = /^[!-~][ -~]{0,1000}$/;
const plainDay = /^[12]\d\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/;

/** Few, so that those of all signals stay close to the processor. */
const places = 64;
/** A text whose places are taken is read each time it comes. */
const tries = 4;
/** As many signs of ASCII as two exact numbers hold: the numbers are the text, and no text has to be kept. */
const signsOfOne = 7;
const mostSigns = 2 * signsOfOne;

/** Longer ones are kept in a `Map`, up to so many of up to so many characters. */
const [mostLong, longest] = [256, 200];

/** A `Map` would have to hash each text that comes, which takes longer than this. */
function createMemory(read: (text: string) => Read): Quickly {
  const firstHalves = new Float64Array(places);
  const secondHalves = new Float64Array(places);
  const values: Read[] = new Array(places).fill(undefined);
  const long = new Map<string, Read>();

  function ofLong(text: string): Read | null {
    if (text.length > longest) return null;
    if (long.has(text)) return long.get(text);
    if (long.size === mostLong) return null;
    const own = ownText(text);
    const value = read(own);
    long.set(own, value);
    return value;
  }

  return (text) => {
    if (text.length > mostSigns) return ofLong(text);
    let [half, firstHalf, drawn] = [1, 1, 0];
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > 127) return null;
      if (i === signsOfOne) {
        firstHalf = half;
        half = 1;
      }
      half = half * 128 + code;
      drawn = Math.imul(drawn ^ code, 0x9e3779b1);
    }
    const first = drawn >>> 26;
    for (let i = first; i < first + tries; i++) {
      const place = i & (places - 1);
      if (firstHalves[place] === firstHalf && secondHalves[place] === half) return values[place];
      if (firstHalves[place] === 0) {
        firstHalves[place] = firstHalf;
        secondHalves[place] = half;
        values[place] = read(ownText(text));
        return values[place];
      }
    }
    return null;
  };
}

/** A part of a text keeps the whole of it in memory; this is a text by itself. */
const ownText = (text: string): string => JSON.parse(JSON.stringify(text)) as string;
