/**
 * Reads a line of NDJSON in which nothing is wrong or unusual, quickly: straight into the values of a customer, without
 * a node for each part of it.
 *
 * json-text.ts says what JSON is and what is wrong in it, sound-records.ts what a record holds. At the first thing that
 * is not as nearly every line has it (a backslash, a name that is not known or there twice, an object in a value), this
 * reader gives up, and they are asked; a test holds the two against each other.
 */

import type { Playbook } from "../ir/ir.ts";
import type { JsonNode } from "./json-text.ts";
import { createValueReader, type Read, unsound, type ValueReader } from "./value-reader.ts";

/** What a line holds, before it is known whether it is a whole record. */
export interface SoundLine {
  readonly id: Read;
  readonly name: Read;
  readonly previous: Read;
  /** In the order of the playbook's signals. */
  readonly values: Read[];
  /** Where the id stands in the line. */
  readonly idAt: number;
}

/** Undefined where the line has to be read the long way. */
export type SoundLineReader = (line: string) => SoundLine | undefined;

// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON allows none inside a string
const unusual = /[\\\u0000-\u001f]/;
const numberText = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;
const [blank, quote, comma, minus, colon] = [0x20, 0x22, 0x2c, 0x2d, 0x3a];
const onlyBlanks = /^ *$/;
const [openBracket, openBrace, closeBrace] = [0x5b, 0x7b, 0x7d];

interface Known {
  readonly name: string;
  readonly reader: ValueReader;
  readonly index: number;
}

export function createSoundLineReader(playbook: Playbook): SoundLineReader {
  const text = { kind: "text" } as const;
  const own: readonly Known[] = ["id", "name", "previous"].map((name, index) => ({
    name,
    reader: createValueReader(text),
    index,
  }));
  const signals: readonly Known[] = playbook.signals.map(({ name, type }, index) => ({
    name,
    reader: createValueReader(type),
    index,
  }));
  const signalBy = new Map(signals.map((signal) => [signal.name, signal]));
  const ownBy = new Map(own.map((field) => [field.name, field]));
  /** The signals of the line before in their order: most likely those of the next. */
  const expected: Known[] = [];
  /** In which line a signal was last seen. */
  const seen = new Float64Array(signals.length);
  let count = 0;

  let line = "";
  let at = 0;

  function next(): number {
    while (line.charCodeAt(at) === blank) at++;
    return line.charCodeAt(at);
  }

  /** What stands in quotes here; -1 where nothing does, else its end. */
  const endOfText = (): number => (line.charCodeAt(at) === quote ? line.indexOf('"', at + 1) : -1);

  /** A name and the colon behind it. */
  function nameHere(): string | undefined {
    const end = endOfText();
    if (end < 0) return undefined;
    const name = line.slice(at + 1, end);
    at = end + 1;
    if (next() !== colon) return undefined;
    at++;
    return name;
  }

  function signalHere(place: number): Known | undefined {
    const likely = expected[place];
    if (likely !== undefined && line.charCodeAt(at) === quote) {
      const end = at + 1 + likely.name.length;
      if (
        line.charCodeAt(end) === quote &&
        line.charCodeAt(end + 1) === colon &&
        line.startsWith(likely.name, at + 1)
      ) {
        at = end + 2;
        return likely;
      }
    }
    const name = nameHere();
    const signal = name === undefined ? undefined : signalBy.get(name);
    if (signal !== undefined) expected[place] = signal;
    return signal;
  }

  function valueHere({ reader }: Known): Read {
    const code = next();
    if (code === quote) {
      const end = endOfText();
      if (end < 0) return unsound;
      const value = reader.node({ kind: "string", text: line.slice(at + 1, end), offset: at });
      at = end + 1;
      return value;
    }
    if (code === minus || (code >= 0x30 && code <= 0x39)) {
      const start = at;
      for (let more = code; isOfNumber(more); more = line.charCodeAt(at)) at++;
      const source = line.slice(start, at);
      return numberText.test(source) ? reader.node({ kind: "number", source, offset: start }) : unsound;
    }
    if (code === openBracket) {
      const end = line.indexOf("]", at);
      if (end < 0) return unsound;
      const value = reader.list(line.slice(at, end + 1));
      at = end + 1;
      return value;
    }
    for (const [word, node] of words) {
      if (!line.startsWith(word, at)) continue;
      at += word.length;
      return reader.node(node);
    }
    return unsound;
  }

  /** Whether all signals could be read; `at` is behind them. */
  function readSignals(values: Read[]): boolean {
    if (next() !== openBrace) return false;
    at++;
    if (next() === closeBrace) {
      at++;
      return true;
    }
    for (let place = 0; ; place++) {
      next();
      const signal = signalHere(place);
      if (signal === undefined || seen[signal.index] === count) return false;
      seen[signal.index] = count;
      const value = valueHere(signal);
      if (value === unsound) return false;
      values[signal.index] = value;
      const after = next();
      at++;
      if (after === closeBrace) return true;
      if (after !== comma) return false;
    }
  }

  return (given) => {
    if (unusual.test(given)) return undefined;
    line = given;
    at = 0;
    count++;
    const found: Read[] = [undefined, undefined, undefined];
    const isFound = [false, false, false];
    let values: Read[] | undefined;
    let idAt = 0;
    if (next() !== openBrace) return undefined;
    do {
      at++;
      next();
      const name = nameHere();
      if (name === "signals") {
        if (values !== undefined) return undefined;
        values = new Array<Read>(signals.length).fill(undefined);
        if (!readSignals(values)) return undefined;
      } else {
        const field = name === undefined ? undefined : ownBy.get(name);
        if (field === undefined || isFound[field.index]) return undefined;
        isFound[field.index] = true;
        next();
        if (field.index === 0) idAt = at;
        const value = valueHere(field);
        if (value === unsound) return undefined;
        found[field.index] = value;
      }
    } while (next() === comma);
    if (line.charCodeAt(at) !== closeBrace || !onlyBlanks.test(line.slice(at + 1))) return undefined;
    if (values === undefined) return undefined;
    const [id, customer, previous] = found;
    return { id, name: customer, previous, values, idAt };
  };
}

const words: readonly (readonly [string, JsonNode])[] = [
  ["true", { kind: "boolean", value: true, offset: 0 }],
  ["false", { kind: "boolean", value: false, offset: 0 }],
  ["null", { kind: "null", offset: 0 }],
];

/** Digits, and what else may stand in a number. */
const isOfNumber = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) ||
  code === 0x2e ||
  code === minus ||
  code === 0x2b ||
  code === 0x65 ||
  code === 0x45;
