/** What a playbook becomes, as texts to look at: a plan, a persona's card. Nothing is written. */

import type { Playbook } from "@persona-lang/compiler";
import {
  type CustomerRecord,
  classify,
  compileTexts,
  type Plan,
  type PlanPreview,
  planCustomer,
  planPersona,
  planPreview,
  renderMarkdown,
} from "@persona-lang/compiler/trial";
import { personaCard } from "./persona-card.ts";

export { previewPages } from "@persona-lang/compiler/trial";

interface PreviewedPlan {
  readonly plan: Plan;
  readonly markdown: string;
  readonly page: PlanPreview;
}

interface PlanWish {
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
  return previewed(plan, renderText);
}

const previewed = (plan: Plan, renderText: ReturnType<typeof compileTexts>): PreviewedPlan => ({
  plan,
  markdown: renderMarkdown(plan, renderText),
  page: planPreview(plan),
});

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
  return previewed(plan, renderText);
}

export function cardOf(persona: string, playbook: Playbook, language?: string): string | undefined {
  const found = playbook.personas.find(({ name }) => name === persona);
  return found === undefined ? undefined : `${personaCard(found, playbook, language)}\n`;
}
