/** How a report says its numbers: the same words in the table, in Markdown and on the page. */

import { formatList } from "../planner/words/format-value.ts";
import { type Figure, fewestAnswers, type Verdict } from "./figure.ts";
import type { Dimension, Group, Report, SurveyReport } from "./report.ts";

const numbers = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });

/** "52.4", or "87 %" of satisfaction. */
export const markText = (mark: number, kind: SurveyReport["kind"]): string =>
  `${numbers.format(mark)}${kind === "csat" ? " %" : ""}`;

export const kindText = (kind: SurveyReport["kind"]): string =>
  kind === "nps" ? "net promoter score" : "satisfaction";

/** "52.4", "too few", or nothing where nobody answered. */
export function scoreText({ answers, score }: Figure, kind: SurveyReport["kind"]): string {
  if (score !== undefined) return markText(score, kind);
  return answers === 0 ? "" : "too few";
}

/** "32 to 69", both ends rounded outwards, so that the interval never says more than it knows. */
export const intervalText = ({ low, high }: Figure): string =>
  low === undefined || high === undefined ? "" : `${Math.floor(low)} to ${Math.ceil(high)}`;

/** "70 over 90 days" */
export const targetText = ({ kind, target }: SurveyReport): string | undefined =>
  target && `${markText(target.mark, kind)} over ${target.over}`;

/** The answers of the group in the target's window, as they bear on the target. */
export function verdictText(group: Group, survey: SurveyReport): string {
  const judged = survey.windows.findIndex(({ over }) => over === survey.target?.over);
  const answers = group.figures[judged]?.answers ?? 0;
  const verdicts: Readonly<Record<Verdict, string>> = {
    reached: "reached",
    above: "above, but not for sure",
    below: "below, but not for sure",
    missed: "missed",
    "too few": `${answersText(answers)} ${answers === 1 ? "does" : "do"} not tell`,
    "no answers": "no answers",
  };
  return group.verdict === undefined ? "" : verdicts[group.verdict];
}

const answersText = (count: number): string =>
  `${numbers.format(count)} ${count === 1 ? "answer" : "answers"}`;

export const dimensionText: Readonly<Record<Dimension, string>> = {
  persona: "Persona",
  stage: "Stage",
  manager: "Manager",
};

/** What of the three no answer to the survey says: "no answer says the stage or manager". */
export function missingText({ by, all }: SurveyReport): string | undefined {
  if (all.figures.every(({ answers }) => answers === 0)) return undefined;
  const missing = Object.entries(by).flatMap(([dimension, groups]) =>
    groups.length === 0 ? [dimension] : [],
  );
  return missing.length === 0
    ? undefined
    : `By ${formatList(missing, "en-GB")} there is nothing to show: no answer says it.`;
}

/** What the columns and words mean, for who has not read a report before. */
export const explanations: readonly string[] = [
  "A net promoter score is the share of answers of 9 and 10 less the share of 0 to 6, from -100 to 100; satisfaction is the share of 4 and 5.",
  "The 95 % interval is where the figure would lie if everybody had been asked: the fewer the answers, the wider.",
  `Fewer than ${fewestAnswers} answers give no figure.`,
];

export const laterText = ({ later, today }: Report): string | undefined =>
  later === 0
    ? undefined
    : `${answersText(later)} ${later === 1 ? "is" : "are"} dated after ${today}, and ${later === 1 ? "counts" : "count"} nowhere.`;
