/** All plays, stage by stage. */

import type { Page } from "./frame.ts";
import { type Html, html, pageAddress } from "./html.ts";
import { chipsOf } from "./parts.ts";
import type { Reader } from "./reader.ts";
import type { Site } from "./site.ts";

export function playsPage(reader: Reader, site: Site): Page {
  const { playbook, words, say, title, text } = reader;
  const stages = playbook.stages.map((stage, index): Html | undefined => {
    const plays = playbook.plays.filter((play) => play.stage === stage.name);
    if (plays.length === 0) return undefined;
    return html`<section aria-labelledby="stage-${index + 1}">
<h2 id="stage-${index + 1}">${title(stage)}</h2>
<ul class="cards">
${plays.map(
  (
    play,
  ) => html`<li class="card"><a class="whole" href="${pageAddress(site.fileOf(play))}"><strong>${title(play)}</strong></a> <span>${text(play.goal)}</span> <span class="chips">${chipsOf(play.personas, reader)}</span></li>
`,
)}</ul>
</section>
`;
  });
  return {
    file: site.fileOf("plays"),
    section: "plays",
    title: words.plays,
    heading: say(words.plays),
    lead: say(words.about.plays),
    content: playbook.plays.length === 0 ? html`<p>${say(words.stages.noPlays)}</p>` : html`${stages}`,
  };
}
