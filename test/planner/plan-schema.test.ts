import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, expectTypeOf, test } from "vitest";
import type { z } from "zod";
import type { Plan } from "../../compiler/planner/plan.ts";
import { planJsonSchema, type planSchema } from "../../compiler/planner/plan-schema.ts";
import { readPlan } from "../../compiler/planner/read-plan.ts";
import type { Identical, Same } from "../harness/same-types.ts";
import { meeting, planDemo, task } from "./demo.ts";

type Read = z.infer<typeof planSchema>;
type Comparison = { [K in keyof Plan]-?: Same<Read[K], Plan[K]> } & {
  fields: Identical<keyof Read, keyof Plan>;
};
type Differing = { [K in keyof Comparison]: Comparison[K] extends true ? never : K }[keyof Comparison];

test("the schema describes the plan of plan.ts, no more and no less", () => {
  // The compiler is the test: what differs is named in the type error.
  expectTypeOf<Differing>().toEqualTypeOf<never>();
});

const json = (value: unknown): Record<string, unknown> => JSON.parse(JSON.stringify(value));

describe("a plan that people have worked with", async () => {
  const plan = await planDemo({
    actions:
      meeting("kickoff", "on start at 09:00 for 60 minutes", "Manager, Sponsor") +
      meeting("standup", "every week on Tuesday at 09:30 for 30 minutes until 2027-01-19") +
      task("brief", "2 business days after start"),
  });
  const validate = new Ajv2020({ allErrors: true, strict: true }).compile(planJsonSchema());
  const kickoffIn = (changed: Record<string, unknown>): Record<string, unknown> =>
    (changed as unknown as Plan).plays[0]?.actions[0] as unknown as Record<string, unknown>;
  const faultsOf = (change: (kickoff: Record<string, unknown>) => void): readonly string[] => {
    const changed = json(plan);
    change(kickoffIn(changed));
    const read = readPlan(changed);
    return "faults" in read ? read.faults.map(({ place, message }) => `${place}: ${message}`) : [];
  };

  test("is read as it was written, by zod and by the JSON Schema", () => {
    expect(readPlan(json(plan))).toEqual({ plan });
    expect(validate(json(plan))).toBe(true);
    for (const wrong of [{ format: "plan" }, { plays: {} }, { surprise: 1 }, { start: "soon" }]) {
      expect(validate({ ...json(plan), ...wrong })).toBe(false);
      expect(readPlan({ ...json(plan), ...wrong })).toHaveProperty("faults");
    }
    for (const nothing of [null, 7, "plan", [], {}]) expect(readPlan(nothing)).toHaveProperty("faults");
  });

  test("who changes day or time need not change the instants", () => {
    const changed = json(plan);
    Object.assign(kickoffIn(changed), { date: "2026-12-07" });
    Object.assign(kickoffIn(changed).time as object, { start: "23:30", end: "00:15" });
    const read = readPlan(changed);
    const time = "plan" in read ? read.plan.plays[0]?.actions[0]?.time : undefined;
    expect(time).toMatchObject({
      startInstant: "2026-12-07T23:30:00-07:00",
      endInstant: "2026-12-08T00:15:00-07:00",
    });
  });

  test.each([
    [{ date: "2026-13-01" }, "Onboarding, kickoff, date: there is no day 2026-13-01"],
    [{ date: "soon" }, "plays, Onboarding, actions, kickoff, date: a day is written as in 2026-12-01"],
    [{ date: 7 }, "plays, Onboarding, actions, kickoff, date: this has to be a text in quotes"],
    [{ date: undefined }, "plays, Onboarding, actions, kickoff, date: this is missing"],
    [
      { until: "2026-11-01" },
      "Onboarding, kickoff, until: 2026-11-01 is before 2026-12-01, on which it begins",
    ],
    [{ done: "yes" }, "plays, Onboarding, actions, kickoff, done: this has to be true or false"],
    [{ status: 1 }, "plays, Onboarding, actions, kickoff: a plan has no status here"],
  ])("tells what makes no sense: %o", (change, expected) => {
    expect(faultsOf((kickoff) => Object.assign(kickoff, json(kickoff), change))).toEqual([expected]);
  });

  test("tells a zone, a clock and an identity that there is not", () => {
    const time = (change: object) => (kickoff: Record<string, unknown>) =>
      Object.assign(kickoff.time as object, change);
    expect(faultsOf(time({ timezone: "Mars/Olympus" }))).toEqual([
      "Onboarding, kickoff, time, timezone: there is no time zone Mars/Olympus",
    ]);
    expect(faultsOf(time({ start: "25:00" }))).toEqual([
      "Onboarding, kickoff, time: 25:00 is no time of a day",
    ]);
    const twice = json(plan) as unknown as Plan;
    const [play] = twice.plays;
    const doubled = { ...twice, plays: [{ ...play, actions: [...(play?.actions ?? []), play?.actions[0]] }] };
    expect(readPlan(doubled)).toEqual({
      faults: [{ place: "Onboarding, kickoff, identity", message: "another action has the same one" }],
    });
  });
});
