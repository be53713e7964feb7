/**
 * How far a customer's plan has come, for who answers for many customers: what is done and overdue, what comes next,
 * what the stage is for, and who is on the team and why.
 *
 * Titles are the playbook's, in the report's language; reasons are sentences of the plan, in the customer's.
 */

import type { Playbook } from "../ir/ir.ts";
import type { Plan, PlannedAction } from "../planner/plan.ts";
import { chainOf, textIn, titleNow, titleOf } from "../planner/words/language.ts";

export interface CustomerProgress {
  readonly customer: { readonly id: string; readonly name: string };
  /** BCP 47: of the reasons. */
  readonly language: string;
  readonly persona: string;
  readonly start: string;
  /** Absent: the playbook has no stages. */
  readonly stage?: { readonly title: string; readonly goal?: string; readonly measures: readonly string[] };
  /** Dated actions, each time of a recurring one by itself. */
  readonly planned: number;
  readonly done: number;
  /** Not done, and their last day is past; the oldest first. */
  readonly overdue: readonly DatedTitle[];
  /** Milestones that are not done and not overdue, the nearest first. */
  readonly next: readonly DatedTitle[];
  readonly team: readonly {
    readonly role: string;
    readonly people: readonly string[];
    readonly reasons: readonly string[];
  }[];
}

export interface DatedTitle {
  readonly title: string;
  readonly date: string;
}

export function progressOf(plan: Plan, playbook: Playbook, today: string): CustomerProgress {
  const chain = chainOf("en", playbook.languages);
  const actions = plan.plays.flatMap((play) =>
    play.actions.map((action) => ({ ...action, title: titleNow(action, play.name, playbook, chain) })),
  );
  const open = actions.filter(({ done }) => done !== true);
  const isOverdue = ({ date, until }: PlannedAction) => (until ?? date) < today;
  const dated = (all: readonly PlannedAction[]): readonly DatedTitle[] =>
    all
      .map(({ title, date, until }) => ({ title, date: until ?? date }))
      .toSorted((left, right) => (left.date === right.date ? 0 : left.date < right.date ? -1 : 1));
  const persona = playbook.personas.find(({ name }) => name === plan.persona.name);
  const stage = playbook.stages.find(({ name }) => name === plan.stage?.name);
  const goal = stage && textIn(stage.goal, chain);
  return {
    customer: { id: plan.customer.id, name: plan.customer.name },
    language: plan.language,
    persona: persona ? titleOf(persona, chain) : plan.persona.title,
    start: plan.start,
    ...(stage === undefined
      ? {}
      : {
          stage: {
            title: titleOf(stage, chain),
            ...(goal === undefined ? {} : { goal }),
            measures: stage.measures.flatMap((measure) => textIn(measure, chain) ?? []),
          },
        }),
    planned: actions.length,
    done: actions.length - open.length,
    overdue: dated(open.filter(isOverdue)),
    next: dated(open.filter((action) => action.kind === "milestone" && !isOverdue(action))),
    team: plan.team.map(({ role, title, people, reasons }) => {
      const declared = playbook.roles.find(({ name }) => name === role);
      return {
        role: declared ? titleOf(declared, chain) : title,
        people: people.map(({ name }) => name),
        reasons,
      };
    }),
  };
}

/** Those that are furthest behind first. */
export const byUrgency = (left: CustomerProgress, right: CustomerProgress): number =>
  right.overdue.length - left.overdue.length || (left.customer.id < right.customer.id ? -1 : 1);
