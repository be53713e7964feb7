/**
 * The only ways by which text gets into generated JavaScript.
 *
 * Code is a type of its own: the `js` tag builds it from constant text, numbers and other code, and refuses
 * strings, so that a name or text of the user's can enter only through `literal`, `comment`, `propertyKey` or a
 * name from `createNames`. Each of these is safe for every text there is. Nothing edits code once it is written.
 *
 * A line may know the place in the playbook that it comes from (`from`), for the source map.
 */

import type { At } from "../../ir/ir.ts";

export interface Code {
  readonly code: string;
  /** Of a line: the place in the playbook that it comes from. It is lost where the line becomes part of another. */
  readonly origin?: At;
}

/** Code from constant text and parts that are code already; numbers are written as literals. */
export function js(constant: TemplateStringsArray, ...parts: readonly (Code | number)[]): Code {
  const written = parts.map((part) => (typeof part === "number" ? literal(part) : part).code);
  return { code: constant.map((text, index) => text + (written[index] ?? "")).join("") };
}

/** Code that nobody but this compiler wrote: the fixed parts of a generated file. */
export function constantCode(code: string): Code {
  return { code };
}

export type Plain =
  | string
  | number
  | boolean
  | undefined
  | readonly Plain[]
  | { readonly [key: string]: Plain };

/** A value as an expression on one line. Objects keep the order of their keys and leave out what is undefined. */
export function literal(value: Plain): Code {
  if (value === undefined) return js`undefined`;
  if (typeof value === "string") return { code: quoted(value) };
  if (typeof value === "number" || typeof value === "boolean") return { code: String(value) };
  if (isList(value)) return js`[${join(value.map(literal), ", ")}]`;
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  if (entries.length === 0) return js`{}`;
  return js`{ ${join(
    entries.map(([key, field]) => js`${propertyKey(key)}: ${literal(field)}`),
    ", ",
  )} }`;
}

/** A key of an object literal. `__proto__` is computed, as a plain key would set the prototype. */
export function propertyKey(name: string): Code {
  if (name === "__proto__") return js`[${literal(name)}]`;
  return isIdentifier(name) ? { code: name } : literal(name);
}

/** A property read: `.name`, or `["na me"]` for what is no identifier. */
export function access(object: Code, name: string): Code {
  return isIdentifier(name) ? js`${object}.${{ code: name }}` : js`${object}[${literal(name)}]`;
}

/** A comment to the end of its line. */
export function comment(text: string): Code {
  return { code: `// ${harmless(text)}` };
}

/** A documentation comment; every line of it is one element. Nothing is written where there is nothing to say. */
export function docComment(lines: readonly string[]): readonly Code[] {
  const written = lines.filter((line) => line !== "").map(harmless);
  if (written.length === 0) return [];
  if (written.length === 1) return [{ code: `/** ${written[0]} */` }];
  return [{ code: "/**" }, ...written.map((line) => ({ code: ` * ${line}` })), { code: " */" }];
}

export function join(parts: readonly Code[], separator: string): Code {
  return { code: parts.map(({ code }) => code).join(separator) };
}

/** Lines one level further in. No literal spans lines, so this never changes one. */
export function indent(lines: readonly Code[]): readonly Code[] {
  return lines.map((line) => ({ ...line, code: line.code.replace(/^(?=.)/gm, "  ") }));
}

/** `head {`, the lines, `}`. */
export function block(head: Code, lines: readonly Code[], tail: Code = js`}`): readonly Code[] {
  return [js`${head} {`, ...indent(lines), tail];
}

/** Lines that come from a place in the playbook; those that come from a nearer one keep it. */
export function from(at: At, lines: readonly Code[]): readonly Code[] {
  return lines.map((line) => ({ origin: at, ...line }));
}

/** A whole file. */
export function printFile(lines: readonly Code[]): string {
  return `${join(lines, "\n").code}\n`;
}

/**
 * Gives each of the user's names an identifier of its own: the name itself where it can be, else one made
 * harmless. Names of different kinds (a signal and a persona) never share one. `taken` are the identifiers that the
 * file uses already.
 */
export function createNames(taken: Iterable<string>): (kind: string, name: string) => Code {
  const used = new Set([...reservedWords, ...taken]);
  const given = new Map<string, string>();
  return (kind, name) => {
    const key = `${kind} ${name}`;
    let identifier = given.get(key);
    if (identifier === undefined) {
      const base = isIdentifier(name) ? name : `_${name.replace(/[^\p{ID_Continue}]/gu, "_")}`;
      identifier = base;
      for (let count = 2; used.has(identifier); count++) identifier = `${base}_${count}`;
      used.add(identifier);
      given.set(key, identifier);
    }
    return { code: identifier };
  };
}

/** Joiners, which Persian needs, are allowed inside a JavaScript identifier as well. */
export function isIdentifier(name: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u.test(name) && name === name.normalize("NFC");
}

/**
 * As JSON, which is JavaScript, with more escapes: what ends a script in HTML, the line ends that old engines
 * refuse, and everything invisible, so that the file reads as it runs.
 */
function quoted(text: string): string {
  return JSON.stringify(text)
    .replace(/<(?=[/!])/g, "\\u003c")
    .replace(/-->/g, "--\\u003e")
    .replace(invisible, escapeCharacter);
}

/** In a comment nothing must end it early, and nothing may look like a line end or a tag. */
function harmless(text: string): string {
  return text
    .replace(/[\r\n\u2028\u2029]+/g, " ")
    .replaceAll("*/", "*\\/")
    .replace(/<(?=[/!])/g, "<\\")
    .replaceAll("-->", "--\\>")
    .replace(/[@#](?=\s*source(?:Mapping)?URL)/g, "")
    .replace(invisible, escapeCharacter);
}

/** Controls, line ends that are not \n, bidirectional controls, lone surrogates. */
const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is escaped
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;

/** Code that another tool wrote, in whose literals alone such characters stand. */
export const withoutInvisible = (code: string): string =>
  code.replace(invisible, (character) => (character === "\n" ? character : escapeCharacter(character)));

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

const reservedWords = `
  abstract arguments as async await boolean break byte case catch char class const constructor continue debugger
  default delete do double else enum eval export extends false final finally float for from function get goto if
  implements import in instanceof int interface let long native new null of package private protected public
  return set short static super switch synchronized this throw throws transient true try typeof undefined var
  void volatile while with yield NaN Infinity Object Array Number String Boolean Math Map Set Error Intl BigInt
  JSON Symbol RegExp Date URL globalThis then __proto__`
  .trim()
  .split(/\s+/);
