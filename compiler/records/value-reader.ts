/**
 * Reads the values of one signal quickly: plain numbers by themselves, short texts by remembering what they are.
 *
 * What a value means is read-value.ts's to say, and it is asked of everything else. What comes out is the value as
 * JSON holds it, which is how generated code takes it.
 */

import type { NumericType, Type } from "../ir/ir.ts";
import { limits } from "../limits.ts";
import { encodeValue, type JsonValue } from "./encode.ts";
import type { JsonNode } from "./json-text.ts";
import { type Raw, readValue } from "./read-value.ts";

/** Stands for a value that is not of its type; what is wrong with it is not said here. */
export const unsound: unique symbol = Symbol("unsound");
/** Undefined: unknown. */
export type Read = JsonValue | undefined | typeof unsound;

export interface ValueReader {
  cell(text: string, quoted: boolean): Read;
  node(node: JsonNode): Read;
}

export function createValueReader(type: Type): ValueReader {
  const quickly = "places" in type ? numberReader(type) : type.kind === "text" ? () => null : undefined;
  const cells = quickly ?? createMemory((text) => read({ kind: "cell", text, quoted: false }));
  const texts = createMemory((text) => read({ kind: "string", text, offset: 0 }));

  function read(raw: Raw): Read {
    const reading = readValue(type, raw);
    if (reading.kind === "wrong") return unsound;
    return reading.kind === "known" ? encodeValue(type, reading.value) : undefined;
  }

  return {
    cell(text, quoted) {
      if (quoted) return read({ kind: "cell", text, quoted });
      if (text === "") return undefined;
      const known = cells(text);
      return known === null ? read({ kind: "cell", text, quoted }) : known;
    },
    node(node) {
      const known =
        node.kind === "string" && quickly === undefined
          ? texts(node.text)
          : node.kind === "number" && quickly !== undefined
            ? quickly(node.source)
            : null;
      return known === null ? read(node) : known;
    },
  };
}

/** Null where the text has to be read the long way. */
type Quickly = (text: string) => Read | null;

/** With as many places after the point as a type may have, so many digits are exact. */
const mostDigits = 9;
const mostPlaces = limits.decimalDigits - mostDigits;

/** Digits alone, and no zero before others. */
function numberReader({ places, range }: NumericType): Quickly {
  if (places > mostPlaces) return () => null;
  const { upperIncluded } = range ?? {};
  const lower = Number(range?.lower ?? -Infinity);
  const upper = Number(range?.upper ?? Infinity);
  const one = 10 ** places;
  return (text) => {
    if (text.length > mostDigits || (text.length > 1 && text.charCodeAt(0) === 48)) return null;
    let value = 0;
    for (let i = 0; i < text.length; i++) {
      const digit = text.charCodeAt(i) - 48;
      if (digit < 0 || digit > 9) return null;
      value = value * 10 + digit;
    }
    const scaled = value * one;
    return scaled < lower || (upperIncluded ? scaled > upper : scaled >= upper) ? unsound : value;
  };
}

/** Few, so that those of all signals stay close to the processor. */
const places = 64;
/** A text whose places are taken is read each time it comes. */
const tries = 4;
/** As many signs of ASCII as two exact numbers hold: the numbers are the text, and no text has to be kept. */
const signsOfOne = 7;
const mostSigns = 2 * signsOfOne;

/** A `Map` would have to hash each text that comes, which takes longer than this. */
function createMemory(read: (text: string) => Read): Quickly {
  const firstHalves = new Float64Array(places);
  const secondHalves = new Float64Array(places);
  const values: Read[] = new Array(places).fill(undefined);
  return (text) => {
    if (text.length > mostSigns) return null;
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
        values[place] = read(text);
        return values[place];
      }
    }
    return null;
  };
}
