/** What `accept` asks of who is first, in the reader's words: "score at least 4", "coverage at least 40%". */

import type { AcceptClause, Classify } from "../../ir/ir.ts";
import type { Phrases } from "./phrases.ts";

export interface ClauseSetting {
  readonly locale: string;
  readonly phrases: Phrases;
}

export function wordClause(
  { measure, operator, value }: AcceptClause,
  { rankBy }: Classify,
  { locale, phrases }: ClauseSetting,
): string {
  const isShare = measure === "coverage" || measure === "fit" || (measure === "margin" && rankBy === "fit");
  const told = wordMeasured(value, isShare, locale);
  return phrases.conditions.compare(phrases.measures[measure], operator, told);
}

/** @param value thousandths of a point, or of a share basis points */
export const wordMeasured = (value: number, isShare: boolean, locale: string): string =>
  new Intl.NumberFormat(locale, {
    numberingSystem: "latn",
    ...(isShare ? { style: "percent", maximumFractionDigits: 2 } : { maximumFractionDigits: 3 }),
  }).format(value / (isShare ? 10_000 : 1000));
