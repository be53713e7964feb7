/** A plan for programs that projects are run with: Asana, Jira. */

import type { Plan } from "../../../planner/plan.ts";
import type { OutputFile } from "../../emitter.ts";
import { asanaCsv } from "./asana.ts";
import { jiraCsv } from "./jira.ts";

export const projectFiles = (plan: Plan): readonly OutputFile[] => [
  { path: "asana.csv", content: asanaCsv(plan) },
  { path: "jira.csv", content: jiraCsv(plan) },
];
