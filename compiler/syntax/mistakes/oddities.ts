/**
 * Characters that are not of the language, and what their writer meant by them.
 *
 * Word processors, other alphabets and programming languages leave their traces: “quotes”, `==`, `،`, `٣`.
 * Each is read as one piece here and answered by what should have been written, so that it costs one message and
 * the parser goes on as if it had been right. Layout.ts reports; nothing here does.
 */

import { formulaAt } from "./pasted-formulas.ts";

/** No further does a quotation mark look for its partner, or a line full of them would be read over and over. */
const longestQuotation = 300;

/** What stands behind an opening quotation mark that is not `"`. */
const closingMarks: ReadonlyMap<string, string> = new Map([
  ["“", '”“"'],
  ["”", '”“"'],
  ["„", '“”"'],
  ["«", "»"],
  ["»", "«"],
  ["‹", "›"],
  ["‘", "’'"],
  ["’", "’'"],
  ["‚", "‘’'"],
  ["'", "'’"],
  ["`", "`"],
  ["＂", "＂"],
]);

const spelled: ReadonlyMap<string, string> = new Map([
  ["==", "is"],
  ["===", "is"],
  ["=", "is"],
  ["!=", "is not"],
  ["!==", "is not"],
  ["≠", "is not"],
  ["->", "then"],
  ["→", "then"],
  ["⇒", "then"],
  ["&&", "and"],
  ["&", "and"],
  ["||", "or"],
  ["|", "or"],
  ["!", "not"],
  ["=>", ">="],
  ["≥", ">="],
  ["=<", "<="],
  ["≤", "<="],
  ["،", ","],
  ["、", ","],
  ["؛", ";"],
  ["٪", "%"],
  ["。", "."],
]);

/** The dollar is that of the United States; who means another one is told where the amount is compared. */
const currencySigns: ReadonlyMap<string, string> = new Map([
  ["$", "USD"],
  ["€", "EUR"],
  ["£", "GBP"],
  ["¥", "JPY"],
  ["₹", "INR"],
]);

// Those with classes of Unicode are made when one is looked for: each takes a while, and most files hold none.
const number = () =>
  /[+\-\u2212\u2013\u2014\uff0b\uff0d]?\p{Nd}(?:[\p{Nd}_\-:.,\u066b\u066c\u2212]*\p{Nd})?/uy;
// biome-ignore lint/suspicious/noControlCharactersInRegex: some count as blanks elsewhere
const blanks = () => /[\p{Zs}\u000b\f\u0085\u2028\u2029\u200b\ufeff]+/uy;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const hidden = () => /[\0-\x08\x0e-\x1f\x7f-\x9f\p{Cf}\p{Cs}\p{Co}]+/uy;
const otherComment = () => /(?:#|--(?=[ \t\p{L}]))[^\r\n]*/uy;
/** Where two versions of a file were put together, a line of seven of one sign. */
const conflict = /(?<![^\r\n])([<>=|])\1{6}(?!\1)[^\r\n]*/y;
const pageComment = /<!--[\s\S]*?(?:-->|$)/y;
/** ```` ```persona ```` */
const codeFence = /(?<=(?:^|[\r\n])[ \t]*)```[^`\r\n]*(?=[\r\n]|$)/y;
/** `=== Roles ===`, alone on its line. */
const heading = /(?<=(?:^|[\r\n])[ \t]*)={2,}[^=\r\n]+={2,}[ \t]*(?=[\r\n]|$)/y;
/** `100'000`, `10 o'clock`, `isn't` */
const behindDigits = /['’]\d{3}(?:['’]\d{3})*(?![\d'’])/y;
const shortened = /['’](?:clock|t)\b/y;
const operator = /===?|!==?|&&?|\|\|?|->|=>|=<|[=!]/y;
const blockComment = /\/\*[\s\S]*?(?:\*\/|$)/y;
const pattern = /\/(?:[^/\\\r\n]|\\[^\r\n])*\//y;
/** `://example.com/guide`: what stands behind its slashes is no remark. */
const address = /:\/\/[^\s"{};,]+/y;

/** Chevrotain's custom pattern, tried before words: digits of other scripts, and a minus that is none. */
export function matchOddNumber(source: string, offset: number): [string] | null {
  if (source.charCodeAt(offset) < 128) return null;
  const digits = number();
  digits.lastIndex = offset;
  const match = digits.exec(source);
  return match === null ? null : [match[0]];
}

/** Chevrotain's custom pattern, tried before signs of comparison. */
export function matchOddMark(source: string, offset: number): [string] | null {
  for (const mark of [conflict, pageComment]) {
    mark.lastIndex = offset;
    const match = mark.exec(source);
    if (match !== null) return [match[0]];
  }
  return null;
}

/** Chevrotain's custom pattern, tried last: always matches at least one character. */
export function matchOddity(source: string, offset: number): [string] {
  const before = source.charAt(offset - 1);
  const early = /\d/.test(before) ? behindDigits : before === "o" || before === "n" ? shortened : conflict;
  for (const oddity of [early, codeFence, heading]) {
    oddity.lastIndex = offset;
    const match = oddity.exec(source);
    if (match !== null) return [match[0]];
  }
  const formula = formulaAt(source, offset);
  if (formula !== undefined) return [formula];
  const closing = closingMarks.get(source.charAt(offset));
  if (closing !== undefined) {
    const end = Math.min(source.length, offset + longestQuotation);
    for (let at = offset + 1; at < end; at++) {
      const character = source.charAt(at);
      if (character === "\n" || character === "\r") break;
      if (isApostrophe(source, at)) continue;
      if (closing.includes(character)) return [source.slice(offset, at + 1)];
    }
  }
  for (const oddity of [
    number(),
    blanks(),
    hidden(),
    operator,
    blockComment,
    pattern,
    address,
    otherComment(),
  ]) {
    oddity.lastIndex = offset;
    const match = oddity.exec(source);
    if (match !== null) return [match[0]];
  }
  return [String.fromCodePoint(source.codePointAt(offset) as number)];
}

/** `It's what we judge`: between letters it closes nothing. */
const isApostrophe = (source: string, at: number): boolean =>
  /['’]/.test(source.charAt(at)) && /\p{L}['’]\p{L}/u.test(source.slice(at - 1, at + 2));

/** The sign of which a mark of two versions is made. */
export const conflictSignOf = (image: string): string | undefined => /^([<>=|])\1{6}/.exec(image)?.[1];

export interface Correction {
  /** What kind of slip it is. */
  readonly kind:
    | "quotes"
    /** A quotation mark without its partner. */
    | "opening"
    | "number"
    | "sign"
    | "currency"
    | "blanks"
    | "hidden"
    | "comment"
    | "fence"
    | "thousands"
    | "address"
    | "pattern"
    /** A sign of arithmetic. */
    | "reckoning"
    | "formula"
    | "symbol"
    | "needless"
    | "unknown";
  /** What to write instead; empty to leave it out. */
  readonly write: string;
}

export function correctionOf(image: string): Correction {
  const first = image.charAt(0);
  if (/^['’]\d/.test(image) && !/['’]$/.test(image))
    return { kind: "thousands", write: image.replaceAll(/['’]/g, "_") };
  if (formulaAt(image, 0) !== undefined) return { kind: "formula", write: "" };
  if (image.startsWith("```")) return { kind: "fence", write: "" };
  if (image.startsWith("<!--"))
    return { kind: "comment", write: asRemarks(image.slice(4).replace(/-->$/, "")) };
  if (/^['’](?:clock|t)$/.test(image)) return { kind: "unknown", write: "" };
  if (image.length > 1 && closingMarks.has(first)) {
    // French quotation marks stand apart from what they hold.
    const held = "«»‹›".includes(first) ? image.slice(1, -1).trim() : image.slice(1, -1);
    return { kind: "quotes", write: `"${held.replaceAll(/(?<!\\)"/g, '\\"')}"` };
  }
  if (matchesWhole(number(), image)) return { kind: "number", write: asciiNumber(image) };
  if (matchesWhole(blanks(), image)) return { kind: "blanks", write: " " };
  if (matchesWhole(hidden(), image)) return { kind: "hidden", write: "" };
  if (image.startsWith("/*")) {
    return { kind: "comment", write: asRemarks(image.slice(2).replace(/\*\/$/, "")) };
  }
  if (/^={2,}[^=]/.test(image)) return { kind: "comment", write: `// ${image.trimEnd()}` };
  if (first === "#") return { kind: "comment", write: `//${image.slice(1)}` };
  if (image.startsWith("--")) return { kind: "comment", write: `//${image.slice(2)}` };
  if (image.startsWith("://")) return { kind: "address", write: "" };
  if (image === "->") return { kind: "symbol", write: "then" };
  if (first === "/") return { kind: "pattern", write: "" };
  if (/^[-+\u2212\u2013\u2014\uff0b\uff0d]$/.test(first))
    return { kind: "sign", write: first === "+" || first === "\uff0b" ? "+" : "-" };
  const currency = currencySigns.get(first);
  if (currency !== undefined) return { kind: "currency", write: currency };
  if (first === ":" || /^[•‣◦●○■□▪▫]$/.test(image)) return { kind: "needless", write: "" };
  if (/^[*×÷^]$/.test(image)) return { kind: "reckoning", write: "" };
  if (/^[“„«‹‘'"]$/.test(first)) return { kind: "opening", write: "" };
  const wide = image.normalize("NFKC");
  const write = spelled.get(wide) ?? (wide !== image && /^[-{}(),;.%<>]$/.test(wide) ? wide : undefined);
  return write === undefined ? { kind: "unknown", write: "" } : { kind: "symbol", write };
}

const asRemarks = (text: string): string =>
  text
    .trim()
    .split(/\r\n|[\r\n]/)
    .map((line) => `// ${line.trim()}`.trimEnd())
    .join("\n");

/** `٣٫٥` is `3.5`, `−2` is `-2`. */
function asciiNumber(image: string): string {
  let digits = "";
  for (const character of image) {
    if (/\p{Nd}/u.test(character)) digits += digitValue(character);
    else if (character === "\uff0b") digits += "+";
    else if (/[\u2212\u2013\u2014\uff0d]/.test(character)) digits += "-";
    else if (character === "\u066b") digits += ".";
    else if (character === "\u066c") digits += "_";
    else digits += character;
  }
  return digits;
}

/** Decimal digits come in runs of ten, zero first, and no run begins where another ends in nine. */
function digitValue(character: string): number {
  const ascii = character.normalize("NFKC");
  if (/^[0-9]$/.test(ascii)) return Number(ascii);
  const code = character.codePointAt(0) as number;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return code - zero;
}

function matchesWhole(expression: RegExp, image: string): boolean {
  expression.lastIndex = 0;
  return expression.exec(image)?.[0].length === image.length;
}
