/**
 * Spelling: words get their own token type, and what is written in a foreign way is reported and replaced.
 *
 * After this the parser reads on as if everything had been written right: one slip costs one message.
 */

import type { Span } from "../source/span.ts";
import { stepLength, type Work } from "../source/work.ts";
import { lineStart } from "./line-bounds.ts";
import { mendText, textOverLanguage } from "./mistakes/broken-texts.ts";
import { createConflicts } from "./mistakes/conflicts.ts";
import { replaceListSign } from "./mistakes/list-signs.ts";
import { conflictSignOf, correctionOf } from "./mistakes/oddities.ts";
import { formulaOf } from "./mistakes/pasted-formulas.ts";
import { isAssignment, replaceOddity } from "./mistakes/replace-oddity.ts";
import { closingBracket, meantBy, reportBrackets } from "./mistakes/square-brackets.ts";
import { retype, spanOf, typed } from "./mistakes/token-edits.ts";
import type { SyntaxReport } from "./syntax-report.ts";
import { fence, isClosedText, isClosedTextBlock } from "./text-tokens.ts";
import {
  Comma,
  Formula,
  LeftBrace,
  LeftParenthesis,
  LineEnd,
  NumberToken,
  Oddity,
  OddMark,
  OddNumber,
  RightBrace,
  type SourceToken,
  TextBlockToken,
  TextToken,
  Word,
  wordTypes,
} from "./tokens.ts";

/** Gives words their type, and replaces what is spelt in a foreign way; most files come back as they are. */
export function* correctingSpelling(
  lexed: SourceToken[],
  text: string,
  report: SyntaxReport,
): Work<SourceToken[]> {
  let corrected: SourceToken[] | undefined;
  let mended = 0;
  let passConflict: ReturnType<typeof createConflicts> | undefined;
  /** Partners of what was reported before. */
  const answered = new Set<SourceToken>();
  for (let index = 0; index < lexed.length; yield) {
    const end = index + stepLength;
    // Slips are mended in place: of many tokens one may be left.
    for (; index < end && index < lexed.length; index++) {
      const token = lexed[index] as SourceToken;
      const type = token.tokenType;
      if (type === Word) {
        const special = wordTypes.get(token.image);
        if (special !== undefined) retype(token, special);
      } else if (type === NumberToken) {
        const last = separatedNumber(lexed, index, text);
        if (last > index) {
          corrected ??= lexed.slice(0, index);
          reportSeparatedNumber(lexed, index, last, text, report);
          index = last;
        }
      } else if (type === TextToken || type === TextBlockToken) {
        const closed = type === TextToken ? isClosedText(token.image) : isClosedTextBlock(token.image);
        if (!closed || goesOnBehind(token, lexed[index + 1])) {
          if (mended < mostMended && mendText(lexed, index, text, report)) mended++;
          else if (!closed) {
            reportUnclosedText(lexed, index, text, report);
            if (listGoesOn(lexed, index)) {
              corrected ??= lexed.slice(0, index);
              corrected.push(token);
              index++;
              continue;
            }
          }
        }
      } else if (type === Oddity || type === OddNumber || type === OddMark) {
        corrected ??= lexed.slice(0, index);
        if (answered.has(token)) continue;
        if (conflictSignOf(token.image) !== undefined) {
          passConflict ??= createConflicts(lexed, report);
          index = passConflict(index);
          continue;
        }
        const partner = replacePartners(lexed, index, corrected, report);
        if (partner !== undefined) {
          answered.add(partner);
          continue;
        }
        joinNumberBehind(lexed, index, corrected, text);
        if (/^(?:&&?|\|\|?)$/.test(token.image)) {
          replaceListSign(token, [lexed[index + 1], lexed[index + 2]], corrected, report);
          continue;
        }
        if (replaceOddity(token, [lexed[index + 1], lexed[index + 2]], corrected, report)) index++;
        continue;
      } else if (type === LeftParenthesis) {
        const formula = formulaBefore(lexed, index, text);
        if (formula !== undefined) {
          corrected ??= lexed.slice(0, index);
          index = replaceFormula(lexed, index, formula, corrected, report);
          continue;
        }
      }
      corrected?.push(token);
    }
  }
  return corrected ?? lexed;
}

/** No further does a fence look for its partner. */
const furthest = 2_000;

/**
 * Brackets and the fences of web texts, which come in pairs: gives the one that closes, if it is to be left out.
 * Of those that stand for braces, both stay.
 */
function replacePartners(
  lexed: readonly SourceToken[],
  index: number,
  tokens: SourceToken[],
  report: SyntaxReport,
): SourceToken | undefined {
  const token = lexed[index] as SourceToken;
  if (token.image.startsWith("```")) {
    const partner = lexed.slice(index + 1, index + furthest).find(({ image }) => image.startsWith("```"));
    const also = partner === undefined ? [] : [spanOf(partner)];
    const span = spanOf(token);
    report("needless-sign", span, { found: token.image }, [{ newText: "", also }]);
    return partner ?? token;
  }
  if (token.image !== "[") return undefined;
  const partner = lexed[closingBracket(lexed, index)];
  if (partner === undefined) return undefined;
  const brackets = meantBy(tokens.at(-1), lexed[index + 1]);
  reportBrackets(brackets, spanOf(token), spanOf(partner), report);
  if (brackets !== "block") return partner;
  tokens.push({ ...token, payload: "{", ...typed(LeftBrace) });
  retype(partner, RightBrace);
  return token;
}

/** `0,5`, `100,000` and `1 200,50`: the index of the last token of a number that is cut by commas or blanks. */
function separatedNumber(tokens: readonly SourceToken[], index: number, text: string): number {
  const behind = tokens[index + 1]?.tokenType;
  if (behind === NumberToken || behind === Oddity) {
    const end = endOfGroups(text, (tokens[index] as SourceToken).startOffset);
    let last = index;
    while ((tokens[last + 1]?.startOffset ?? end) < end) last++;
    return last;
  }
  let last = index;
  for (;;) {
    const number = tokens[last] as SourceToken;
    const comma = tokens[last + 1];
    const next = tokens[last + 2];
    const joined =
      comma?.tokenType === Comma &&
      next?.tokenType === NumberToken &&
      comma.startOffset === number.startOffset + number.image.length &&
      next.startOffset === comma.startOffset + 1 &&
      /^\d/.test(next.image);
    if (!joined) break;
    last += 2;
  }
  // `1,2,3` is a list.
  const isList =
    last > index + 2 &&
    !inThousands.test(text.slice(tokens[index]?.startOffset, spanOf(tokens[last] as SourceToken).end));
  return isList ? index : last;
}

/** `1,200,000`: three digits behind each comma. */
const inThousands = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/** Three digits behind each blank, as `1 200,50` is written in French. */
const inGroups = /[+-]?[1-9]\d{0,2}(?:[ \xa0\u2009\u202f]\d{3})+(?:,\d+)?(?!\d|[.,:-]\d)/y;

/** Where such a number ends that begins at an offset. */
function endOfGroups(text: string, start: number): number {
  inGroups.lastIndex = start;
  return inGroups.test(text) ? inGroups.lastIndex : start;
}

/** Whether a word or another text stands right behind it, without a blank. */
const goesOnBehind = ({ startOffset, image }: SourceToken, next: SourceToken | undefined): boolean =>
  next?.startOffset === startOffset + image.length &&
  (next.tokenType === Word || next.tokenType === TextToken);

/** A file with more of them has other worries. */
const mostMended = 20;

/** `$100,000`, `= 0,5` — the number is one, so that it costs one message with its sign. */
function joinNumberBehind(
  tokens: SourceToken[],
  index: number,
  before: readonly SourceToken[],
  text: string,
): void {
  const first = index + 1;
  const sign = tokens[index] as SourceToken;
  const isOne = correctionOf(sign.image).kind === "currency" || isAssignment(sign, before);
  if (!isOne || tokens[first]?.tokenType !== NumberToken) return;
  const last = separatedNumber(tokens, first, text);
  if (last === first) return;
  joinNumber(tokens, first, last, text);
  tokens.splice(first + 1, last - first);
}

function reportSeparatedNumber(
  tokens: readonly SourceToken[],
  first: number,
  last: number,
  text: string,
  report: SyntaxReport,
): void {
  const { found, write } = joinNumber(tokens, first, last, text);
  // Its sign is told with it: `1 200 €`.
  const [blank, sign] = tokens.slice(last + 1, last + 3);
  const behind = blank !== undefined && /^\s/.test(blank.image) ? sign : blank;
  if (behind?.tokenType === Oddity && correctionOf(behind.image).kind === "currency") return;
  const { startOffset: start } = tokens[first] as SourceToken;
  const span = { start, end: start + found.length };
  report("number-spelling", span, { found, write }, [{ newText: write }]);
}

/** Makes the first of the tokens the whole number. */
function joinNumber(
  tokens: readonly SourceToken[],
  first: number,
  last: number,
  text: string,
): { readonly found: string; readonly write: string } {
  const token = tokens[first] as SourceToken;
  const found = text.slice(token.startOffset, spanOf(tokens[last] as SourceToken).end);
  const write = withPoint(found);
  token.image = found;
  token.payload = write;
  return { found, write };
}

/** `1.200,50` and `1 200,50` are `1_200.50`; of one comma alone, what stands behind it are decimal places. */
function withPoint(number: string): string {
  const { whole, part } =
    /^(?<whole>[+-]?\d{1,3}(?:[.\s]\d{3})+)(?:,(?<part>\d+))?$/.exec(number)?.groups ?? {};
  if (whole !== undefined) return whole.replaceAll(/[.\s]/g, "_") + (part === undefined ? "" : `.${part}`);
  const isDecimal = /^[^,]*,[^,]*$/.test(number) && !/^[+-]?\d{1,3},\d{3}(?:\.\d+)?$/.test(number);
  return number.replaceAll(",", isDecimal ? "." : "_");
}

function reportUnclosedText(
  lexed: readonly SourceToken[],
  index: number,
  text: string,
  report: SyntaxReport,
): void {
  const token = lexed[index] as SourceToken;
  const before = lexed[index - 1];
  const block = token.tokenType === TextBlockToken;
  const span = { start: token.startOffset, end: token.startOffset + (block ? 3 : 1) };
  const end = { start: token.startOffset + token.image.length, end: token.startOffset + token.image.length };
  const mark = block ? fence : '"';
  const opened = block || token.image !== mark || before === undefined || spanOf(before).end < span.start;
  const fix = opened && !block ? [{ title: "close the text", span: end, newText: mark }] : [];
  const swallowing = opened ? undefined : textOverLanguage(lexed, index);
  if (swallowing !== undefined) {
    const { start } = swallowing;
    const close = {
      title: "close the text",
      span: { start: swallowing.end, end: swallowing.end },
      newText: mark,
    };
    report("unclosed-text", { start, end: start + 1 }, { mark, opened: true, first: undefined }, [close]);
    return;
  }
  const first = opened ? undefined : firstWordOf(text, token.startOffset);
  if (first === undefined) report("unclosed-text", span, { mark, opened, first }, fix);
  else {
    const open = { title: "open the text", span: { start: first.start, end: first.start }, newText: mark };
    report("unclosed-text", first, { mark, opened, first: text.slice(first.start, first.end) }, [open]);
  }
}

/** `because they grow"`, `summary They grow"`: the first word of a text that is closed at an offset, never opened. */
function firstWordOf(text: string, closed: number): Span | undefined {
  const line = text.slice(Math.max(lineStart(text, closed), closed - longestText), closed);
  const item = line.split(/[{};"]/).at(-1) ?? "";
  const [lead] =
    /^.*\bbecause\s+/.exec(item) ??
    /^\s*import\s+(?:.*\bfrom\s+)?/.exec(item) ??
    /^\s*(?:(?:persona|signals|play|task|meeting|message|milestone|role|resource)\s+)?[\p{L}\p{N}_]+\s+/u.exec(
      item,
    ) ??
    [];
  const [word] = lead === undefined ? [] : (/^[\p{L}\p{N}’'./-]+/u.exec(item.slice(lead.length)) ?? []);
  if (lead === undefined || word === undefined || /[<>=+]/.test(item.slice(lead.length))) return undefined;
  const start = closed - item.length + lead.length;
  return { start, end: start + word.length };
}

/** What stands further before a quotation mark is not its text. */
const longestText = 500;

/** Recovery: `body """ … ⏎ , es """ … """` — the comma is on the line where the first text should have ended. */
const listGoesOn = (tokens: readonly SourceToken[], index: number): boolean => {
  const { tokenType } = tokens[index] as SourceToken;
  return (
    tokenType === TextBlockToken &&
    tokens[index + 2]?.tokenType === Comma &&
    tokens[index + 1]?.tokenType === LineEnd
  );
};

/** `IF(a; 2; 0)`: a formula whose `(` is the token at the index. */
function formulaBefore(lexed: readonly SourceToken[], index: number, text: string): string | undefined {
  const name = lexed[index - 1];
  return name !== undefined && spanOf(name).end === (lexed[index] as SourceToken).startOffset
    ? formulaOf(name.image, text, name.startOffset)
    : undefined;
}

/** The same, and `+IF(a; 2; 0)`, as one token; gives the index of the last that it is made of. */
function replaceFormula(
  lexed: readonly SourceToken[],
  index: number,
  formula: string,
  tokens: SourceToken[],
  report: SyntaxReport,
): number {
  const name = tokens.pop() as SourceToken;
  const sign = tokens.at(-1);
  const signed = sign?.tokenType === Oddity && spanOf(sign).end === name.startOffset;
  const first = signed ? (tokens.pop() as SourceToken) : name;
  const image = signed ? first.image + formula : formula;
  const token = { ...first, image, ...typed(Formula) };
  const { end } = spanOf(token);
  report("pasted-formula", spanOf(token), { formula: image });
  tokens.push(token);
  let last = index;
  while ((lexed[last + 1]?.startOffset ?? end) < end) last++;
  return last;
}
