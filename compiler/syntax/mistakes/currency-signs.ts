/** Signs of currencies, where the language has their codes: `$100`, `200 €`, `budget €`, `money €`. */

import type { Span } from "../../source/span.ts";
import type { SyntaxReport } from "../syntax-report.ts";
import { NumberToken, type SourceToken, Word } from "../tokens.ts";
import { isBeginning, spanOf, typed } from "./token-edits.ts";

/** Signs of several currencies: which one is meant the writer knows. */
const sharedSigns: ReadonlySet<string> = new Set(["$", "¥"]);

/** Gives whether the number behind it was taken as well; undefined where the sign says nothing about an amount. */
export function replaceCurrencySign(
  sign: SourceToken,
  currency: string,
  next: SourceToken | undefined,
  second: SourceToken | undefined,
  tokens: SourceToken[],
  report: SyntaxReport,
): { readonly withNext: boolean } | undefined {
  const behind = tokens.at(-1);
  const number = next?.tokenType === NumberToken && /^\d/.test(next.image) ? next : undefined;
  const isType = next?.tokenType !== NumberToken || /^(?:to|and)$/.test(second?.image ?? "");
  if (tellOfType(sign, currency, number, tokens, report)) return { withNext: number !== undefined };
  if (namesColumn(tokens) && isType) writeInstead(`money ${currency}`);
  else if (behind?.image === "money") writeInstead(currency);
  else if (behind?.tokenType === NumberToken) {
    const span = { start: behind.startOffset, end: spanOf(sign).end };
    const found = `${behind.image} ${sign.image}`;
    // None of these currencies has three decimal places; whether `1.250 €` is a price of fuel, its writer knows.
    if (/^\d{1,3}(?:\.\d{3})+$/.test(behind.image)) {
      behind.payload = behind.image.replaceAll(".", "_");
      report("other-spelling", span, { found, write: `${behind.payload} ${currency}` });
    } else tell(span, found, `${behind.payload ?? behind.image} ${currency}`);
    tokens.push({ ...sign, payload: currency, ...typed(Word) });
  } else if (number !== undefined) {
    const span = { start: sign.startOffset, end: spanOf(number).end };
    tell(span, `${sign.image}${number.image}`, `${number.payload ?? number.image} ${currency}`);
    // It stands behind the number, wherever it was written.
    tokens.push(number, { ...sign, image: "", startOffset: span.end, payload: currency, ...typed(Word) });
    return { withNext: true };
  } else return undefined;
  return { withNext: false };

  function writeInstead(write: string): void {
    tell(spanOf(sign), sign.image, write);
    for (const payload of write.split(" ")) tokens.push({ ...sign, payload, ...typed(Word) });
  }

  function tell(span: Span, found: string, write: string): void {
    const fixes = sharedSigns.has(sign.image) ? [] : [{ newText: write }];
    report("other-spelling", span, { found, write }, fixes);
  }
}

/** `integer 1 to €40`: amounts have a type of their own; read on without the sign. */
function tellOfType(
  sign: SourceToken,
  currency: string,
  number: SourceToken | undefined,
  tokens: SourceToken[],
  report: SyntaxReport,
): boolean {
  const index = tokens.findLastIndex(({ tokenType, image }) => isBeginning(tokenType) || image === "integer");
  const type = tokens[index];
  if (type?.image !== "integer") return false;
  if (number !== undefined) tokens.push(number);
  const range = tokens.slice(index + 1).map(({ image, payload }) => payload ?? image);
  const write = ["money", currency, ...range].join(" ");
  const span = { start: type.startOffset, end: spanOf(number ?? sign).end };
  report("other-wording", span, { found: `integer … ${sign.image}`, write: [write] }, [{ newText: write }]);
  return true;
}

/** Whether what was read last is the first word of its line. */
const namesColumn = (tokens: readonly SourceToken[]): boolean =>
  tokens.at(-1)?.tokenType === Word && isBeginning(tokens.at(-2)?.tokenType);
