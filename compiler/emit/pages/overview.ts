/** The first page: the personas in a sentence each, and where to go from here. */

import { titleOf } from "../../planner/words/language.ts";
import type { Page } from "./frame.ts";
import { nameOfPage } from "./frame.ts";
import { type Html, html, pageAddress } from "./html.ts";
import { anchorOf, markOf, toneOf } from "./parts.ts";
import type { Reader } from "./reader.ts";
import type { Site } from "./site.ts";

export function overviewPage(reader: Reader, site: Site): Page {
  const { playbook, words, say, title, text, number } = reader;
  const counts = {
    personas: playbook.personas.length,
    journey: playbook.stages.length,
    scorecard: playbook.rules.length,
    plays: playbook.plays.length,
    questionnaire: playbook.signals.length,
  };
  const sections = (["personas", "journey", "scorecard", "plays", "questionnaire"] as const).map(
    (
      page,
    ): Html => html`<li><a class="card" href="${pageAddress(site.fileOf(page))}"><strong>${say(nameOfPage(page, reader))}</strong> <span class="count">${number(counts[page])}</span> <span class="small">${say(words.about[page])}</span></a></li>
`,
  );
  return {
    file: site.fileOf("index"),
    section: "index",
    title: titleOf(playbook, reader.chain),
    heading: title(playbook),
    content: html`<ul class="cards">
${playbook.personas.map(
  (
    persona,
  ) => html`<li><a class="card ${toneOf(persona, reader)}" href="${pageAddress(site.fileOf("personas"))}#${anchorOf(persona, reader)}">${markOf(persona, reader, site)} <strong>${title(persona)}</strong> <span>${text(persona.summary)}</span></a></li>
`,
)}</ul>
<ul class="cards sections">
${sections}</ul>`,
  };
}
