/** The days whose answers count: so long up to and with today, as `target 70 over 90 days` says. */

import type { Playbook, Span, Survey } from "../ir/ir.ts";
import { addSpan, isNoDate } from "../planner/schedule/spans.ts";
import { createWorkingDays } from "../planner/schedule/working-days.ts";
import { phrasesFor } from "../planner/words/phrases/by-language.ts";
import { addDays } from "../values/calendar-date.ts";

/** Both days count. */
export interface Window {
  /** "90 days" */
  readonly over: string;
  readonly from: string;
  readonly to: string;
}

/** The first day counts no more that is exactly so long ago: 90 days are 90 days, today included. */
export function trailing(over: Span, today: string, { calendar }: Playbook): Window {
  const before = addSpan(today, over, -1, createWorkingDays(calendar));
  const from = isNoDate(before) ? earliest : (addDays(before, 1) ?? earliest);
  return { over: phrasesFor("en").span(over.count, over.unit), from, to: today };
}

const earliest = "0001-01-01";

/** What every survey is told over. */
const always: readonly Span[] = [
  { count: 90, unit: "days" },
  { count: 12, unit: "months" },
];

/** From the shortest; that of the survey's target is one of them. */
export function windowsOf({ target }: Survey, today: string, playbook: Playbook): readonly Window[] {
  const windows = always.map((over) => trailing(over, today, playbook));
  const own = target && trailing(target.over, today, playbook);
  // A year is the same window as twelve months; it is called as the target calls it.
  const all = own === undefined ? windows : [...windows.filter(({ from }) => from !== own.from), own];
  return all.toSorted((left, right) => (left.from > right.from ? -1 : 1));
}
