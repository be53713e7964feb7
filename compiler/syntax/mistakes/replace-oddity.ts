/** What one character or piece that is not of the language is replaced by, and how it is reported. */

import { isHidden } from "../characters.ts";
import type { Correction as Fix, SyntaxReport } from "../syntax-report.ts";
import {
  Comma,
  DateToken,
  Formula,
  LineEnd,
  NumberToken,
  Oddity,
  type SourceToken,
  TextToken,
  TimeToken,
  Word,
} from "../tokens.ts";
import { replaceCurrencySign } from "./currency-signs.ts";
import { inCase, inCondition } from "./list-signs.ts";
import { type Correction, correctionOf } from "./oddities.ts";
import { isBeginning, spanOf, typed, typeOf, withBlanks } from "./token-edits.ts";

/** Gives whether the token behind it was taken as well. */
export function replaceOddity(
  token: SourceToken,
  [next, second]: readonly (SourceToken | undefined)[],
  tokens: SourceToken[],
  report: SyntaxReport,
): boolean {
  if (standsForThen(token, next, second, tokens)) {
    replaceAlone(token, { kind: "symbol", write: "then" }, next, tokens, report);
    return false;
  }
  const { kind, write } = correctionOf(token.image);
  const behind = tokens.at(-1);
  const number = next?.tokenType === NumberToken && /^\d/.test(next.image) ? next : undefined;
  // Behind a number a dash is "to", and a `+` is "and above": the parser knows which range is meant.
  const isDash = /^[\u2013\u2014]/.test(token.image);
  const ofRange =
    (behind?.tokenType === NumberToken && (kind === "sign" || isDash)) ||
    (behind?.tokenType === DateToken && isDash);
  // In a condition nothing is added or taken away; the parser says so.
  const ofArithmetic =
    kind === "reckoning" || (kind === "sign" && behind?.tokenType === Word && inCondition(tokens));
  const ofQuestion = token.image === "?" && behind?.tokenType === Word && inCondition(tokens);
  if (
    ofRange ||
    ofArithmetic ||
    ofQuestion ||
    kind === "pattern" ||
    (kind === "sign" && number === undefined)
  ) {
    tokens.push(token);
    return false;
  }
  if (kind === "formula" || isCellForPoints(token, next, tokens)) {
    const image = kind === "formula" ? token.image : token.image + next?.image;
    const formula = { ...token, image, ...typed(Formula) };
    report("pasted-formula", spanOf(formula), { formula: image });
    tokens.push(formula);
    return kind !== "formula";
  }
  if (isAssignment(token, tokens)) {
    // Recovery: `then Technical = many` — the points that are missing are told where they should be.
    if (next?.tokenType !== NumberToken) return false;
    replaceAssignment(token, next, tokens, report);
    return true;
  }
  if (kind === "thousands" && behind?.tokenType === NumberToken) {
    replaceThousands(token, behind, write, tokens, report);
    return false;
  }
  if (kind === "address" && behind?.tokenType === Word) {
    replaceAddress(token, behind, tokens, report);
    return false;
  }
  if (kind === "sign" && number !== undefined) {
    replacePair(token, number, write, tokens, report);
    return true;
  }
  const currency =
    kind === "currency" ? replaceCurrencySign(token, write, next, second, tokens, report) : undefined;
  if (currency !== undefined) return currency.withNext;
  const correction = asWritten(token.image, { kind, write }, next, tokens);
  replaceAlone(token, correction, next, tokens, isInsideWord(token, behind, next) ? () => {} : report);
  return false;
}

/** `then Technical =B2`: a cell, since points are a number. */
const isCellForPoints = (
  { image, startOffset }: SourceToken,
  next: SourceToken | undefined,
  tokens: readonly SourceToken[],
): boolean =>
  image === "=" && next?.startOffset === startOffset + 1 && next.tokenType === Word && beforePoints(tokens);

/** `europe: Technical +2`, `asia – none`; `when developers > 3: Technical +2` */
function standsForThen(
  { image }: SourceToken,
  next: SourceToken | undefined,
  second: SourceToken | undefined,
  tokens: readonly SourceToken[],
): boolean {
  const beforeAward =
    next?.tokenType === Word &&
    (second?.tokenType === NumberToken || /^gets?$/.test(second?.image ?? "") || next.image === "none");
  if (!beforeAward || !/^[-:=–—]$/.test(image) || beforePoints(tokens)) return false;
  return inCase(tokens) || (image === ":" && inCondition(tokens));
}

/** `then Technical = 3`, `then Technical: 3` */
export const isAssignment = ({ image }: SourceToken, tokens: readonly SourceToken[]): boolean =>
  (image === "=" || image === ":") && beforePoints(tokens);

/** Behind `then Technical`, `then Marketing +1, Technical`. */
function beforePoints(tokens: readonly SourceToken[]): boolean {
  const [points, before, name] = tokens.slice(-3);
  if (name?.tokenType !== Word) return false;
  return (
    /^then$/i.test(before?.image ?? "") ||
    (before?.tokenType === Comma && /^[+-]\d/.test(points?.image ?? ""))
  );
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
  const beginsLine = isBeginning(before);
  // `small = "Small", big = "Big"`
  const beforeTitle = before === Comma && next?.tokenType === TextToken;
  const beforeType = tokens.at(-2)?.image === "type";
  if (image === "=" && (beginsLine || beforeTitle || beforeType) && next?.tokenType !== LineEnd)
    return { kind: "needless", write: "" };
  if (/^[=:]$/.test(image) && tokens.at(-2)?.image === "define") return { kind: "symbol", write: "as" };
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
  report("split-number", span, { found, write: whole }, [{ newText: whole }]);
  tokens.push({ ...number, image: found, startOffset: span.start, payload: whole });
}

/** As one number, with its sign. */
function replaceAssignment(
  sign: SourceToken,
  number: SourceToken,
  tokens: SourceToken[],
  report: SyntaxReport,
): void {
  const span = { start: sign.startOffset, end: spanOf(number).end };
  const found = `${sign.image}${" ".repeat(number.startOffset - spanOf(sign).end)}${number.image}`;
  const points = number.payload ?? number.image;
  const write = /^\d/.test(points) ? `+${points}` : points;
  const behindName = spanOf(tokens.at(-1) as SourceToken).end === span.start;
  const fix = { newText: behindName ? ` ${write}` : write };
  report("other-spelling", span, { found, write }, [fix]);
  tokens.push({ ...number, image: found, startOffset: span.start, payload: write });
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
  report("number-spelling", span, { found, write }, [{ newText: write }]);
  tokens[tokens.length - 1] = { ...number, image: found, payload: write };
}

/** `https://example.com/guide`: a text without its quotes, of which the parser tells where no text may stand. */
function replaceAddress(
  token: SourceToken,
  scheme: SourceToken,
  tokens: SourceToken[],
  report: SyntaxReport,
): void {
  const found = `${scheme.image}${token.image}`;
  const write = `"${found}"`;
  const span = { start: scheme.startOffset, end: spanOf(token).end };
  if (!isBeginning(tokens.at(-2)?.tokenType))
    report("missing-quotes", span, { found, write }, [{ newText: write }]);
  tokens[tokens.length - 1] = { ...scheme, image: found, payload: write, ...typed(TextToken) };
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
  const fix = [{ newText }];
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
      if (!isHidden(found) && !isOfAmount(tokens.at(-1), next))
        report("odd-blank", span, { code: found.codePointAt(0) as number }, fix);
      return;
    case "comment":
      report("other-comment", span, undefined, remarkFix(newText, next));
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

/** A blank between a number and a sign of a currency is told with the sign. */
const isOfAmount = (behind: SourceToken | undefined, next: SourceToken | undefined): boolean =>
  behind?.tokenType === NumberToken &&
  next?.tokenType === Oddity &&
  correctionOf(next.image).kind === "currency";

/** None where something follows on the line: behind `//` it would be a part of the remark. */
function remarkFix(newText: string, next: SourceToken | undefined): readonly Fix[] {
  if (next !== undefined && next.tokenType !== LineEnd) return [];
  return newText.includes("\n") ? [{ title: "write `//` in front of each line", newText }] : [{ newText }];
}
