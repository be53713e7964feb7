/** What keeps a plan from being right is told as data, once, with the place in the playbook; nothing is thrown. */

import { describe, expect, test } from "vitest";
import { outputCatalog } from "../../compiler/diagnostics/catalog/output.ts";
import type { Playbook } from "../../compiler/ir/ir.ts";
import { limits } from "../../compiler/limits.ts";
import type { PlanProblem } from "../../compiler/planner/plan.ts";
import { createPlans } from "../../compiler/planner/runtime.ts";
import { actionsOf, planOf, playbookOf } from "./demo.ts";

const task = (name: string, when: string, more = "") =>
  `task ${name} "${name}" { owner Manager; when ${when}${more && `; ${more}`} }\n`;

const summary = (problems: readonly PlanProblem[]) =>
  problems.map(({ code, action, message }) => [code, action, message]);

/** The playbook with its actions changed as no source could: what the checks refuse must still not break a plan. */
async function playbookWith(actions: string, change: (text: string) => string): Promise<Playbook> {
  return JSON.parse(change(JSON.stringify(await playbookOf({ actions })))) as Playbook;
}

describe("problems", () => {
  test("actions that wait for one another, each circle once; what depends on them waits", async () => {
    const playbook = await playbookWith(
      task("a", "on start") +
        task("b", "on start", "needs a") +
        task("c", "1 day after b") +
        task("d", "on start"),
      (text) =>
        text.replace('"needs":[],"serves":[],"give":[],"at"', '"needs":["b"],"serves":[],"give":[],"at"'),
    );
    expect(playbook.plays[0]?.actions[0]?.needs).toEqual(["b"]);
    const plan = planOf(playbook);
    expect(summary(plan.problems)).toEqual([
      ["schedule-goes-in-circles", "a", "`a` and `b` wait for one another"],
    ]);
    expect(plan.plays[0]?.waiting.map(({ name }) => name)).toEqual(["a", "b", "c"]);
    expect(actionsOf(plan).map(({ name }) => name)).toEqual(["d"]);
  });

  test("a chain of any length is only a long list", async () => {
    const playbook = await playbookOf({ actions: task("a", "on start") });
    const [play] = playbook.plays;
    const [first] = play?.actions ?? [];
    if (play === undefined || first === undefined) throw new Error("no action");
    const chain = Array.from({ length: 5000 }, (_, index) => ({
      ...first,
      name: `a${index}`,
      needs: index === 4999 ? [] : [`a${index + 1}`],
    }));
    const plan = planOf({ ...playbook, plays: [{ ...play, actions: chain }] });
    expect(plan.problems).toEqual([]);
    expect(actionsOf(plan)).toHaveLength(5000);
  });

  test("a date beyond the year 9999", async () => {
    const plan = planOf(await playbookOf({ actions: task("a", "9000 years after start") }));
    expect(summary(plan.problems)).toEqual([
      ["date-out-of-range", "a", "the date of `a` lies beyond the year 9999"],
    ]);
    expect(plan.problems[0]?.at).toMatchObject({ file: "main.persona" });
  });

  test("no day that fits, with what most days have against them", async () => {
    const late = `meeting late "Late" { when 2 days after start at 12:30 for 60 minutes; invite Manager, Sponsor }`;
    const customer = {
      timezone: "Europe/Athens",
      hours: "Monday to Friday 09:00 to 22:00",
      holidays: ["2026-12-03"],
    };
    expect(
      planOf(await playbookOf({ actions: late }), { customer }).problems.map(({ message }) => message),
    ).toEqual([
      "no day fits `late` within 60 days of 2026-12-03: that is 21:30 – 22:30 in Europe/Athens, outside the customer's hours",
    ]);
  });

  test("a text that fails", async () => {
    const playbook = await playbookWith(task("a", "on start", 'note en "{{customer.name}}"'), (text) =>
      text.replaceAll("{{customer.name}}", "{{nobody.name}}"),
    );
    const plan = planOf(playbook);
    expect(plan.problems.map(({ code }) => code)).toEqual(["text-not-rendered"]);
    expect(plan.problems[0]?.message).toMatch(/^the text of `a` could not be filled in: "name" not defined/);
    expect(actionsOf(plan)[0]?.text).toBeUndefined();
  });

  test("a plan beyond all measure", async () => {
    const actions = task(
      "a",
      "every day until 2029-01-31",
      'note en "{{or worry \\"-\\"}}{{or worry \\"-\\"}}"',
    );
    const worry = "x".repeat(limits.cellLength / 4);
    const plan = planOf(await playbookOf({ actions }), { customer: { signals: { worry } } });
    expect(plan.problems.map(({ code }) => code)).toEqual(["plan-too-long"]);
    expect(plan.plays).toEqual([]);
  });

  test("data of the wrong kind, in plans.js", async () => {
    const playbook = await playbookOf({ actions: task("a", "on start") });
    const plan = createPlans(playbook, new Map()).plan({ id: 1 }, { start: "2026-12-01" });
    expect(new Set(plan.problems.map(({ code }) => code))).toEqual(new Set(["plan-wrong-customer"]));
    expect(plan.plays).toEqual([]);
  });
});

describe("every problem of a plan", () => {
  test.each(Object.entries(outputCatalog))("%s says why it matters, in one sentence", (_, definition) => {
    expect(definition.why).toMatch(/^[A-Z].*\.$/);
    expect(definition.severity).toBe("error");
  });
});
