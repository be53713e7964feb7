/** A plan as one page to send and to print. */

import type { Plan } from "../../planner/plan.ts";
import { documentOf, sheetWithin } from "../pages/document.ts";
import { html } from "../pages/html.ts";
import { stylesheet } from "../pages/stylesheet.ts";
import { planContent } from "./plan-content.ts";

/** @param generator who makes it: `persona 0.1.0` */
export async function planPage(plan: Plan, generator: string): Promise<string> {
  const { customer, playbook } = plan;
  return documentOf({
    language: plan.language,
    title: `${customer.name} · ${playbook.title}`,
    generator,
    style: await sheetWithin(stylesheet),
    alternates: [],
    body: html`<header class="top"><p class="name"><bdi>${playbook.title}</bdi></p></header>
<main id="content">
<h1><bdi>${customer.name}</bdi></h1>
${planContent(plan)}</main>
<footer class="foot">
<ul>
<li><bdi>${playbook.title} ${playbook.version}</bdi></li>
<li><bdi>${playbook.owner.name}</bdi></li>
<li><bdi>${plan.timezone}</bdi></li>
</ul>
</footer>`,
  });
}
