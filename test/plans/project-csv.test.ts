/** `asana.csv` and `jira.csv`, read back by csv-parse: what importers go by, and that texts are nothing but text. */

import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asanaCsv } from "../../compiler/emit/plans/project/asana.ts";
import { jiraCsv } from "../../compiler/emit/plans/project/jira.ts";
import type { Plan, PlannedAction } from "../../compiler/planner/plan.ts";
import { actionsOf, meeting, planDemo, task } from "../planner/demo.ts";

const team = [{ name: "Ana", email: "ana@example.com", skills: ["portal"] }];
const customer = { contacts: [{ role: "Sponsor", name: "Sue", email: "sue@customer.example" }] };
const plan = await planDemo(
  {
    languages: "en, es, ar",
    actions: `
      phase First "First days", ar "الأيام الأولى" {
        window 0 to 20 days after start
        task brief "Brief, and more", ar "الموجز" { owner Manager; when on start; takes 3 business days; give Guide; serves sandbox }
        ${meeting("kickoff", "2 business days after brief at 10:00 for 60 minutes", "Sponsor, Manager", 'agenda en "Bring \\"questions\\", all of you", ar "أسئلة"')}
        ${meeting("standup", "every week on Tuesday at 09:30 for 30 minutes until 2026-12-15")}
      }
      ${task("wrap", "1 day after standup", "needs kickoff")}
      milestone live "Live" { when on goLive; needs wrap, brief }
      ${task("later", "on birthday")}
    `,
    more: "",
  },
  { team, customer: { ...customer, signals: { goLive: "2027-01-12" } } },
);

type Row = Readonly<Record<string, string>>;
const read = (csv: string): readonly string[][] => parse(csv, { relax_column_count: false });
const asanaRows = (csv: string): readonly Row[] => parse(csv, { columns: true });
const identityOf = (of: Plan, name: string): string =>
  actionsOf(of).findLast((action) => action.name === name)?.identity ?? "";

/** Each row's cells by column, all of those with one name. */
const jiraRows = (csv: string): readonly Readonly<Record<string, readonly string[]>>[] => {
  const [header = [], ...rows] = read(csv);
  return rows.map((row) =>
    Object.fromEntries(
      [...new Set(header)].map((column) => [
        column,
        row.filter((cell, index) => header[index] === column && cell !== ""),
      ]),
    ),
  );
};

test("an action depends on what it needs, and on what its day is counted after", () => {
  const dependsOn = (name: string) => actionsOf(plan).find((action) => action.name === name)?.dependsOn;
  expect(dependsOn("brief")).toBeUndefined();
  expect(dependsOn("kickoff")).toEqual([identityOf(plan, "brief")]);
  expect(dependsOn("wrap")).toEqual([identityOf(plan, "kickoff"), identityOf(plan, "standup")]);
  expect(dependsOn("live")).toEqual([identityOf(plan, "wrap"), identityOf(plan, "brief")]);
});

describe("asana.csv", () => {
  const rows = asanaRows(asanaCsv(plan));
  const row = (name: string) => rows.find(({ Name }) => Name === name);

  test("has the columns that the importer knows, in its order, and a row for each action with a day", () => {
    expect(read(asanaCsv(plan))[0]).toEqual([
      ...["Name", "Description", "Section", "Assignee", "Collaborators"],
      ...["Start Date", "Due Date", "Type", "Dependencies"],
    ]);
    expect(rows).toHaveLength(actionsOf(plan).length);
    expect(row("Brief; and more")).toMatchObject({
      Section: "Onboarding: First days",
      Assignee: "ana@example.com",
      "Start Date": "12/01/2026",
      "Due Date": "12/03/2026",
      Type: "Task",
    });
    expect(row("Live")).toMatchObject({
      Section: "Onboarding",
      Assignee: "",
      "Start Date": "",
      "Due Date": "01/12/2027",
      Type: "Milestone",
      Dependencies: "wrap,Brief; and more",
    });
  });

  test("nobody of the customer answers for a task, and the notes say who takes part, when, and in which words", () => {
    const kickoff = row("kickoff");
    expect(kickoff).toMatchObject({ Assignee: "ana@example.com", Collaborators: "" });
    expect(kickoff?.Description).toContain("Who: Sue and Ana");
    expect(kickoff?.Description).toContain("10:00 – 11:00 (America/Denver)");
    expect(kickoff?.Description).toContain('Bring "questions", all of you');
    expect(row("Brief; and more")?.Description).toContain("Resources: Guide, https://example.com/api");
    expect(
      JSON.stringify(rows.map(({ Assignee, Collaborators }) => [Assignee, Collaborators])),
    ).not.toContain("sue@");
  });

  test("names are each other's and stand above what depends on them", () => {
    const names = rows.map(({ Name }) => Name);
    expect(new Set(names).size).toBe(names.length);
    for (const [index, { Dependencies = "" }] of rows.entries())
      for (const needed of Dependencies.split(",").filter((name) => name !== ""))
        expect(names.slice(0, index)).toContain(needed);
  });

  test("is in the plan's language, right to left too", async () => {
    const arabic = await planDemo(
      {
        languages: "en, es, ar",
        actions: 'task brief "Brief", ar "الموجز\u200c، أولًا" { owner Manager; when on start }',
      },
      { team, language: "ar" },
    );
    const [only] = asanaRows(asanaCsv(arabic));
    expect(only?.Name).toBe("الموجز\u200c، أولًا");
    expect(only?.Description).toContain("Ana");
  });
});

describe("jira.csv", () => {
  const rows = jiraRows(jiraCsv(plan));
  const of = (summary: string) => rows.find(({ Summary }) => Summary?.[0] === summary);

  test("an epic for each play, then its issues, known by numbers", () => {
    expect(rows[0]).toMatchObject({
      "Issue Type": ["Epic"],
      Summary: ["Aurora: Onboarding"],
      Labels: ["Technical"],
      "Start date": ["2026-12-01"],
      "Due date": ["2027-01-12"],
    });
    const ids = rows.map((row) => row["Issue Id"]?.[0]);
    expect(new Set(ids).size).toBe(rows.length);
    for (const [index, { Parent, "Issue Type": type }] of rows.entries())
      if (type?.[0] !== "Epic") expect(ids.slice(0, index)).toContain(Parent?.[0]);
    expect(rows).toHaveLength(actionsOf(plan).length + 1);
    expect(of("kickoff")).toMatchObject({ Labels: ["Technical", "meeting", "First-days"] });
  });

  test("what blocks what is what the plan depends on", () => {
    const summaryOf = new Map(rows.map((row) => [row["Issue Id"]?.[0], row.Summary?.[0]]));
    const links = rows.flatMap((row) =>
      (row["Outward issue link (Blocks)"] ?? []).map((id) => `${row.Summary?.[0]} > ${summaryOf.get(id)}`),
    );
    expect(links.sort()).toEqual([
      "Brief, and more > Live",
      "Brief, and more > kickoff",
      "kickoff > wrap",
      "standup (3) > wrap",
      "wrap > Live",
    ]);
  });
});

const changed = (change: (action: PlannedAction) => PlannedAction): Plan => ({
  ...plan,
  plays: plan.plays.map((play) => ({ ...play, actions: play.actions.map(change) })),
});

test("what is done is not imported again, and nothing waits for it", () => {
  const done = changed((action) => (action.name === "brief" ? { ...action, done: true } : action));
  const rows = asanaRows(asanaCsv(done));
  expect(rows.map(({ Name }) => Name)).not.toContain("Brief; and more");
  expect(rows.find(({ Name }) => Name === "Live")?.Dependencies).toBe("wrap");
  expect(jiraRows(jiraCsv(done)).map(({ Summary }) => Summary?.[0])).not.toContain("Brief, and more");
});

test("what people write into a plan ends in a circle: every task is there once", () => {
  const circle = changed((action) => ({ ...action, dependsOn: [identityOf(plan, "live")] }));
  expect(asanaRows(asanaCsv(circle))).toHaveLength(actionsOf(plan).length);
});

test("no text is a formula, another cell or another row", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom(
      "=1+1",
      "\t=cmd|' /C calc'!A0",
      "a\n=HYPERLINK(1)",
      '","',
      "\r\n+1",
      "＝1",
      "@SUM(1)",
      "-1+1",
    ),
  );
  fc.assert(
    fc.property(hostile, hostile, (title, text) => {
      const attacked = changed((action) => ({ ...action, title, text, reasons: [text] }));
      for (const csv of [asanaCsv(attacked), jiraCsv(attacked)]) {
        const cells = read(csv);
        expect(cells).toHaveLength(actionsOf(plan).length + (csv.startsWith("Issue") ? 2 : 1));
        for (const line of cells.flat().flatMap((cell) => cell.split("\n")))
          if (!/^-?\d+(\.\d+)?$/.test(line)) expect(line).not.toMatch(/^\s*[=+\-@＝＋－＠|%]/u);
      }
    }),
    { numRuns: 100 },
  );
});
