/**
 * The outline of a plan as a schedule: plays and phases as summaries, below them every action with a day.
 *
 * Each line has its number and its times; links between them are only those that the days of the plan allow.
 */

import type { WorkCalendar } from "../../../ir/ir.ts";
import type { Plan } from "../../../planner/plan.ts";
import { createNumbers } from "./known-by.ts";
import { type ProjectTask, type Section, sectionsOf } from "./tasks.ts";
import { createWorkingTimes, type WorkingTime } from "./working-time.ts";

/** A line of the outline. */
export interface Row {
  readonly uid: number;
  readonly identity: string;
  readonly name: string;
  readonly outline: readonly number[];
  readonly times: WorkingTime;
  /** Absent of a summary. */
  readonly task?: ProjectTask;
  readonly notes?: string;
  readonly links: readonly Link[];
}
export interface Link {
  readonly uid: number;
  /** 1: begins when the other has ended; 0: ends when the other has. */
  readonly type: 0 | 1;
}

export function outlineOf(plan: Plan, calendar: WorkCalendar): readonly Row[] {
  const numberOf = createNumbers();
  const { timesOf, workedBetween } = createWorkingTimes(calendar);
  const sections = sectionsOf(plan);
  const times = new Map(
    sections.flatMap(({ tasks }) => tasks.map(({ action }) => [action.identity, timesOf(action)] as const)),
  );
  const rows: Row[] = [];
  const path = `${plan.playbook.name}/${plan.customer.id}`;
  const bySections = [...Map.groupBy(sections, ({ play }) => play)];
  for (const [index, [play, phases]] of bySections.entries()) {
    const outline = [index + 1];
    summary(`${path}/${play.name}`, play.title, outline, phases, play.goal);
    let place = 0;
    for (const section of phases) {
      const { phase, tasks } = section;
      const within = phase === undefined ? outline : [...outline, ++place];
      if (phase !== undefined)
        summary(`${path}/${play.name}/(phase)/${phase.name}`, phase.title ?? "", within, [section]);
      let item = phase === undefined ? place : 0;
      for (const task of tasks) {
        const { identity } = task.action;
        rows.push({
          uid: numberOf(identity),
          identity,
          name: task.name,
          outline: [...within, ++item],
          times: times.get(identity) as WorkingTime,
          task,
          notes: task.notes,
          links: linksOf(task),
        });
      }
    }
  }
  return rows;

  function summary(
    identity: string,
    name: string,
    outline: readonly number[],
    within: readonly Section[],
    notes?: string,
  ): void {
    const spans = within.flatMap(({ tasks }) =>
      tasks.map(({ action }) => times.get(action.identity) as WorkingTime),
    );
    const start = spans.map((span) => span.start).sort()[0] as string;
    const finish = spans
      .map((span) => span.finish)
      .sort()
      .at(-1) as string;
    rows.push({
      uid: numberOf(identity),
      identity,
      name,
      outline,
      times: { start, finish, minutes: workedBetween(start, finish), outsideHours: false },
      ...(notes === undefined ? {} : { notes }),
      links: [],
    });
  }

  /** Where the days of a plan that people changed no longer allow it, there is no link that would move them. */
  function linksOf(task: ProjectTask): readonly Link[] {
    const own = times.get(task.action.identity) as WorkingTime;
    return task.dependsOn.flatMap((identity): readonly Link[] => {
      const before = times.get(identity);
      if (before === undefined || before.finish > own.finish) return [];
      return [{ uid: numberOf(identity), type: before.finish <= own.start ? 1 : 0 }];
    });
  }
}
