import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Outcome } from "../../compiler/records/outcomes.ts";
import { type Group, reportOutcomes, type SurveyReport } from "../../compiler/report/report.ts";
import { reportMarkdown } from "../../compiler/report/report-markdown.ts";
import { verdictText } from "../../compiler/report/words.ts";
import { answersOf, asking } from "./asking.ts";

const today = "2026-11-27";
const reportOf = (outcomes: readonly Outcome[], day = today) => reportOutcomes(asking, outcomes, day);
const surveyOf = (outcomes: readonly Outcome[], name: string, day = today): SurveyReport => {
  const survey = reportOf(outcomes, day).surveys.find((each) => each.name === name);
  if (survey === undefined) throw new Error(`no survey ${name}`);
  return survey;
};
const countsOf = ({ figures }: Group) => figures.map(({ answers }) => answers);

describe("windows", () => {
  test("90 days and 12 months, and the target's own", () => {
    expect(reportOf([]).surveys.map(({ windows }) => windows.map(({ over }) => over))).toEqual([
      ["90 days", "12 months"],
      ["90 days", "6 months", "12 months"],
      ["90 days", "12 months"],
    ]);
  });

  test.each([
    ["2026-11-27", [1, 1]],
    ["2026-08-30", [1, 1]], // 90 days, 27 November among them.
    ["2026-08-29", [0, 1]],
    ["2025-11-28", [0, 1]],
    ["2025-11-27", [0, 0]],
    ["2026-11-28", [0, 0]],
  ])("an answer of %s counts in %j", (date, counts) => {
    const outcomes = answersOf([9], { survey: "Recommendation", date });
    expect(countsOf(surveyOf(outcomes, "Recommendation").all)).toEqual(counts);
    expect(reportOf(outcomes).later).toBe(date > today ? 1 : 0);
  });

  test("months end with the month", () => {
    const [, half] = surveyOf([], "KickOff", "2026-08-31").windows;
    expect(half).toEqual({ over: "6 months", from: "2026-03-01", to: "2026-08-31" });
  });
});

describe("targets", () => {
  const verdict = (values: readonly number[], survey = "Recommendation") => {
    const report = surveyOf(answersOf(values, { survey, date: today }), survey);
    return [report.all.verdict, verdictText(report.all, report)];
  };
  const many = (count: number, value: number) => Array<number>(count).fill(value);

  test.each<[readonly number[], string, string]>([
    [[], "no answers", "no answers"],
    [[3], "too few", "1 answer does not tell"],
    [[0, 0, 0, 0], "too few", "4 answers do not tell"],
    [[10, 10, 10, 9, 9], "above", "above, but not for sure"],
    [[...many(7, 9), ...many(3, 8)], "above", "above, but not for sure"], // Exactly 70.
    [[...many(69, 9), ...many(31, 8)], "below", "below, but not for sure"],
    [[...many(95, 10), ...many(5, 7)], "reached", "reached"],
    [[...many(30, 10), ...many(30, 2)], "missed", "missed"],
  ])("of 70 with %j: %s", (values, expected, said) => {
    expect(verdict(values)).toEqual([expected, said]);
  });

  test("of satisfaction over its own window", () => {
    expect(verdict([...many(4, 5), 1], "KickOff")).toEqual(["above", "above, but not for sure"]);
    const old = surveyOf(answersOf(many(50, 5), { survey: "KickOff", date: "2026-06-01" }), "KickOff");
    expect(countsOf(old.all)).toEqual([0, 50, 50]);
    expect(old.all.verdict).toBe("reached");
    expect(surveyOf(answersOf([5], { survey: "Training", date: today }), "Training").all).not.toHaveProperty(
      "verdict",
    );
  });
});

test("fewer than five answers give no figure, in no format", () => {
  const survey = surveyOf(
    answersOf([10, 10, 0, 0], { survey: "Recommendation", date: today }),
    "Recommendation",
  );
  expect(survey.all.figures[0]).toEqual({ answers: 4 });
  expect(
    reportMarkdown(reportOf(answersOf([10, 10, 0, 0], { survey: "Recommendation", date: today }))),
  ).toContain("| **all** | 4 answers do not tell | 4 | too few |  | 4 | too few |  |");
});

test("personas are there without answers, too; stages and managers only with them, and what is not known", () => {
  const { by } = surveyOf(
    [
      ...answersOf([9], { survey: "Recommendation", date: today, persona: "Builder", manager: "Zoe" }),
      ...answersOf([9, 9], { survey: "Recommendation", date: today, manager: "Ángel" }),
    ],
    "Recommendation",
  );
  const shown = (groups: readonly Group[]) =>
    groups.map(({ title, figures }) => [title, figures[0]?.answers]);
  expect(shown(by.persona)).toEqual([
    ["The Quick", 0],
    ["The Builder", 1],
    ["not known", 2],
  ]);
  expect(shown(by.manager)).toEqual([
    ["Ángel", 2],
    ["Zoe", 1],
  ]);
  expect(by.stage).toEqual([]);
});

/** The same by going through the rows again and again, with the days of JavaScript's own calendar. */
describe("brute force over the rows", () => {
  const days = (date: string) => Date.parse(date) / 86_400_000;
  const monthsBefore = (months: number) => {
    const [year = 0, month = 0, day = 0] = today.split("-").map(Number);
    const target = new Date(Date.UTC(year, month - 1 - months, 1));
    const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
    return Date.UTC(target.getUTCFullYear(), target.getUTCMonth(), Math.min(day, last)) / 86_400_000;
  };
  const within = { "90 days": days(today) - 90, "6 months": monthsBefore(6), "12 months": monthsBefore(12) };

  const outcome = fc
    .record({
      customer: fc.constantFrom("C-1", "C-2", "C-3"),
      survey: fc.constantFrom("Recommendation", "KickOff", "Training"),
      ago: fc.integer({ min: -10, max: 400 }),
      value: fc.nat(10),
      persona: fc.constantFrom(undefined, "Quick", "Builder"),
      stage: fc.constantFrom(undefined, "Sales", "Support"),
      manager: fc.constantFrom(undefined, "Ana", "Bo"),
    })
    .map(
      ({ ago, value, survey, customer, persona, stage, manager }): Outcome => ({
        customer,
        survey,
        date: new Date((days(today) - ago) * 86_400_000).toISOString().slice(0, 10),
        value: survey === "Recommendation" ? value : 1 + (value % 5),
        ...(persona && { persona }),
        ...(stage && { stage }),
        ...(manager && { manager }),
      }),
    );

  function recount(
    rows: readonly Outcome[],
    survey: SurveyReport,
    over: keyof typeof within,
    holds: (row: Outcome) => boolean,
  ) {
    let [answers, promoters, detractors, content] = [0, 0, 0, 0];
    for (const row of rows) {
      if (row.survey !== survey.name || !holds(row)) continue;
      if (days(row.date) <= within[over] || days(row.date) > days(today)) continue;
      answers++;
      if (row.value === 9 || row.value === 10) promoters++;
      if (row.value < 7) detractors++;
      if (row.value === 4 || row.value === 5) content++;
    }
    const share = survey.kind === "nps" ? promoters / answers - detractors / answers : content / answers;
    return { answers, score: answers < 5 ? undefined : 100 * share };
  }

  test("gives every count and figure", () => {
    fc.assert(
      fc.property(fc.array(outcome, { maxLength: 120 }), (rows) => {
        for (const survey of reportOf(rows).surveys) {
          const check = (group: Group, holds: (row: Outcome) => boolean) => {
            for (const [index, figure] of group.figures.entries()) {
              const over = survey.windows[index]?.over as keyof typeof within;
              const expected = recount(rows, survey, over, holds);
              expect(figure.answers).toBe(expected.answers);
              if (expected.score === undefined) {
                expect(figure).toEqual({ answers: expected.answers });
                continue;
              }
              const { favourable = 0, neutral = 0, unfavourable = 0 } = figure;
              expect(favourable + neutral + unfavourable).toBe(expected.answers);
              expect(figure.score).toBeCloseTo(expected.score, 9);
            }
          };
          check(survey.all, () => true);
          for (const dimension of ["persona", "stage", "manager"] as const) {
            for (const group of survey.by[dimension]) check(group, (row) => row[dimension] === group.name);
          }
          expect(survey.course.at(-1)?.figure.answers).toBe(
            recount(rows, survey, survey.name === "KickOff" ? "6 months" : "90 days", () => true).answers,
          );
        }
      }),
      { seed: 20_261_127, numRuns: 60 },
    );
  });
});
