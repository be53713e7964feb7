/** Progress against plan: counted by hand from a small plan, and shown in Markdown and on the page. */

import { HtmlValidate } from "html-validate";
import { describe, expect, test } from "vitest";
import type { Plan, PlannedAction } from "../../compiler/planner/plan.ts";
import { byUrgency, type CustomerProgress, progressOf } from "../../compiler/report/progress.ts";
import { factsOfProgress } from "../../compiler/report/progress-words.ts";
import { reportOutcomes } from "../../compiler/report/report.ts";
import { reportMarkdown } from "../../compiler/report/report-markdown.ts";
import { reportPage } from "../../compiler/report/report-page.ts";
import { readPage, textsOf } from "../pages/site.ts";
import { meeting, planOf, playbookOf, task } from "../planner/demo.ts";

/** In December 2026: Tuesday 1 is the start; Friday 4, Tuesday 8, Wednesday 9, Monday 21, and a milestone on 15. */
const playbook = await playbookOf({
  actions:
    task("brief", "3 days after start") +
    task("load", "on 2026-12-08", "takes 2 business days") +
    meeting("review", "on 2026-12-21 at 10:00 for 30 minutes") +
    'milestone ready "Ready", es "Listo" { when on 2026-12-15; owner Manager }\n' +
    'milestone live "Live", es "En marcha" { when on 2026-12-23 }\n',
  stages: `stage Sales "Sales"
  stage Implementation "Implementation", es "Implantación" {
    goal    "Live on the day agreed", es "En marcha el día acordado"
    measure "Days to the first quote", es "Días hasta la primera oferta"
  }
  stage Support "Support"`,
  assign: "require skills has portal; prefer load < 50% then +1",
});
const plan = planOf(playbook, {
  language: "es",
  team: [{ name: "Ana", email: "ana@example.com", skills: ["portal"], load: 10 }],
});
const withDone = (...names: readonly string[]): Plan => ({
  ...plan,
  plays: plan.plays.map((play) => ({
    ...play,
    actions: play.actions.map(
      (action): PlannedAction => (names.includes(action.name) ? { ...action, done: true } : action),
    ),
  })),
});

describe("progress", () => {
  test.each<[string, readonly string[], number, readonly string[], readonly string[]]>([
    ["2026-12-01", [], 0, [], ["Ready 2026-12-15", "Live 2026-12-23"]],
    ["2026-12-05", [], 0, ["brief 2026-12-04"], ["Ready 2026-12-15", "Live 2026-12-23"]],
    ["2026-12-05", ["brief"], 1, [], ["Ready 2026-12-15", "Live 2026-12-23"]],
    ["2026-12-09", ["brief"], 1, [], ["Ready 2026-12-15", "Live 2026-12-23"]],
    ["2026-12-10", ["brief"], 1, ["load 2026-12-09"], ["Ready 2026-12-15", "Live 2026-12-23"]],
    ["2026-12-22", ["brief", "ready"], 2, ["load 2026-12-09", "review 2026-12-21"], ["Live 2026-12-23"]],
    [
      "2026-12-22",
      ["ready"],
      1,
      ["brief 2026-12-04", "load 2026-12-09", "review 2026-12-21"],
      ["Live 2026-12-23"],
    ],
    ["2027-02-01", ["brief", "load", "review", "ready", "live"], 5, [], []],
  ])("on %s with %j done", (today, done, count, overdue, next) => {
    const progress = progressOf(withDone(...done), playbook, today);
    const shown = (all: CustomerProgress["next"]) => all.map(({ title, date }) => `${title} ${date}`);
    expect([progress.planned, progress.done]).toEqual([5, count]);
    expect(shown(progress.overdue)).toEqual(overdue);
    expect(shown(progress.next)).toEqual(next);
  });

  test("titles are English, though the plan is not; goal, measure and team stand beside it", () => {
    expect(progressOf(plan, playbook, "2026-12-01")).toMatchObject({
      customer: { id: "c-1", name: "Aurora" },
      language: "es",
      persona: "Technical",
      stage: {
        title: "Implementation",
        goal: "Live on the day agreed",
        measures: ["Days to the first quote"],
      },
      team: [
        {
          role: "Manager",
          people: ["Ana"],
          reasons: expect.arrayContaining([expect.stringContaining("Carga")]),
        },
      ],
    });
  });

  test("reasons are joined as in their language", () => {
    const progress = { ...progressOf(plan, playbook, "2026-12-01"), language: "el" };
    const team = [{ role: "Manager", people: ["Ana"], reasons: ["Δεξιότητες: η πύλη", "Φόρτος: 65%"] }];
    expect(factsOfProgress({ ...progress, team }).at(-1)?.why).toBe("Δεξιότητες: η πύλη· Φόρτος: 65%");
  });

  test("the furthest behind comes first", () => {
    const late = progressOf(plan, playbook, "2026-12-22");
    const other = { ...progressOf(plan, playbook, "2026-12-01"), customer: { id: "a-1", name: "Other" } };
    expect([other, late].sort(byUrgency)).toEqual([late, other]);
    expect([late, { ...late, customer: other.customer }].sort(byUrgency)[0]?.customer.id).toBe("a-1");
  });
});

test("in Markdown and on the page, with why somebody is on the team", async () => {
  const progress = progressOf(withDone("brief"), playbook, "2026-12-10");
  const report = { ...reportOutcomes(playbook, [], "2026-12-10"), customers: [progress] };
  const markdown = reportMarkdown(report);
  expect(markdown).toContain("### Aurora (c-1)\n\nTechnical, Implementation, since Tue, 1 Dec 2026");
  expect(markdown).toContain("- Done: 1 of 5 planned, 1 overdue\n- Overdue: load (Wed, 9 Dec 2026)\n");
  expect(markdown).toMatch(/^- Manager: Ana — .*Carga/m);
  const page = await reportPage(report, "persona test");
  expect(readPage(page).errors).toEqual([]);
  const { results } = await new HtmlValidate({ extends: ["html-validate:recommended"] }).validateString(page);
  expect(
    results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId} ${message}`)),
  ).toEqual([]);
  expect(textsOf(page, "dt")).toEqual(factsOfProgress(progress).map(({ term }) => term));
  expect(page).toContain(
    '<rect class="done" width="20%" height="10"/><rect class="overdue" x="20%" width="20%"',
  );
});
