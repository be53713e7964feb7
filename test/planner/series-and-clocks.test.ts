/** What one ruling alone does not show: series beside single days, and clocks that jump. */

import { expect, test } from "vitest";
import { actionsOf, type Demo, datesOf, meeting, planDemo, task } from "./demo.ts";

test("a series is one only where every occurrence is at the rule's own time", async () => {
  const plan = await planDemo(
    {
      hours: "Monday to Sunday 00:00 to 23:00",
      holidays: "",
      actions:
        meeting("gap", "every week on Sunday at 02:30 for 30 minutes until 2027-04-04") +
        meeting("calm", "every week on Sunday at 04:30 for 30 minutes until 2027-04-04"),
    },
    { start: "2027-03-14" },
  );
  const rules = new Map(actionsOf(plan).map(({ name, recurrence }) => [name, recurrence?.rule]));
  expect(rules.get("calm")).toMatch(/^FREQ=WEEKLY/);
  expect(rules.get("gap")).toBeUndefined();
  expect(actionsOf(plan).filter(({ name }) => name === "gap")).toHaveLength(4);
});

test("what falls away for what it needs takes no number from the others", async () => {
  const demo = (needed: string): Demo => ({
    actions: task("p", needed) + task("a", "every week on Tuesday until 2026-12-22", "needs p"),
  });
  const numbers = async (needed: string) => {
    const actions = actionsOf(await planDemo(demo(needed))).filter(({ name }) => name === "a");
    return new Map(actions.map(({ date, occurrence }) => [date, occurrence]));
  };
  const [early, late] = [await numbers("on start"), await numbers("on 2026-12-10")];
  expect([...late.keys()]).toEqual(["2026-12-15", "2026-12-22"]);
  for (const [date, number] of late) expect(early.get(date)).toBe(number);
});

test("a clock that skips a whole day names the day it goes on with", async () => {
  const plan = await planDemo(
    {
      timezone: "Pacific/Apia",
      hours: "Monday to Sunday 00:00 to 23:00",
      holidays: "",
      actions: meeting("m", "on 2011-12-30 at 10:00 for 30 minutes"),
    },
    { start: "2011-12-28" },
  );
  expect(datesOf(plan)).toEqual(["2011-12-31 10:00 m"]);
  expect(plan.notices.map(({ message }) => message).join()).toMatch(/skips 10:00 .* Sat, 31 Dec 2011, 10:00/);
});

test("of a gap and a fold the instants are those of RFC 5545", async () => {
  const instants = async (when: string) => {
    const plan = await planDemo({ actions: meeting("a", when) });
    return actionsOf(plan)[0]?.time?.startInstant;
  };
  expect(await instants("on 2027-03-14 at 02:30 exactly for 30 minutes")).toBe("2027-03-14T03:30:00-06:00");
  expect(await instants("on 2027-11-07 at 01:30 exactly for 30 minutes")).toBe("2027-11-07T01:30:00-06:00");
});

test("a clock that skips a whole day takes nothing to a day off", async () => {
  const plan = await planDemo(
    {
      timezone: "Pacific/Apia",
      // Friday 30 December 2011 never was; Saturday is a day off.
      holidays: "2012-01-02",
      actions: meeting("m", "on 2011-12-30 at 10:00 for 30 minutes"),
    },
    { start: "2011-12-28" },
  );
  expect(datesOf(plan)).toEqual(["2012-01-03 10:00 m"]);
  expect(plan.problems).toEqual([]);
});
