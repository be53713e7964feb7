/**
 * Formulas of a spreadsheet, pasted where a value, points or a condition belongs.
 *
 * A formula is one piece, whatever signs are in it, so that it is told once: spelling.ts reports it as one token,
 * from which the parser does not read on.
 */

import { isLineEnd } from "../text-tokens.ts";

/** Behind `=` a function in any language, or cells: `WENN(`, `$A$1`, `Sheet1!A1`, `A1+`. */
const beginning = () =>
  /=[ \t]*[-+@]?(?:(?:\p{Lu}[\p{Lu}\p{N}._]*|if|sum)\(|(?:'[^'\r\n]*'|[\p{L}\p{N}_]+)!|\$[A-Z]|[A-Z]{1,3}(?:\$|\d+[ \t]*[-+*/^&:]))/uy;

/** A function is written in capitals, but for what is typed from memory. */
const functionName = () => /^(?:\p{Lu}[\p{Lu}\p{N}._]+|if|sum)$/u;

const rangeOfCells = /[A-Z]\d{1,7}:[A-Z]{1,3}\d/;

/** The formula whose `=` stands at this offset. */
export function formulaAt(text: string, offset: number): string | undefined {
  if (text.charAt(offset) !== "=") return undefined;
  const begins = beginning();
  begins.lastIndex = offset;
  return begins.test(text) ? wholeFormula(text, offset).image : undefined;
}

/** Without its `=`: what begins with the word at an offset and `(`, if it is given several things, or cells. */
export function formulaOf(word: string, text: string, offset: number): string | undefined {
  if (!functionName().test(word)) return undefined;
  const { image, isList } = wholeFormula(text, offset);
  return isList || rangeOfCells.test(image) ? image : undefined;
}

interface Piece {
  readonly image: string;
  /** Several things in parentheses. */
  readonly isList: boolean;
}

/** To where the line goes on with a word of the language or another item. */
function wholeFormula(text: string, start: number): Piece {
  let depth = 0;
  let quote = "";
  let isList = false;
  let end = start;
  let inFirstLine: Piece | undefined;
  const piece = () => ({ image: text.slice(start, end), isList });
  for (let at = start; at < text.length; at++) {
    const sign = text.charAt(at);
    if (isLineEnd(text.charCodeAt(at))) {
      inFirstLine ??= piece();
      if (depth === 0 || quote !== "" || at - start > longestFormula) break;
    } else if (inFirstLine !== undefined && quote === "" && /[{}]/.test(sign)) break;
    else if (quote !== "") {
      if (sign === quote) quote = "";
    } else if (depth === 0 && endsFormula(text.charAt(end - 1), sign, text.charAt(at + 1))) break;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === "(") depth++;
    else if (sign === ")" && depth > 0) depth--;
    else if (depth === 1 && (sign === "," || sign === ";")) isList = true;
    // What is not closed ends before the signs at the end of its line.
    if (!/[ \t\r\n{};]/.test(sign)) end = at + 1;
  }
  // Whose parentheses stay open, is not one over several lines.
  return inFirstLine !== undefined && depth > 0 ? inFirstLine : piece();
}

/** No further are its parentheses looked for in the lines below. */
const longestFormula = 1_000;

/** A blank does, unless something is still to be reckoned with: `A1 & "x"`. */
const endsFormula = (before: string, sign: string, next: string): boolean =>
  /[,;{})]/.test(sign) || (/[ \t]/.test(sign) && /[\p{Ll}/"]/u.test(next) && !/[-+*/^&<>=]/.test(before));
