import { createHash } from "node:crypto";
import { HtmlValidate } from "html-validate";
import { expect, test } from "vitest";
import type { Playbook } from "../../compiler/ir/ir.ts";
import type { Outcome } from "../../compiler/records/outcomes.ts";
import { reportOutcomes } from "../../compiler/report/report.ts";
import { reportMarkdown } from "../../compiler/report/report-markdown.ts";
import { reportPage } from "../../compiler/report/report-page.ts";
import { hostileTexts } from "../harness/renamed-playbook.ts";
import { attributeOf, elementsIn, findAll, readPage, textOf, textsOf } from "../pages/site.ts";
import { answersOf, asking } from "./asking.ts";

const today = "2026-11-27";
const outcomes: readonly Outcome[] = [
  ...answersOf([10, 9, 9, 3, 8, 10], {
    survey: "Recommendation",
    date: "2026-11-02",
    persona: "Quick",
    stage: "Sales",
    manager: "Ana Ruiz",
  }),
  ...answersOf([10, 7, 7, 9, 2], { survey: "Recommendation", date: "2026-07-02", persona: "Builder" }),
  ...answersOf([5, 5, 4], { survey: "KickOff", date: "2026-11-02", manager: "فرح عزيز" }),
];
const pageOf = (answers: readonly Outcome[] = outcomes, playbook: Playbook = asking) =>
  reportPage(reportOutcomes(playbook, answers, today), "persona test");

test("is HTML without a fault, for a parser and for a validator", async () => {
  const page = await pageOf();
  expect(readPage(page).errors).toEqual([]);
  const validator = new HtmlValidate({ extends: ["html-validate:recommended"] });
  const { results } = await validator.validateString(page, "report.html");
  expect(
    results.flatMap(({ messages }) =>
      messages.map(({ line, ruleId, message }) => `${line} ${ruleId} ${message}`),
    ),
  ).toEqual([]);
});

test("shows each figure with its interval, and how it stands to the target", async () => {
  const cells = textsOf(await pageOf(), "tr.all")[0];
  // Four of six are 9 or 10, one is below 7: 50. With three more: 3 of 9, so 33, give or take 1.96 * sqrt(0.611 / 9).
  expect(cells).toContain("650-18 to 85");
  expect(cells).toContain("below, but not for sure");
  expect(textsOf(await pageOf(), "p")).toContain(
    "By persona and stage there is nothing to show: no answer says it.",
  );
  expect(textsOf(await pageOf(), "p")).toContain("Nobody has answered in 12 months.");
});

test("what fewer than five have answered is in no chart either", async () => {
  // Of five, four of whom are one manager's, and one is another's.
  const answers = [
    ...answersOf([10, 10, 8, 2], { survey: "Recommendation", date: "2026-11-02", manager: "Ana Ruiz" }),
    ...answersOf([3], { survey: "Recommendation", date: "2026-11-02", manager: "Ben Carter" }),
  ];
  const drawn = (list: readonly Outcome[]) =>
    pageOf(list).then((page) =>
      findAll(page, "rect").filter((rect) => /favourable|neutral/.test(attributeOf(rect, "class") ?? "")),
    );
  expect(await drawn(answers)).toHaveLength(3);
  expect(await drawn(answers.slice(0, 4))).toEqual([]);
});

test("runs nothing, loads nothing, and allows the one style that is in it", async () => {
  const page = await pageOf();
  expect(findAll(page, "script")).toEqual([]);
  expect(findAll(page, "link")).toEqual([]);
  const [style, ...others] = findAll(page, "style");
  expect(others).toEqual([]);
  const digest = createHash("sha256")
    .update(textOf(style as never))
    .digest("base64");
  const policy = findAll(page, "meta").find((meta) => attributeOf(meta, "http-equiv") !== undefined);
  expect(attributeOf(policy as never, "content")).toContain(`style-src 'sha256-${digest}'`);
});

test("texts of others stay texts, on the page and in Markdown", async () => {
  const hostile = [
    "</style><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "| a | b |\n# heading",
    "[x](javascript:alert(1))",
    ...hostileTexts,
  ];
  for (const text of hostile) {
    const titles = { en: text };
    const playbook: Playbook = {
      ...asking,
      titles,
      surveys: asking.surveys.map((survey) => ({ ...survey, titles, question: titles })),
      personas: asking.personas.map((persona) => ({ ...persona, titles })),
    };
    const answers = answersOf([9, 9, 9, 9, 2], {
      survey: "Recommendation",
      date: today,
      persona: "Quick",
      manager: text,
    });
    const page = await pageOf(answers, playbook);
    const tags = (content: string) => elementsIn(readPage(content).root).map(({ tagName }) => tagName);
    const plain = await pageOf(
      answers.map((each) => ({ ...each, manager: "Ana" })),
      asking,
    );
    expect(tags(page), text).toEqual(tags(plain));
    const lines = (markdown: string) => markdown.split("\n").length;
    expect(lines(reportMarkdown(reportOutcomes(playbook, answers, today))), text).toBe(
      lines(
        reportMarkdown(
          reportOutcomes(
            asking,
            answersOf([9, 9, 9, 9, 2], {
              survey: "Recommendation",
              date: today,
              persona: "Quick",
              manager: "Ana",
            }),
            today,
          ),
        ),
      ),
    );
  }
});
