/**
 * Reads JSON strictly after RFC 8259, and keeps what `JSON.parse` loses: where everything stands, the digits of
 * numbers as written, and keys that are there twice.
 *
 * Nothing of a record's meaning is known here. The depth is held to the limit before it can hurt.
 */

import { limits } from "../limits.ts";

export type JsonNode = { readonly offset: number } & (
  | {
      readonly kind: "object";
      readonly members: ReadonlyMap<string, JsonNode>;
      /** Keys given more than once, with the place of the second; the first one's value is kept. */
      readonly doubled: readonly { readonly key: string; readonly offset: number }[];
    }
  | { readonly kind: "array"; readonly items: readonly JsonNode[] }
  | { readonly kind: "string"; readonly text: string }
  | { readonly kind: "number"; readonly source: string }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "null" }
);

export interface JsonProblem {
  readonly kind: "problem";
  readonly offset: number;
  /** One sentence, in words. */
  readonly what: string;
  readonly help?: string;
}

const blank = /[ \t\n\r]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON allows none inside a string
const string = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;
const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const word = /[\p{L}\p{N}_$]+/uy;

/** One JSON value, with blanks around it. */
export const readJson = (text: string): JsonNode | JsonProblem => createParser(text).whole();

/** The values of a list, as far as the text holds them. */
export interface JsonItems {
  readonly items: readonly JsonNode[];
  /** Behind the last of them. */
  readonly end: number;
  /** Where reading stopped; the items before it are sound. */
  readonly problem?: JsonProblem;
}

/**
 * A part of a list that was cut after commas between its items. `first`: it begins with the bracket; `final`: it
 * ends with the other. `longest`: more characters than that are no item.
 */
export const readJsonItems = (
  text: string,
  part: { readonly first: boolean; readonly final: boolean },
  longest: number,
): JsonItems => createParser(text).items(part, longest);

function createParser(text: string) {
  let at = 0;

  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const problem = (what: string, help?: string, offset = at): JsonProblem => ({
    kind: "problem",
    offset,
    what,
    ...(help === undefined ? {} : { help }),
  });
  const skipBlanks = (): void => {
    const code = text.charCodeAt(at);
    if (code === 0x20 || (code >= 0x09 && code <= 0x0d)) take(blank);
  };
  const punctuation = (character: string): boolean => {
    skipBlanks();
    if (text[at] !== character) return false;
    at++;
    return true;
  };
  /** A text in double quotes; nearly every one holds no backslash, and is what stands between them. */
  const takeString = (): string | undefined => {
    if (text.charCodeAt(at) !== quote) return undefined;
    for (let i = at + 1; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === quote) {
        const found = text.slice(at + 1, i);
        at = i + 1;
        return found;
      }
      if (code === backslash || code < 0x20) break;
    }
    const literal = take(string);
    return literal === undefined ? undefined : (JSON.parse(literal) as string);
  };

  function value(depth: number): JsonNode | JsonProblem {
    skipBlanks();
    const offset = at;
    if (depth > limits.recordDepth) {
      return problem(`lists or objects stand deeper inside one another than ${limits.recordDepth} times`);
    }
    if (text[at] === "{") return object(depth, offset);
    if (text[at] === "[") return array(depth, offset);
    const found = takeString();
    if (found !== undefined) return { kind: "string", text: found, offset };
    const source = take(number);
    if (source !== undefined) return { kind: "number", source, offset };
    const name = take(word);
    if (name === "true" || name === "false") return { kind: "boolean", value: name === "true", offset };
    if (name === "null") return { kind: "null", offset };
    at = offset;
    return noValue(name);
  }

  function object(depth: number, offset: number): JsonNode | JsonProblem {
    const members = new Map<string, JsonNode>();
    const doubled: { key: string; offset: number }[] = [];
    at++;
    if (punctuation("}")) return { kind: "object", members, doubled, offset };
    do {
      skipBlanks();
      const keyOffset = at;
      const name = takeString();
      if (name === undefined) return text[at] === '"' ? badString() : notHere("a name in double quotes");
      if (!punctuation(":")) return notHere("`:`");
      const node = value(depth + 1);
      if (node.kind === "problem") return node;
      const key = name.normalize("NFC");
      if (members.has(key)) doubled.push({ key, offset: keyOffset });
      else members.set(key, node);
    } while (punctuation(","));
    return punctuation("}") ? { kind: "object", members, doubled, offset } : notHere("`,` or `}`");
  }

  function array(depth: number, offset: number): JsonNode | JsonProblem {
    const items: JsonNode[] = [];
    at++;
    if (punctuation("]")) return { kind: "array", items, offset };
    do {
      const node = value(depth + 1);
      if (node.kind === "problem") return node;
      items.push(node);
    } while (punctuation(","));
    return punctuation("]") ? { kind: "array", items, offset } : notHere("`,` or `]`");
  }

  function notHere(expected: string): JsonProblem {
    if (at >= text.length) return problem(`the JSON ends too early: ${expected} is missing`);
    const found = String.fromCodePoint(text.codePointAt(at) as number);
    return problem(`${expected} should be here instead of \`${found}\``, helpInsteadOf(found, expected));
  }

  function helpInsteadOf(found: string, expected: string): string | undefined {
    const afterComma = text.slice(0, at).trimEnd().endsWith(",");
    if ((found === "}" || found === "]") && afterComma) return "take out the comma before it";
    if (/['`‘’“”„«»]/.test(found)) return 'put names and texts into straight double quotes, as in "id"';
    if (/["{[]/.test(found) && expected.startsWith("`,`")) return "put a comma before it";
    if (/[\p{L}_]/u.test(found) && expected.startsWith("a name")) return "put the name into double quotes";
    return undefined;
  }

  function noValue(name: string | undefined): JsonProblem {
    if (text[at] === '"') return badString();
    if (name === undefined) return notHere("a value");
    const known = ["true", "false", "null"].find((each) => each === name.toLowerCase());
    return problem(`\`${name}\` is no JSON value`, known ? `write ${known}` : "put texts into double quotes");
  }

  function badString(): JsonProblem {
    const offset = at;
    for (at++; at < text.length; at++) {
      const character = text[at] as string;
      if (character < " ") {
        return problem("a text runs over the end of its line, or holds a control character", "write `\\n`");
      }
      if (character === "\\" && !/^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.test(text.slice(at, at + 6))) {
        return problem("this backslash does not begin anything known", "write a backslash as `\\\\`");
      }
      if (character === "\\") at++;
    }
    return problem("this text in double quotes has no end", undefined, offset);
  }

  function ending(): JsonProblem | undefined {
    take(blank);
    if (at === text.length) return undefined;
    const help = "put the records into square brackets, or name the file .ndjson";
    return problem("something follows after the end of the JSON", text[at] === "{" ? help : undefined);
  }

  function whole(): JsonNode | JsonProblem {
    const node = value(1);
    return node.kind === "problem" ? node : (ending() ?? node);
  }

  function items(part: { readonly first: boolean; readonly final: boolean }, longest: number): JsonItems {
    const items: JsonNode[] = [];
    let end = 0;
    if (part.first) {
      punctuation("[");
      if (punctuation("]")) return { items, end, ...problemOf(ending()) };
    }
    do {
      take(blank);
      if (!part.final && at === text.length) return { items, end };
      const start = at;
      const node = value(2);
      if (at - start > longest) {
        return { items, end, problem: { kind: "problem", offset: start, what: tooLong } };
      }
      if (node.kind === "problem") return { items, end, problem: node };
      items.push(node);
      end = at;
    } while (punctuation(","));
    return { items, end, ...problemOf(punctuation("]") ? ending() : notHere("`,` or `]`")) };
  }

  return { whole, items };
}

/** What is said of an item that is too long, of which the limit is known elsewhere. */
export const tooLong = "an item of this list is too long";

const problemOf = (problem: JsonProblem | undefined) => (problem === undefined ? {} : { problem });

/** How much of a text that comes piece by piece is the beginning of a list up to a comma between its items. */
export function createItemCut(): (text: string, seen: number) => number {
  let depth = 0;
  let isList = false;
  let inText = false;
  let escaped = false;
  return (text, seen) => {
    let whole = 0;
    for (let i = seen; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (inText) {
        if (escaped) escaped = false;
        else if (code === backslash) escaped = true;
        else if (code === quote) inText = false;
      } else if (code === quote) inText = true;
      else if (code === openBrace || code === openBracket) {
        if (depth === 0) isList = code === openBracket;
        depth++;
      } else if (code === closeBrace || code === closeBracket) depth--;
      else if (code === comma && depth === 1 && isList) whole = i + 1;
    }
    return whole;
  };
}

const [quote, comma, backslash] = [0x22, 0x2c, 0x5c];
const [openBracket, closeBracket, openBrace, closeBrace] = [0x5b, 0x5d, 0x7b, 0x7d];
