/**
 * Random days, zones and rules: plans have the days and instants that others work out, and calendars say the same to
 * a reader that knows nothing of ours, in lines that every reader takes.
 */

import fc from "fast-check";
import { expect, test } from "vitest";
import { feed, invitations } from "../../compiler/planner/calendar/calendars.ts";
import type { Plan } from "../../compiler/planner/plan.ts";
import { addDays } from "../../compiler/values/calendar-date.ts";
import { drawsOf } from "../harness/counts.ts";
import { actionsOf, meeting, playbookOf, task } from "../planner/demo.ts";
import { type Drawn, drawn, expectedDays, instantOf, planDrawn } from "./random-schedules.ts";
import { readCalendar } from "./read-back.ts";

const playbook = await playbookOf({
  actions:
    meeting("m", "on start at 10:00", "Manager, Sponsor, Coders", "remind 15 minutes before") +
    task("t", "on start"),
  holidays: "",
});

test.each(drawsOf("dates of calendars", 20261129))(
  "$count rules of seed $seed are where others have them, in the plan and in its calendars",
  ({ seed, count }) => {
    let series = 0;
    fc.assert(
      fc.property(drawn, (of) => {
        const plan = planDrawn(playbook, of);
        expect(plan.problems).toEqual([]);
        const expected = momentsOf(of);
        expect(asMoments(plan)).toEqual(expected);

        const calendars = [feed(plan), ...invitations(plan).map(({ content }) => content)];
        const [published = "", ...invited] = calendars;
        expect(readBack([published])).toEqual([...expected].sort());
        expect(readBack(invited)).toEqual(of.kind === "meeting" ? [...expected].sort() : []);
        for (const text of calendars) hasSoundLines(text);
        // Calendars have one kind of line end.
        for (const { summary } of readCalendar(published).events)
          expect(summary).toBe(actionsOf(plan)[0]?.title.replace(/[\u2028\u2029]/g, "\n"));
        if (actionsOf(plan)[0]?.recurrence !== undefined) series++;

        const again = planDrawn(playbook, of);
        expect(JSON.stringify(again)).toBe(JSON.stringify(plan));
        expect([feed(again), ...invitations(again).map(({ content }) => content)]).toEqual(calendars);
      }),
      { seed, numRuns: count },
    );
    expect(series).toBeGreaterThan(count / 3);
  },
);

/** `2026-12-01T17:00:00.000Z/2026-12-01T18:00:00.000Z`, or `2026-12-01/2026-12-02` of days. */
const momentsOf = (of: Drawn): readonly string[] =>
  expectedDays(of).map((day) => {
    if (of.kind === "task") return `${day}/${addDays(day, 1)}`;
    const start = instantOf(day, of.at, of.timezone);
    return `${new Date(start).toISOString()}/${new Date(start + of.minutes * 60_000).toISOString()}`;
  });

const asMoments = (plan: Plan): readonly string[] =>
  actionsOf(plan).map(({ date, time }) =>
    time === undefined
      ? `${date}/${addDays(date, 1)}`
      : `${new Date(time.startInstant).toISOString()}/${new Date(time.endInstant).toISOString()}`,
  );

const readBack = (calendars: readonly string[]): readonly string[] =>
  calendars.flatMap((text) => readCalendar(text).events.flatMap(({ occurrences }) => occurrences)).sort();

function hasSoundLines(text: string): void {
  expect(text.endsWith("\r\n")).toBe(true);
  for (const line of text.split("\r\n")) {
    expect(line).not.toMatch(/[\r\n]/);
    expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
  }
}
