/**
 * The days of a plan at a glance: a bar or a mark for each action, on one line of days.
 *
 * A drawing only: everything in it is also said in the list below, so it is hidden from those who listen. Places are
 * shares of the width, so that it fits any screen, and run from the side where reading begins.
 */

import type { PlannedAction } from "../../planner/plan.ts";
import { addDays, addMonths, epochDayOf } from "../../values/calendar-date.ts";
import { type Html, html } from "./html.ts";

/** One line of the drawing. */
export interface ChartRow {
  readonly label: string;
  readonly kind: "phase" | PlannedAction["kind"];
  readonly spans: readonly { readonly date: string; readonly until?: string }[];
}

export interface ChartReader {
  readonly direction: "ltr" | "rtl";
  /** Days are numbers from a start on, so that they have no months. */
  readonly counted?: boolean;
  /** How a day is written above the line; with the year where that is another than of the one before. */
  day(date: string, withYear: boolean): string;
}

export function chartOf(rowsToDraw: readonly ChartRow[], reader: ChartReader): Html | undefined {
  const all = rowsToDraw
    .flatMap(({ spans }) => spans.flatMap(({ date, until }) => [date, until ?? date]))
    .sort();
  const [first] = all;
  const last = all.at(-1);
  if (first === undefined || last === undefined || first === last) return undefined;
  const length = epochDayOf(last) - epochDayOf(first) + 1;
  /** Where a day begins, in percent. */
  const along = (date: string, more = 0) => ((epochDayOf(date) - epochDayOf(first) + more) / length) * 100;
  const place = (from: number, to: number) => {
    const x = reader.direction === "rtl" ? 100 - to : from;
    return html`x="${percent(x)}" width="${percent(to - from)}"`;
  };
  const at = (share: number) => percent(reader.direction === "rtl" ? 100 - share : share);

  const ticks = reader.counted || length <= weeksAtMost ? weeksFrom(first, length) : monthsFrom(first, last);
  const tickLines = ticks.map(
    (day) => html`<line class="tick" x1="${at(along(day))}" x2="${at(along(day))}" y1="0" y2="100%"/>`,
  );
  const row = (
    label: Html,
    className: string,
    drawn: Html,
  ): Html => html`<div class="row ${className}"><span class="label">${label}</span><svg height="24" width="100%">${tickLines}${drawn}</svg></div>
`;
  const rows = rowsToDraw.map(({ label, kind, spans }) =>
    row(
      html`${label}`,
      kind,
      html`${spans.map(({ date, until }) => {
        if (kind === "phase")
          return html`<rect ${place(along(date), along(until ?? date, 1))} y="3" height="18" rx="3"/>`;
        const middle = (along(date) + along(date, 1)) / 2;
        if (until !== undefined)
          return html`<rect ${place(along(date), along(until, 1))} y="7" height="10" rx="5"/>`;
        return kind === "milestone"
          ? html`<svg x="${at(middle)}" overflow="visible"><path d="M0 4 8 12 0 20-8 12z"/></svg>`
          : html`<circle cx="${at(middle)}" cy="12" r="6"/>`;
      })}`,
    ),
  );
  const severalYears = yearOf(first) !== yearOf(last);
  const labels = ticks.map((day, index) => {
    const label = reader.day(day, severalYears && yearOf(day) !== yearOf(ticks[index - 1] ?? ""));
    return (
      (index === 0 || along(day) < 90) &&
      html`<text x="${at(along(day))}" y="14" dx="${reader.direction === "rtl" ? -3 : 3}"${index % 3 > 0 && html` class="between"`}>${label}</text>`
    );
  });
  return html`<div class="chart" aria-hidden="true">
<div class="row axis"><span class="label"></span><svg height="20" width="100%">${labels}</svg></div>
${rows}</div>`;
}

const mostTicks = 9;
/** In days. */
const weeksAtMost = 14 * mostTicks;
const yearOf = (date: string): string => date.slice(0, 4);

/** Every week, two weeks, four weeks or quarter, from the first day on. */
function weeksFrom(first: string, length: number): readonly string[] {
  const step =
    [7, 14, 28, 91, 182, 364].find((days) => length / days <= mostTicks) ?? Math.ceil(length / mostTicks);
  return Array.from(
    { length: Math.ceil(length / step) },
    (_, index) => addDays(first, index * step) ?? first,
  );
}

/** First days of each month, second, third, sixth, or of each so many years. */
function monthsFrom(first: string, last: string): readonly string[] {
  const begin = first.endsWith("-01") ? first : `${(addMonths(first, 1) ?? first).slice(0, 7)}-01`;
  const monthOf = (date: string) => Number(yearOf(date)) * 12 + Number(date.slice(5, 7));
  const months = monthOf(last) - monthOf(begin) + 1;
  const step =
    [1, 2, 3, 6, 12].find((each) => months / each <= mostTicks) ?? 12 * Math.ceil(months / 12 / mostTicks);
  return Array.from(
    { length: Math.ceil(months / step) },
    (_, index) => addMonths(begin, index * step) ?? begin,
  );
}

const percent = (share: number): string => `${Math.round(share * 100) / 100}%`;
