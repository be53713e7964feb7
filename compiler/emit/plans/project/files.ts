/** A plan for programs that projects are run with: Asana, Jira, Microsoft Project and all that read its XML. */

import type { Playbook } from "../../../ir/ir.ts";
import type { Plan } from "../../../planner/plan.ts";
import type { OutputFile } from "../../emitter.ts";
import { asanaCsv } from "./asana.ts";
import { jiraCsv } from "./jira.ts";
import { projectXml } from "./microsoft.ts";

export const projectFiles = (plan: Plan, playbook: Playbook): readonly OutputFile[] => [
  { path: "asana.csv", content: asanaCsv(plan) },
  { path: "jira.csv", content: jiraCsv(plan) },
  { path: "project.xml", content: projectXml(plan, playbook.calendar, currencyOf(playbook)) },
];

/** Microsoft Project wants one, even where no amount is told: that of the first signal that is money. */
function currencyOf({ signals }: Playbook): string {
  for (const { type } of signals)
    if (type.kind === "money" && type.currency !== undefined) return type.currency;
  return "USD";
}
