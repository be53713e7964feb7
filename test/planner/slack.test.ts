/** Where a plan has no slack, and that nothing else is said to have none: every action is put off by a day and planned again. */

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Plan, PlannedAction } from "../../compiler/planner/plan.ts";
import { addDays, weekdayOf } from "../../compiler/values/calendar-date.ts";
import { actionsOf, meeting, planDemo, planOf, playbookOf, task } from "./demo.ts";

const told = (plan: Plan): readonly string[] =>
  actionsOf(plan).flatMap(({ name, reasons }) =>
    reasons.filter((reason) => reason.startsWith("no slack")).map((reason) => `${name}: ${reason}`),
  );
const untilGoLive = "window start until goLive";

test("a chain up to a fixed day has none, what ends earlier has", async () => {
  const actions =
    task("brief", "on start", "takes 3 business days") +
    task("sandbox", "2 business days after brief", "takes 4 business days") +
    task("spare", "on start") +
    'milestone live "Live" { when on goLive exactly; needs sandbox, spare }';
  // Brief until Thursday 3, sandbox from Monday 7 to Thursday 10.
  const goLive = "2026-12-10";
  const plan = await planDemo({ actions, properties: untilGoLive }, { customer: { signals: { goLive } } });
  expect(told(plan)).toEqual([
    "brief: no slack: one working day later, “Live” could not be kept",
    "sandbox: no slack: one working day later, “Live” could not be kept",
  ]);
});

test("a day that something leads up to, the end of the play, in the plan's language", async () => {
  const actions =
    task("check", "1 business day before goLive", "needs ready") + task("ready", "on 2026-12-11");
  const signals = { goLive: "2026-12-11" };
  const plan = await planDemo({ actions }, { language: "es", customer: { signals } });
  expect(plan.problems).toEqual([]);
  const spoken = actionsOf(plan).map(({ name, reasons }) => `${name}: ${reasons.at(-1)}`);
  expect(spoken).toContain(
    "ready: sin margen: un día laborable más tarde no se podría cumplir «Puesta en marcha»",
  );
  const last = { actions: meeting("last", "on 2026-12-11 at 10:00"), properties: untilGoLive };
  expect(told(await planDemo(last, { customer: { signals } }))).toEqual([
    "last: no slack: one working day later, “Go-live” could not be kept",
  ]);
});

const dated = fc.record({
  from: fc.constantFrom("start", "before", "goLive"),
  days: fc.nat(4),
  takes: fc.integer({ min: 1, max: 3 }),
  needs: fc.array(fc.nat(5), { maxLength: 2 }),
});
const names = ["a", "b", "c", "d", "e", "f"];

test("whatever a play looks like: just those have none whose delay breaks it", async () => {
  const playbooks = await Promise.all(
    fc
      .sample(fc.array(dated, { minLength: 2, maxLength: 6 }), { numRuns: 60, seed: 20261128 })
      .map((items) => {
        const actions = items.map(({ from, days, takes, needs }, index) => {
          const when =
            from === "start" || (from === "before" && index === 0)
              ? `${days} business days after start`
              : from === "before"
                ? `${days + 1} business days after ${names[days % index]}`
                : `${days} business days before goLive`;
          const earlier = [...new Set(needs.filter((each) => each < index).map((each) => names[each]))];
          const more = [
            `takes ${takes} business days`,
            ...(earlier.length ? [`needs ${earlier.join(", ")}`] : []),
          ];
          return task(names[index] as string, when, more.join("; "));
        });
        const live = `milestone live "Live" { when on goLive exactly; needs ${names.slice(0, items.length).join(", ")} }`;
        return playbookOf({ actions: actions.join("") + live, properties: untilGoLive });
      }),
  );
  let tight = 0;
  let loose = 0;
  for (const playbook of playbooks)
    for (const goLive of ["2026-12-09", "2026-12-11", "2026-12-15"]) {
      const customer = { signals: { goLive } };
      const plan = planOf(playbook, { customer });
      if (plan.problems.length > 0) continue;
      const none = new Set(told(plan).map((line) => line[0]));
      for (const action of actionsOf(plan).filter(({ kind }) => kind === "task")) {
        const breaks = delayBreaks(action);
        expect(none.has(action.name), `${action.name} of ${JSON.stringify(playbook.plays)}`).toBe(breaks);
        if (breaks) tight++;
        else loose++;
      }

      function delayBreaks(action: PlannedAction): boolean {
        // Its work begins as planned, and takes a working day longer.
        const until = nextWorkingDay(action.until ?? action.date);
        const settled = new Map([[action.identity, { date: action.date, until }]]);
        const late = planOf(playbook, { customer, earlier: { settled, plays: [], holders: new Map() } });
        return late.problems.length > 0 || actionsOf(late).some((each) => (each.until ?? each.date) > goLive);
      }
    }
  expect(Math.min(tight, loose)).toBeGreaterThan(20);
});

/** By the demo's calendar, counted without the planner. */
function nextWorkingDay(date: string): string {
  const next = addDays(date, 1) as string;
  return weekdayOf(next) > 5 || ["2026-12-24", "2026-12-25"].includes(next) ? nextWorkingDay(next) : next;
}
