/**
 * How the planner gets its words: by the name of a template, never by its source.
 *
 * In `plans.js` the templates are precompiled, in the compiler's own process they are compiled from the same
 * source with the same options (emit/plans/compile-texts.ts). The planner sees neither: it asks a `Renderer`.
 */

import type { Action, Message, Play, Template } from "../../ir/ir.ts";

/** Renders a template with plain data; undefined where there is no template of that name. */
export type Renderer = (template: string, context: TemplateContext) => string | undefined;

/** Plain data by name, without prototypes and without functions. Unknown fields are there, and null. */
export type TemplateContext = { readonly [name: string]: TemplateValue };
export type TemplateValue = string | boolean | null | readonly TemplateValue[] | TemplateContext;

/** Names of one language's texts. Names in a playbook have no spaces, so these cannot meet. */
export const actionTemplate = (play: Play, action: Action, language: string): string =>
  `action ${play.name} ${action.name} ${language}`;
export const messageTemplate = (
  message: Message,
  part: "subject" | "body",
  language: string,
  tone?: string,
): string => `message ${message.name} ${part} ${tone === undefined ? "" : `${tone} `}${language}`;
export const planTemplate = (play: string, language: string): string => `plan ${play} ${language}`;

/** Of every other template, undefined. */
export function partsOfPlanTemplate(
  template: string,
): { readonly play: string; readonly language: string } | undefined {
  const [kind, play, language] = template.split(" ");
  return kind === "plan" && play !== undefined && language !== undefined ? { play, language } : undefined;
}

/** The words of an action itself: a meeting's agenda, a task's note. */
export function ownText(action: Action): Template | undefined {
  return action.kind === "meeting" ? action.agenda : action.kind === "task" ? action.note : undefined;
}

/** A record without a prototype: names such as `__proto__` are ordinary in it. */
export function plainRecord(
  entries: Iterable<readonly [string, TemplateValue]>,
): Record<string, TemplateValue> {
  const plain: Record<string, TemplateValue> = Object.create(null);
  for (const [name, value] of entries) plain[name] = value;
  return plain;
}
