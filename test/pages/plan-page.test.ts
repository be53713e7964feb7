/** `plan.html`: what is in it, and that no text of a plan is anything but text. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { chartOf } from "../../compiler/emit/pages/chart.ts";
import { planPage } from "../../compiler/emit/plans/plan-page.ts";
import type { Plan } from "../../compiler/planner/plan.ts";
import { formatDayOfYear } from "../../compiler/planner/words/format-value.ts";
import { hostileNames, hostileTexts } from "../harness/renamed-playbook.ts";
import { meeting, message, planDemo, task } from "../planner/demo.ts";
import { elementsIn, type Node, readPage, textOf } from "./site.ts";

const member = { name: "Ana", email: "ana@example.com", skills: ["portal"], load: 10 };
const plan = await planDemo(
  {
    actions:
      `phase First "First days" { window 0 to 10 days after start\n${meeting("kickoff", "on start at 10:00 for 60 minutes", "Manager, Sponsor")} }` +
      meeting("standup", "every week on Tuesday at 09:30 for 30 minutes until 2027-01-19") +
      task("brief", "2 business days after start", "give Guide; serves sandbox; takes 3 business days") +
      message("hello", "on start") +
      task("wait", "on goLive") +
      `if pilot { ${task("perhaps", "on start")} }`,
    more: 'play Care "Care" { for Technical; stage Support }',
  },
  {
    team: [member],
    customer: { contacts: [{ role: "Sponsor", name: "Sue", email: "sue@customer.example" }] },
  },
);

/** Names of elements and attributes, in order: what texts must never change. */
const shapeOf = (page: string): readonly string[] =>
  elementsIn(readPage(page).root).map(({ tagName, attrs }) =>
    [tagName, ...attrs.map(({ name }) => name)].join(" "),
  );

/** Every text of a plan that people or a playbook write. */
function withTexts(value: unknown, text: string, key = ""): unknown {
  const fixed =
    /^(?:date|from|to|until|start|end|timezone|language|locale|kind|as|identity|name|rule|phase|format|link|days?|skipped)$/;
  if (typeof value === "string") return fixed.test(key) && value !== "Sue" ? value : text;
  if (Array.isArray(value)) return value.map((each) => withTexts(each, text, key));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withTexts(each, text, name)]));
}

test("words that are not translated are read in their own direction, those that are in the plan's", async () => {
  const actions = (texts: string) =>
    `${message("hello", "on start")} meeting talk "Talk" { when on start at 10:00 for 30 minutes; invite Manager; agenda ${texts} }`;
  const quotes = async (texts: string) => {
    const arabic = await planDemo(
      { languages: "en, es, ar", actions: actions(texts) },
      { language: "ar", team: [member] },
    );
    return elementsIn(readPage(await planPage(arabic, "persona 0.0.0")).root)
      .filter(({ tagName }) => tagName === "blockquote")
      .map(({ attrs }) => attrs.map(({ name, value }) => `${name}=${value}`).join(" "));
  };
  expect(await quotes('en "What to do"')).toEqual(["lang=en dir=ltr", "lang=en dir=ltr"]);
  expect(await quotes('en "What to do", ar "ما العمل"')).toEqual(["lang=en dir=ltr", ""]);
});

test("says what the plan says, and is well formed", async () => {
  const page = await planPage(plan, "persona 0.0.0");
  expect(readPage(page).errors).toEqual([]);
  const text = textOf(readPage(page).root as Node).replace(/\s+/g, " ");
  for (const shown of ["Aurora", "kickoff", "10:00 – 11:00", "Ana", "Sue", "Guide", "A sandbox", "Care"])
    expect(text).toContain(shown);
  for (const { reasons } of plan.plays.flatMap(({ actions }) => actions))
    expect(text).toContain(reasons.join("; "));
  expect(page).not.toMatch(/<script|<link|\son\w+=/);
});

test("the same plan gives the same bytes, in every language of plans", async () => {
  for (const language of ["en", "es", "el", "ar", "fa", "nb"]) {
    const other = { ...plan, language, locale: language };
    expect(await planPage(other, "persona 0.0.0")).toBe(await planPage(other, "persona 0.0.0"));
    expect(readPage(await planPage(other, "persona 0.0.0")).errors).toEqual([]);
  }
});

test("names of the other direction do not turn the order of a list", async () => {
  const people = [
    { as: "owner", from: "team", role: "Manager", people: [{ name: "Dee Fox" }, { name: "سلمى" }] },
  ] as const;
  const plays = plan.plays.map((play) => ({
    ...play,
    actions: play.actions.map((action) => ({ ...action, people })),
  }));
  expect(await planPage({ ...plan, plays, language: "ar", locale: "ar" }, "persona 0.0.0")).toContain(
    '<bdi dir="rtl"><bdi>Dee Fox</bdi> و<bdi>سلمى</bdi></bdi>',
  );
});

test("no text is anything but text", async () => {
  const plain = shapeOf(await planPage(withTexts(plan, "x") as Plan, "persona 0.0.0"));
  const text = fc.oneof(
    fc.constantFrom(...hostileTexts, ...hostileNames),
    fc.string({ unit: "binary", minLength: 1 }),
  );
  await fc.assert(
    fc.asyncProperty(text, async (hostile) => {
      // A paragraph more, where a blank line stands in a text, is what is wanted.
      const oneLine = `${hostile.replace(/[\r\n\u0085\u2028\u2029\v\f]/g, " ")}.`;
      expect(shapeOf(await planPage(withTexts(plan, oneLine) as Plan, "persona 0.0.0"))).toEqual(plain);
    }),
    { seed: 20261127, numRuns: 150 },
  );
});

test.each([
  [
    ["2026-12-01", "2026-12-20"],
    ["1 Dec", "8 Dec", "15 Dec"],
  ],
  [
    ["2026-12-15", "2027-01-20"],
    ["15 Dec 2026", "22 Dec", "29 Dec", "5 Jan 2027", "12 Jan"],
  ],
  [
    ["2026-12-01", "2027-05-20"],
    ["1 Dec 2026", "1 Jan 2027", "1 Feb", "1 Mar", "1 Apr", "1 May"],
  ],
  [
    ["2027-01-12", "2027-06-30"],
    ["1 Feb", "1 Mar", "1 Apr", "1 May", "1 Jun"],
  ],
  [
    ["2026-12-01", "2028-09-01"],
    ["1 Dec 2026", "1 Mar 2027", "1 Jun", "1 Sept", "1 Dec", "1 Mar 2028", "1 Jun"],
  ],
  [
    ["2026-05-31", "2099-01-01"],
    [
      "1 Jun 2026",
      "1 Jun 2035",
      "1 Jun 2044",
      "1 Jun 2053",
      "1 Jun 2062",
      "1 Jun 2071",
      "1 Jun 2080",
      "1 Jun 2089",
    ],
  ],
])("the drawing of %j has days %j", (days, expected) => {
  const rows = [{ label: "a", kind: "task", spans: days.map((date) => ({ date })) } as const];
  const drawn = chartOf(rows, {
    direction: "ltr",
    day: (date, withYear) => formatDayOfYear(date, "en", withYear),
  });
  const labels = drawn?.html.match(/<text[^>]*>[^<]*/g) ?? [];
  expect(labels.map((each) => each.slice(each.indexOf(">") + 1))).toEqual(expected);
});
