/** Small pieces that several pages are made of: lists, facts, the mark of a persona, what scrolls by itself. */

import type { Persona, Texts } from "../../ir/ir.ts";
import { titleOf } from "../../planner/words/language.ts";
import { type Html, html, type Part } from "./html.ts";
import type { Reader } from "./reader.ts";
import type { Site } from "./site.ts";

/** One is said as it is, several are a list. */
export function listOf(items: readonly (Html | undefined)[]): Html | undefined {
  const there = items.filter((item) => item !== undefined);
  if (there.length < 2) return there[0];
  return html`<ul>
${there.map(
  (item) => html`<li>${item}</li>
`,
)}</ul>`;
}

export const textsOf = (texts: readonly Texts[], { text }: Reader): Html | undefined =>
  listOf(texts.map(text));

/** Terms and what is said of them; terms without anything are left out. */
export function factsOf(
  facts: readonly (readonly [term: Html, said: Part])[],
  className = "facts",
): Html | undefined {
  const there = facts.filter(([, said]) => said !== undefined && said !== false);
  if (there.length === 0) return undefined;
  return html`<dl class="${className}">
${there.map(
  ([term, said]) => html`<div><dt>${term}</dt> <dd>${said}</dd></div>
`,
)}</dl>`;
}

/** A part that is wider than a narrow screen; reached and scrolled with the keyboard too. */
export const scrolling = (label: string, content: Html): Html =>
  html`<section class="scroll" aria-label="${label}" tabindex="0">
${content}
</section>`;

/** Personas have a colour by their place; it only repeats what is said in words. */
export const toneOf = (persona: Persona, { playbook }: Reader): string =>
  `tone-${(playbook.personas.indexOf(persona) % tones) + 1}`;
const tones = 8;

export const anchorOf = (persona: Persona, { playbook }: Reader): string =>
  `persona-${playbook.personas.indexOf(persona) + 1}`;

/** The portrait, or a circle with the first letter. The name stands beside it. */
export function markOf(persona: Persona, reader: Reader, { portraits }: Site): Html {
  const portrait = persona.portrait && portraits.get(persona.portrait);
  if (portrait) return html`<img class="mark" src="${portrait}" alt="">`;
  const [first] = new Intl.Segmenter(reader.locale).segment(
    // Not the article, with which half of all Arabic titles begin.
    titleOf(persona, reader.chain).replace(/^ال(?=.)/, ""),
  );
  return html`<span class="mark" aria-hidden="true">${first?.segment}</span>`;
}

const personaChip = (persona: Persona, reader: Reader): Html =>
  html`<a class="chip ${toneOf(persona, reader)}" href="personas.html#${anchorOf(persona, reader)}">${reader.title(persona)}</a>`;

/** Whom a play is for. */
export function chipsOf(personas: readonly string[], reader: Reader): Html {
  const named = reader.playbook.personas.filter(({ name }) => personas.includes(name));
  return personas.length === 0
    ? html`<span class="chip">${reader.say(reader.words.stages.allPersonas)}</span>`
    : html`${named.map((persona) => personaChip(persona, reader))}`;
}
