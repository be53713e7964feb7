/** A persona on one card, as Markdown: who they are, what they need, how they are reached, and what is done for them. */

import type { Playbook } from "@persona-lang/compiler";
import { chainOf, textIn, titleOf } from "@persona-lang/compiler/trial";
import { codeSpan, plainText } from "../markdown.ts";
import { reachOfPersona, wordReach } from "./reach.ts";

type Persona = Playbook["personas"][number];
type Texts = Persona["summary"];

/** @param language a tag; absent: the playbook's own */
export function personaCard(persona: Persona, playbook: Playbook, language?: string): string {
  const chain = chainOf(language, playbook.languages);
  return [`# ${plainText(titleOf(persona, chain))}`, ...cardLines(persona, playbook, language)].join("\n\n");
}

/** The same without its heading. */
export function cardLines(persona: Persona, playbook: Playbook, language?: string): readonly string[] {
  const chain = chainOf(language, playbook.languages);
  const say = (texts: Texts): string => plainText(textIn(texts, chain) ?? "");
  const listed = (heading: string, items: readonly string[]): readonly string[] =>
    items.length === 0 ? [] : [`**${heading}**\n\n${items.map((item) => `- ${item}`).join("\n")}`];
  const titles = (
    all: readonly { readonly name: string; readonly titles: Texts }[],
    names: readonly string[],
  ) =>
    names.map((name) => {
      const found = all.find((each) => each.name === name);
      return plainText(found === undefined ? name : titleOf(found, chain));
    });
  const plays = playbook.plays.filter(({ personas }) => personas.includes(persona.name));
  return [
    say(persona.summary),
    ...persona.quotes.map((quote) => `> ${say(quote)}`),
    ...listed("What makes it hard", persona.challenges.map(say)),
    ...listed(
      "What they need",
      persona.needs.map(({ texts }) => say(texts)),
    ),
    ...listed("What they hold dear", persona.values.map(say)),
    ...listed(
      "How they are reached",
      titles(
        playbook.channels.map((channel) => ({ ...channel, titles: channel.titles })),
        persona.channels,
      ),
    ),
    ...listed(
      "What is done for them",
      plays.map((play) => `${plainText(titleOf(play, chain))} (${codeSpan(play.name)})`),
    ),
    `${wordReach(reachOfPersona(persona.name, playbook))}, whoever the customer is`,
  ];
}
