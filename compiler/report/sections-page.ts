/**
 * Sections as one page to send and to print: no script, nothing that is loaded, its style inside.
 *
 * It looks as the playbook's own pages do. Bars beside a row repeat what its cells say, and are hidden from those who
 * listen.
 */

import { documentOf, sheetWithin } from "../emit/pages/document.ts";
import { type Html, html } from "../emit/pages/html.ts";
import { stylesheet } from "../emit/pages/stylesheet.ts";
import { reportStyle } from "./report-style.ts";
import type { Bar, Section, SectionColumn, SectionRow, SectionTable } from "./sections.ts";

export interface SectionsPage {
  readonly playbook: { readonly title: string; readonly version: string };
  readonly title: string;
  readonly lead: readonly string[];
  readonly sections: readonly Section[];
  /** Who makes it: `persona 0.1.0`. */
  readonly generator: string;
}

export const sectionsPage = async (page: SectionsPage): Promise<string> => {
  const { playbook, title, lead, sections, generator } = page;
  return documentOf({
    language: "en",
    title: `${title} · ${playbook.title}`,
    generator,
    style: await sheetWithin(stylesheet + reportStyle + barStyle),
    alternates: [],
    body: html`<a class="skip" href="#content">Skip to the content</a>
<header class="top"><p class="name"><bdi>${playbook.title}</bdi></p></header>
<main id="content" tabindex="-1">
<h1>${title}</h1>
${lead.map(
  (sentence) => html`<p class="lead"><bdi>${sentence}</bdi></p>
`,
)}${sections.map(sectionOf)}</main>
<footer class="foot">
<ul>
<li>Version <bdi>${playbook.version}</bdi> of the playbook</li>
<li>Made by <bdi>${generator}</bdi></li>
</ul>
</footer>`,
  });
};

const barStyle = `
.figures .good > .said::before, .figures .bad > .said::before { content: ""; display: inline-block; inline-size: .65rem; block-size: .65rem; border-radius: 50%; background: var(--state); margin-inline-end: .5rem; }
.figures td.bars { inline-size: 16rem; min-inline-size: 9rem; vertical-align: middle; }
.figures thead th.number { white-space: normal; }
.figures tbody td:not(.number, .bars) { min-inline-size: 9rem; }
.figures td strong { color: var(--link); }
.figures tbody th { min-inline-size: 11rem; overflow-wrap: anywhere; }
.bars svg { display: block; overflow: visible; }
.bars .scale { stroke: var(--line); }
.bars rect.before { fill: var(--soft); opacity: .55; } .bars rect.now { fill: var(--link); }
.bars line.interval { stroke: var(--ink); stroke-width: 1.5; }
.survey .notes { margin-block-start: .9rem; }
@media (max-width: 60rem) { .figures td.bars, .figures tbody td:not(.number, .bars) { min-inline-size: 7rem; } .figures tbody th { min-inline-size: 8.5rem; } }
@media (max-width: 50rem) { .figures .bars { display: none; } }
@media print { .bars rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
`;

function sectionOf({ heading, lead, table, notes = [] }: Section, index: number): Html {
  const id = `section-${index + 1}`;
  return html`<section class="survey" aria-labelledby="${id}">
<h2 id="${id}"><bdi>${heading}</bdi></h2>
${lead !== undefined && html`<p><bdi>${lead}</bdi></p>`}
${table !== undefined && tableOf(table, `Table ${index + 1}: ${heading}`)}
${
  notes.length > 0 &&
  html`<ul class="notes">
${notes.map(
  (note) => html`<li><bdi>${withCode(note)}</bdi></li>
`,
)}</ul>`
}
</section>
`;
}

/** What stands between backquotes is to be typed. */
const withCode = (note: string): readonly Html[] =>
  note.split("`").map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));

function tableOf({ columns, rows, bars = "before above, now below" }: SectionTable, label: string): Html {
  const drawn = rows.some((row) => row.bars !== undefined);
  const title = ({ title: text, alignRight }: SectionTable["columns"][number]): Html =>
    text === ""
      ? html`<td></td>`
      : html`<th scope="col"${alignRight === true && html` class="number"`}>${text}</th>`;
  return html`<section class="scroll" aria-label="${label}" tabindex="0">
<table class="figures">
<thead>
<tr>${columns.map(title)}${drawn && html`<td class="bars"><span class="small">${bars}</span></td>`}</tr>
</thead>
<tbody>
${rows.map((row) => rowOf(row, columns, drawn))}</tbody>
</table>
</section>`;
}

function rowOf(
  { cells, state, strong, bars }: SectionRow,
  columns: SectionTable["columns"],
  drawn: boolean,
): Html {
  const cell = (text: string, { alignRight, sentences }: SectionColumn, isStrong: boolean): Html => {
    const told = isStrong ? html`<strong>${text}</strong>` : sentences ? withCode(text) : text;
    return alignRight === true ? html`<td class="number">${told}</td>` : html`<td><bdi>${told}</bdi></td>`;
  };
  const [first = "", ...rest] = cells;
  return html`<tr${state !== undefined && html` class="${state}"`}><th scope="row" class="said"><bdi>${first}</bdi></th>${columns
    .slice(1)
    .map((column, index) => cell(rest[index] ?? "", column, strong === index + 1))}${
    drawn && html`<td class="bars">${bars !== undefined && barsOf(bars)}</td>`
  }</tr>
`;
}

/** One below the other, on a scale from 0 to 100. */
const barsOf = (bars: readonly Bar[]): Html =>
  html`<svg height="${bars.length * 12 + 4}" width="100%" aria-hidden="true"><line class="scale" x1="0" x2="0" y1="0" y2="100%"/><line class="scale" x1="100%" x2="100%" y1="0" y2="100%"/>${bars.map(
    ({ share, low, high }, index) =>
      html`<rect class="${index === bars.length - 1 ? "now" : "before"}" width="${percent(share)}" y="${index * 12 + 3}" height="9" rx="2"/>${
        low !== undefined &&
        high !== undefined &&
        html`<line class="interval" x1="${percent(low)}" x2="${percent(high)}" y1="${index * 12 + 7.5}" y2="${index * 12 + 7.5}"/>`
      }`,
  )}</svg>`;

const percent = (share: number): string => `${Math.round(share * 100) / 100}%`;
