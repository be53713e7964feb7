/** How long a plan keeps each role busy, and what that costs. */

import { describe, expect, test } from "vitest";
import { compileTexts } from "../../compiler/emit/plans/compile-texts.ts";
import { planPage } from "../../compiler/emit/plans/plan-page.ts";
import { countHours } from "../../compiler/planner/people/hours.ts";
import type { Plan } from "../../compiler/planner/plan.ts";
import { readPlan } from "../../compiler/planner/read-plan.ts";
import { formatHours } from "../../compiler/planner/words/format-value.ts";
import { renderMarkdown } from "../../compiler/planner/words/render-markdown.ts";
import { meeting, message, planOf, playbookOf, sourceOf, task } from "./demo.ts";

const demo = {
  hours: "Monday to Thursday 09:00 to 17:00, Friday 09:00 to 13:00",
  actions: `
    ${task("brief", "2026-12-03", "takes 3 business days")}
    ${task("call", "on start", "takes 90 minutes")}
    ${task("open", "on start")}
    ${meeting("kickoff", "on start at 10:00 for 60 minutes", "Manager, Sponsor, Coders")}
    ${meeting("standup", "every week on Tuesday at 09:30 for 30 minutes until 2026-12-15", "Manager, Coders")}
    ${message("hello", "on start")}
    milestone live "Live" { when on goLive; owner Sponsor }
  `.replace("2026-12-03", "2 days after start"),
};
const playbook = await playbookOf(demo);
const priced = await playbookOf(
  sourceOf(demo).replace(/^ {2}load {3}percent.*$/m, (line) => `${line}\n  rate money EUR "Rate"`),
);
const team = [
  { name: "Ana", email: "Ana@example.com", skills: ["portal"], load: 10, rate: 90.5 },
  { name: "Ben", email: "ben@example.com", skills: ["portal"], load: 20 },
];
const withoutRates = team.map(({ rate: _, ...member }) => member);
const contact = (role: string, name: string) => ({ role, name, email: `${name}@customer.example` });
const customer = {
  contacts: [contact("Sponsor", "sue"), contact("Coders", "cy"), contact("Coders", "cam")],
  signals: { goLive: "2027-01-12" },
};
const plan = planOf(playbook, { team: withoutRates, customer });
const minutes = ({ hours = [] }: Plan) =>
  hours.map(({ role, minutes: each, withoutLength }) => [role, each, withoutLength]);

test("a meeting takes its length of everybody, a task what it takes of its owner, in hours that are worked", () => {
  // Thursday 8 hours, Friday 4, Monday 8; 90 minutes; an hour; three times half an hour.
  expect(minutes(plan)).toEqual([
    ["Manager", 20 * 60 + 90 + 60 + 3 * 30, 1],
    ["Sponsor", 60, 0],
    ["Coders", 2 * 60 + 2 * 3 * 30, 0],
  ]);
  expect(plan).not.toHaveProperty("cost");
});

test("who takes part in two roles does so once", () => {
  const same = planOf(playbook, {
    team: withoutRates,
    customer: { ...customer, contacts: [contact("Sponsor", "sue"), contact("Coders", "sue")] },
  });
  expect(minutes(same).slice(1)).toEqual([
    ["Sponsor", 60, 0],
    ["Coders", 3 * 30, 0],
  ]);
});

describe("with rates in the roster", () => {
  const costly = planOf(priced, { team, customer });

  test("the time of the team costs what it does, and that of the customer nothing", () => {
    const total = ((20 * 60 + 90 + 60 + 90) / 60) * 90.5;
    expect(costly.cost).toEqual({
      currency: "EUR",
      amount: total,
      rates: [{ email: "Ana@example.com", rate: 90.5 }],
      withoutRate: [],
    });
    expect(costly.hours?.map(({ cost }) => cost)).toEqual([total, undefined, undefined]);
  });

  test("whoever has none is named, and not guessed", () => {
    const cheap = planOf(priced, { team: team.slice(1), customer });
    expect(cheap.cost).toMatchObject({ amount: 0, withoutRate: ["Ben"] });
  });

  test("neither a rate nor a cost is in what the customer may read", async () => {
    const texts = [renderMarkdown(costly, compileTexts(priced)), await planPage(costly, "persona 0.0.0")];
    for (const text of texts) {
      expect(text).toContain("24 hours (1 without a length)");
      expect(text).not.toMatch(/EUR|€|90\.5|2,?172/);
    }
  });

  test("hours follow what people change, with the rates that the plan was made with", () => {
    const changed: Plan = {
      ...costly,
      plays: costly.plays.map((play) => ({
        ...play,
        actions: play.actions.filter(({ name }) => name !== "brief"),
      })),
    };
    expect(countHours(changed).cost).toMatchObject({ amount: 4 * 90.5 });
  });

  test("is read again as it was written", () => {
    expect(readPlan(JSON.parse(JSON.stringify(costly)))).toEqual({ plan: costly });
  });
});

test("a column `rate` that holds no money is told, and what to write", async () => {
  const withoutMoney = sourceOf({}).replace(
    /^ {2}load {3}percent.*$/m,
    (line) => `${line}\n  rate integer "Rate"`,
  );
  const { notices, cost } = planOf(await playbookOf(withoutMoney), { team: [{ ...team[0], rate: 90 }] });
  expect(cost).toBeUndefined();
  expect(notices).toContainEqual({
    message: "the roster’s column Rate holds no money, so nothing is said of cost",
    help: "declare it as in rate money EUR",
  });
});

test.each([
  [15, "15 minutes", "15 minutos", "15 λεπτά", "15 دقيقة", "15 دقیقه"],
  [60, "1 hour", "1 hora", "1 ώρα", "ساعة", "1 ساعت"],
  [75, "1 hour 15 minutes", "1 hora 15 minutos", "1 ώρα 15 λεπτά", "ساعة و15 دقيقة", "1 ساعت 15 دقیقه"],
  [130, "2 hours 10 minutes", "2 horas 10 minutos", "2 ώρες 10 λεπτά", "ساعتان و10 دقائق", "2 ساعت 10 دقیقه"],
  // An average, and nothing at all.
  [
    178.5,
    "2 hours 59 minutes",
    "2 horas 59 minutos",
    "2 ώρες 59 λεπτά",
    "ساعتان و59 دقيقة",
    "2 ساعت 59 دقیقه",
  ],
  [0, "0 hours", "0 horas", "0 ώρες", "0 ساعة", "0 ساعت"],
])("%s minutes are told to the minute, in each language of plans", (minutes, ...words) => {
  expect(["en", "es", "el", "ar", "fa"].map((tag) => formatHours(minutes, tag))).toEqual(words);
});
