/**
 * The fixed part of `classifyJson`: a record's signals, read straight from the bytes of its JSON.
 *
 * It knows which signals there are, so it makes no keys into strings, no object for a record, and no copy of what it
 * understands: bytes and signals have one place each, which every call fills anew. It understands what is usual, and
 * whatever is not (an escape, an exponent, a value out of its range, a key that is there twice, a mistake) it leaves to
 * `readUnusual`, which reads the record once more, slowly, and finds the words for all that is wrong. So the two can
 * only differ in speed.
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
      "wordAt",
      "keyAt",
      "hasLetters",
      "behindBlanks",
      "mustBeJson",
      "unusual",
      "utf8Decoder",
      "utf8Encoder",
    ],
    ["readRecord"],
    `/** What the quick reader leaves to the slow one. */
const unusual = Symbol("unusual");

const utf8Decoder = /* @__PURE__ */ new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const utf8Encoder = /* @__PURE__ */ new TextEncoder();

function mustBeJson(json) {
  if (typeof json !== "string" && !(json instanceof Uint8Array))
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
  const lengths = Int32Array.from(spelled, ({ length }) => length);
  return { words, slots, starts, lengths, letters };
}

/** The index of the word in quotes that begins at a place; the word and both quotes are \`lengths[index] + 2\` bytes. */
function wordAt(source, place, { slots, starts, lengths, letters }) {
  if (source[place] !== 34) throw unusual;
  const first = place + 1;
  let end = first;
  let hash = 0;
  for (let byte = source[end]; byte !== 34; byte = source[++end]) {
    if (byte < 32) throw unusual;
    hash = (Math.imul(hash, 31) + byte) | 0;
  }
  const mask = slots.length - 1;
  for (let slot = hash & mask; slots[slot] >= 0; slot = (slot + 1) & mask) {
    const index = slots[slot];
    if (lengths[index] === end - first && hasLetters(source, first, letters, starts[index], end - first)) return index;
  }
  throw unusual;
}

/** Most often keys come in the order of the playbook, and those of unknown signals not at all. */
function keyAt(source, place, names, expected) {
  const { starts, lengths, letters } = names;
  const last = Math.min(expected + 3, lengths.length);
  for (let index = expected; index < last; index++) {
    const length = lengths[index];
    if (source[place + 1 + length] === 34 && hasLetters(source, place + 1, letters, starts[index], length))
      return source[place] === 34 ? index : -1;
  }
  return wordAt(source, place, names);
}

function hasLetters(source, place, letters, start, length) {
  for (let i = 0; i < length; i++) if (source[place + i] !== letters[start + i]) return false;
  return true;
}

function behindBlanks(source, place) {
  while (source[place] === 32 || source[place] === 10 || source[place] === 13 || source[place] === 9) place++;
  return place;
}

/** \`known\` has all signals; \`set\` gives one of them, by its place, a value, and \`forget\` none to any. */
function createJsonReader(fields, ownFields, known, set, forget) {
  const names = tableOfWords(fields.map(({ name }) => name));
  const ownNames = tableOfWords([...ownFields.map(({ name }) => name), "signals"]);
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
  /** A byte 0, which no JSON has, is behind the last of \`length\`: no loop runs past it. */
  let bytes = new Uint8Array(16384);
  let length = 0;
  /** The text, where each of its characters is one byte. */
  let text;
  let at = 0;

  /** The record as classifyRecord's reader gives it, or \`unusual\`. Its signals hold until the next call. */
  return (json) => {
    if (json.length > ${limits.recordBytes}) return unusual;
    load(json);
    at = 0;
    record = (record + 1) | 0;
    try {
      return readWhole();
    } catch (error) {
      if (error === unusual) return unusual;
      throw error;
    } finally {
      text = undefined;
    }
  };

  function load(json) {
    const most = typeof json === "string" ? 3 * json.length : json.length;
    if (most >= bytes.length) bytes = new Uint8Array(2 * most);
    if (typeof json === "string") {
      length = utf8Encoder.encodeInto(json, bytes).written;
      if (length === json.length) text = json;
    } else {
      bytes.set(json);
      length = json.length;
    }
    bytes[length] = 0;
  }

  function readWhole() {
    if (length > ${limits.recordBytes}) throw unusual;
    const own = Object.create(null);
    let given = 0;
    take(123);
    if (!takeIf(125)) {
      do {
        peek();
        const index = wordAt(bytes, at, ownNames);
        at += ownNames.lengths[index] + 2;
        take(58);
        if ((given & (1 << index)) !== 0) throw unusual;
        given |= 1 << index;
        if (index < ownFields.length) own[ownNames.words[index]] = readOwn(ownFields[index]);
        else own.signals = readSignals();
      } while (takeIf(44));
      take(125);
    }
    peek();
    if (at < length) throw unusual;
    for (const { name, needed } of ownFields) if (needed && own[name] === undefined) throw unusual;
    return own;
  }

  function readOwn(field) {
    const value = peek() === 34 ? readText() : JSON.parse(sliceOfValue());
    const problems = [];
    const read = readField(field, value ?? undefined, field.name, problems);
    if (problems.length > 0) throw unusual;
    return read;
  }

  function readSignals() {
    forget(known);
    take(123);
    if (takeIf(125)) return known;
    const source = bytes;
    let place = behindBlanks(source, at);
    let index = -1;
    for (;;) {
      index = keyAt(source, place, names, index + 1);
      if (index < 0 || seen[index] === record) throw unusual;
      seen[index] = record;
      place += names.lengths[index] + 2;
      if (source[place] !== 58) place = behindBlanks(source, place);
      if (source[place++] !== 58) throw unusual;
      if (source[place] <= 32) place = behindBlanks(source, place);
      if (source[place] === 110) {
        at = place;
        takeAll("null");
        place = at;
      } else {
        switch (kindOf[index]) {
          case 1: {
            const isTrue = source[place] === 116;
            at = place;
            takeAll(isTrue ? "true" : "false");
            place = at;
            set(known, index, isTrue);
            break;
          }
          case 2: {
            at = place;
            const value = readNumber(placesOf[index]);
            place = at;
            if (value < minimumOf[index] || value > maximumOf[index] || value >= belowOf[index]) throw unusual;
            set(known, index, value);
            break;
          }
          case 3: {
            const members = membersOf[index];
            const member = wordAt(source, place, members);
            place += members.lengths[member] + 2;
            set(known, index, members.words[member]);
            break;
          }
          case 4:
            at = place;
            set(known, index, readMembers(membersOf[index]));
            place = at;
            break;
          case 5:
            at = place;
            set(known, index, readText());
            place = at;
            break;
          default: {
            at = place;
            const value = readValue(fields[index].type, source[place] === 34 ? readText() : JSON.parse(sliceOfValue()));
            if (value === undefined) throw unusual;
            set(known, index, value);
            place = at;
          }
        }
      }
      if (source[place] !== 44) {
        place = behindBlanks(source, place);
        if (source[place] === 125) {
          at = place + 1;
          return known;
        }
        if (source[place] !== 44) throw unusual;
      }
      place++;
      if (source[place] !== 34) place = behindBlanks(source, place);
    }
  }

  function readMembers(table) {
    take(91);
    const members = [];
    if (takeIf(93)) return members;
    do {
      peek();
      const member = wordAt(bytes, at, table);
      at += table.lengths[member] + 2;
      members.push(table.words[member]);
    } while (takeIf(44));
    take(93);
    return members;
  }

  /** Digits as they are written most: no exponent, no more of them than a double holds. */
  function readNumber(places) {
    const source = bytes;
    const negative = source[at] === 45;
    const first = negative ? at + 1 : at;
    let place = first;
    let digits = 0;
    for (let digit = source[place] - 48; digit >= 0 && digit <= 9; digit = source[++place] - 48) digits = digits * 10 + digit;
    if (place === first || place - first > 15 || (source[first] === 48 && place - first > 1)) throw unusual;
    if (source[place] === 46) {
      const point = place++;
      for (let digit = source[place] - 48; digit >= 0 && digit <= 9; digit = source[++place] - 48) digits = digits * 10 + digit;
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
    if (source[at] !== 34) throw unusual;
    const first = at + 1;
    let end = first;
    let all = 0;
    for (let byte = source[end]; byte !== 34; byte = source[++end]) {
      if (byte === 92 || byte < 32) throw unusual;
      all |= byte;
    }
    if (end - first > ${limits.cellLength}) throw unusual;
    at = end + 1;
    if (text !== undefined) return text.slice(first, end);
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
    for (let byte = bytes[at]; byte !== 34; byte = bytes[++at]) if (byte === 92 || byte < 32) throw unusual;
    return decoded(bytes.subarray(first, ++at));
  }

  /** The source of any value in which no key can be there twice: JSON.parse looks at the rest. */
  function sliceOfValue() {
    if (peek() === 34) return sliceOfString();
    const first = at;
    if (bytes[at] === 91) {
      for (let byte = bytes[++at]; byte !== 93; byte = bytes[++at])
        if (byte === 0 || byte === 91 || byte === 123 || byte === 34) {
          if (byte !== 34) throw unusual;
          sliceOfString();
          at--;
        }
      at++;
    } else {
      for (let byte = bytes[at]; byte !== 0 && byte !== 44 && byte !== 125 && byte !== 93; byte = bytes[++at])
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

  /** The next byte that is no blank; 0 at the end. */
  function peek() {
    if (bytes[at] <= 32) at = behindBlanks(bytes, at);
    return bytes[at];
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
    for (let i = 0; i < word.length; i++) if (bytes[at++] !== word.charCodeAt(i)) throw unusual;
  }
}

/** The same from the text, with words for all that is wrong. */
function readUnusual(json, recordFields) {
  const bytes = typeof json === "string" ? utf8Encoder.encode(json) : json;
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
    else if (token === "[") levels.push({ keys: undefined, key: "" });
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
