/**
 * Coverage as a page over the source: each file line by line, and beside a line that decides something what of it no
 * test covers.
 *
 * No script, nothing that is loaded. Colours only repeat what a sign and words say.
 */

import { documentOf, sheetWithin } from "../../emit/pages/document.ts";
import { type Html, html } from "../../emit/pages/html.ts";
import { stylesheet } from "../../emit/pages/stylesheet.ts";
import { type Coverage, sharesOf } from "./coverage.ts";
import { type CoveredFile, type CoveredLine, coveredFiles } from "./covered-lines.ts";
import { missingOf } from "./missing.ts";
import { wordShare } from "./words.ts";

export interface CoveragePage {
  /** Of the playbook, for its readers. */
  readonly title: string;
  readonly coverage: Coverage;
  /** The text of a file of the playbook, by the path that items have. */
  readonly text: (path: string) => string | undefined;
  readonly generator: string;
}

export async function coveragePage({ title, coverage, text, generator }: CoveragePage): Promise<string> {
  const files = coveredFiles(coverage);
  return documentOf({
    language: "en",
    title: `Coverage · ${title}`,
    generator,
    style: await sheetWithin(stylesheet + sourceStyle),
    alternates: [],
    body: html`<a class="skip" href="#content">Skip to the content</a>
<header class="top"><p class="name"><bdi>${title}</bdi></p></header>
<main id="content" tabindex="-1">
<h1>Coverage</h1>
<p class="lead">What the tests depend on: a line counts where a test would come out otherwise without it.</p>
${summaryOf(coverage)}
<section aria-labelledby="files">
<h2 id="files">Files</h2>
<ul class="files">
${files.map((file, index) => fileEntry(file, index))}</ul>
</section>
${missingIn(files)}${files.map((file, index) => sourceOf(file, index, text(file.path) ?? ""))}</main>
<footer class="foot">
<ul>
<li>Made by <bdi>${generator}</bdi></li>
</ul>
</footer>`,
  });
}

const summaryOf = (
  coverage: Coverage,
): Html => html`<section class="scroll" aria-label="Summary" tabindex="0">
<table class="summary">
<thead><tr><th scope="col">What</th><th scope="col" class="number">Covered</th><th scope="col" class="number">Of</th><th scope="col" class="number">Share</th></tr></thead>
<tbody>
${sharesOf(coverage).map(
  ({ kind, covered, all }) =>
    html`<tr><th scope="row">${kind}</th><td class="number">${covered}</td><td class="number">${all}</td><td class="number">${wordShare(covered, all)}</td></tr>
`,
)}</tbody>
</table>
</section>`;

function fileEntry({ path, lines }: CoveredFile, index: number): Html {
  const all = lines.reduce((sum, { items }) => sum + items.length, 0);
  const covered = lines.reduce((sum, line) => sum + line.covered, 0);
  return html`<li><a href="#file-${index + 1}"><bdi>${path}</bdi></a> <span class="small">${covered} of ${all} covered</span></li>
`;
}

/** So many are listed; all are marked in the text. */
const mostListed = 100;

function missingIn(files: readonly CoveredFile[]): Html | undefined {
  const missing = files.flatMap(({ path, lines }, index) =>
    lines.flatMap(({ line, items }) =>
      missingOf(items).map(({ kind, name }) => ({
        at: `${path}:${line}`,
        anchor: anchorOf(index, line),
        kind,
        name,
      })),
    ),
  );
  if (missing.length === 0) return undefined;
  const more = missing.length - mostListed;
  return html`<section aria-labelledby="missing">
<h2 id="missing">Not covered</h2>
<ul class="files">
${missing.slice(0, mostListed).map(
  ({ at, anchor, kind, name }) =>
    html`<li><a href="#${anchor}"><bdi>${at}</bdi></a> <bdi>${name}</bdi> <span class="small">${kind}</span></li>
`,
)}</ul>
${more > 0 && html`<p>${more} more are marked ✗ or ◐ in the text.</p>`}
</section>
`;
}

const anchorOf = (file: number, line: number): string => `file-${file + 1}-line-${line}`;

function sourceOf({ path, lines }: CoveredFile, index: number, text: string): Html {
  const known = new Map(lines.map((line) => [line.line, line]));
  const id = `file-${index + 1}`;
  return html`<section class="source" aria-labelledby="${id}">
<h2 id="${id}"><bdi>${path}</bdi></h2>
<section class="scroll" aria-label="The text of ${path}" tabindex="0">
<table>
<thead><tr><th scope="col" class="number">Line</th><th scope="col">Tests</th><th scope="col">Text</th></tr></thead>
<tbody>
${text.split(/\r?\n/).map((each, line) => lineOf(each, line + 1, known.get(line + 1), anchorOf(index, line + 1)))}</tbody>
</table>
</section>
</section>
`;
}

function lineOf(text: string, number: number, line: CoveredLine | undefined, anchor: string): Html {
  if (line === undefined)
    return html`<tr><td class="number">${number}</td><td></td><td><code>${text}</code></td></tr>
`;
  const { items, covered } = line;
  const missing = missingOf(items);
  const [state, sign] = missing.length === 0 ? ["full", "✓"] : covered === 0 ? ["none", "✗"] : ["part", "◐"];
  const said =
    missing.length === 0
      ? html`covered`
      : html`not covered: ${missing.map(({ name }, index) => html`${index > 0 && ", "}<bdi>${name}</bdi>`)}`;
  return html`<tr class="${state}"${missing.length > 0 && html` id="${anchor}"`}><td class="number">${number}</td><td><span aria-hidden="true">${sign}</span> <span class="said">${said}</span></td><td><code>${text}</code></td></tr>
`;
}

const sourceStyle = `
.summary { border-collapse: collapse; } .summary th, .summary td { padding: .3rem .9rem; text-align: start; border-block-end: 1px solid var(--line); }
td.number, th.number { text-align: end !important; font-variant-numeric: tabular-nums; }
.files { list-style: none; padding: 0; columns: 20rem; }
.source { margin-block-start: 3rem; }
.source .scroll { max-block-size: none; border: 1px solid var(--line); border-radius: 8px; background: var(--card); }
.source table { border-collapse: collapse; inline-size: 100%; font-size: .8125rem; line-height: 1.5; }
.source th { font-weight: 600; color: var(--soft); text-align: start; padding: .3rem .75rem; border-block-end: 1px solid var(--line); }
.source td { padding: 0 .75rem; vertical-align: baseline; }
.source td:first-child { color: var(--soft); user-select: none; }
.source td:nth-child(2) { min-inline-size: 9rem; max-inline-size: 22rem; color: var(--soft); }
@media (max-width: 40rem) { .summary th, .summary td { padding-inline: .6rem; } }
@media (min-width: 60rem) { .source td:nth-child(2) { min-inline-size: 17rem; } }
.source td:nth-child(3) { inline-size: 100%; direction: ltr; text-align: left; }
.source code { white-space: pre; font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
.source tr { scroll-margin-block-start: 6rem; }
.source tr:target { outline: 2px solid var(--focus); outline-offset: -2px; }
.source tr.full, .source tr.part, .source tr.none { background: color-mix(in srgb, var(--state) 11%, transparent); }
.source tr.full { --state: var(--t6); } .source tr.part { --state: var(--t4); } .source tr.none { --state: var(--t7); }
.source tr[class] td:nth-child(2) { border-inline-start: 4px solid var(--state); color: var(--ink); }
.source tr.full .said { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media print { .source tr[class] { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
`;
