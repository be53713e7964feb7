/** A customer's progress as terms and what is said of them: the same in the terminal, in Markdown and on the page. */

import { formatList, formatShortDate } from "../planner/words/format-value.ts";
import { reasonsInWords } from "../planner/words/plan-context.ts";
import type { CustomerProgress, DatedTitle } from "./progress.ts";

export interface ProgressFact {
  readonly term: string;
  readonly said: string;
  /** Why; in the language of the plan. */
  readonly why?: string;
}

/** "Technical, Implementation, since Tue, 1 Dec 2026" */
export const standingText = ({ persona, stage, start }: CustomerProgress): string =>
  [persona, ...(stage === undefined ? [] : [stage.title]), `since ${formatShortDate(start, "en-GB")}`].join(
    ", ",
  );

export function factsOfProgress(progress: CustomerProgress): readonly ProgressFact[] {
  const { planned, done, overdue, next, stage, team } = progress;
  const measures = stage?.measures ?? [];
  const facts: readonly (ProgressFact | undefined)[] = [
    {
      term: "Done",
      said: `${done} of ${planned} planned, ${overdue.length === 0 ? "none" : overdue.length} overdue`,
    },
    overdue.length === 0 ? undefined : { term: "Overdue", said: listed(overdue) },
    { term: "Next milestones", said: next.length === 0 ? "none in the plan" : listed(next) },
    stage?.goal === undefined ? undefined : { term: "Goal of the stage", said: stage.goal },
    measures.length === 0 ? undefined : { term: "Measured by", said: measures.join("; ") },
    ...team.map(({ role, people, reasons }) => ({
      term: role,
      said: people.length === 0 ? "nobody" : formatList(people, "en-GB"),
      ...(reasons.length === 0 ? {} : { why: reasonsInWords(reasons, progress.language) }),
    })),
  ];
  return facts.filter((fact) => fact !== undefined);
}

const shownAtMost = 4;

function listed(all: readonly DatedTitle[]): string {
  const shown = all
    .slice(0, shownAtMost)
    .map(({ title, date }) => `${title} (${formatShortDate(date, "en-GB")})`);
  const more = all.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join("; ");
}
