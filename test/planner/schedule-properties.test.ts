/**
 * What holds for every plan, whatever the start, the zone and the days off; and business days against a count
 * made in another way, day by day on JavaScript's own dates.
 */

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Weekday } from "../../compiler/ir/ir.ts";
import { addWorkingDays, createWorkingDays } from "../../compiler/planner/working-days.ts";
import { weekdayOf } from "../../compiler/values/calendar-date.ts";
import { actionsOf, planOf, playbookOf } from "./demo.ts";

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
  milestone live "Live" { when on goLive }
`;

test("no work on a day off, dependencies hold, and the same input gives the same plan", async () => {
  const playbook = await playbookOf({ actions });
  const zones = fc.constantFrom(
    "America/Denver",
    "Europe/Madrid",
    "Africa/Casablanca",
    "Asia/Kathmandu",
    "Pacific/Apia",
  );
  await fc.assert(
    fc.asyncProperty(
      calendars,
      dates,
      fc.integer({ min: 90, max: 200 }),
      zones,
      zones,
      async (calendar, start, live, zone, theirs) => {
        const planned = { ...playbook, calendar: { timezone: zone, ...asCalendar(calendar) } };
        const goLive = new Date(Date.parse(start) + live * 86_400_000).toISOString().slice(0, 10);
        const request = { start, customer: { timezone: theirs, signals: { goLive } } };
        const plan = planOf(planned, request);
        expect(JSON.stringify(planOf(planned, request))).toBe(JSON.stringify(plan));

        const found = new Map(actionsOf(plan).map((action) => [action.name, action]));
        const free = new Set(["fixed", "live"]);
        for (const action of actionsOf(plan)) {
          const works =
            calendar.weekdays.includes(weekdayOf(action.date)) && !calendar.holidays.includes(action.date);
          if (!free.has(action.name)) expect(works, action.name).toBe(true);
          if (action.time) {
            // The instant says the same as the clock on the wall of its zone, as Intl reads it.
            const wall = new Intl.DateTimeFormat("sv", {
              timeZone: action.time.timezone,
              dateStyle: "short",
              timeStyle: "short",
            });
            expect(wall.format(new Date(action.time.startInstant))).toBe(
              `${action.date} ${action.time.start}`,
            );
          }
        }
        const brief = found.get("brief");
        const kickoff = found.get("kickoff");
        const rehearse = found.get("rehearse");
        if (brief && kickoff) expect(kickoff.date >= (brief.until ?? brief.date)).toBe(true);
        if (kickoff && rehearse && plan.problems.length === 0)
          expect(rehearse.date >= kickoff.date).toBe(true);
      },
    ),
    { seed, numRuns: 60 },
  );
});
