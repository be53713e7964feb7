/**
 * A report as one page to send and to print: no script, nothing that is loaded, its style inside.
 *
 * It looks as the playbook's own pages do; what is in the charts is in the tables, too.
 */

import { documentOf, sheetWithin } from "../emit/pages/document.ts";
import { type Html, html } from "../emit/pages/html.ts";
import { factsOf } from "../emit/pages/parts.ts";
import { directionOf } from "../emit/pages/reader.ts";
import { stylesheet } from "../emit/pages/stylesheet.ts";
import { formatDate } from "../planner/words/format-value.ts";
import type { Verdict } from "./figure.ts";
import type { CustomerProgress } from "./progress.ts";
import { factsOfProgress, standingText } from "./progress-words.ts";
import { dimensions, type Group, type Report, type SurveyReport } from "./report.ts";
import { courseChart, groupsChart } from "./report-charts.ts";
import { reportStyle } from "./report-style.ts";
import { capital } from "./sections.ts";
import {
  dimensionText,
  explanations,
  intervalText,
  kindText,
  laterText,
  missingText,
  scoreText,
  targetText,
  verdictText,
} from "./words.ts";

/** @param generator who makes it: `persona 0.1.0` */
export async function reportPage(report: Report, generator: string): Promise<string> {
  const { playbook, surveys, today } = report;
  const later = laterText(report);
  return documentOf({
    language: "en",
    title: `What customers answer · ${playbook.title}`,
    generator,
    style: await sheetWithin(stylesheet + reportStyle),
    alternates: [],
    body: html`<a class="skip" href="#content">Skip to the content</a>
<header class="top"><p class="name"><bdi>${playbook.title}</bdi></p></header>
<main id="content" tabindex="-1">
<h1>What customers answer</h1>
<p class="lead">Up to and with ${formatDate(today, "en-GB")}.</p>
${
  later !== undefined &&
  html`<p>${later}</p>
`
}${surveys.map(surveySection)}
${customersSection(report)}
<section class="survey" aria-labelledby="reading">
<h2 id="reading">How to read this</h2>
<ul>
${explanations.map(
  (explanation) => html`<li>${explanation}</li>
`,
)}</ul>
</section>
</main>
<footer class="foot">
<ul>
<li>Version <bdi>${playbook.version}</bdi> of the playbook</li>
<li>Made by <bdi>${generator}</bdi></li>
</ul>
</footer>`,
  });
}

function customersSection({ customers }: Report): Html | undefined {
  if (customers === undefined) return undefined;
  return html`<section class="survey" aria-labelledby="customers">
<h2 id="customers">Customers</h2>
<p>How far the plans have come, those that are furthest behind first.</p>
<div class="progresses">
${customers.map(progressPanel)}</div>
</section>`;
}

function progressPanel(progress: CustomerProgress): Html {
  const { customer, planned, done, overdue, language } = progress;
  const share = (count: number) => `${planned === 0 ? 0 : Math.round((10_000 * count) / planned) / 100}%`;
  return html`<article class="panel">
<h3><bdi>${customer.name}</bdi> <span class="small"><bdi>${customer.id}</bdi></span></h3>
<p class="small">${standingText(progress)}</p>
<svg class="bar" height="10" width="100%" aria-hidden="true"><rect class="planned" width="100%" height="10"/><rect class="done" width="${share(done)}" height="10"/><rect class="overdue" x="${share(done)}" width="${share(overdue.length)}" height="10"/></svg>
${factsOf(
  factsOfProgress(progress).map(
    ({ term, said, why }) =>
      [
        html`${term}`,
        html`<bdi>${said}</bdi>${
          why !== undefined &&
          html`<br><span class="small" lang="${language}" dir="${directionOf(language)}">${why}</span>`
        }`,
      ] as const,
  ),
)}
</article>
`;
}

function surveySection(survey: SurveyReport, index: number): Html {
  const { title, question, kind, windows, target, all } = survey;
  const id = `survey-${index + 1}`;
  const missing = missingText(survey);
  return html`<section class="survey" aria-labelledby="${id}">
<h2 id="${id}"><bdi>${title}</bdi></h2>
<blockquote><p><bdi>${question}</bdi></p></blockquote>
<p>${capital(kindText(kind))}${target !== undefined && `, target ${targetText(survey)}`}</p>
${
  all.figures.at(-1)?.answers === 0
    ? html`<p>Nobody has answered in ${windows.at(-1)?.over}.</p>`
    : html`<div class="charts">
${groupsChart(survey)}
${courseChart(survey)}
</div>
${tableOf(survey)}`
}
${
  missing !== undefined &&
  html`<p class="small">${missing}</p>
`
}</section>
`;
}

function tableOf(survey: SurveyReport): Html {
  const { kind, windows, target, all, by, title } = survey;
  const width = 1 + 3 * windows.length + (target === undefined ? 0 : 1);
  const row = (
    group: Group,
    className: string,
  ) => html`<tr class="${className}"><th scope="row"><bdi>${group.title}</bdi></th>${group.figures.map(
    (figure) =>
      html`<td class="number first">${figure.answers}</td><td class="number">${scoreText(figure, kind)}</td><td class="number">${intervalText(figure)}</td>`,
  )}${target !== undefined && html`<td class="said first">${verdictOf(group, survey)}</td>`}</tr>
`;
  return html`<section class="scroll" aria-label="Figures of ${title}" tabindex="0">
<table class="figures">
<thead>
<tr><td></td>${windows.map(({ over }) => html`<th scope="colgroup" colspan="3" class="window">${over}</th>`)}${target !== undefined && html`<th scope="col" class="window">Target ${targetText(survey)}</th>`}</tr>
<tr><td></td>${windows.map(() => html`<th scope="col" class="number">Answers</th><th scope="col" class="number">${kind === "nps" ? "NPS" : "4 and 5"}</th><th scope="col" class="number">95 %</th>`)}${target !== undefined && html`<td></td>`}</tr>
</thead>
<tbody>
${row(all, "all")}</tbody>
${dimensions.map(
  (dimension) =>
    by[dimension].length > 0 &&
    html`<tbody>
<tr class="dimension"><th scope="rowgroup" colspan="${width}">${dimensionText[dimension]}</th></tr>
${by[dimension].map((group) => row(group, "one"))}</tbody>
`,
)}</table>
</section>`;
}

/** The mark beside it is filled where the answers are enough to be sure. */
function verdictOf(group: Group, survey: SurveyReport): Html {
  const states: Readonly<Record<Verdict, string>> = {
    reached: "sure good",
    above: "good",
    below: "bad",
    missed: "sure bad",
    "too few": "",
    "no answers": "",
  };
  return html`<span class="verdict ${group.verdict === undefined ? "" : states[group.verdict]}">${verdictText(group, survey)}</span>`;
}

/** As a browser compares it: `sha256-…` in base64. */
