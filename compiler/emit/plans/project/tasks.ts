/**
 * A plan as programs for projects see it: tasks in sections, each with one person who answers for it.
 *
 * Only people of the team answer for a task: who imports a plan does not mean to invite the customer into the team's
 * tools. Everybody else is named in the notes, with what the plan says of the task: when, why, with which resources.
 */

import type { Person, Plan, PlannedAction, PlannedPlay } from "../../../planner/plan.ts";
import { formatList } from "../../../planner/words/format-value.ts";
import { phrasesFor } from "../../../planner/words/phrases/by-language.ts";
import { type PhaseOfPlan, phasesOf, reasonsInWords, whenOf } from "../../../planner/words/plan-context.ts";

export interface Section {
  readonly play: PlannedPlay;
  /** Absent of what is in no phase. */
  readonly phase?: PhaseOfPlan;
  readonly title: string;
  readonly tasks: readonly ProjectTask[];
}

export interface ProjectTask {
  readonly action: PlannedAction;
  /** No other task of the plan has it: an occurrence is numbered, and what else is named alike. */
  readonly name: string;
  readonly assignee?: Person;
  /** Who else of the team takes part. */
  readonly collaborators: readonly Person[];
  /** ISO days; the same where it is done in one. */
  readonly starts: string;
  readonly due: string;
  readonly notes: string;
  /** Identities of tasks that have to be over before. */
  readonly dependsOn: readonly string[];
}

/** What is not done yet. */
export const toDo = (plan: Plan): Plan => ({
  ...plan,
  plays: plan.plays.map((play) => ({ ...play, actions: play.actions.filter(({ done }) => !done) })),
});

/** Phase by phase, in order of time; what has no day is in none. */
export function sectionsOf(plan: Plan): readonly Section[] {
  const known = new Set(plan.plays.flatMap(({ actions }) => actions.map(({ identity }) => identity)));
  const nameOf = createNames();
  return plan.plays.flatMap((play) =>
    phasesOf(play).map((phase): Section => {
      const { title } = phase;
      return {
        play,
        title: title === undefined ? play.title : `${play.title}: ${title}`,
        ...(title === undefined ? {} : { phase }),
        tasks: phase.actions.map((action) => ({
          action,
          name: nameOf(action),
          ...peopleOf(action),
          starts: action.date,
          due: action.until ?? action.date,
          notes: notesOn(action, play, plan),
          dependsOn: (action.dependsOn ?? []).filter((identity) => known.has(identity)),
        })),
      };
    }),
  );
}

function createNames(): (action: PlannedAction) => string {
  const used = new Set<string>();
  return ({ title, occurrence }) => {
    const base = occurrence === undefined ? title : `${title} (${occurrence})`;
    let name = base;
    for (let count = 2; used.has(name); count++) name = `${base} (${count})`;
    used.add(name);
    return name;
  };
}

function peopleOf({ people, sender }: PlannedAction): Pick<ProjectTask, "assignee" | "collaborators"> {
  const ours = people.filter(({ from }) => from === "team").flatMap((role) => role.people);
  const byAddress = new Map(
    [...(sender === undefined ? [] : [sender]), ...ours].flatMap((person) =>
      person.email === undefined ? [] : [[person.email.toLowerCase(), person] as const],
    ),
  );
  const [assignee, ...collaborators] = byAddress.values();
  return { ...(assignee === undefined ? {} : { assignee }), collaborators };
}

/** In the plan's language, a line for each. */
function notesOn(action: PlannedAction, play: PlannedPlay, { language, locale, notices }: Plan): string {
  const { headings } = phrasesFor(language);
  const { kind, reasons, people, sender, channel, serves, needs, resources, subject, text } = action;
  const names = [...new Set(people.flatMap((role) => role.people.map(({ name }) => name)))];
  const line = (heading: string, items: readonly (string | undefined)[]) => {
    const said = items.filter((item) => item !== undefined && item !== "");
    return said.length === 0 ? [] : [`${heading}: ${formatList(said as string[], locale)}`];
  };
  const about = notices.filter((notice) => notice.play === play.name && notice.action === action.name);
  return [
    `${headings.kinds[kind]}: ${whenOf(action, locale)}`,
    ...(reasons.length === 0 ? [] : [`${headings.why}: ${reasonsInWords(reasons, language)}`]),
    ...line(kind === "message" || kind === "survey" ? headings.to : headings.who, names),
    ...line(headings.from, [sender?.name]),
    ...line(headings.channel, [channel]),
    ...line(headings.serves, serves),
    ...line(headings.needs, needs),
    ...resources.map(({ title, link }) => `${headings.resources}: ${title}, ${link}`),
    ...about.map(({ message }) => `${headings.notices}: ${message}`),
    ...[subject, text].flatMap((words) => (words === undefined || words === "" ? [] : ["", words])),
  ].join("\n");
}
