/** Plans as people and programs leave them: what is worked out anew, and what is told. */

import { describe, expect, test } from "vitest";
import type { PlannedAction } from "../../compiler/planner/plan.ts";
import { readPlan } from "../../compiler/planner/read-plan.ts";
import { actionsOf, meeting, planDemo, task } from "./demo.ts";

const clocks = {
  start: "10:00",
  end: "11:00",
  timezone: "America/Denver",
  startInstant: "2026-12-01T10:00:00-07:00",
  endInstant: "2026-12-01T11:00:00-07:00",
};
describe("a plan that people have worked with", async () => {
  const actions =
    meeting("kickoff", "3 business days after start at 10:00 for 60 minutes") +
    meeting("standup", "every week on Tuesday at 09:30 for 30 minutes until 2027-01-19") +
    task("brief", "on start");
  const plan = await planDemo({ actions });
  const read = (change: object) => readPlan(JSON.parse(JSON.stringify({ ...plan, ...change })));
  const timed = (time: object): readonly PlannedAction[] => {
    const plays = plan.plays.map((play) => ({
      ...play,
      actions: play.actions.map((action) =>
        action.time === undefined ? action : { ...action, time: { ...action.time, ...time } },
      ),
    }));
    const found = read({ plays });
    return "faults" in found ? [] : actionsOf(found.plan).filter((action) => action.time !== undefined);
  };

  test("has the instants of its days, clocks and zones, whichever of these was changed", () => {
    expect(timed({ timezone: "Asia/Tokyo" })[0]?.time?.startInstant).toMatch(/\+09:00$/);
    for (const startInstant of ["2026-12-01T09:30", "2026-12-01T09:30:99x", "2026-12-01T09:30:00Z"]) {
      expect(timed({ startInstant })).toEqual(actionsOf(plan).filter(({ time }) => time !== undefined));
    }
    expect(read({})).toEqual({ plan });
  });

  test("signs that nobody sees are refused in an identity: calendars drop them, and two events were one", () => {
    const [first, ...others] = plan.plays[0]?.actions ?? [];
    for (const identity of ["\0", `${first?.identity}\r\n`, "a\u2028b"]) {
      const plays = [{ ...plan.plays[0], actions: [{ ...first, identity }, ...others] }];
      expect(read({ plays })).toEqual({
        faults: [
          {
            place: `Onboarding, ${first?.name}, identity`,
            message: "this holds a sign that nobody sees; write it as it was in the plan",
          },
        ],
      });
    }
  });

  test("that ends before it starts, or as it starts, is told so: an end that was forgotten", () => {
    const kickoff = (time: object, date = "2026-12-10") => {
      const plays = plan.plays.map((play) => ({
        ...play,
        actions: play.actions.map((action) =>
          action.name === "kickoff" ? { ...action, date, time: { ...action.time, ...time } } : action,
        ),
      }));
      return read({ plays });
    };
    const told = (message: string) => ({
      faults: [{ place: "Onboarding, kickoff, time", message }],
    });
    expect(kickoff({ start: "14:00" })).toEqual(
      told("it ends at 11:00, before it starts at 14:00; change both"),
    );
    expect(kickoff({ start: "11:00" })).toEqual(told("it ends at 11:00, as it starts; change both"));
    expect(kickoff({ start: "14:00", end: "15:00" })).toHaveProperty("plan");
  });

  test("that ended on the next day does so wherever it is moved", async () => {
    const late = await planDemo({ actions: meeting("watch", "on start at 22:00 for 180 minutes") });
    const plays = late.plays.map((play) => ({
      ...play,
      actions: play.actions.map((action) => ({ ...action, date: "2026-12-10" })),
    }));
    const found = readPlan(JSON.parse(JSON.stringify({ ...late, plays })));
    expect("plan" in found && actionsOf(found.plan)[0]?.time).toMatchObject({
      startInstant: expect.stringMatching(/^2026-12-10T22:00/),
      endInstant: expect.stringMatching(/^2026-12-11T01:00/),
    });
  });

  test("that goes on for more than a day keeps its days wherever it is moved", async () => {
    for (const [hours, end] of [
      [24, "2026-12-11T10:00"],
      [30, "2026-12-11T16:00"],
      [50, "2026-12-12T12:00"],
    ] as const) {
      const long = await planDemo({ actions: meeting("summit", `on start at 10:00 for ${hours} hours`) });
      const plays = long.plays.map((play) => ({
        ...play,
        actions: play.actions.map((action) => ({ ...action, date: "2026-12-10" })),
      }));
      const found = readPlan(JSON.parse(JSON.stringify({ ...long, plays })));
      if ("faults" in found) throw new Error(JSON.stringify(found.faults));
      expect(actionsOf(found.plan)[0]?.time?.endInstant.slice(0, end.length)).toBe(end);
    }
  });

  test.each([
    ["start", { start: "2026-99-99" }, "there is no day 2026-99-99"],
    ["start", { start: "" }, "this is empty"],
    ["locale", { locale: "en_US" }, "there is no language `en_US`"],
    ["language", { language: "English, please" }, "there is no language"],
    ["sent, t, modified", sentWith({ modified: "2026-12-01T00:00zzz" }), "there is no moment"],
    ["sent, t, last", sentWith({ last: "2026-13-45" }), "there is no day 2026-13-45"],
    [
      "sent, t, time, timezone",
      sentWith({ time: { ...clocks, timezone: "No/Where" } }),
      "there is no time zone",
    ],
  ])("that has no such moment is told so, at %s", (place, change, message) => {
    expect(read(change)).toMatchObject({ faults: [{ place, message: expect.stringContaining(message) }] });
  });
});

function sentWith(change: object): object {
  const modified = "2026-12-01T00:00:00Z";
  const [date, last] = ["2026-12-01", "2026-12-01"];
  const sent = { identity: "i", title: "t", date, last, sequence: 0, modified, said: "", invited: [] };
  return { sent: [{ ...sent, ...change }] };
}
