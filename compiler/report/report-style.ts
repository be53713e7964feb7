/** What the report's page has beyond the stylesheet of the site: figures in tables, and charts of how sure they are. */

export const reportStyle = `
.survey .scroll { max-block-size: none; }
.figures th, .figures td { vertical-align: baseline; padding-inline: .55rem; }
.figures td.number, .figures thead th.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.figures thead th.window { text-align: center; border-inline-start: 1px solid var(--line); }
.figures thead tr:nth-child(2) th { font-weight: 400; color: var(--soft); font-size: .875rem; }
.figures td.first { border-inline-start: 1px solid var(--line); }
.figures tr.all > * { font-weight: 650; }
.figures .dimension th { background: var(--band); color: var(--soft); font-weight: 600; font-size: .875rem; }
.figures .one th { font-weight: 400; padding-inline-start: 1.75rem; min-inline-size: 8rem; }
.figures td.said { min-inline-size: 9rem; }
.verdict { display: inline-flex; gap: .5rem; }
.verdict::before { content: ""; flex: none; inline-size: .65rem; block-size: .65rem; border-radius: 50%; border: 2px solid var(--state, var(--soft)); margin-block-start: .5rem; }
.verdict.sure::before { background: var(--state); }
.good { --state: var(--t6); } .bad { --state: var(--t7); }
.charts { display: grid; gap: 1rem; margin-block: 1rem; }
.survey > h2 { font-size: 1.6rem; }
.survey { margin-block-start: 3.5rem; }
.survey blockquote { margin-block-end: 1rem; }
.chart h3 { font-size: 1rem; margin-block-end: .5rem; }
.chart .scale { stroke: var(--line); }
.chart .target { stroke: var(--focus); stroke-width: 2; stroke-dasharray: 5 4; }
.chart rect.interval { fill: var(--link); opacity: .28; }
.chart circle.figure { fill: var(--link); }
.chart .all rect.interval { opacity: .45; }
.chart .all .label { font-weight: 650; }
.chart text.none { fill: var(--soft); }
.chart rect.favourable { fill: var(--t1); } .chart rect.neutral { fill: var(--line); } .chart rect.unfavourable { fill: var(--t7); }
.chart .axis .label { color: var(--soft); font-size: .8125rem; }
.chart .heading { display: block; color: var(--soft); font-size: .8125rem; padding-block-start: .35rem; }
.key { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; list-style: none; padding: 0; margin-block-start: .5rem; color: var(--soft); font-size: .8125rem; }
.key li::before { content: ""; display: inline-block; inline-size: .8rem; block-size: .8rem; border-radius: 3px; margin-inline-end: .45rem; vertical-align: -.1em; background: var(--mark); }
.key .favourable { --mark: var(--t1); } .key .neutral { --mark: var(--line); } .key .unfavourable { --mark: var(--t7); }
.key .interval { --mark: rgb(var(--heat) / .35); } .key .target { --mark: var(--focus); }
.key .target::before { block-size: .2rem; vertical-align: .2em; }
.chart.groups .row { grid-template-columns: minmax(5rem, 12rem) 3fr 2fr; }
.chart.course .row { grid-template-columns: 2.75rem 1fr; }
.chart line.course { stroke: var(--link); stroke-width: 2; }
.chart text.middle { text-anchor: middle; } .chart text.end { text-anchor: end; }
.progresses { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr)); margin-block-start: 1rem; }
.progresses .bar { display: block; border-radius: 5px; margin-block: .25rem 1rem; }
.bar .planned { fill: var(--band); } .bar .done { fill: var(--t1); } .bar .overdue { fill: var(--t7); }
.progresses .facts { grid-template-columns: 1fr; }
@media (max-width: 40rem) {
  .chart text.between { display: none; }
  .chart.groups .row { grid-template-columns: 6rem 1fr; }
  .chart.groups .row > :last-child, .chart.groups .key .shares { display: none; }
}
@media print { .chart rect.interval, .chart circle.figure { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
`;
