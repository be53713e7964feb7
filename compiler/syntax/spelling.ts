/**
 * Spelling: words get their own token type, and what is written in a foreign way is reported and replaced.
 *
 * After this the parser reads on as if everything had been written right: one slip costs one message.
 */

import type { Span } from "../source/span.ts";
import { stepLength, type Work } from "../source/work.ts";
import { mendText, textOverLanguage } from "./broken-texts.ts";
import { isHidden } from "./characters.ts";
import { createConflicts } from "./conflicts.ts";
import { lineStart } from "./line-bounds.ts";
import { replaceListSign } from "./list-signs.ts";
import { type Correction, conflictSignOf, correctionOf } from "./oddities.ts";
import { closingBracket, meantBy, reportBrackets } from "./square-brackets.ts";
import type { SyntaxReport } from "./syntax-report.ts";
import { fence, isClosedText, isClosedTextBlock } from "./text-tokens.ts";
import { retype, spanOf, typed, typeOf, withBlanks } from "./token-edits.ts";
import {
  Comma,
  DateToken,
  LeftBrace,
  LineEnd,
  NumberToken,
  Oddity,
  OddMark,
  OddNumber,
  RightBrace,
  Semicolon,
  type SourceToken,
  TextBlockToken,
  TextToken,
  TimeToken,
  Word,
  words,
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
        const last = separatedNumber(lexed, index);
        if (last > index) {
          corrected ??= lexed.slice(0, index);
          reportSeparatedNumber(lexed, index, last, report);
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
        joinNumberBehind(lexed, index);
        if (/^(?:&&?|\|\|?)$/.test(token.image)) {
          replaceListSign(token, [lexed[index + 1], lexed[index + 2]], corrected, report);
          continue;
        }
        if (replaceOddity(token, lexed[index + 1], corrected, report)) index++;
        continue;
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
    report("needless-sign", span, { found: token.image }, [{ title: "delete it", span, newText: "", also }]);
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

/** `0,5` and `100,000`: the index of the last token of a number that is cut by commas without a blank. */
function separatedNumber(tokens: readonly SourceToken[], index: number): number {
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
    if (!joined) return last;
    last += 2;
  }
}

/** Whether a word or another text stands right behind it, without a blank. */
const goesOnBehind = ({ startOffset, image }: SourceToken, next: SourceToken | undefined): boolean =>
  next?.startOffset === startOffset + image.length &&
  (next.tokenType === Word || next.tokenType === TextToken);

/** A file with more of them has other worries. */
const mostMended = 20;

/** `$100,000` — the number is one, so that it costs one message with its sign. */
function joinNumberBehind(tokens: SourceToken[], index: number): void {
  const first = index + 1;
  const isCurrency = correctionOf((tokens[index] as SourceToken).image).kind === "currency";
  if (!isCurrency || tokens[first]?.tokenType !== NumberToken) return;
  const last = separatedNumber(tokens, first);
  if (last === first) return;
  joinNumber(tokens, first, last);
  tokens.splice(first + 1, last - first);
}

function reportSeparatedNumber(
  tokens: readonly SourceToken[],
  first: number,
  last: number,
  report: SyntaxReport,
): void {
  const { found, write } = joinNumber(tokens, first, last);
  const { startOffset: start } = tokens[first] as SourceToken;
  const span = { start, end: start + found.length };
  report("number-spelling", span, { found, write }, [{ title: `write \`${write}\``, span, newText: write }]);
}

/** Makes the first of the tokens the whole number. */
function joinNumber(
  tokens: readonly SourceToken[],
  first: number,
  last: number,
): { readonly found: string; readonly write: string } {
  const token = tokens[first] as SourceToken;
  const found = tokens
    .slice(first, last + 1)
    .map((part) => part.image)
    .join("");
  const thousands = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(found);
  const write = found.replaceAll(",", thousands ? "_" : last === first + 2 ? "." : "_");
  token.image = found;
  token.payload = write;
  return { found, write };
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
    /^\s*(?:(?:persona|signals|play|task|meeting|message|milestone|role|resource)\s+)?[\p{L}\p{N}_]+\s+/u.exec(
      item,
    ) ??
    [];
  const [word] = lead === undefined ? [] : (/^[\p{L}\p{N}’'-]+/u.exec(item.slice(lead.length)) ?? []);
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

function replaceOddity(
  token: SourceToken,
  next: SourceToken | undefined,
  tokens: SourceToken[],
  report: SyntaxReport,
): boolean {
  const { kind, write } = correctionOf(token.image);
  const behind = tokens.at(-1);
  const number = next?.tokenType === NumberToken && /^\d/.test(next.image) ? next : undefined;
  // Behind a number a dash is "to", and a `+` is "and above": the parser knows which range is meant.
  const ofRange =
    behind?.tokenType === NumberToken && (kind === "sign" || /^[\u2013\u2014]/.test(token.image));
  if (ofRange || kind === "pattern" || (kind === "sign" && number === undefined)) {
    tokens.push(token);
    return false;
  }
  if (kind === "thousands" && behind?.tokenType === NumberToken) {
    replaceThousands(token, behind, write, tokens, report);
    return false;
  }
  if (kind === "sign" && number !== undefined) {
    replacePair(token, number, write, tokens, report);
    return true;
  }
  if (
    kind === "currency" &&
    behind?.image !== "money" &&
    (number !== undefined || behind?.tokenType === NumberToken)
  ) {
    replaceCurrency(token, behind?.tokenType === NumberToken ? behind : undefined, number, tokens, report);
    return behind?.tokenType !== NumberToken;
  }
  if (kind === "currency" && behind?.image === "money") {
    const span = spanOf(token);
    report(
      "other-spelling",
      span,
      { found: token.image, write },
      sharedSigns.has(token.image) ? [] : [{ title: `write \`${write}\``, span, newText: write }],
    );
    tokens.push({ ...token, payload: write, ...typed(Word) });
    return false;
  }
  const correction = asWritten(token.image, { kind, write }, next, tokens);
  replaceAlone(token, correction, next, tokens, isInsideWord(token, behind, next) ? () => {} : report);
  return false;
}

/** `lo!ad`: a slip within a name, of which the parser tells as a whole. */
const isInsideWord = (token: SourceToken, behind?: SourceToken, next?: SourceToken): boolean =>
  token.image === "!" &&
  behind?.tokenType === Word &&
  next?.tokenType === Word &&
  spanOf(behind).end === token.startOffset &&
  spanOf(token).end === next.startOffset;

/** `from = customer`, `a => Technical +2`: signs that stand for nothing, or for `then`, in these places. */
function asWritten(
  image: string,
  correction: Correction,
  next: SourceToken | undefined,
  tokens: readonly SourceToken[],
): Correction {
  const before = tokens.at(-2)?.tokenType;
  const beginsLine =
    before === undefined || before === LineEnd || before === LeftBrace || before === Semicolon;
  if (image === "=" && (beginsLine || before === words.then) && next?.tokenType !== LineEnd)
    return { kind: "needless", write: "" };
  if (image === "=" && tokens.at(-2)?.image === "define") return { kind: "symbol", write: "as" };
  if (correction.write === "then" && joinsTwo(tokens, next)) return { kind: "symbol", write: "to" };
  return image === "=>" && next?.tokenType === Word ? { kind: "symbol", write: "then" } : correction;
}

/** `feeling anxious -> calm`, `09:00 → 12:00`: an arrow from one thing to another of its kind. */
function joinsTwo(tokens: readonly SourceToken[], next: SourceToken | undefined): boolean {
  const from = tokens.at(-1);
  if (from === undefined || next === undefined) return false;
  if (from.tokenType === TimeToken || from.tokenType === DateToken || from.tokenType === NumberToken)
    return next.tokenType === from.tokenType;
  return tokens.at(-2)?.image === "feeling";
}

/** `+ 2`, `– 2` */
function replacePair(
  sign: SourceToken,
  number: SourceToken,
  write: string,
  tokens: SourceToken[],
  report: SyntaxReport,
): void {
  const span = { start: sign.startOffset, end: spanOf(number).end };
  const found = `${sign.image}${" ".repeat(number.startOffset - spanOf(sign).end)}${number.image}`;
  const whole = `${write}${number.image}`;
  report("split-number", span, { found, write: whole }, [
    { title: `write \`${whole}\``, span, newText: whole },
  ]);
  tokens.push({ ...number, image: found, startOffset: span.start, payload: whole });
}

/** `100'000` */
function replaceThousands(
  token: SourceToken,
  number: SourceToken,
  digits: string,
  tokens: SourceToken[],
  report: SyntaxReport,
): void {
  const span = { start: number.startOffset, end: spanOf(token).end };
  const found = number.image + token.image;
  const write = `${number.payload ?? number.image}${digits}`;
  report("number-spelling", span, { found, write }, [{ title: `write \`${write}\``, span, newText: write }]);
  tokens[tokens.length - 1] = { ...number, image: found, payload: write };
}

/** Signs of several currencies: which one is meant the writer knows. */
const sharedSigns: ReadonlySet<string> = new Set(["$", "¥"]);

/** `$100`, `200 €` */
function replaceCurrency(
  sign: SourceToken,
  before: SourceToken | undefined,
  after: SourceToken | undefined,
  tokens: SourceToken[],
  report: SyntaxReport,
): void {
  const number = (before ?? after) as SourceToken;
  const { write: currency } = correctionOf(sign.image);
  const span = {
    start: Math.min(sign.startOffset, number.startOffset),
    end: Math.max(spanOf(sign).end, spanOf(number).end),
  };
  const parts = before === undefined ? [sign, number] : [number, sign];
  const found = parts.map(({ image }) => image).join(before === undefined ? "" : " ");
  const write = `${number.payload ?? number.image} ${currency}`;
  const fixes = sharedSigns.has(sign.image) ? [] : [{ title: `write \`${write}\``, span, newText: write }];
  report("other-spelling", span, { found, write }, fixes);
  if (before === undefined) tokens.push(number);
  // It stands behind the number, wherever it was written.
  const startOffset = Math.max(sign.startOffset, spanOf(number).end);
  const image = before === undefined ? "" : sign.image;
  tokens.push({ ...sign, image, startOffset, payload: currency, ...typed(Word) });
}

function replaceAlone(
  token: SourceToken,
  { kind, write }: Correction,
  next: SourceToken | undefined,
  tokens: SourceToken[],
  report: SyntaxReport,
): void {
  const span = spanOf(token);
  const found = token.image;
  const newText = withBlanks(write, span, tokens.at(-1), next);
  const fix = [{ title: write === "" ? "delete it" : `write \`${write}\``, span, newText }];
  switch (kind) {
    case "hidden":
      if (!isHidden(found))
        report(
          "hidden-character",
          span,
          { code: found.codePointAt(0) as number, effect: "which nobody can see" },
          fix,
        );
      return;
    case "blanks":
      if (!isHidden(found)) report("odd-blank", span, { code: found.codePointAt(0) as number }, fix);
      return;
    case "comment":
      report("other-comment", span, undefined, fix);
      return;
    case "needless":
      report("needless-sign", span, { found }, fix);
      return;
    case "opening":
      report("unclosed-text", span, { mark: '"', opened: true, first: undefined });
      return;
    case "currency":
    case "unknown":
      report("unknown-character", span, { found });
      return;
    case "number":
      report(
        /^[\u2212\u2013\u2014\uff0b\uff0d]\d/.test(found) ? "other-spelling" : "number-spelling",
        span,
        { found, write },
        fix,
      );
      break;
    default:
      report("other-spelling", span, { found, write }, fix);
  }
  for (const part of kind === "quotes" ? [write] : write.split(" ")) {
    tokens.push({ ...token, payload: part, ...typed(typeOf(part)) });
  }
}
