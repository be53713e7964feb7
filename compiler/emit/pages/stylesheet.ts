/**
 * The one stylesheet of the site. Nothing of a playbook is in it.
 *
 * Sides are named by the direction of reading (`inline-start`), never left or right, so that one sheet serves every
 * script. Colours are a handful of variables: light, dark, and for paper.
 */

/** By persona, in the order of the playbook: each is read on its ground. */
export const toneColours = {
  onLight:
    "--t1: #0f766e; --t2: #9d3c72; --t3: #2f5fb3; --t4: #96591a; --t5: #5b4bb0; --t6: #4a7021; --t7: #b03a3a; --t8: #3c6478;",
  onDark:
    "--t1: #5ec9bf; --t2: #eba0cb; --t3: #93b8f5; --t4: #e5b071; --t5: #b9adf5; --t6: #a9d07c; --t7: #f2a0a0; --t8: #9cc4d8;",
} as const;

const frameStyles = `:root {
  color-scheme: light dark;
  --paper: #faf9f6;
  --card: #ffffff;
  --ink: #20242c;
  --soft: #585f6b;
  --line: #e3e0d8;
  --band: #f1eee7;
  --link: #0b5f66;
  --focus: #c2410c;
  --heat: 11 95 102;
  ${toneColours.onLight}
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif;
  --gap: clamp(1rem, 2.5vw, 2rem);
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #14171b;
    --card: #1c2026;
    --ink: #e9e6df;
    --soft: #a9b0ba;
    --line: #343a43;
    --band: #252a32;
    --link: #7fd1d4;
    --focus: #fdba74;
    --heat: 127 209 212;
    ${toneColours.onDark}
  }
}

*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-block-start: 1rem; }
body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font: 1rem/1.6 var(--sans);
  overflow-wrap: break-word;
}
:lang(ar) { --sans: "SF Arabic", "Segoe UI", "Noto Sans Arabic", "Noto Naskh Arabic", "Geeza Pro", Tahoma, "DejaVu Sans", sans-serif; }
:lang(fa) { --sans: Vazirmatn, "SF Arabic", "Segoe UI", "Noto Sans Arabic", "Noto Naskh Arabic", Tahoma, "DejaVu Sans", sans-serif; }
:lang(el) { --sans: system-ui, -apple-system, "Segoe UI", "Noto Sans", Roboto, "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; }
body:dir(rtl) { line-height: 1.75; }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; font-weight: 650; }
h1 { font-size: clamp(1.75rem, 4.5vw, 2.6rem); margin: 0 0 .5rem; }
h2 { font-size: 1.4rem; margin: 0 0 .5rem; }
h3, h4 { font-size: 1.05rem; margin: 0; }
section > h3 { font-size: 1.15rem; margin-block: 1.75rem .25rem; }
section > h3 .small { font-weight: 400; }
p { margin: 0 0 .75rem; }
ul, ol { margin: 0; padding-inline-start: 1.2em; }
ul.plain, .cards, .top ul, .foot ul { list-style: none; padding: 0; }
a { color: var(--link); text-underline-offset: .2em; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
main:focus { outline: none; }
.small { color: var(--soft); font-size: .875rem; }
.lead { color: var(--soft); font-size: 1.1rem; max-inline-size: 46rem; text-wrap: pretty; }
.skip { position: absolute; inset-inline-start: 1rem; inset-block-start: -5rem; background: var(--card); padding: .6rem 1rem; z-index: 9; }
.skip:focus { inset-block-start: .5rem; }

/* ---------- around the content ---------- */
.top, main, .foot { max-inline-size: 76rem; margin-inline: auto; padding-inline: var(--gap); }
.top {
  display: flex; flex-wrap: wrap; align-items: baseline; gap: .4rem 2rem;
  padding-block: 1rem; border-block-end: 1px solid var(--line);
}
.top .name { margin: 0; font-weight: 650; flex: 1 1 14rem; }
.top .name a { color: inherit; text-decoration: none; }
.top ul { display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; }
.top nav a { display: inline-block; padding-block: .3rem; text-decoration: none; color: var(--soft); border-block-end: 2px solid transparent; }
.top nav a:hover { color: var(--ink); }
.top nav a[aria-current] { color: var(--ink); border-block-end-color: var(--link); }
.languages { flex-basis: 100%; font-size: .875rem; }
main { padding-block: clamp(1.5rem, 5vw, 3.5rem) 4rem; }
main > section, main > .wide, main > .personas { margin-block-start: 2.5rem; }
.foot { border-block-start: 1px solid var(--line); padding-block: 1.25rem 2.5rem; color: var(--soft); font-size: .875rem; }
.foot ul { display: flex; flex-wrap: wrap; gap: .25rem 1.75rem; }

`;

/** Of what pages say, wherever it is shown: cards, facts, tables, plays and plans. */
export const contentStyles = `/* ---------- cards ---------- */
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); gap: 1rem; margin-block-start: 1.5rem; }
.card, .panel, article.persona {
  background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 1.25rem;
}
.cards > li { display: flex; min-inline-size: 0; }
.card { flex: 1; min-inline-size: 0; overflow-wrap: anywhere; hyphens: auto; display: flex; flex-direction: column; gap: .35rem; position: relative; }
a.card { color: inherit; text-decoration: none; }
a.card:hover, .card:has(a.whole:hover) { border-color: var(--link); }
.card strong { font-size: 1.15rem; }
.card .whole::after { content: ""; position: absolute; inset: 0; border-radius: 14px; }
.card .chips { position: relative; margin-block-start: auto; padding-block-start: .5rem; }
.card .count { order: -1; color: var(--soft); font-size: 1.5rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.cards.surveys { grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr)); }
.surveys blockquote { margin: .25rem 0 .75rem; }
.surveys .facts { grid-template-columns: repeat(auto-fill, minmax(min(100%, 10rem), 1fr)); }
.cards.sections { margin-block-start: 2.5rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 13rem), 1fr)); }
.sections .card strong { font-size: 1.05rem; color: var(--link); }
[class*="tone-"] { --tone: var(--t1); }
.tone-2 { --tone: var(--t2); } .tone-3 { --tone: var(--t3); } .tone-4 { --tone: var(--t4); }
.tone-5 { --tone: var(--t5); } .tone-6 { --tone: var(--t6); } .tone-7 { --tone: var(--t7); } .tone-8 { --tone: var(--t8); }
.card[class*="tone-"], article.persona { border-block-start: 4px solid var(--tone); }
.mark {
  display: grid; place-items: center; inline-size: 2.75rem; block-size: 2.75rem; border-radius: 50%;
  border: 2px solid var(--tone); color: var(--tone); font-weight: 650; font-size: 1.2rem; line-height: 1;
}
img.mark { object-fit: cover; padding: 0; }
article.persona .mark { inline-size: 4rem; block-size: 4rem; font-size: 1.7rem; grid-row: span 2; }
.quote { border-inline-start: 4px solid var(--tone); font-size: 1.1rem; margin-block-end: 1.25rem; }
.chips { display: inline-flex; flex-wrap: wrap; gap: .35rem; }
.chip {
  display: inline-block; border: 1px solid var(--tone, var(--line)); border-radius: 99px; padding: 0 .65rem;
  color: var(--tone, var(--soft)); font-size: .8125rem; text-decoration: none;
}
a.chip:hover { text-decoration: underline; }

/* ---------- facts ---------- */
.facts { margin: 0; display: grid; gap: .9rem; }
.facts dt { color: var(--soft); font-size: .875rem; }
.facts dt::first-letter, .matrix th::first-letter { text-transform: uppercase; }
.facts dd { margin: 0; }
.facts.across { grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); gap: 1rem 2rem; margin-block-start: 1.5rem; }
.panel .facts { grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); }
.personas { display: grid; gap: 1.5rem; }
article.persona { padding: clamp(1.25rem, 3vw, 2rem); scroll-margin-block-start: 1rem; }
article.persona > header { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .1rem 1rem; align-items: center; margin-block-end: 1.25rem; }
article.persona h2 { margin: 0; font-size: 1.6rem; overflow-wrap: anywhere; }
article.persona header .lead { grid-column: 2; margin: 0; }
article.persona .facts { grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr)); gap: 1.25rem 2rem; }
.job span { display: block; }
.job i { font-style: normal; color: var(--soft); }

/* ---------- tables ---------- */
.scroll { overflow: auto; border: 1px solid var(--line); border-radius: 14px; background: var(--card); max-block-size: 88vh; }
/* That rows go on below: where all of them are seen, there is nothing to scroll, and no timeline runs. */
.scroll::after {
  content: ""; display: block; position: sticky; inset-block-end: 0; inset-inline: 0; z-index: 3; block-size: 3rem; margin-block-start: -3rem;
  background: linear-gradient(transparent, var(--card)); opacity: 0; pointer-events: none;
}
@supports (animation-timeline: scroll()) {
  .scroll::after { animation: goes-on linear; animation-timeline: scroll(nearest block); }
  @keyframes goes-on { 0%, 95% { opacity: 1; } 100% { opacity: 0; } }
}
/* Where columns fit, the page scrolls and not the table, whose heads stay at the top of the window;
   words that are too long for that make it wider than the page. */
@media screen and (min-width: 80rem) {
  .scroll:not(:has(thead > :first-child > :nth-child(7))), .scroll:has(.score):not(:has(thead > :first-child > :nth-child(9))) {
    overflow: clip; max-block-size: none; inline-size: min-content; min-inline-size: 100%;
    &::after { content: none; }
  }
}
table { border-collapse: separate; border-spacing: 0; inline-size: 100%; font-size: .9375rem; }
th, td { text-align: start; vertical-align: top; padding: .7rem .9rem; border-block-end: 1px solid var(--line); }
tbody:last-child tr:last-child > * { border-block-end: 0; }
thead tr:first-child > * { position: sticky; inset-block-start: 0; background: var(--card); z-index: 2; }
thead th[class*="tone-"] { box-shadow: inset 0 4px 0 var(--tone); }
tr > :first-child { position: sticky; inset-inline-start: 0; background: var(--card); z-index: 1; }
thead tr:first-child > :first-child { z-index: 3; }
tbody th { font-weight: 600; }
.matrix th, .matrix td { min-inline-size: 13rem; inline-size: 40rem; }
.journey th, .journey td { min-inline-size: 12.25rem; inline-size: 40rem; }
.matrix tr > :first-child, .journey tr > :first-child { min-inline-size: 8rem; inline-size: 9rem; }
.journey thead th { border-block-end: 3px solid var(--link); }
.journey ul.plain > li + li { margin-block-start: .9rem; }
.journey .facts { gap: .2rem; }
.journey ul.plain { container-type: inline-size; }
@container (min-width: 15rem) {
  .journey .facts { grid-template-columns: max-content minmax(0, 1fr); column-gap: .6rem; }
  .journey .facts > div { display: contents; }
}
.journey strong + .facts { margin-block-start: .25rem; padding-inline-start: .75rem; border-inline-start: 2px solid var(--line); }
.journey .facts ul { list-style: none; padding: 0; }
.arrow::before { content: "→"; color: var(--soft); }
.arrow:dir(rtl)::before { content: "←"; }
.score th[scope=row] { font-weight: 400; min-inline-size: 15rem; max-inline-size: 26rem; }
.score td { text-align: center; min-inline-size: 5.5rem; }
.score thead th:not(:first-child):not(:last-child) { text-align: center; }
.score td.because, .score thead th:last-child { text-align: start; min-inline-size: 12rem; }
.score .most > * { font-weight: 600; background: var(--band); }
.score .block th { font-size: 1.0625rem; font-weight: 650; padding-block-start: 1.75rem; border-block-end: 2px solid var(--link); }
.score .group th { font-weight: 600; background: var(--band); }
.score .arm th { padding-inline-start: 2rem; }
.score .points { font-weight: 650; font-variant-numeric: tabular-nums; }
.score td .small { display: block; }
.score td[class^="heat-"] .small { color: inherit; }
.heat-1 { background: rgb(var(--heat) / .07); } .heat-2 { background: rgb(var(--heat) / .12); }
.heat-3 { background: rgb(var(--heat) / .17); } .heat-4 { background: rgb(var(--heat) / .22); }
.heat-5 { background: rgb(var(--heat) / .28); }
@media (max-width: 40rem) {
  .matrix tr > :first-child, .journey tr > :first-child { min-inline-size: 7.75rem; inline-size: 7.75rem; }
  .score th[scope=row], .score tr > :first-child { min-inline-size: 9.5rem; max-inline-size: 9.5rem; }
  .matrix th, .matrix td, .journey th, .journey td { min-inline-size: 12rem; }
  th, td { padding: .55rem .65rem; }
}

/* ---------- plays ---------- */
.chart { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: .75rem 1rem 1rem; }
.chart .row { display: grid; grid-template-columns: minmax(6rem, min(20rem, 28%)) 1fr; gap: 1rem; align-items: center; }
.chart .label { font-size: .875rem; line-height: 1.25; padding-block: .15rem; overflow-wrap: anywhere; }
.chart .row > svg { display: block; overflow: visible; }
.chart text { fill: var(--soft); font-size: .75rem; direction: inherit; text-anchor: start; }
.chart .tick { stroke: var(--line); }
.chart .phase .label { font-weight: 600; }
.chart .phase rect { fill: var(--band); stroke: var(--line); }
.task { --kind: var(--t3); } .meeting { --kind: var(--t1); } .message { --kind: var(--t5); } .milestone { --kind: var(--t4); }
.entry.survey, .chart .survey { --kind: var(--t6); }
.chart rect, .chart circle, .chart path { fill: var(--kind); }
.timeline { list-style: none; padding: 0; margin-block-start: 1rem; }
.entry { display: grid; grid-template-columns: 13.5rem 1fr; }
.entry .when { padding-block: .1rem 1.5rem; padding-inline-end: 1.25rem; text-align: end; font-variant-numeric: tabular-nums; }
time { white-space: nowrap; }
.entry .when .small { display: block; overflow-wrap: anywhere; }
.entry .what { position: relative; border-inline-start: 2px solid var(--line); padding-inline-start: 1.5rem; padding-block-end: 1.75rem; min-inline-size: 0; }
.entry .what::before {
  content: ""; position: absolute; inset-inline-start: calc(-.5rem + -1px); inset-block-start: .35rem;
  inline-size: 1rem; block-size: 1rem; border-radius: 50%; background: var(--kind); border: 3px solid var(--paper);
}
.entry.milestone .what::before { border-radius: 2px; rotate: 45deg; }
.entry.task .what::before { border-radius: 4px; }
.entry:last-child .what { padding-block-end: .5rem; }
.kind { color: var(--kind); font-weight: 400; font-size: .875rem; margin-inline-end: .4rem; }
.entry .facts { display: flex; flex-wrap: wrap; gap: .6rem 2.5rem; }
.entry .facts ul { list-style: none; padding: 0; }
details { margin-block-start: .75rem; }
summary { cursor: pointer; color: var(--link); inline-size: fit-content; }
blockquote { margin: .6rem 0 0; padding: 1rem 1.25rem; background: var(--band); border-radius: 10px; max-inline-size: 44rem; }
blockquote p { white-space: pre-line; }
blockquote p:last-child { margin: 0; }
@media (max-width: 40rem) {
  .entry { grid-template-columns: 1fr; padding-inline-start: .5rem; }
  .entry .when { border-inline-start: 2px solid var(--line); padding: 0 0 .1rem; padding-inline-start: 1.25rem; text-align: start; }
  .entry .when .small { display: inline; }
  .entry .what { padding-inline-start: 1.25rem; }
  .entry .what::before { inset-block-start: -1.35rem; }
  .chart .row { grid-template-columns: 1fr; gap: 0; }
  .chart .between { display: none; }
  .entry .facts > div { display: grid; grid-template-columns: 6.5rem 1fr; gap: .75rem; }
  .entry .facts { flex-direction: column; gap: .3rem; margin-block-start: .4rem; }
}

`;

const otherStyles = `/* ---------- questionnaire ---------- */
.sheet-head { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: 1rem 2rem; margin-block: 1.5rem; }
.group { margin-block-start: 2.5rem; }
.group > h2 { border-block-end: 3px solid var(--link); padding-block-end: .4rem; }
.question { border: 0; margin: 0; padding: .9rem 0; padding-inline-start: 2.15rem; border-block-end: 1px solid var(--line); min-inline-size: 0; }
legend { float: inline-start; inline-size: 100%; }
legend + .options { clear: both; }
.question > label, legend { font-weight: 600; padding: 0; }
.question .number { color: var(--soft); font-weight: 400; display: inline-block; margin-inline-start: -2.15rem; min-inline-size: 1.9rem; font-variant-numeric: tabular-nums; }
.question .small { font-weight: 400; display: inline-block; }
.options { display: flex; flex-wrap: wrap; gap: .4rem 1.5rem; padding-block-start: .5rem; }
input[type=text], textarea {
  font: inherit; color: inherit; background: var(--card); border: 1px solid var(--soft); border-radius: 8px; padding: .4rem .6rem; inline-size: 100%; resize: vertical;
}
.question > input[type=text], .question > textarea { display: block; margin-block-start: .5rem; max-inline-size: 32rem; }
input[type=radio], input[type=checkbox] { accent-color: var(--link); inline-size: 1.05rem; block-size: 1.05rem; vertical-align: -.15em; margin-inline-end: .3rem; }
.badge { display: inline-block; border: 1px solid var(--line); border-radius: 6px; padding: 0 .45rem; font-size: .8125rem; font-weight: 400; color: var(--soft); }
.badge.required { border-color: var(--focus); color: var(--focus); }

.choice { padding-block: 12vh; }

/* ---------- paper ---------- */
@media print {
  @page { margin: 16mm 14mm; }
  :root { --paper: #fff; --band: #f3f1ec; color-scheme: light; }
  html { font-size: 10pt; }
  .top nav, .skip, details { display: none; }
  .top { border: 0; padding-block: 0 .5rem; }
  main { padding-block: 0 1rem; }
  .top, main, .foot { max-inline-size: none; padding-inline: 0; }
  .scroll { overflow: visible; max-block-size: none; border: 0; }
  table { font-size: .8rem; table-layout: fixed; }
  table .small, table .facts dt { font-size: 1em; }
  .scroll::after { content: none; }
  .matrix th, .matrix td, .journey th, .journey td, .score th, .score td { min-inline-size: 0; max-inline-size: none; inline-size: auto; padding: .35rem; }
  .matrix tr > :first-child, .journey tr > :first-child { inline-size: 11%; }
  .journey th, .journey td { overflow-wrap: anywhere; }
  .journey .facts { grid-template-columns: minmax(0, 1fr); }
  .journey .facts > div { display: block; }
  .score tr > :first-child { inline-size: 30%; }
  tr > *, thead tr:first-child > * { position: static; }
  thead { display: table-header-group; }
  tr, .question, .card, .entry { break-inside: avoid; }
  article.persona { break-inside: avoid-page; }
  h2, h3, h4, .group > p { break-after: avoid; }
  #matrix { break-before: page; }
  a { color: inherit; }
  td[class^="heat-"], .score .group th, .score .most > *, .chart rect, .chart circle, .chart path { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  input[type=text], textarea { border: 0; border-block-end: 1px solid #777; border-radius: 0; background: none; resize: none; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
`;

export const stylesheet = frameStyles + contentStyles + otherStyles;
