/**
 * The charts of a survey: how sure each figure is, what was answered, and how the figure went month by month.
 *
 * Drawings in constant markup, places in shares of the width, so that they fit any screen. What the first one draws
 * is also in the table beside it, so it is hidden from those who listen; the course is told to them in words.
 */

import { type Html, html } from "../emit/pages/html.ts";
import { formatDayOfYear } from "../planner/words/format-value.ts";
import type { Figure } from "./figure.ts";
import { dimensions, type Group, type SurveyReport } from "./report.ts";
import { dimensionText, intervalText, markText, scoreText } from "./words.ts";

/** The figure of the target's window, or the shortest, and answers of the longest, group by group. */
export function groupsChart(survey: SurveyReport): Html {
  const { all, by, windows } = survey;
  const longest = windows.length - 1;
  const row = (group: Group, className: string): Html =>
    html`<div class="row ${className}"><span class="label"><bdi>${group.title}</bdi></span>${intervalOf(group.figures[judgedWindow(survey)], survey)}${sharesOf(group.figures[longest])}</div>
`;
  return html`<div class="chart groups" aria-hidden="true">
<div class="row axis"><span></span>${axisOf(survey)}<span class="label">Answers in ${windows[longest]?.over}</span></div>
${row(all, "all")}${dimensions.map(
  (dimension) =>
    by[dimension].length > 0 &&
    html`<span class="heading">${dimensionText[dimension]}</span>
${by[dimension].map((group) => row(group, "one"))}`,
)}<ul class="key"><li class="interval">95 % interval of the figure over ${windows[judgedWindow(survey)]?.over}</li>
${
  survey.target !== undefined &&
  html`<li class="target">target</li>
`
}${answersKey(survey)}</ul>
</div>`;
}

/** The place of the target's window among all; without a target, of the shortest. */
const judgedWindow = ({ windows, target }: SurveyReport): number =>
  Math.max(
    0,
    windows.findIndex(({ over }) => over === target?.over),
  );

const answersKey = ({ kind }: SurveyReport): Html => {
  const [favourable, neutral, unfavourable] =
    kind === "nps" ? ["9 and 10", "7 and 8", "0 to 6"] : ["4 and 5", "3", "1 and 2"];
  return html`<li class="shares favourable">${favourable}</li>
<li class="shares neutral">${neutral}</li>
<li class="shares unfavourable">${unfavourable}</li>
`;
};

/** Where a mark lies between the ends of its scale, from 0 to 100. */
const along = (mark: number, { kind }: SurveyReport): number => (kind === "nps" ? (mark + 100) / 2 : mark);

const marksOf = ({ kind }: SurveyReport): readonly number[] =>
  kind === "nps" ? [-100, -50, 0, 50, 100] : [0, 25, 50, 75, 100];

const linesOf = (survey: SurveyReport): Html =>
  html`${marksOf(survey).map((mark) => {
    const x = percent(along(mark, survey));
    return html`<line class="scale" x1="${x}" x2="${x}" y1="0" y2="100%"/>`;
  })}${
    survey.target !== undefined &&
    html`<line class="target" x1="${percent(along(survey.target.mark, survey))}" x2="${percent(along(survey.target.mark, survey))}" y1="0" y2="100%"/>`
  }`;

const axisOf = (survey: SurveyReport): Html => {
  const marks = marksOf(survey);
  const labels = marks.map((mark, index) => {
    const side = index === 0 ? "begin" : index === marks.length - 1 ? "end" : "middle";
    return html`<text class="${side}${index % 2 === 1 && " between"}" x="${percent(along(mark, survey))}" y="14">${markText(mark, survey.kind)}</text>`;
  });
  return html`<svg height="20" width="100%">${labels}</svg>`;
};

function intervalOf(figure: Figure | undefined, survey: SurveyReport): Html {
  const { score, low, high } = figure ?? {};
  const drawn =
    score === undefined || low === undefined || high === undefined
      ? html`<text class="none" x="0" y="16" dx="4">${figure && scoreText(figure, survey.kind)}</text>`
      : html`<rect class="interval" x="${percent(along(low, survey))}" width="${percent(along(high, survey) - along(low, survey))}" y="7" height="10" rx="5"/><circle class="figure" cx="${percent(along(score, survey))}" cy="12" r="5"/>`;
  return html`<svg height="24" width="100%">${linesOf(survey)}${drawn}</svg>`;
}

function sharesOf(figure: Figure | undefined): Html {
  const { answers = 0, favourable = 0, neutral = 0, unfavourable = 0 } = figure ?? {};
  const part = (className: string, from: number, count: number) =>
    count > 0 &&
    html`<rect class="${className}" x="${percent((100 * from) / answers)}" width="${percent((100 * count) / answers)}" y="6" height="12"/>`;
  return html`<svg height="24" width="100%">${part("favourable", 0, favourable)}${part("neutral", favourable, neutral)}${part("unfavourable", favourable + neutral, unfavourable)}</svg>`;
}

const height = 150;

/** Undefined where there are no two figures to go from one to another. */
export function courseChart(survey: SurveyReport): Html | undefined {
  const { course, kind, target } = survey;
  const told = course.filter(({ figure }) => figure.score !== undefined);
  if (told.length < 2) return undefined;
  const down = (mark: number) => round(height - 8 - (along(mark, survey) / 100) * (height - 16));
  const across = (index: number) => percent(((index + 0.5) / course.length) * 100);
  const line = (className: string, mark: number) =>
    html`<line class="${className}" x1="0" x2="100%" y1="${down(mark)}" y2="${down(mark)}"/>`;
  const points = course.map(({ figure }, index) => {
    const { score, low, high } = figure;
    if (score === undefined || low === undefined || high === undefined) return undefined;
    const before = course[index - 1]?.figure.score;
    return html`<svg x="${across(index)}" overflow="visible"><rect class="interval" x="-5" width="10" y="${down(high)}" height="${round(down(low) - down(high))}" rx="5"/></svg>${
      before !== undefined &&
      html`<line class="course" x1="${across(index - 1)}" y1="${down(before)}" x2="${across(index)}" y2="${down(score)}"/>`
    }<circle class="figure" cx="${across(index)}" cy="${down(score)}" r="5"/>`;
  });
  const labels = course.map(
    ({ date }, index) =>
      html`<text class="middle${index % 3 !== 2 && " between"}" x="${across(index)}" y="14">${formatDayOfYear(date, "en-GB")}</text>`,
  );
  const marks = marksOf(survey).map(
    (mark) => html`<text class="end" x="100%" y="${round(down(mark) + 4)}">${markText(mark, kind)}</text>`,
  );
  const words = told.map(
    ({ date, figure }) => `${date}: ${scoreText(figure, kind)} (${intervalText(figure)})`,
  );
  return html`<div class="chart course">
<h3>Over ${survey.windows[judgedWindow(survey)]?.over}, as it stood each month</h3>
<div role="img" aria-label="${words.join("; ")}">
<div class="row"><svg height="${height}" width="100%">${marks}</svg><svg height="${height}" width="100%">${marksOf(survey).map((mark) => line("scale", mark))}${target !== undefined && line("target", target.mark)}${points}</svg></div>
<div class="row axis"><span></span><svg height="20" width="100%">${labels}</svg></div>
</div>
</div>`;
}

const round = (share: number): number => Math.round(share * 100) / 100;
const percent = (share: number): string => `${round(share)}%`;
