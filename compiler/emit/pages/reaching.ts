/** How customers are reached, and what they are asked how content they are: the tables below the journey map. */

import type { Survey } from "../../ir/ir.ts";
import { formatLanguage, formatList } from "../../planner/words/format-value.ts";
import { hoursOf } from "./hours-words.ts";
import { type Html, html } from "./html.ts";
import { factsOf, listOf, scrolling } from "./parts.ts";
import type { Reader } from "./reader.ts";
import { wordSchedule, wordSpan } from "./schedule-words.ts";

export function channelTable(reader: Reader): Html | undefined {
  const { playbook, words, say, title } = reader;
  if (playbook.channels.length === 0) return undefined;
  const rows = playbook.channels.map(
    (channel) => html`<tr><th scope="row">${title(channel)}</th><td>${formatList(
      channel.languages.map((tag) => formatLanguage(tag, reader.locale)),
      reader.locale,
    )}</td><td>${
      channel.hours === undefined ? say(words.reaching.allHours) : listOf(hoursOf(channel.hours, reader))
    }</td></tr>
`,
  );
  return html`<div class="wide">
<h2>${say(words.reaching.channels)}</h2>
${scrolling(
  words.reaching.channels,
  html`<table>
<thead><tr><th scope="col">${say(reader.phrases.headings.channel)}</th><th scope="col">${say(words.languages)}</th><th scope="col">${say(words.reaching.hours)}</th></tr></thead>
<tbody>
${rows}</tbody>
</table>`,
)}
</div>
`;
}

export function surveyCards(reader: Reader): Html | undefined {
  const { playbook, words, say } = reader;
  if (playbook.surveys.length === 0) return undefined;
  return html`<section aria-labelledby="surveys">
<h2 id="surveys">${say(words.reaching.surveys)}</h2>
<div class="cards surveys">
${playbook.surveys.map((survey) => surveyCard(survey, reader))}</div>
</section>
`;
}

function surveyCard(survey: Survey, reader: Reader): Html {
  const { playbook, words, say, title, text, number, phrases } = reader;
  const { target } = survey;
  const roles = survey.to.map((name) => {
    const role = playbook.roles.find((each) => each.name === name);
    return role === undefined ? html`<bdi>${name}</bdi>` : title(role);
  });
  const channel = playbook.channels.find(({ name }) => name === survey.channel);
  const mark =
    target &&
    (survey.kind === "nps"
      ? number(target.mark)
      : number(target.mark / 10_000, { style: "percent", maximumFractionDigits: 2 }));
  return html`<div class="card">
<h3>${title(survey)}</h3>
<blockquote><p>${text(survey.question)}</p></blockquote>
${factsOf([
  [say(words.reaching.answers), html`<bdi>${survey.kind === "nps" ? "0 – 10" : "1 – 5"}</bdi>`],
  [say(phrases.headings.to), listOf(roles)],
  [say(phrases.headings.channel), channel && title(channel)],
  [
    say(phrases.headings.when),
    listOf(survey.ask.map((schedule) => say(wordSchedule(schedule, { actions: [], phases: [] }, reader)))),
  ],
  [say(words.reaching.target), target && html`<bdi>${mark}</bdi> (${say(wordSpan(target.over, reader))})`],
])}
</div>
`;
}
