/** The journey map: stages as columns, and in the rows what holds and happens in each. */

import type { Stage } from "../../ir/ir.ts";
import { wordCondition } from "../../planner/condition-words.ts";
import type { Page } from "./frame.ts";
import { type Html, html, pageAddress } from "./html.ts";
import { chipsOf, scrolling } from "./parts.ts";
import { channelTable, surveyCards } from "./reaching.ts";
import type { Reader } from "./reader.ts";
import type { Site } from "./site.ts";

export function journeyPage(reader: Reader, site: Site): Page {
  const { words, say } = reader;
  return {
    file: site.fileOf("journey"),
    section: "journey",
    title: words.journey,
    heading: say(words.journey),
    lead: say(words.about.journey),
    content: html`<div class="wide">
${scrolling(words.journey, mapOf(reader, site))}
</div>
${channelTable(reader)}${surveyCards(reader)}`,
  };
}

function mapOf(reader: Reader, site: Site): Html {
  const { playbook, words, say, title } = reader;
  const { stages } = playbook;
  const rows: readonly (readonly [term: string, said: (stage: Stage, index: number) => Html | undefined])[] =
    [
      [
        words.stages.enters,
        ({ enters }, index) =>
          enters !== undefined
            ? html`${say(wordCondition(enters, reader))}`
            : index === 0 && stages.some((stage) => stage.enters !== undefined)
              ? say(words.stages.first)
              : undefined,
      ],
      [words.plays, (stage) => playsIn(stage, reader, site)],
    ];
  const used = rows.filter(([, said]) => stages.some((stage, index) => said(stage, index) !== undefined));
  return html`<table class="journey">
<thead>
<tr><td></td>${stages.map((stage) => html`<th scope="col">${title(stage)}</th>`)}</tr>
</thead>
<tbody>
${used.map(
  ([
    term,
    said,
  ]) => html`<tr><th scope="row">${say(term)}</th>${stages.map((stage, index) => html`<td>${said(stage, index)}</td>`)}</tr>
`,
)}</tbody>
</table>`;
}

function playsIn(stage: Stage, reader: Reader, site: Site): Html | undefined {
  const plays = reader.playbook.plays.filter((play) => play.stage === stage.name);
  if (plays.length === 0) return undefined;
  return html`<ul class="plain">
${plays.map(
  (
    play,
  ) => html`<li><a href="${pageAddress(site.fileOf(play))}">${reader.title(play)}</a> <span class="chips">${chipsOf(play.personas, reader)}</span></li>
`,
)}</ul>`;
}
