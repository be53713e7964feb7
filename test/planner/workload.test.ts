/** Many new customers: what one plan asks of the team counts for the next, and who has what to do in which week. */

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Playbook } from "../../compiler/ir/ir.ts";
import { createWorkload, inBatchOrder } from "../../compiler/planner/people/workload.ts";
import type { Plan } from "../../compiler/planner/plan.ts";
import { readPlainTeam } from "../../compiler/records/plain-records.ts";
import { planOf, playbookOf } from "./demo.ts";

const actions = `
  task prepare "Prepare" { owner Manager; when on start; takes 4 business days }
  meeting kickoff "Kick-off" { when 3 business days after start at 10:00 for 90 minutes; invite Manager, Sponsor }
`;
const person = (name: string, projects: number, capacity: number) => ({
  name,
  email: `${name.toLowerCase()}@example.com`,
  skills: ["portal"],
  projects,
  capacity,
});

interface Newcomer {
  readonly id: string;
  readonly start: string;
}

/** Plans newcomers one after the other, as `persona plan` does. */
function planAll(playbook: Playbook, team: readonly unknown[], newcomers: readonly Newcomer[]) {
  const workload = createWorkload(playbook, readPlainTeam(playbook, team).members);
  const plans = [...newcomers].sort(inBatchOrder).map(({ id, start }): Plan => {
    const plan = planOf(playbook, { customer: { id }, start, members: workload.team });
    workload.add(plan);
    return plan;
  });
  return { plans, workload };
}

const managerOf = (plan: Plan) => plan.team.find(({ role }) => role === "Manager");
const byCapacity = { actions, assign: "spread evenly by projects at most capacity" };

test("each new customer counts for the next, until nobody has room", async () => {
  const playbook = await playbookOf(byCapacity);
  const team = [person("Ana", 10, 12), person("Ben", 11, 12)];
  const newcomers = ["c-3", "c-1", "c-2", "c-4"].map((id) => ({ id, start: "2026-12-01" }));
  const { plans } = planAll(playbook, team, newcomers);
  expect(plans.map((plan) => [plan.customer.id, managerOf(plan)?.people[0]?.email])).toEqual([
    ["c-1", "ana@example.com"],
    ["c-2", "ana@example.com"],
    ["c-3", "ben@example.com"],
    ["c-4", undefined],
  ]);
  expect(managerOf(plans[1] as Plan)?.reasons).toEqual(["Projects: 11 of 12"]);
  expect(managerOf(plans[2] as Plan)?.rejected).toEqual([{ name: "Ana", reason: "Projects: 12 of 12" }]);
  expect(plans[3]?.problems.map(({ message }) => message)).toEqual([
    "nobody on the roster can be `Manager`: of 2 people none is left after “Projects at most Capacity”",
  ]);
});

test("the earlier start is assigned first, whatever the ids are", async () => {
  const playbook = await playbookOf(byCapacity);
  const team = [person("Ana", 0, 1), person("Ben", 5, 9)];
  const newcomers = [
    { id: "a", start: "2026-12-08" },
    { id: "b", start: "2026-12-01" },
  ];
  const { plans } = planAll(playbook, team, newcomers);
  expect(plans.map((plan) => [plan.customer.id, managerOf(plan)?.people[0]?.email])).toEqual([
    ["b", "ana@example.com"],
    ["a", "ben@example.com"],
  ]);
});

test("weeks count customers, meetings with their length, and tasks over every week they touch", async () => {
  const playbook = await playbookOf(byCapacity);
  const newcomers = [
    // Thursday to Tuesday; the kick-off is on that Tuesday.
    { id: "c-1", start: "2026-12-03" },
    { id: "c-2", start: "2026-12-07" },
  ];
  const { workload } = planAll(playbook, [person("Ana", 0, 9)], newcomers);
  // Monday to Thursday eight hours, Friday four.
  const ana = { name: "Ana", email: "ana@example.com", availableMinutes: 36 * 60 };
  const none = { meetings: 0, meetingMinutes: 0, whileAway: 0 };
  // Monday and Tuesday of the one, Monday to Thursday of the other, eight hours each.
  const busy = { meetings: 2, meetingMinutes: 180, tasks: 2, taskMinutes: 6 * 480, whileAway: 0 };
  expect(workload.weeks()).toEqual([
    { ...ana, week: "2026-W49", from: "2026-11-30", customers: 1, ...none, tasks: 1, taskMinutes: 480 + 240 },
    { ...ana, week: "2026-W50", from: "2026-12-07", customers: 2, ...busy },
  ]);
});

test("a task takes its hours, in one week or over several; one without a length takes none", async () => {
  const tasks = `
    task call "Call" { owner Manager; when on start; takes 90 minutes }
    task think "Think" { owner Manager; when on start }
    task move "Move" { owner Manager; when on start; takes 12 business days }
    task map "Map" { owner Manager; when on start; takes 30 hours }
  `;
  const playbook = await playbookOf({ ...byCapacity, actions: tasks });
  const { plans, workload } = planAll(playbook, [person("Ana", 0, 9)], [{ id: "c-1", start: "2026-12-16" }]);
  // Wednesday to Friday; Monday to Wednesday, before two days off; Monday to Friday; Monday.
  // Of thirty hours the first week has twenty, and Monday and a part of Tuesday the rest.
  expect(workload.weeks().map(({ tasks, taskMinutes }) => [tasks, taskMinutes])).toEqual([
    [4, 90 + 2 * (480 + 480 + 240)],
    [2, 3 * 480 + 10 * 60],
    [1, 4 * 480 + 240],
    [1, 480],
  ]);
  const told = plans[0]?.hours?.reduce((sum, { minutes }) => sum + minutes, 0);
  expect(workload.weeks().reduce((sum, week) => sum + week.taskMinutes, 0)).toBe(told);
});

test("in any order of the file: the same people, nobody over the limit, and all work is told", async () => {
  const playbook = await playbookOf(byCapacity);
  const roster = fc.array(fc.tuple(fc.nat(5), fc.nat(8)), { minLength: 1, maxLength: 5 });
  const starts = fc.array(fc.integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(roster, starts, (people, days) => {
      const team = people.map(([has, most], index) => person(`P${index}`, has, most));
      const newcomers = days.map((day, index) => ({
        id: `c-${String(index).padStart(2, "0")}`,
        start: `2027-01-${String(day).padStart(2, "0")}`,
      }));
      const { plans, workload } = planAll(playbook, team, newcomers);
      const again = planAll(playbook, team, [...newcomers].reverse());
      expect(JSON.stringify(again.plans)).toBe(JSON.stringify(plans));
      expect(again.workload.weeks()).toEqual(workload.weeks());

      const given = plans.map((plan) => managerOf(plan)?.people[0]?.email);
      for (const { email, projects, capacity } of team) {
        const got = given.filter((each) => each === email).length;
        expect(got).toBeLessThanOrEqual(Math.max(0, capacity - projects));
      }
      // Nobody goes without a manager while somebody has room.
      const room = team.reduce((sum, { projects, capacity }) => sum + Math.max(0, capacity - projects), 0);
      expect(given.filter((email) => email !== undefined)).toHaveLength(Math.min(room, days.length));
      const meetings = workload.weeks().reduce((sum, week) => sum + week.meetings, 0);
      expect(meetings).toBe(Math.min(room, days.length));
    }),
    { numRuns: 25, seed: 20261128 },
  );
});

test("weeks have the hours that are worked, less days off and absences", async () => {
  const playbook = await playbookOf({
    ...byCapacity,
    actions: `
      task call "Call" { owner Manager; when on start; takes 1 hour }
      task move "Move" { owner Manager; when 1 business day after start; takes 12 business days }
    `,
  });
  const team = [{ ...person("Ana", 0, 9), away: ["2026-12-17 to 2026-12-21", "2026-12-28 to 2027-01-10"] }];
  const { workload } = planAll(playbook, team, [{ id: "c-1", start: "2026-12-16" }]);
  // Monday to Wednesday; Tuesday and Wednesday, before two days off; then away.
  const hours = workload.weeks().map(({ week, availableMinutes }) => `${week} ${availableMinutes / 60}`);
  expect(hours).toEqual(["2026-W51 24", "2026-W52 16", "2026-W53 0", "2027-W01 0"]);
});

test("weeks count what falls on days on which the person is away", async () => {
  const review = 'meeting review "Review" { when 12 business days after start at 10:00; invite Manager }';
  const playbook = await playbookOf({ ...byCapacity, actions: actions + review });
  // The review is on Monday 21 December.
  const weeksOf = (away: string) =>
    planAll(playbook, [{ ...person("Ana", 0, 9), away: [away] }], [{ id: "c-1", start: "2026-12-03" }])
      .workload.weeks()
      .map(({ week, whileAway }) => `${week} ${whileAway}`);
  expect(weeksOf("2026-12-22 to 2026-12-31")).toEqual(["2026-W49 0", "2026-W50 0", "2026-W52 0"]);
  expect(weeksOf("2026-12-09 to 2026-12-31")).toEqual(["2026-W49 0", "2026-W50 0", "2026-W52 1"]);
});
