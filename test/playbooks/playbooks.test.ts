/** Every playbook that we ship does what it says: sound, formatted, true in its own tests, and plans for its customers. */

import { globSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { emitPersonaPlans } from "../../compiler/emit/plans/persona-plans.ts";
import { emitAll } from "../../compiler/emit/registry.ts";
import { classify } from "../../compiler/evaluator/evaluate.ts";
import { format } from "../../compiler/format/format.ts";
import type { Playbook } from "../../compiler/ir/ir.ts";
import { planCustomer } from "../../compiler/planner/plan-customer.ts";
import { readPlan } from "../../compiler/planner/read-plan.ts";
import { phrasesFor } from "../../compiler/planner/words/phrases/by-language.ts";
import { renderMarkdown } from "../../compiler/planner/words/render-markdown.ts";
import { runTest } from "../../compiler/testing/run-test.ts";
import { failuresOf } from "../../compiler/testing/verdict-words.ts";
import { addDays } from "../../compiler/values/calendar-date.ts";
import { renderAll } from "../harness/compile.ts";
import { parseText } from "../harness/invariants.ts";
import { context } from "../harness/run-generated.ts";
import { root } from "../harness/source-files.ts";
import { openPlaybook, rostersOf } from "./open-playbook.ts";
import { runCohort } from "./plain-cohort.ts";
import { usedSignals } from "./used-signals.ts";

const folders = [...globSync("playbooks/*/main.persona", { cwd: root }), "compiler/starter/main.persona"].map(
  (path) => path.replaceAll("\\", "/").replace("/main.persona", ""),
);

/** The days that plans lead up to, and how many days before them everything still has its time. */
const leadDays = [
  ["goLive", 63],
  ["promisedBy", 8],
  ["renewsOn", 45],
] as const;

function* daysBetween(from: string, to: string, step = 1): Generator<string> {
  for (let day: string | undefined = from; day !== undefined && day <= to; day = addDays(day, step))
    yield day;
}

describe.each(folders)("%s", async (folder) => {
  const { files, playbook, diagnostics, team, list, single, read, renderText } = await openPlaybook(folder);

  test("nothing is wrong with it, and nothing is silenced", () => {
    expect(renderAll(diagnostics, files)).toBe("");
    for (const [path, text] of files) expect(text, path).not.toMatch(/\/\/\s*allow\b/);
  });

  test("is formatted", () => {
    for (const [path, text] of files)
      if (path.endsWith(".persona")) expect(format(parseText(text)), path).toEqual({ text });
  });

  test("builds, to the same bytes each time", () => {
    const built = [...emitAll(playbook, { ...context, start: "2027-01-04" })];
    expect(built.length).toBeGreaterThan(10);
    expect([...emitAll(playbook, { ...context, start: "2027-01-04" })]).toEqual(built);
  });

  test("its own tests hold", async () => {
    const rosters = await rostersOf(playbook, read);
    expect(playbook.tests.length).toBeGreaterThan(0);
    for (const each of playbook.tests)
      expect(failuresOf(runTest(playbook, each, rosters.get(each.team), renderText)), each.name).toEqual([]);
  });

  test("its cohorts come out as it says", async () => {
    for (const cohort of playbook.cohorts)
      expect(await runCohort(playbook, cohort, read(cohort.from)), cohort.name).toEqual([]);
  });

  test("every signal has a title in every language, a source and a use", () => {
    const used = usedSignals(playbook);
    for (const { name, titles, context } of playbook.signals) {
      expect(Object.keys(titles).sort(), name).toEqual([...playbook.languages].sort());
      expect(used.has(name), `${name} is ${context ? "for people and decides" : "used"}`).toBe(!context);
    }
    for (const { name, source } of playbook.signalGroups) expect(source, name).toBeDefined();
  });

  test("its customers and its team are read without a problem", () => {
    expect(team.problems).toEqual([]);
    expect(single.flatMap(({ problems }) => problems)).toEqual([]);
    expect([...list, ...single].every(({ record, row }) => record !== undefined || row === 1)).toBe(true);
    // A list may leave out columns, which is said once.
    const said = list
      .flatMap(({ problems }) => problems)
      .filter(({ code }) => code !== "data-missing-column");
    expect(said).toEqual([]);
  });

  test("every customer is planned in every language, whenever there is time before what is promised", () => {
    for (const { record } of single) {
      if (record === undefined) continue;
      const persona = classify(playbook, record.signals, { previous: record.previous }).persona;
      const [deadline, lead] =
        leadDays.find(([signal]) => record.signals.has(signal)) ?? expect.fail("a day to plan for");
      const last = addDays(String(record.signals.get(deadline)), -lead) ?? "";
      let planned = 0;
      for (const start of daysBetween(addDays(last, -40) ?? "", last, 4)) {
        for (const language of playbook.languages) {
          const plan = planCustomer({
            playbook,
            customer: record,
            persona,
            team: team.members,
            start,
            language,
            renderText,
          });
          expect(plan.problems, `${record.name} from ${start}`).toEqual([]);
          // Who keeps plans in Git sees what changed, and not that `migrate` wrote it.
          const written = JSON.stringify(plan);
          const read = readPlan(JSON.parse(written));
          expect("plan" in read && JSON.stringify(read.plan), record.name).toBe(written);
          expect(plan.plays.flatMap(({ actions }) => actions).length, record.name).toBeGreaterThan(2);
          expect(renderMarkdown(plan, renderText)).toContain(record.name);
          planned++;
        }
      }
      expect(planned).toBe(11 * playbook.languages.length);
    }
  });

  test("every persona is planned from every ninth day of half a year on, so from every weekday", () => {
    const headings = playbook.languages.map((language) => phrasesFor(language).headings.problems);
    const problems = new RegExp(`^## (?:${headings.join("|")})`, "m");
    for (const start of daysBetween("2027-01-01", "2027-06-30", 9)) {
      const made = [...emitPersonaPlans(playbook, start, renderText)];
      expect(made).toHaveLength(playbook.personas.length * (playbook.languages.length + 1));
      for (const { path, content } of made) {
        expect(problems.exec(content), `${path} from ${start}`).toBeNull();
      }
    }
  });
});

describe("the flagship", async () => {
  const { playbook, list, single, team } = await openPlaybook("playbooks/partner-portal");
  const sourceOf = (signal: Playbook["signals"][number]) =>
    playbook.signalGroups.find(({ name }) => name === signal.group)?.source;

  test("has 250 signals, two thirds of them from within", () => {
    const within = playbook.signals.filter((signal) => sourceOf(signal) === "internal");
    expect(playbook.signals).toHaveLength(250);
    expect(within.length / playbook.signals.length).toBeCloseTo(2 / 3, 2);
  });

  test("has four personas, 40 customers in a list, seven by themselves, and twelve people", () => {
    const records = list.flatMap(({ record }) => record ?? []);
    expect([playbook.personas.length, records.length, single.length, team.members.length]).toEqual([
      4, 40, 7, 12,
    ]);
  });

  test("knows every persona among its customers, and who nobody knows enough of", () => {
    const found = [...list, ...single].flatMap(({ record }) =>
      record ? [classify(playbook, record.signals, { previous: record.previous })] : [],
    );
    for (const { name } of playbook.personas)
      expect(
        found.filter(({ persona, outcome }) => persona === name && outcome === "accepted").length,
        name,
      ).toBeGreaterThan(4);
    expect(found.some(({ outcome }) => outcome === "fallback")).toBe(true);
  });
});
