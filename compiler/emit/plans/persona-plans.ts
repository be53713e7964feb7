/**
 * What a customer of each persona would get from a day on: what a team reviews when it writes.
 *
 * The customer is named by the persona and nothing else is known of it, so what depends on signals is listed as
 * waiting or not decided, and in texts stands in brackets: `[Go-live]`. It is in the first stage that has a play for
 * this persona and not for all, else for everyone: a play that all personas share says little about one of them. Roles stand in
 * for people, in brackets too.
 */

import type { Persona, Playbook } from "../../ir/ir.ts";
import { type CalendarOptions, feed } from "../../planner/calendar/calendars.ts";
import type { Plan } from "../../planner/plan.ts";
import { planCustomer } from "../../planner/plan-customer.ts";
import { chainOf, titleOf } from "../../planner/words/language.ts";
import { renderMarkdown } from "../../planner/words/render-markdown.ts";
import type { Renderer } from "../../planner/words/renderer.ts";
import type { OutputFile } from "../emitter.ts";
import { createFileNames } from "../file-name.ts";

/** `plans/<persona>.<language>.md` and `calendars/<persona>.ics`, from an ISO day on. */
export function* emitPersonaPlans(
  playbook: Playbook,
  start: string,
  renderText: Renderer,
  options: CalendarOptions = {},
): Iterable<OutputFile> {
  const nameOf = createFileNames();
  for (const persona of playbook.personas) {
    const name = nameOf(persona.name);
    let first: Plan | undefined;
    for (const language of playbook.languages) {
      const plan = planPersona(playbook, persona, start, language, renderText);
      yield { path: `plans/${name}.${plan.language}.md`, content: renderMarkdown(plan, renderText) };
      first ??= plan;
    }
    if (first !== undefined) yield { path: `calendars/${name}.ics`, content: feed(first, options) };
  }
}

/** In one language of the playbook. */
export function planPersona(
  playbook: Playbook,
  persona: Persona,
  start: string,
  language: string,
  renderText: Renderer,
): Plan {
  const stageOf = (isFor: (personas: readonly string[]) => boolean) =>
    playbook.stages.find(({ name }) =>
      playbook.plays.some(({ stage, personas }) => stage === name && isFor(personas)),
    );
  const stage =
    stageOf((personas) => personas.includes(persona.name)) ?? stageOf((personas) => personas.length === 0);
  return planCustomer({
    playbook,
    customer: {
      id: persona.name,
      name: titleOf(persona, chainOf(language, playbook.languages)),
      contacts: [],
      signals: new Map(),
      ...(stage === undefined ? {} : { stage: stage.name }),
    },
    persona: persona.name,
    start,
    language,
    renderText,
    placeholders: true,
  });
}
