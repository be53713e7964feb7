/** A plan as Markdown: the template of every play, in the plan's language, one after the other. */

import type { Plan } from "../plan.ts";
import { isRightToLeft } from "./language.ts";
import { escapeMarkdown } from "./markdown.ts";
import { phrasesFor } from "./phrases/by-language.ts";
import { noticesToRead, planContext, planToRead } from "./plan-context.ts";
import { planTemplate, type Renderer } from "./renderer.ts";

/** `renderText` knows a template for every play and language, or one of a team's own for all of them. */
export function renderMarkdown(whole: Plan, renderText: Renderer): string {
  const plan = planToRead(whole);
  const parts = plan.plays.map((play) =>
    renderText(planTemplate(play.name, plan.language), planContext(plan, play)),
  );
  const text =
    plan.plays.length === 0 ? emptyPlan(plan) : parts.map((part) => part?.trim() ?? "").join("\n\n");
  return `${text
    .replace(/^.*$/gm, withoutTail)
    .replace(/\n{3,}/g, "\n\n")
    .trim()}\n`;
}

/** Blanks at the end mean nothing, but for two in a quoted text: there the line ends, and the next begins. */
const withoutTail = (line: string) =>
  /^>.*\S {2}$/.test(line) ? line : line.replace(/(?<![ \t])[ \t]+$/, "");

/** Nothing is planned, and perhaps something is wrong: that has to be said all the same. */
function emptyPlan(plan: Plan): string {
  const { headings } = phrasesFor(plan.language);
  const text = (value: string) => escapeMarkdown(value, isRightToLeft(plan.language));
  const listed = (heading: string, items: readonly string[]) =>
    items.length === 0 ? [] : [`## ${heading}`, items.map((item) => `- ${text(item)}`).join("\n")];
  return [
    `# ${text(plan.playbook.title)}: ${text(plan.customer.name)}`,
    ...(plan.problems.length > 0 ? [] : [headings.nothingPlanned]),
    ...listed(
      headings.problems,
      plan.problems.map(({ message }) => message),
    ),
    ...listed(
      headings.toCome,
      plan.toCome.map(({ title, stage }) => `${title} (${stage})`),
    ),
    ...listed(
      headings.notices,
      noticesToRead(plan).map(({ message }) => message),
    ),
  ].join("\n\n");
}
