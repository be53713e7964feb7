/**
 * The fixed part of `classifyJson`: a record's signals, read straight from the bytes of its JSON.
 *
 * It knows which signals there are, so it makes no keys into strings, no object of unknown shape, and no copy of what
 * it understands. It understands what is usual, and whatever is not (an escape, an exponent, a value out of its range,
 * a key that is there twice, a mistake) it leaves to `readUnusual`, which reads the record once more, slowly, and finds
 * the words for all that is wrong. So the two can only differ in speed.
 */

import { limits } from "../../limits.ts";
import { type Part, part } from "./runtime-part.ts";

export const jsonParts = {
  readJson: part(
    [
      "readUsual",
      "readUnusual",
      "reportUnwritten",
      "createJsonReader",
      "tableOfWords",
      "toBytes",
      "unusual",
      "utf8Decoder",
      "utf8Encoder",
    ],
    ["readRecord"],
    `/** What the quick reader leaves to the slow one. */
const unusual = Symbol("unusual");

const utf8Decoder = /* @__PURE__ */ new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const utf8Encoder = /* @__PURE__ */ new TextEncoder();

function toBytes(json) {
  if (typeof json === "string") return utf8Encoder.encode(json);
  if (json instanceof Uint8Array) return json;
  throw new TypeError("the record must be a text, or its bytes in a Uint8Array");
}

/** Finds a word by its bytes. */
function tableOfWords(words) {
  let size = 8;
  while (size < 4 * words.length) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  const spelled = words.map((word) => utf8Encoder.encode(word));
  for (const [index, bytes] of spelled.entries()) {
    let hash = 0;
    for (const byte of bytes) hash = (Math.imul(hash, 31) + byte) | 0;
    let slot = hash & (size - 1);
    while (slots[slot] >= 0) slot = (slot + 1) & (size - 1);
    slots[slot] = index;
  }
  const starts = new Int32Array(words.length + 1);
  for (const [index, bytes] of spelled.entries()) starts[index + 1] = starts[index] + bytes.length;
  const letters = new Uint8Array(starts[words.length]);
  for (const [index, bytes] of spelled.entries()) letters.set(bytes, starts[index]);
  return { words, slots, starts, letters };
}

/** \`create\` makes an object of all signals, unknown; \`set\` gives one of them, by its place, a value. */
function createJsonReader(fields, ownFields, create, set) {
  const names = tableOfWords(fields.map(({ name }) => name));
  const kinds = fields.map(({ type }) => {
    if (type.kind === "set" && type.element.kind === "enumeration") return 4;
    return { boolean: 1, integer: 2, decimal: 2, percent: 2, money: 2, enumeration: 3, text: 5 }[type.kind] ?? 0;
  });
  const kindOf = Uint8Array.from(kinds);
  const placesOf = Uint8Array.from(fields, ({ type }) => type.places ?? 0);
  const minimumOf = Float64Array.from(fields, ({ type }) => (typeof type.minimum === "number" ? type.minimum : -Infinity));
  const maximumOf = Float64Array.from(fields, ({ type }) => (typeof type.maximum === "number" ? type.maximum : Infinity));
  const belowOf = Float64Array.from(fields, ({ type }) => (typeof type.below === "number" ? type.below : Infinity));
  const membersOf = fields.map(({ type }) => {
    const { members } = type.kind === "set" ? type.element : type;
    return members === undefined ? undefined : tableOfWords(members);
  });
  const powers = Float64Array.from({ length: 16 }, (_, places) => 10 ** places);
  const seen = new Int32Array(fields.length);
  let record = 0;
  let bytes = new Uint8Array(0);
  let at = 0;

  /** The record as classifyRecord's reader gives it, or \`unusual\`. */
  return (json) => {
    bytes = json;
    at = 0;
    record = (record + 1) | 0;
    try {
      return readWhole();
    } catch (error) {
      if (error === unusual) return unusual;
      throw error;
    } finally {
      bytes = new Uint8Array(0);
    }
  };

  function readWhole() {
    if (bytes.length > ${limits.recordBytes}) throw unusual;
    const given = Object.create(null);
    let known;
    take(123);
    if (!takeIf(125)) {
      do {
        const key = JSON.parse(sliceOfString());
        take(58);
        if (key in given || (key === "signals" && known !== undefined)) throw unusual;
        if (key === "signals" && peek() === 123) known = readSignals();
        else given[key] = JSON.parse(sliceOfValue());
      } while (takeIf(44));
      take(125);
    }
    peek();
    if (at < bytes.length) throw unusual;
    const problems = [];
    const own = readObject(ownFields, given, "", problems);
    if (problems.length > 0) throw unusual;
    own.signals = known;
    return own;
  }

  function readSignals() {
    const known = create();
    take(123);
    if (takeIf(125)) return known;
    let index = -1;
    do {
      index = readName(index + 1);
      if (seen[index] === record) throw unusual;
      seen[index] = record;
      take(58);
      const value = readSignal(index);
      if (value !== undefined) set(known, index, value);
    } while (takeIf(44));
    take(125);
    return known;
  }

  /** Most often the keys come in the order of the playbook. */
  function readName(expected) {
    if (expected >= seen.length || peek() !== 34) return readWord(names);
    const source = bytes;
    const { letters, starts } = names;
    const end = starts[expected + 1];
    let place = at + 1;
    for (let i = starts[expected]; i < end; i++, place++) if (source[place] !== letters[i]) return readWord(names);
    if (source[place] !== 34) return readWord(names);
    at = place + 1;
    return expected;
  }

  /** A string that is one of the words: its place among them. */
  function readWord({ letters, starts, slots }) {
    if (peek() !== 34) throw unusual;
    const source = bytes;
    const { length } = source;
    const first = at + 1;
    let end = first;
    let hash = 0;
    for (; ; end++) {
      if (end >= length) throw unusual;
      const byte = source[end];
      if (byte === 34) break;
      hash = (Math.imul(hash, 31) + byte) | 0;
    }
    at = end + 1;
    const mask = slots.length - 1;
    for (let slot = hash & mask; slots[slot] >= 0; slot = (slot + 1) & mask) {
      const index = slots[slot];
      const start = starts[index];
      if (starts[index + 1] - start !== end - first) continue;
      let i = first;
      while (i < end && source[i] === letters[start + i - first]) i++;
      if (i === end) return index;
    }
    throw unusual;
  }

  function readSignal(index) {
    if (peek() === 110) {
      takeAll("null");
      return undefined;
    }
    switch (kindOf[index]) {
      case 1:
        if (bytes[at] === 116) return takeAll("true"), true;
        return takeAll("false"), false;
      case 2: {
        const value = readNumber(placesOf[index]);
        if (value < minimumOf[index] || value > maximumOf[index] || value >= belowOf[index]) throw unusual;
        return value;
      }
      case 3:
        return membersOf[index].words[readWord(membersOf[index])];
      case 4: {
        take(91);
        const members = [];
        if (takeIf(93)) return members;
        do members.push(membersOf[index].words[readWord(membersOf[index])]);
        while (takeIf(44));
        take(93);
        return members;
      }
      case 5:
        return readText();
      default: {
        const value = readValue(fields[index].type, JSON.parse(sliceOfValue()));
        if (value === undefined) throw unusual;
        return value;
      }
    }
  }

  /** Digits as they are written most: no exponent, no more of them than a double holds. */
  function readNumber(places) {
    const source = bytes;
    const { length } = source;
    const negative = source[at] === 45;
    const first = negative ? at + 1 : at;
    let place = first;
    let digits = 0;
    for (; place < length; place++) {
      const digit = source[place] - 48;
      if (digit < 0 || digit > 9) break;
      digits = digits * 10 + digit;
    }
    if (place === first || place - first > 15 || (source[first] === 48 && place - first > 1)) throw unusual;
    if (source[place] === 46) {
      const point = place++;
      for (; place < length; place++) {
        const digit = source[place] - 48;
        if (digit < 0 || digit > 9) break;
        digits = digits * 10 + digit;
      }
      const written = place - point - 1;
      if (written === 0 || written > places || place - first > 16) throw unusual;
      digits /= powers[written];
    }
    if (places > 0 && digits >= powers[15 - places]) throw unusual;
    if ((source[place] | 32) === 101) throw unusual;
    at = place;
    return negative ? 0 - digits : digits;
  }

  function readText() {
    const source = bytes;
    const { length } = source;
    if (source[at] !== 34) throw unusual;
    const first = at + 1;
    let end = first;
    let all = 0;
    for (; ; end++) {
      if (end >= length) throw unusual;
      const byte = source[end];
      if (byte === 34) break;
      if (byte === 92 || byte < 32) throw unusual;
      all |= byte;
    }
    if (end - first > ${limits.cellLength}) throw unusual;
    at = end + 1;
    const letters = source.subarray(first, end);
    return all < 128 && letters.length < 200 ? String.fromCharCode.apply(null, letters) : decoded(letters).normalize("NFC");
  }

  function decoded(letters) {
    try {
      return utf8Decoder.decode(letters);
    } catch {
      throw unusual;
    }
  }

  /** The source of a string without escapes. */
  function sliceOfString() {
    if (peek() !== 34) throw unusual;
    const first = at++;
    for (let byte = bytes[at]; byte !== 34; byte = bytes[++at]) if (byte === undefined || byte === 92 || byte < 32) throw unusual;
    return decoded(bytes.subarray(first, ++at));
  }

  /** The source of any value in which no key can be there twice: JSON.parse looks at the rest. */
  function sliceOfValue() {
    if (peek() === 34) return sliceOfString();
    const first = at;
    if (bytes[at] === 91) {
      for (let byte = bytes[++at]; byte !== 93; byte = bytes[++at])
        if (byte === undefined || byte === 91 || byte === 123 || byte === 34) {
          if (byte !== 34) throw unusual;
          sliceOfString();
          at--;
        }
      at++;
    } else {
      for (let byte = bytes[at]; byte !== undefined && byte !== 44 && byte !== 125 && byte !== 93; byte = bytes[++at])
        if (byte === 34 || byte === 91 || byte === 123) throw unusual;
    }
    const source = decoded(bytes.subarray(first, at));
    // Digits that a double would lose, or that the type may not have.
    if (/[0-9]/.test(source) && source[0] !== "[") throw unusual;
    try {
      JSON.parse(source);
    } catch {
      throw unusual;
    }
    return source;
  }

  function peek() {
    const byte = bytes[at];
    return byte > 32 ? byte : peekBehindBlanks();
  }

  function peekBehindBlanks() {
    while (at < bytes.length && (bytes[at] === 32 || bytes[at] === 10 || bytes[at] === 13 || bytes[at] === 9)) at++;
    return at < bytes.length ? bytes[at] : -1;
  }

  function take(byte) {
    if (peek() !== byte) throw unusual;
    at++;
  }

  function takeIf(byte) {
    if (peek() !== byte) return false;
    at++;
    return true;
  }

  function takeAll(word) {
    for (let i = 0; i < word.length; i++) if (at >= bytes.length || bytes[at++] !== word.charCodeAt(i)) throw unusual;
  }
}

/** The same from the text, with words for all that is wrong. */
function readUnusual(bytes, recordFields) {
  const refuse = (message) => {
    throw new PersonaDataError([{ field: "record", message }]);
  };
  if (bytes.length > ${limits.recordBytes}) refuse("is longer than ${limits.recordBytes / 1024} KiB");
  let text = "";
  let record;
  try {
    text = utf8Decoder.decode(bytes);
  } catch {
    refuse("is not in UTF-8");
  }
  try {
    record = JSON.parse(text);
  } catch (error) {
    refuse(\`is not JSON: \${error.message}\`);
  }
  const problems = [];
  const own = readObject(recordFields, record, "", problems);
  reportUnwritten(text, recordFields, problems);
  if (problems.length > 0) throw new PersonaDataError(problems);
  return own;
}

/** What JSON.parse does not tell: keys that are there twice, and more digits after the point than a signal has. */
function reportUnwritten(text, recordFields, problems) {
  const signalFields = recordFields.find(({ fields }) => fields !== undefined).fields;
  const tokens = /"(?:[^"\\\\]|[\\\\](?:[^]|$))*(?:"|$)|[{}[\\]:,]|[^\\s{}[\\]:,"]+/g;
  const report = (field, message) => {
    if (!problems.some((problem) => problem.field === field)) problems.push({ field, message });
  };
  const levels = [];
  let string;
  for (const [token] of text.matchAll(tokens)) {
    const level = levels.at(-1);
    if (token === "{") levels.push({ keys: new Set(), key: "" });
    else if (token === "[") levels.push({ key: "" });
    else if (token === "}" || token === "]") levels.pop();
    else if (token === ":") {
      const path = levels.map(({ key }) => key).filter(Boolean);
      level.key = JSON.parse(string);
      if (level.keys.has(level.key)) report([...path.slice(0, levels.length - 1), level.key].join("."), "is there twice");
      level.keys.add(level.key);
    } else if (token === ",") {
      if (level.keys) level.key = "";
    } else if (token[0] === '"') string = token;
    else if (levels.length === 2 && levels[0].key === "signals") {
      const match = /^-?[0-9]+(?:\\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/.exec(token);
      const field = signalFields.find(({ name }) => name === level.key);
      const places = field?.type.places;
      if (match !== null && places !== undefined && (match[1]?.length ?? 0) - Number(match[2] ?? 0) > places && Number(token) !== 0)
        report(\`signals.\${level.key}\`, \`\${field.personal ? "the value" : token} is not \${field.type.expected}\`);
    }
  }
}`,
  ),
} as const satisfies Record<string, Part>;
