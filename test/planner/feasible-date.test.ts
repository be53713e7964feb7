/** A date that is too near for the plan: the first working day with which it fits, found again by brute force. */

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Plan } from "../../compiler/planner/plan.ts";
import { addDays, weekdayOf } from "../../compiler/values/calendar-date.ts";
import { actionsOf, meeting, planOf, playbookOf, task } from "./demo.ts";

const actions =
  task("brief", "on start", "takes 3 business days") +
  task("sandbox", "5 business days after brief") +
  meeting("review", "10 business days before goLive at 15:00 for 60 minutes") +
  'milestone live "Live" { when on goLive exactly; needs sandbox }';

test("every earlier working day fails, and that one works, whatever start and go-live are", async () => {
  const playbook = await playbookOf({ actions, properties: "window start until goLive" });
  const planned = (start: string, goLive: string) =>
    planOf(playbook, { start, customer: { signals: { goLive } } });
  const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays("2026-11-20", days) as string);
  let told = 0;
  fc.assert(
    fc.property(day, day, (start, goLive) => {
      const { problems } = planned(start, goLive);
      if (problems.length === 0) return;
      told++;
      const advice = /`goLive` can be on (\S+) at the earliest$/.exec(problems[0]?.help ?? "");
      const earliest = advice?.[1] ?? "";
      expect(planned(start, earliest).problems).toEqual([]);
      // The working days of the demo's calendar, counted here without the planner.
      const off = ["2026-12-24", "2026-12-25"];
      for (let date = [goLive, start].sort()[1] as string; date < earliest; date = addDays(date, 1) as string)
        if (weekdayOf(date) < 6 && !off.includes(date))
          expect(planned(start, date).problems, date).not.toEqual([]);
      for (const problem of problems.slice(1)) expect(problem.help).not.toContain("at the earliest");
    }),
    { numRuns: 20, seed: 20261128 },
  );
  expect(told).toBeGreaterThan(5);
});

const adviceIn = ({ problems }: Plan) =>
  /`goLive` can be on (\S+) at the earliest$/.exec(problems[0]?.help ?? "")?.[1];

const halfSaturdays = "Monday to Friday 09:00 to 18:00, Saturday 09:00 to 13:00";

test("a meeting that the hours of a half day move before the start is refused, and the advice is true", async () => {
  const actions = meeting("call", "2 business days before goLive at 17:30 for 15 minutes");
  const playbook = await playbookOf({ actions, hours: halfSaturdays });
  const planned = (goLive: string) =>
    planOf(playbook, { start: "2026-12-12", customer: { signals: { goLive } } });
  // 12 December is a Saturday, on which nobody works at 17:30.
  for (const goLive of ["2026-12-14", "2026-12-15"])
    expect(planned(goLive).problems).toMatchObject([
      {
        code: "action-before-start",
        message: "`call` (2026-12-11) would lie before the plan starts on 2026-12-12",
        help: expect.stringMatching(/`goLive` can be on 2026-12-16 at the earliest$/),
      },
    ]);
  expect(planned("2026-12-16").problems).toEqual([]);
});

test("of what is moved out of its phase to before the start, the start is told", async () => {
  const call = meeting("call", "2 business days before goLive at 17:30 for 15 minutes");
  const actions = `phase Early "Early" { window 0 to 10 days after start; ${call} }`;
  const playbook = await playbookOf({ actions, hours: halfSaturdays });
  const plan = planOf(playbook, { start: "2026-12-12", customer: { signals: { goLive: "2026-12-15" } } });
  expect(plan.problems.map(({ code }) => code)).toEqual(["action-before-start"]);
});

test.each([
  // Counted on a calendar by hand; Denver's weekends are off.
  ["6 months", "2026-06-01"],
  ["2 weeks", "2026-11-17"],
  ["10 business days", "2026-11-17"],
  ["1 year", "2025-12-01"],
  ["3 years", "2023-12-01"],
])("what is to happen %s after a past date names the first that is late enough", async (span, earliest) => {
  const playbook = await playbookOf({ actions: task("checkUp", `${span} after goLive`) });
  const long = { signals: { goLive: "2021-03-12" } };
  expect(adviceIn(planOf(playbook, { customer: long }))).toBe(earliest);
});

test("whoever follows the advice has a plan in which nothing lies before its start", async () => {
  const count = fc.integer({ min: 0, max: 14 });
  const unit = fc.constantFrom("days", "business days", "weeks", "months");
  const side = fc.constantFrom("before", "after");
  const at = fc.constantFrom("", " at 10:00 for 60 minutes", " at 12:30 for 60 minutes", " at 17:30");
  const when = fc.tuple(count, unit, side, at).map(([n, of, to, time]) => `${n} ${of} ${to} goLive${time}`);
  const day = fc.integer({ min: 0, max: 800 }).map((days) => addDays("2025-11-20", days) as string);
  let told = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(when, { minLength: 1, maxLength: 3 }), day, day, async (all, start, goLive) => {
      const actions = all.map((each, index) => meeting(`m${index}`, each)).join("");
      const playbook = await playbookOf({ actions, hours: halfSaturdays });
      const planned = (date: string) => planOf(playbook, { start, customer: { signals: { goLive: date } } });
      const plan = planned(goLive);
      const followed = plan.problems.length === 0 ? goLive : adviceIn(plan);
      if (followed === undefined) return;
      if (plan.problems.length > 0) told++;
      expect(planned(followed).problems).toEqual([]);
      expect(actionsOf(planned(followed)).filter(({ date }) => date < start)).toEqual([]);
      if (plan.problems.length === 0) return;
      // No day of the month before is late enough, nor the customer's own.
      for (let back = 1; back <= 31; back++) {
        const date = addDays(followed, -back) as string;
        if (date > goLive && weekdayOf(date) < 7 && !["2026-12-24", "2026-12-25"].includes(date))
          expect(planned(date).problems, date).not.toEqual([]);
      }
    }),
    { numRuns: 60, seed: 20261130 },
  );
  expect(told).toBeGreaterThan(15);
});

test("where no other day for the date helps, none is named", async () => {
  const late =
    'phase P "P" { window 0 to 3 days after start; task late "Late" { owner Manager; when on 2027-02-01 } }';
  const playbook = await playbookOf({ actions: late + actions, properties: "window start until goLive" });
  const plan = planOf(playbook, { customer: { signals: { goLive: "2027-03-01" } } });
  expect(plan.problems.map(({ help }) => help)).toEqual([
    "move the action to another phase, or widen the phase's window",
  ]);
});

test("a start after the go-live is told once, not with all that does not fit any more", async () => {
  const playbook = await playbookOf({ actions, properties: "window start until goLive" });
  const plan = planOf(playbook, { start: "2027-04-05", customer: { signals: { goLive: "2027-03-01" } } });
  expect(plan.problems.map(({ code }) => code)).toEqual(["window-ends-before-start"]);
  const needing = `${task("call", "3 days after start")}milestone live "Live" { when on goLive exactly; needs call }`;
  const late = planOf(await playbookOf({ actions: needing }), {
    start: "2027-04-05",
    customer: { signals: { goLive: "2027-03-01" } },
  });
  expect(late.problems).toMatchObject([
    {
      code: "date-before-start",
      help: expect.stringContaining("`goLive` can be on 2027-04-08 at the earliest"),
    },
  ]);
});
