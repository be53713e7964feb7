/** plans.js does in any program what the compiler's own process does: the same plan, words and calendars. */

import { createEvents } from "ics";
import { describe, expect, test } from "vitest";
import { compileTexts } from "../../compiler/emit/plans/compile-texts.ts";
import { planFiles } from "../../compiler/emit/plans/plan-files.ts";
import { feed, invitations } from "../../compiler/planner/calendar/calendars.ts";
import { icsEvents } from "../../compiler/planner/calendar/ics-events.ts";
import type { Plan } from "../../compiler/planner/plan.ts";
import { renderMarkdown } from "../../compiler/planner/words/render-markdown.ts";
import { datesOf, planOf, playbookOf } from "../planner/demo.ts";
import { emitPlans, runBeside } from "./plan-runtime.ts";

const playbook = await playbookOf({
  assign: "require skills has portal\n prefer speaks has es-MX then +3",
  properties: 'goal "Live soon", es "En marcha pronto"\n window start until goLive',
  actions: `
    phase First "First 30 days", es "Primeros 30 días" {
      window 0 to 30 days after start
      task brief "Brief" { owner Manager; when on start; takes 3 business days; give Guide; serves sandbox }
      meeting kickoff "Kick-off", es "Arranque" {
        when 3 business days after start at 10:00 customer time for 60 minutes
        invite Manager, Sponsor
        remind 1 day before
        agenda en "{{customer.name}}, {{dates.brief}}", es "{{customer.name}}, {{dates.brief}}"
      }
      message welcome { send Welcome; to Sponsor; channel email; when on start }
    }
    if pilot { task pilotTask "Pilot" { owner Manager; when on start } }
    milestone live "Go-live" { when on goLive; needs kickoff }
  `,
  more: 'play Care "Care" { stage Support; task call "Call" { owner Manager; when on start } }',
});
const customer = {
  id: "c-7",
  name: "Kafé <b>Ω</b>",
  stage: "implementation",
  timezone: "Europe/Athens",
  contacts: [{ role: "Sponsor", name: "Zoe", email: "zoe@customer.example" }],
  signals: { value: 3, goLive: "2027-03-01" },
};
const team = [
  { name: "Ana", email: "ana@example.com", skills: ["portal"], speaks: ["es-AR"] },
  { name: "Zoe", email: "zoe@example.com", skills: ["portal"], speaks: ["es"] },
];
const files = emitPlans(playbook, "2026-12-01");

describe("plans.js", () => {
  test.each(["en", "es"])("gives the same plan, Markdown and calendars in %s", (language) => {
    const own = planOf(playbook, { customer, team, language });
    const theirs = runBeside(
      files,
      `import * as plans from "./plans.js";
       const plan = plans.plan(${JSON.stringify(customer)}, ${JSON.stringify({ start: "2026-12-01", team, language })});
       const result = {
         plan,
         markdown: plans.renderMarkdown(plan),
         invitations: plans.invitations(plan),
         feed: plans.feed(plan),
         events: plans.icsEvents(plan),
       };`,
    );
    expect(own.problems).toEqual([]);
    expect(own.team[0]?.people.map(({ name }) => name)).toEqual(["Zoe"]);
    expect(own.plays[0]?.actions.length).toBeGreaterThan(3);
    expect(theirs).toEqual(
      JSON.parse(
        JSON.stringify({
          plan: own,
          markdown: renderMarkdown(own, compileTexts(playbook)),
          invitations: invitations(own),
          feed: feed(own),
          events: icsEvents(own),
        }),
      ),
    );
  });

  test("its events go to the ics package as they are", () => {
    const { error } = createEvents(icsEvents(planOf(playbook, { customer, team })));
    expect(error).toBeNull();
  });

  test("carries one template for all plays without phases, and one for all with phases, in each language", async () => {
    const play = (name: string, phase = "") =>
      `play ${name} "${name}" { stage Support; ${phase} task call "Call" { owner Manager; when on start } }\n`;
    const templatesWith = async (...plays: readonly string[]) => {
      const made = emitPlans(await playbookOf({ actions: "", more: plays.join("") }));
      return made.find(({ path }) => path === "plans.js")?.content.match(/"compiler":\[/g)?.length ?? 0;
    };
    const phase = 'phase First "First" { window 0 to 30 days after start }';
    const least = await templatesWith(play("A"));
    expect(await templatesWith(play("A"), play("B"), play("C"))).toBe(least);
    expect(await templatesWith(play("A"), play("B", phase), play("C", phase))).toBe(least + 2);
  });

  test("finds the persona by the customer's signals, unless it is given", () => {
    const personas = runBeside(
      files,
      `import { plan } from "./plans.js";
       const start = "2026-12-01";
       const of = (signals, more) => plan({ id: "1", name: "n", signals }, { start, ...more }).persona.name;
       const result = [of({ value: 3 }), of({ value: 0 }), of({ value: 0 }, { persona: "Technical" })];`,
    );
    expect(personas).toEqual(["Technical", "Simple", "Technical"]);
  });

  test("tells what is wrong in the data, and plans nothing", () => {
    const start = "2026-12-01";
    const problems = runBeside(
      files,
      `import { plan } from "./plans.js";
       const circle = {}; circle.circle = circle;
       const start = ${JSON.stringify(start)};
       const given = [
         plan({ id: "1", name: "n", signals: { value: "3" } }, { start }),
         plan({ id: "1", name: "n" }, { start, team: [{ name: "Ana" }] }),
         plan({ id: "1", name: "n" }, { start: "soon" }),
         plan({ id: "1", name: "n" }),
         plan(null, { start }),
         plan(circle, { start }),
         plan(undefined, { start }),
       ];
       const result = given.map(({ problems, plays }) => [plays.length, problems.map(({ message }) => message)]);`,
    ) as [number, string[]][];
    expect(problems.map(([plays]) => plays)).toEqual(problems.map(() => 0));
    expect(problems.every(([, messages]) => messages.length > 0)).toBe(true);
    expect(problems[0]?.[1][0]).toMatch(/^customer, signals\.value: /);
    expect(problems[1]?.[1][0]).toMatch(/^team, row 1, email: /);
  });

  test("takes names that mean something in JavaScript", async () => {
    // The language refuses these as names of actions; a playbook written by another tool may have them.
    const names = { alpha: "__proto__", beta: "constructor", gamma: "then" };
    const plain = await playbookOf({
      actions: `
        task alpha "then" { owner Manager; when on start; note en "{{dates.beta}}" }
        task beta "</script>\${x}\\u{2028}{{x" { owner Manager; when 1 day after alpha }
        task gamma "\`*/" { owner Manager; when on beta }`,
    });
    const renamed = JSON.stringify(plain).replace(
      /\b(?:alpha|beta|gamma)\b/g,
      (name) => names[name as "alpha"],
    );
    const hostile = JSON.parse(renamed) as typeof plain;
    const dates = runBeside(
      emitPlans(hostile),
      `import { plan } from "./plans.js";
       const result = plan(
         JSON.parse('{"id":"__proto__","name":"constructor","stage":"Implementation","signals":{"value":3}}'),
         { start: "2026-12-01" },
       );`,
    ) as Plan;
    const own = planOf(hostile, {
      customer: { id: "__proto__", name: "constructor", signals: { value: 3 } },
    });
    expect(dates).toEqual(JSON.parse(JSON.stringify(own)));
    expect(datesOf(dates)).toEqual(["2026-12-01 __proto__", "2026-12-02 constructor", "2026-12-02 then"]);
    expect(own.plays[0]?.actions[0]?.text).toBe("Wednesday, 2 December 2026");
    expect(own.plays[0]?.actions[1]?.title).toMatch(/^<\/script>\$\{x\}\u2028\{\{x$/);
  });

  test("is the same bytes every time, and evaluates nothing", () => {
    expect(emitPlans(playbook, "2026-12-01")).toEqual(files);
    const code = files.find(({ path }) => path === "plans.js")?.content ?? "";
    expect(code).not.toMatch(/\bnew Function\b|\beval\s*\(/);
    expect(code).not.toMatch(/^import /m);
    expect(code).not.toContain("csv");
  });
});

describe("the files", () => {
  const paths = files.map(({ path }) => path);
  const contentOf = (path: string) => files.find((file) => file.path === path)?.content ?? "";

  test("templates by play and language, plans by persona and language, a calendar by persona", () => {
    expect(paths).toEqual([
      "templates/Onboarding.en.hbs",
      "templates/Onboarding.es.hbs",
      "templates/Care.en.hbs",
      "templates/Care.es.hbs",
      "plans.js",
      "plans.d.ts",
      "plans/Technical.en.md",
      "plans/Technical.es.md",
      "calendars/Technical.ics",
      "plans/Simple.en.md",
      "plans/Simple.es.md",
      "calendars/Simple.ics",
    ]);
  });

  test("a persona's plan lists what depends on the customer", () => {
    const text = contentOf("plans/Technical.es.md");
    expect(text).toContain("# Demo: Técnico");
    expect(text).toContain("- Go-live: a la espera de «Puesta en marcha», que aún no se conoce");
    expect(text).toContain("- Pilot: depende de pilot, que aún no se conoce");
    expect(text).toContain("| Responsable | \\[Responsable] |");
    expect(contentOf("plans/Simple.en.md")).toContain("## Care");
  });

  test("a team's own template takes the place of the plan's", async () => {
    const plan = planOf(playbook, { customer, team });
    const template = "{{customer.name}}: {{#each phases}}{{#each actions}}{{title}}. {{/each}}{{/each}}";
    const renderText = compileTexts(playbook, template);
    const own = await planFiles(plan, { renderText, generator: "persona 0.0.0", playbook });
    expect(own.find(({ path }) => path === "plan.md")?.content).toBe(
      "Kafé \\<b>Ω\\</b>: Brief. Welcome. Kick-off. Go-live.\n",
    );
  });

  test("of one plan: data, Markdown, a page, invitations, feed", async () => {
    const plan = planOf(playbook, { customer, team });
    const renderText = compileTexts(playbook);
    const files = await planFiles(plan, { renderText, generator: "persona 0.0.0", playbook });
    expect(files.map(({ path }) => path)).toEqual([
      "plan.json",
      "plan.md",
      "plan.html",
      "asana.csv",
      "jira.csv",
      "project.xml",
      "invitations/2026-12-04-Kick-off.ics",
      "feed.ics",
    ]);
  });
});
