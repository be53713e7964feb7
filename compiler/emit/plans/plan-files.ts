/**
 * The files of one plan: as data, as Markdown, as a page, for programs of projects, one invitation a meeting, the feed.
 *
 * Pure: the command line writes them, all in one step.
 */

import { type CalendarOptions, feed, invitations } from "../../planner/calendar/calendars.ts";
import type { Plan } from "../../planner/plan.ts";
import { renderMarkdown } from "../../planner/render-markdown.ts";
import type { Renderer } from "../../planner/renderer.ts";
import type { OutputFile } from "../emitter.ts";
import { createFileNames } from "../file-name.ts";
import { planPage } from "./plan-page.ts";
import { projectFiles } from "./project/files.ts";

/** The plan as data, as Markdown, as a page, and to import elsewhere. */
export async function planToRead(
  plan: Plan,
  renderText: Renderer,
  generator: string,
): Promise<readonly OutputFile[]> {
  return [
    { path: "plan.json", content: `${JSON.stringify(plan, undefined, 2)}\n` },
    { path: "plan.md", content: renderMarkdown(plan, renderText) },
    { path: "plan.html", content: await planPage(plan, generator) },
    ...projectFiles(plan),
  ];
}

/** `renderText` is the renderer that the plan was made with, or one with a team's own template. */
export async function planFiles(
  plan: Plan,
  renderText: Renderer,
  generator: string,
  options: CalendarOptions = {},
): Promise<readonly OutputFile[]> {
  const nameOf = createFileNames();
  return [
    ...(await planToRead(plan, renderText, generator)),
    ...invitations(plan, options).map(({ date, title, content }) => ({
      path: `invitations/${nameOf(`${date}-${title}`)}.ics`,
      content,
    })),
    { path: "feed.ics", content: feed(plan, options) },
  ];
}
