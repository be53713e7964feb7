/** A plan as a team would send it: in the reader's words, without what is not for them, and without holes. */

import { expect, test } from "vitest";
import { compileTexts } from "../../compiler/emit/plans/compile-texts.ts";
import { emitPersonaPlans } from "../../compiler/emit/plans/persona-plans.ts";
import { planPreview } from "../../compiler/emit/plans/plan-content.ts";
import { planPage } from "../../compiler/emit/plans/plan-page.ts";
import { renderMarkdown } from "../../compiler/planner/words/render-markdown.ts";
import { actionsOf, type Demo, planOf, playbookOf, type Request } from "../planner/demo.ts";

const actions = `
  message welcome { send Signed; to Sponsor; channel email; when on start }
  message plain { send Welcome; to Sponsor; channel email; when on start }
  milestone live "Go-live", es "Puesta en marcha" { when on 2026-12-25; owner Manager; serves sandbox }
`;
const demo: Demo = {
  actions,
  properties: 'goal "Live", es "En marcha"',
  more: `
    message Signed "Welcome", es "Bienvenida" {
      subject en "Hello {{customer.name}}", es "Hola"
      body en """
        Hello {{Sponsor.name}}, we meet on {{dates.start}} and speak of {{or worry "all"}}.

        {{Manager.name}}
        """, es """
        Hola, {{Sponsor.name}}: {{or goLive "pronto"}}, {{or worry "todo"}}.

        {{Manager.name}}
        """
    }`,
};
const playbook = await playbookOf(demo);
const renderText = compileTexts(playbook);
const team = [{ name: "Ana", email: "ana@example.com", skills: ["portal"], load: 40 }];
const markdown = (request: Request) => renderMarkdown(planOf(playbook, request), renderText);

test("a message says to whom, and from whom where somebody of the team signs it", () => {
  const text = markdown({ team, language: "es" });
  expect(text).toContain("- Para: \\[Sponsor]\n- De: Ana\n");
  expect(text.match(/^- De:/gm)).toHaveLength(1);
  expect(text).toContain("- Quién: Ana");
});

test("why somebody was chosen is in plan.json and for own templates, not in plan.md", () => {
  const plan = planOf(playbook, { team, language: "es" });
  expect(plan.team[0]?.reasons).toEqual(["Capacidades: portal", "la única persona que puede"]);
  expect(renderMarkdown(plan, renderText)).not.toContain("Capacidades");
  const own = compileTexts(playbook, "{{#each team}}{{or reason '-'}} {{/each}}");
  expect(renderMarkdown(plan, own)).toContain("Capacidades: portal; la única persona que puede");
});

test("which persona the customer is taken for is for the team, not in what they read", async () => {
  for (const language of ["en", "es"]) {
    const plan = planOf(playbook, { team, language });
    const { title } = plan.persona;
    expect(title).toBe(language === "es" ? "Técnico" : "Technical");
    for (const text of [renderMarkdown(plan, renderText), await planPage(plan, "persona 0.0.0")])
      expect(text).not.toContain(title);
    expect(renderMarkdown(plan, compileTexts(playbook, "{{persona.title}}"))).toContain(title);
    expect(planPreview(plan).html).toContain(title);
    const none = { ...plan, plays: [] };
    expect(renderMarkdown(none, renderText)).not.toMatch(/person/i);
  }
});

test.each([
  ["en", "; moved to ", "2026, 10:00"],
  ["es", "; pasa a ", "2026, 10:00"],
  ["el", "· μεταφέρεται σε ", "2026, 10:00"],
  ["ar", "؛ نُقل إلى ", "2026، 10:00"],
  ["fa", "؛ به ", "، 10:00"],
])("sentences are joined as in %s", async (language, moved, time) => {
  const call = await playbookOf({
    languages: "en, es, el, ar, fa",
    actions: 'meeting call "Call" { when 4 days after start at 10:00 for 30 minutes; invite Manager }',
  });
  const text = renderMarkdown(planOf(call, { language, team }), compileTexts(call));
  expect(text).toContain(moved);
  expect(text).toContain(time);
  if (language !== "en" && language !== "es") expect(text).not.toContain("; ");
});

test("a play without phases has no heading about phases", () => {
  expect(markdown({ language: "es" })).not.toContain("Fuera de las fases");
  expect(markdown({ language: "en" })).toContain("\n### Welcome\n");
});

test("only needs of the customer's persona are served, by title", async () => {
  const both = await playbookOf({
    more: `
      persona Other "Other" { summary "Else."; need speed "Speed", es "Rapidez" }
      play Both "Both" {
        for Technical, Other
        stage Implementation
        task both "Both" { owner Manager; when on start; serves sandbox, speed }
      }`,
  });
  expect(actionsOf(planOf(both, { language: "es" }))[0]?.serves).toEqual(["Un entorno de pruebas"]);
});

test("notices name actions by title", () => {
  const { notices } = planOf(playbook, { language: "es" });
  expect(notices.find(({ action }) => action === "live")).toMatchObject({ title: "Puesta en marcha" });
  expect(markdown({ language: "es" })).toContain(
    "- Puesta en marcha: se mantiene el vie, 25 dic 2026, aunque",
  );
});

test.each([
  ["el", "the playbook has no words in Greek; English is taken"],
  ["es-MX", undefined],
  ["en-US", undefined],
])("a plan for %s says which language was taken, if another", (language, notice) => {
  const messages = planOf(playbook, { language }).notices.map(({ message }) => message);
  expect(messages.filter((message) => message.includes("words in"))).toEqual(notice ? [notice] : []);
});

test.each([
  ["en", "Tuesday, 1 December 2026"],
  ["en-GB", "Tuesday, 1 December 2026"],
  ["en-US", "Tuesday, December 1, 2026"],
])("dates for %s, in texts and around them", (language, date) => {
  const plain = (text: string) => text.replace("Tuesday 1", "Tuesday, 1");
  const [welcome] = actionsOf(planOf(playbook, { language }));
  expect(plain(welcome?.text ?? "")).toContain(`we meet on ${date}`);
  expect(plain(markdown({ language }))).toContain(`| Start | ${date} (America/Denver) |`);
});

test("a sample has no holes: signals and people stand in brackets, by title", () => {
  const files = [...emitPersonaPlans(playbook, "2026-12-01", renderText)];
  const text = files.find(({ path }) => path === "plans/Technical.es.md")?.content ?? "";
  expect(text).toContain("> Hola, [Sponsor]: [Puesta en marcha], [worry].");
  expect(text).toContain("> \\[Responsable]");
  expect(text).not.toContain("no tiene contacto");
});

test("nobody is greeted without a name", () => {
  const contacts = [{ role: "Sponsor", name: "\u202e\u2066", email: "s@example.com" }];
  const [welcome] = actionsOf(planOf(playbook, { customer: { contacts } }));
  expect(welcome?.text).toMatch(/^Hello Sponsor,/);
  expect(actionsOf(planOf(playbook, {}))[0]?.text).toMatch(/^Hello \[Sponsor\],/);
});

test("problems speak one language", async () => {
  const late = await playbookOf({
    properties: "window start until goLive",
    actions: 'task t "T" { owner Manager; when 5 business days before goLive }',
  });
  const { problems } = planOf(late, { language: "es", customer: { signals: { goLive: "2026-11-20" } } });
  expect(problems.length).toBeGreaterThan(0);
  for (const { message } of problems) expect(message).not.toMatch(/inicio|marcha|después/);
});
