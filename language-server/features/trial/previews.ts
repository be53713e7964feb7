/** What a playbook becomes, as texts to look at: a plan, a persona's card. Nothing is written. */

import type { Playbook } from "@persona-lang/compiler";
import {
  type CustomerRecord,
  classify,
  compileTexts,
  type Plan,
  planCustomer,
  planPersona,
  renderMarkdown,
} from "@persona-lang/compiler/trial";
import { personaCard } from "./persona-card.ts";

export { previewPages } from "@persona-lang/compiler/trial";

export interface PreviewedPlan {
  readonly plan: Plan;
  readonly markdown: string;
}

export interface PlanWish {
  /** An ISO day. */
  readonly start: string;
  readonly language?: string | undefined;
}

/** A plan for a customer, with roles in place of people. */
export function planFor(
  customer: CustomerRecord,
  playbook: Playbook,
  { start, language }: PlanWish,
): PreviewedPlan {
  const renderText = compileTexts(playbook);
  const { persona } = classify(playbook, customer.signals, { previous: customer.previous });
  const plan = planCustomer({ playbook, customer, persona, start, language, renderText });
  return { plan, markdown: renderMarkdown(plan, renderText) };
}

/** What any customer of the persona would get; undefined for one that is not there. */
export function samplePlan(
  persona: string,
  playbook: Playbook,
  { start, language }: PlanWish,
): PreviewedPlan | undefined {
  const found = playbook.personas.find(({ name }) => name === persona);
  if (found === undefined) return undefined;
  const renderText = compileTexts(playbook);
  const plan = planPersona(playbook, found, start, language ?? playbook.languages[0] ?? "en", renderText);
  return { plan, markdown: renderMarkdown(plan, renderText) };
}

export function cardOf(persona: string, playbook: Playbook, language?: string): string | undefined {
  const found = playbook.personas.find(({ name }) => name === persona);
  return found === undefined ? undefined : `${personaCard(found, playbook, language)}\n`;
}
