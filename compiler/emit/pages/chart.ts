/**
 * The days of a play at a glance: a bar or a mark for each action, on one line of days.
 *
 * A drawing only: everything in it is also said in the list below, so it is hidden from those who listen. Places are
 * shares of the width, so that it fits any screen, and run from the side where reading begins.
 */

import { formatDayOfYear } from "../../planner/format-value.ts";
import { actionTitle } from "../../planner/language.ts";
import { addDays, epochDayOf } from "../../values/calendar-date.ts";
import { type Html, html } from "./html.ts";
import type { PlayDays } from "./play-days.ts";
import type { Reader } from "./reader.ts";

export function chartOf(days: PlayDays, start: string, counted: boolean, reader: Reader): Html | undefined {
  const dated = days.entries.filter(({ occurrences }) => occurrences.length > 0);
  const all = [
    ...dated.flatMap(({ occurrences }) => occurrences.flatMap(({ date, until }) => [date, until ?? date])),
    ...days.phases.flatMap(({ from, to }) => [from, to]),
  ].sort();
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

  const ticks = ticksOf(first, length);
  const tickLines = ticks.map(
    (day) => html`<line class="tick" x1="${at(along(day))}" x2="${at(along(day))}" y1="0" y2="100%"/>`,
  );
  const row = (
    label: Html,
    className: string,
    drawn: Html,
  ): Html => html`<div class="row ${className}"><span class="label">${label}</span><svg height="24" width="100%">${tickLines}${drawn}</svg></div>
`;
  const rows = [
    ...days.phases.map(({ title, from, to }) =>
      row(
        html`${title}`,
        "phase",
        html`<rect ${place(along(from), along(to, 1))} y="3" height="18" rx="3"/>`,
      ),
    ),
    ...dated.map(({ action, occurrences }) =>
      row(
        html`${actionTitle(action, reader.playbook, reader.chain)}`,
        action.kind,
        html`${occurrences.map(({ date, until }) => {
          const middle = (along(date) + along(date, 1)) / 2;
          if (until !== undefined)
            return html`<rect ${place(along(date), along(until, 1))} y="7" height="10" rx="5"/>`;
          return action.kind === "milestone"
            ? html`<svg x="${at(middle)}" overflow="visible"><path d="M0 4 8 12 0 20-8 12z"/></svg>`
            : html`<circle cx="${at(middle)}" cy="12" r="6"/>`;
        })}`,
      ),
    ),
  ];
  const labels = ticks.map((day, index) => {
    const label = counted
      ? reader.number(epochDayOf(day) - epochDayOf(start) + 1)
      : formatDayOfYear(day, reader.locale);
    return (
      (index === 0 || along(day) < 90) &&
      html`<text x="${at(along(day))}" y="14" dx="${reader.direction === "rtl" ? -3 : 3}"${index % 3 > 0 && html` class="between"`}>${label}</text>`
    );
  });
  return html`<div class="chart" aria-hidden="true">
<div class="row axis"><span class="label"></span><svg height="20" width="100%">${labels}</svg></div>
${rows}</div>`;
}

/** Every week, two weeks, four weeks or quarter, so that there are at most nine. */
function ticksOf(first: string, length: number): readonly string[] {
  const step = [7, 14, 28, 91, 182, 364].find((days) => length / days <= 9) ?? Math.ceil(length / 9);
  return Array.from(
    { length: Math.ceil(length / step) },
    (_, index) => addDays(first, index * step) ?? first,
  );
}

const percent = (share: number): string => `${Math.round(share * 100) / 100}%`;
