/** A play none of whose actions applies to the customer: no heading with nothing below it, wherever it stands. */

import { expect, test } from "vitest";
import { compileTexts } from "../../compiler/emit/plans/compile-texts.ts";
import { planPage } from "../../compiler/emit/plans/plan-page.ts";
import { renderMarkdown } from "../../compiler/planner/words/render-markdown.ts";
import { planOf, playbookOf, task } from "../planner/demo.ts";

const play = (name: string, actions: string) =>
  `play ${name} "${name}" { for Technical; stage Implementation; ${actions} }`;
const noPilot = (action: string) => `if pilot { ${action} }`;
/** Of the plays `Onboarding`, `Review` and `Close`; the demo's own stands first. */
const demoOf = (onboarding: string, review: string, close: string) => ({
  actions: onboarding,
  more: `${play("Review", review)}\n${play("Close", close)}\nplay Later "Later" { stage Support; ${task("z", "on start")} }`,
});
const customer = { signals: { pilot: false } };

test.each([
  [
    "first",
    demoOf(noPilot(task("a", "on start")), task("b", "on start"), task("c", "on start")),
    "Onboarding",
  ],
  ["between", demoOf(task("a", "on start"), noPilot(task("b", "on start")), task("c", "on start")), "Review"],
  ["last", demoOf(task("a", "on start"), task("b", "on start"), noPilot(task("c", "on start"))), "Close"],
])("%s of the plays, it is in plan.json alone", async (_, demo, empty) => {
  const playbook = await playbookOf(demo);
  const plan = planOf(playbook, { customer });
  expect(plan.plays.map(({ name }) => name)).toEqual(["Onboarding", "Review", "Close"]);
  const headings = renderMarkdown(plan, compileTexts(playbook)).match(/^##? .*$/gm);
  const plays = ["Onboarding", "Review", "Close"].filter((name) => name !== empty);
  expect(headings).toEqual([
    "# Demo: Aurora",
    "## People",
    ...plays.map((name) => `## ${name}`),
    "## To come",
  ]);
  expect(await planPage(plan, "persona 0.0.0")).not.toContain(`<bdi>${empty}</bdi>`);
});

test("what waits, is not decided or is told of it is something to read", async () => {
  const waits = task("a", "on goLive");
  const open = `if pilot { ${task("b", "on start")} }`;
  const never = task("c", "every week on Tuesday until 2026-11-01");
  const playbook = await playbookOf(demoOf(waits, open, never));
  const text = renderMarkdown(planOf(playbook), compileTexts(playbook));
  for (const name of ["Onboarding", "Review", "Close"]) expect(text).toContain(`## ${name}\n`);
});

test("where all of them are so, nothing is planned", async () => {
  const none = noPilot(task("a", "on start"));
  const playbook = await playbookOf(demoOf(none, none, none));
  const plan = planOf(playbook, { customer });
  for (const text of [renderMarkdown(plan, compileTexts(playbook)), await planPage(plan, "persona 0.0.0")])
    expect(text).toMatch(/Nothing is planned/);
});
