/**
 * A plan for Jira's importer of CSV: an epic for each play, below it an issue for each action, each known by a number.
 *
 * The numbers are the file's own, for parents and links alone. What has several values has several columns of one
 * name. Epics stand first, since Jira wants parents above. Dates are ISO days; the importer asks for their format.
 */

import type { Plan } from "../../../planner/plan.ts";
import { type Cell, csvLine } from "../../csv-writer.ts";
import { sectionsOf, toDo } from "./tasks.ts";

interface Issue {
  readonly id: number;
  readonly type: "Epic" | "Task";
  readonly parent?: number;
  readonly summary: string;
  readonly description: string;
  readonly assignee: string;
  readonly starts: string;
  readonly due: string;
  readonly labels: readonly string[];
  /** Numbers of issues that have to wait for it. */
  readonly blocks: readonly number[];
}

export function jiraCsv(plan: Plan): string {
  const issues = issuesOf(plan);
  const most = (count: (issue: Issue) => number) =>
    issues.reduce((max, issue) => Math.max(max, count(issue)), 0);
  const [labels, blocks] = [most((issue) => issue.labels.length), most((issue) => issue.blocks.length)];
  const filled = (values: readonly Cell[], length: number): readonly Cell[] =>
    Array.from({ length }, (_, index) => values[index] ?? "");
  return [
    csvLine([
      "Issue Id",
      "Issue Type",
      "Parent",
      "Summary",
      "Description",
      "Assignee",
      "Start date",
      "Due date",
      ...Array<string>(labels).fill("Labels"),
      ...Array<string>(blocks).fill("Outward issue link (Blocks)"),
    ]),
    ...issues.map((issue) =>
      csvLine([
        issue.id,
        issue.type,
        issue.parent ?? "",
        { sentence: issue.summary },
        { sentence: issue.description },
        issue.assignee,
        issue.starts,
        issue.due,
        ...filled(issue.labels, labels),
        ...filled(issue.blocks, blocks),
      ]),
    ),
  ].join("");
}

function issuesOf(plan: Plan): readonly Issue[] {
  const sections = sectionsOf(toDo(plan));
  const plays = [...new Set(sections.map(({ play }) => play))];
  const tasks = sections.flatMap((section) => section.tasks.map((task) => ({ section, task })));
  const idOf = new Map(tasks.map(({ task }, index) => [task.action.identity, plays.length + index + 1]));
  const blocks = new Map<string, number[]>();
  for (const { task } of tasks) {
    const id = idOf.get(task.action.identity) as number;
    for (const needed of task.dependsOn) blocks.set(needed, [...(blocks.get(needed) ?? []), id]);
  }
  const persona = label(plan.persona.name);
  return [
    ...plays.map((play, index): Issue => {
      const days = play.actions.flatMap(({ date, until }) => [date, until ?? date]).sort();
      return {
        id: index + 1,
        type: "Epic",
        summary: `${plan.customer.name}: ${play.title}`,
        description: play.goal ?? "",
        assignee: "",
        starts: days[0] ?? "",
        due: days.at(-1) ?? "",
        labels: [persona],
        blocks: [],
      };
    }),
    ...tasks.map(({ section, task }): Issue => {
      const { action, name, notes, assignee, starts, due } = task;
      return {
        id: idOf.get(action.identity) as number,
        type: "Task",
        parent: plays.indexOf(section.play) + 1,
        summary: name,
        description: notes,
        assignee: assignee?.email ?? "",
        starts,
        due,
        labels: [
          persona,
          action.kind,
          ...(section.phase?.title === undefined ? [] : [label(section.phase.title)]),
        ],
        blocks: blocks.get(action.identity) ?? [],
      };
    }),
  ];
}

/** Labels have no blanks. */
const label = (text: string): string => text.trim().replace(/\s+/g, "-");
