/** Surveys in plans: on which days somebody is asked, whom, in which words, and what calendars make of it. */

import { describe, expect, test } from "vitest";
import { compileTexts } from "../../compiler/emit/plans/compile-texts.ts";
import { feed, invitations } from "../../compiler/planner/calendar/calendars.ts";
import { icsEvents } from "../../compiler/planner/calendar/ics-events.ts";
import type { Plan, PlannedPlay } from "../../compiler/planner/plan.ts";
import { readPlan } from "../../compiler/planner/read-plan.ts";
import { replan } from "../../compiler/planner/replan/replan.ts";
import { renderMarkdown } from "../../compiler/planner/words/render-markdown.ts";
import { readPlainCustomer } from "../../compiler/records/plain-records.ts";
import { actionsOf, type Demo, planDemo, planOf, playbookOf, type Request, task } from "./demo.ts";

const survey = (asks: readonly string[], more = "") => `
survey Recommendation "Recommendation", es "Recomendación" {
  kind     nps
  question "Would you recommend us?", es "¿Nos recomendaría?"
  to       Sponsor
  channel  email
  ${asks.map((ask) => `ask ${ask}`).join("\n  ")}
}
${more}`;
const asking = (...asks: readonly string[]): Demo => ({
  actions: task("sandbox", "2 business days after start"),
  more: survey(asks),
});
const groupOf = ({ plays }: Plan): PlannedPlay | undefined => plays.find(({ name }) => name === "(surveys)");
const daysOf = (plan: Plan) => groupOf(plan)?.actions.map(({ date }) => date) ?? [];
const waitingOf = (plan: Plan) =>
  groupOf(plan)?.waiting.map(({ name, waitingFor }) => `${name}: ${waitingFor}`);
const stage = (name: string): Request => ({ customer: { stage: name } });
const marta = { role: "Sponsor", name: "Marta Ibarra", email: "marta@ibarra.example" };

describe("days", () => {
  test.each<[string, readonly string[], Request, readonly string[], readonly string[]]>([
    ["a start", ["10 business days after start"], {}, ["2026-12-15"], []],
    ["a day off moves on", ["on 2026-12-24"], {}, ["2026-12-28"], []],
    ["the end of the stage before", ["on end of Sales"], {}, ["2026-12-01"], []],
    [
      "the end of a stage that goes on",
      ["on end of Implementation"],
      {},
      [],
      ["Recommendation: end of Implementation"],
    ],
    [
      "an end that is long past and not known",
      ["on end of Sales"],
      stage("Support"),
      [],
      ["Recommendation: end of Sales"],
    ],
    [
      "twice what waits for the same",
      ["on end of Support", "every 6 months after end of Support"],
      {},
      [],
      ["Recommendation: end of Support"],
    ],
    [
      "every six months, for two years",
      ["every 6 months after end of Implementation"],
      stage("Support"),
      ["2027-06-01", "2027-12-01", "2028-06-01", "2028-12-01"],
      [],
    ],
    ["a date that is not known", ["7 days after goLive"], {}, [], ["Recommendation: goLive"]],
    [
      "a date that is",
      ["7 days after goLive"],
      { customer: { signals: { goLive: "2027-03-01" } } },
      ["2027-03-08"],
      [],
    ],
    ["several lines", ["on start", "5 days after start"], {}, ["2026-12-01", "2026-12-07"], []],
  ])("counted from %s", async (_, asks, request, days, waiting) => {
    const plan = await planDemo(asking(...asks), request);
    expect(plan.problems).toEqual([]);
    expect([daysOf(plan), waitingOf(plan)]).toEqual([days, waiting]);
  });

  test("for an end that is past nobody waits", async () => {
    const reasonIn = async (asked: string, request: Request) => {
      const plan = await planDemo(asking(asked), request);
      return groupOf(plan)?.waiting.map(({ reason }) => reason);
    };
    const past = "the end of “Sales” was before this plan, on a day that is not known";
    expect(await reasonIn("on end of Sales", stage("Support"))).toEqual([past]);
    const ahead = "waiting for the end of “Support”, which is not known yet";
    for (const now of ["Implementation", "Support"])
      expect(await reasonIn("on end of Support", stage(now))).toEqual([ahead]);
  });

  test("before the start nobody is asked: a notice, and no error", async () => {
    const before: Request = { customer: { signals: { goLive: "2026-09-01" } } };
    const plan = await planDemo(asking("7 days after goLive"), before);
    expect([daysOf(plan), plan.problems]).toEqual([[], []]);
    expect(plan.notices).toContainEqual({
      play: "(surveys)",
      action: "Recommendation",
      title: "Recommendation",
      message: "nobody is asked on Tue, 8 Sept 2026, as that is before the start",
    });
  });

  test("whatever plays there are for the customer", async () => {
    const plan = await planDemo(asking("on start"), { persona: "Simple", customer: { contacts: [marta] } });
    expect(plan.plays.map(({ name }) => name)).toEqual(["(surveys)"]);
    expect(plan.team.map(({ role }) => role)).toEqual(["Sponsor"]);
    expect((await planDemo({ actions: "" }, { persona: "Simple" })).plays).toEqual([]);
  });
});

test("says whom to ask, which way and in which words", async () => {
  const plan = await planDemo(asking("on start"), { language: "es", customer: { contacts: [marta] } });
  expect(groupOf(plan)).toMatchObject({ title: "Encuestas", notDecided: [], phases: [] });
  expect(groupOf(plan)?.actions).toEqual([
    {
      identity: "Demo/c-1/(surveys)/Recommendation@persona",
      kind: "survey",
      name: "Recommendation",
      title: "Recomendación",
      date: "2026-12-01",
      reasons: ["el día del inicio"],
      people: [
        {
          as: "recipient",
          from: "customer",
          role: "Sponsor",
          people: [{ name: marta.name, email: marta.email }],
        },
      ],
      channel: "Correo",
      text: "¿Nos recomendaría?",
      resources: [],
      serves: [],
      needs: [],
      reminders: [],
    },
  ]);
});

test("each ask and each time has an identity of its own, that stays", async () => {
  const asks = ["on start", "every 6 months after end of Sales"];
  const identities = (plan: Plan) => groupOf(plan)?.actions.map(({ identity }) => identity);
  const plan = await planDemo(asking(...asks));
  expect(identities(plan)).toEqual([
    "Demo/c-1/(surveys)/Recommendation@persona",
    ...[1, 2, 3, 4].map((number) => `Demo/c-1/(surveys)/Recommendation%202/${number}@persona`),
  ]);
  expect(identities(await planDemo(asking(...asks), { start: "2027-01-05", persona: "Simple" }))).toEqual(
    identities(plan),
  );
});

test("a channel that is closed, or does not speak the language, is told", async () => {
  const demo = { ...asking("on 2026-12-04"), more: survey(["on 2026-12-04"]).replace("email", "phone") };
  const plan = await planDemo(demo, { language: "es" });
  const about = plan.notices.filter(({ title }) => title === "Recomendación").map(({ message }) => message);
  expect(about).toHaveLength(2);
  expect(about.join(" ")).toContain("Teléfono");
});

describe("calendars", async () => {
  const plan = await planDemo(asking("on start", "every 6 months after end of Sales at 10:00"), {
    customer: { contacts: [marta] },
  });

  test("show it all day, and invite nobody", () => {
    const calendar = feed(plan).replaceAll("\r\n ", "");
    const events = calendar.split("BEGIN:VEVENT").filter((event) => event.includes("SUMMARY:Recommendation"));
    expect(events.map((event) => /DTSTART;VALUE=DATE:(\d+)/.exec(event)?.[1])).toEqual([
      "20261201",
      "20270601",
      "20271201",
      "20280601",
      "20281201",
    ]);
    expect(calendar).not.toMatch(/ATTENDEE|marta@/);
    expect(invitations(plan)).toEqual([]);
    expect(icsEvents(plan).filter(({ title }) => title === "Recommendation")).toHaveLength(5);
  });

  test("the plan is read back as it was written", () => {
    expect(readPlan(JSON.parse(JSON.stringify(plan)))).toEqual({ plan });
  });
});

test.each(["en", "es"])("Markdown has them after the plays: %s", async (language) => {
  const playbook = await playbookOf(asking("on start", "on end of Support"));
  const plan = planOf(playbook, { language, customer: { contacts: [marta] } });
  const markdown = renderMarkdown(plan, compileTexts(playbook));
  const after = markdown.slice(markdown.indexOf(language === "en" ? "## Surveys" : "## Encuestas"));
  expect(after).toContain(language === "en" ? "> Would you recommend us?" : "> ¿Nos recomendaría?");
  expect(after).toContain(language === "en" ? "- To: Marta Ibarra" : "- Para: Marta Ibarra");
  expect(after.match(/^### /gm)).toHaveLength(2);
});

describe("re-planning", async () => {
  const before = await playbookOf(asking("5 days after start"));
  const base = planOf(before, { customer: { contacts: [marta] } });
  const record = readPlainCustomer(before, {
    id: "c-1",
    name: "Aurora",
    stage: "Implementation",
    contacts: [marta],
  }).record;
  const again = async (ask: string, live: Plan = base) => {
    const playbook = await playbookOf(asking(ask));
    if (record === undefined) throw new Error("no customer");
    const request = { playbook, customer: record, persona: "Technical", start: base.start, base, live };
    return replan({ ...request, today: "2026-12-02", renderText: compileTexts(playbook) }).migration;
  };

  test("changes nothing where nothing has", async () => {
    expect(await again("5 days after start")).toMatchObject({ changes: [], conflicts: [], left: [] });
  });

  test("moves what the survey moves, and leaves what people moved", async () => {
    const moved = await again("10 days after start");
    expect(moved.changes).toMatchObject([{ kind: "changed", parts: ["when"], title: "Recommendation" }]);
    expect(daysOf(moved.after)).toEqual(["2026-12-11"]);
    const live: Plan = {
      ...base,
      plays: base.plays.map((play) => ({
        ...play,
        actions: play.actions.map((action) =>
          action.kind === "survey" ? { ...action, date: "2026-12-09", done: true } : action,
        ),
      })),
    };
    const kept = await again("10 days after start", live);
    expect(actionsOf(kept.after).find(({ kind }) => kind === "survey")).toMatchObject({
      date: "2026-12-09",
      done: true,
    });
  });
});
