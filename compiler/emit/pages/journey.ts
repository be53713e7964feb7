/** The journey map: stages as columns, and in the rows what holds and happens in each. */

import type { FeelingChange, Stage, Touchpoint } from "../../ir/ir.ts";
import { wordCondition } from "../../planner/words/condition-words.ts";
import type { Page } from "./frame.ts";
import { type Html, html, pageAddress } from "./html.ts";
import { chipsOf, factsOf, listOf, scrolling, textsOf } from "./parts.ts";
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
  const { playbook, words, phrases, say, text, title } = reader;
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
      [phrases.headings.goal, ({ goal }) => text(goal)],
      [words.stages.measure, ({ measures }) => textsOf(measures, reader)],
      [words.stages.owner, ({ owner }) => text(owner)],
      [words.stages.feeling, ({ feeling }) => feeling && feelingOf(feeling, reader)],
      [words.touchpoints.title, (stage) => touchpointsOf(stage, reader)],
      [words.plays, (stage) => playsIn(stage, reader, site)],
      [words.touchpoints.handover, (stage) => handoversOf(stage, reader)],
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

/** How somebody comes, and how they should leave. */
const feelingOf = ({ from, to }: FeelingChange, { feeling }: Reader): Html =>
  html`${feeling(from)}${to !== undefined && html` <span class="arrow"></span> ${feeling(to)}`}`;

function touchpointsOf({ touchpoints }: Stage, reader: Reader): Html | undefined {
  if (touchpoints.length === 0) return undefined;
  return html`<ul class="plain">
${touchpoints.map(
  (touchpoint) => html`<li>${touchpointOf(touchpoint, reader)}</li>
`,
)}</ul>`;
}

function touchpointOf(touchpoint: Touchpoint, reader: Reader): Html {
  const { playbook, scope, words, phrases, say, text, title } = reader;
  const { owner, feeling, shows, asks, uses } = touchpoint;
  const channel = playbook.channels.find(({ name }) => name === touchpoint.channel);
  const signals = (names: readonly string[]) =>
    listOf(
      names.map((name) => {
        const signal = scope.signals.get(name);
        return signal && title(signal);
      }),
    );
  return html`<strong>${text(touchpoint.titles)}</strong>${factsOf([
    [say(phrases.headings.channel), channel && title(channel)],
    [say(words.stages.owner), text(owner)],
    [say(words.touchpoints.shows), textsOf(shows, reader)],
    [say(words.stages.feeling), feeling && feelingOf(feeling, reader)],
    [say(words.touchpoints.asks), signals(asks)],
    [say(words.touchpoints.uses), signals(uses)],
  ])}`;
}

function handoversOf({ handovers }: Stage, reader: Reader): Html | undefined {
  const { playbook, words, say, text, title } = reader;
  return factsOf(
    handovers.map(({ stage: name, texts }) => {
      const stage = playbook.stages.find((each) => each.name === name);
      return [html`${say(words.touchpoints.handoverTo)} ${stage && title(stage)}`, text(texts)] as const;
    }),
  );
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
