/**
 * What holds for every plan, whatever the start, the zone and the days off; and business days against a count
 * made in another way, day by day on JavaScript's own dates.
 */

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Weekday } from "../../compiler/ir/ir.ts";
import { feed } from "../../compiler/planner/calendar/calendars.ts";
import type { Plan } from "../../compiler/planner/plan.ts";
import { addWorkingDays, createWorkingDays } from "../../compiler/planner/schedule/working-days.ts";
import { weekdayOf } from "../../compiler/values/calendar-date.ts";
import { drawsOf } from "../harness/counts.ts";
import { actionsOf, planOf, playbookOf } from "./demo.ts";
import { type WorkingCalendar, workingCalendars, years } from "./working-calendars.ts";

const seed = 20261201;

const dates = fc
  .integer({ min: Date.UTC(2024, 0, 1) / 86_400_000, max: Date.UTC(2032, 0, 1) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
const calendars = fc.record({
  weekdays: fc.uniqueArray(fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7), { minLength: 1 }),
  holidays: fc.uniqueArray(dates, { maxLength: 40 }),
});
const asCalendar = ({
  weekdays,
  holidays,
}: {
  weekdays: readonly Weekday[];
  holidays: readonly string[];
}) => ({
  hours: weekdays.map((weekday) => ({ weekday, opens: "09:00", closes: "17:00" })),
  holidays: holidays.map((date) => ({ date })),
});

test("business days are what a count day by day gives", () => {
  fc.assert(
    fc.property(
      calendars,
      dates,
      fc.integer({ min: 0, max: 80 }),
      fc.boolean(),
      (calendar, from, count, after) => {
        const days = createWorkingDays(asCalendar(calendar));
        expect(addWorkingDays(from, count, after ? 1 : -1, days)).toBe(
          countDays(calendar, from, count, after ? 1 : -1),
        );
      },
    ),
    { seed, numRuns: 500 },
  );
});

/** WORKDAY by brute force: epoch days, `getUTCDay`, one step at a time. */
function countDays(
  { weekdays, holidays }: { weekdays: readonly number[]; holidays: readonly string[] },
  from: string,
  count: number,
  step: 1 | -1,
): string {
  const date = new Date(`${from}T00:00:00Z`);
  const works = () =>
    weekdays.includes(date.getUTCDay() || 7) && !holidays.includes(date.toISOString().slice(0, 10));
  const move = () => date.setUTCDate(date.getUTCDate() + step);
  if (count === 0) while (!works()) move();
  for (let left = count; left > 0; ) {
    move();
    if (works()) left--;
  }
  return date.toISOString().slice(0, 10);
}

const actions = `
  phase First "First" {
    window 0 to 60 days after start
    task brief "Brief" { owner Manager; when on start; takes 3 business days }
    meeting kickoff "Kick-off" { when 3 days after start at 10:00 for 60 minutes; invite Manager, Sponsor; needs brief }
    meeting standup "Stand-up" { when every week on Monday, Thursday at 02:30 for 30 minutes; invite Manager }
    meeting monthly "Monthly" { when every month at 16:00 customer time for 30 minutes; invite Manager, Sponsor }
  }
  task rehearse "Rehearse" { owner Manager; when 5 business days before goLive; needs kickoff }
  task back "Back" { owner Manager; when 2 weeks before goLive; takes 2 days }
  task fixed "Fixed" { owner Manager; when 10 days after start exactly }
  milestone live "Live" { when on goLive; needs rehearse }
`;

test.each(drawsOf("planned calendars", seed))(
  "no work on a day off, dependencies hold, and the same input gives the same plan: $count from seed $seed",
  async ({ seed, count }) => {
    const playbook = await playbookOf({ actions });
    const place = fc.constantFrom(...workingCalendars);
    const start = fc
      .tuple(fc.constantFrom(...years), fc.integer({ min: 1, max: 365 }))
      .map(([year, day]) => new Date(Date.UTC(year, 0, day)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        place,
        place,
        // Around the day that Samoa never had as well as anywhere.
        fc.oneof({ weight: 9, arbitrary: start }, fc.constantFrom("2011-12-28", "2011-12-29", "2011-12-30")),
        fc.integer({ min: 45, max: 200 }),
        fc.boolean(),
        (ours, theirs, start, live, known) => {
          const planned = { ...playbook, calendar: ours };
          const goLive = new Date(Date.parse(start) + live * 86_400_000).toISOString().slice(0, 10);
          const customer = {
            timezone: theirs.timezone,
            signals: { goLive },
            ...(known ? { hours: wide, holidays: theirs.holidays.map(({ date }) => date) } : {}),
          };
          const plan = planOf(planned, { start, customer });
          expect(JSON.stringify(planOf(planned, { start, customer }))).toBe(JSON.stringify(plan));
          expect(feed(plan)).toBe(feed(plan));
          checkDays(plan, ours, known ? theirs : undefined);
          if (plan.problems.length === 0) checkDependencies(plan);
        },
      ),
      { seed, numRuns: count },
    );
  },
);

/** Whole weeks, so that days off of the customer count and hours do not. */
const wide = "Monday to Sunday 00:00 to 23:59";
const staying = new Set(["fixed", "live"]);

function checkDays(plan: Plan, ours: WorkingCalendar, theirs: WorkingCalendar | undefined): void {
  for (const action of actionsOf(plan)) {
    const isOff = (day: string) =>
      !ours.hours.some(({ weekday }) => weekday === weekdayOf(day)) ||
      ours.holidays.some(({ date }) => date === day);
    // A meeting on the customer's clock may be on another day on ours.
    const here = action.time && onWall(action.time.startInstant, ours.timezone).slice(0, 10);
    for (const day of [action.date, here ?? action.date]) {
      if (!staying.has(action.name)) expect(isOff(day), `${action.name} on ${day}`).toBe(false);
    }
    if (action.time === undefined) continue;
    // The instant says the same as the clock on the wall of its zone, as Intl reads it.
    const { timezone, startInstant, start } = action.time;
    expect(onWall(startInstant, timezone)).toBe(`${action.date} ${start}`);
    if (theirs === undefined || !action.people.some(({ from }) => from === "customer")) continue;
    const day = onWall(startInstant, theirs.timezone).slice(0, 10);
    expect(
      theirs.holidays.map(({ date }) => date),
      action.name,
    ).not.toContain(day);
  }
}

const onWall = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat("sv", { timeZone, dateStyle: "short", timeStyle: "short" }).format(
    new Date(instant),
  );

/** Of a plan without problems. */
function checkDependencies(plan: Plan): void {
  const found = new Map(actionsOf(plan).map((action) => [action.name, action]));
  const ends = (name: string) => found.get(name)?.until ?? found.get(name)?.date ?? "";
  const begins = (name: string) => found.get(name)?.date ?? "9999-12-31";
  expect(begins("kickoff") >= ends("brief"), "kickoff").toBe(true);
  expect(begins("rehearse") >= ends("kickoff"), "rehearse").toBe(true);
  expect(begins("live") >= ends("rehearse"), "live").toBe(true);
}
