/**
 * The files of one plan: as data, as Markdown, as a page, for programs of projects, one invitation a meeting, the feed.
 *
 * Pure: the command line writes them, all in one step.
 */

import type { Playbook } from "../../ir/ir.ts";
import { type CalendarOptions, feed, invitations } from "../../planner/calendar/calendars.ts";
import type { Plan } from "../../planner/plan.ts";
import { renderMarkdown } from "../../planner/words/render-markdown.ts";
import type { Renderer } from "../../planner/words/renderer.ts";
import { jsonText } from "../../values/json-text.ts";
import type { OutputFile } from "../emitter.ts";
import { createFileNames } from "../file-name.ts";
import { planPage } from "./plan-page.ts";
import { projectFiles } from "./project/files.ts";

/** What files of plans are written with. */
export interface PlanWriting {
  /** The renderer that the plan was made with, or one with a team's own template. */
  readonly renderText: Renderer;
  /** Who makes them: `persona 0.1.0` */
  readonly generator: string;
  readonly playbook: Playbook;
}

/** The plan as data, as Markdown, as a page, and to import elsewhere. */
export async function planToRead(
  plan: Plan,
  { renderText, generator, playbook }: PlanWriting,
): Promise<readonly OutputFile[]> {
  return [
    { path: "plan.json", content: `${jsonText(plan, 2)}\n` },
    { path: "plan.md", content: renderMarkdown(plan, renderText) },
    { path: "plan.html", content: await planPage(plan, generator) },
    ...projectFiles(plan, playbook),
  ];
}

export async function planFiles(
  plan: Plan,
  writing: PlanWriting,
  options: CalendarOptions = {},
): Promise<readonly OutputFile[]> {
  const nameOf = createFileNames();
  return [
    ...(await planToRead(plan, writing)),
    ...invitations(plan, options).map(({ date, title, content }) => ({
      path: `invitations/${nameOf(`${date}-${title}`)}.ics`,
      content,
    })),
    { path: "feed.ics", content: feed(plan, options) },
  ];
}
