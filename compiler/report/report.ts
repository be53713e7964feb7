/**
 * A report as data: what each survey's answers come to, for all, and by persona, stage and manager.
 *
 * This is what `report.json` holds. It depends on the playbook, the answers and today, and on nothing else; how it
 * looks is in survey-table.ts, report-markdown.ts and report-page.ts.
 */

import type { Playbook, Survey } from "../ir/ir.ts";
import { chainOf, type LanguageChain, textIn, titleOf } from "../planner/words/language.ts";
import type { Outcome } from "../records/outcomes.ts";
import { addMonths } from "../values/calendar-date.ts";
import { type Figure, figureOf, markOf, type Verdict, verdictOf } from "./figure.ts";
import type { CustomerProgress } from "./progress.ts";
import { trailing, type Window, windowsOf } from "./windows.ts";

export interface Report {
  readonly format: "persona-report";
  readonly reportVersion: 1;
  readonly playbook: { readonly name: string; readonly version: string; readonly title: string };
  /** The last day that counts. */
  readonly today: string;
  /** In the order in which the playbook declares them. */
  readonly surveys: readonly SurveyReport[];
  /** Answers that are dated after today, and count nowhere. */
  readonly later: number;
  /** Where plans were given: those that are furthest behind first. */
  readonly customers?: readonly CustomerProgress[];
}

export interface SurveyReport {
  readonly name: string;
  readonly title: string;
  readonly kind: Survey["kind"];
  readonly question: string;
  /** `mark` in points, or in percent. */
  readonly target?: { readonly mark: number; readonly over: string };
  /** From the shortest to the longest; figures of groups stand in the same order. */
  readonly windows: readonly Window[];
  readonly all: Group;
  /** Empty where no answer says it. */
  readonly by: Readonly<Record<Dimension, readonly Group[]>>;
  /** How the figure of the target's window, or of 90 days, stood on this day of each of the last twelve months. */
  readonly course: readonly { readonly date: string; readonly figure: Figure }[];
}

export const dimensions = ["persona", "stage", "manager"] as const;
export type Dimension = (typeof dimensions)[number];

export interface Group {
  /** Absent: all of them, or those of whom it is not known. */
  readonly name?: string;
  readonly title: string;
  readonly figures: readonly Figure[];
  /** Over the target's own window. Absent: the survey has no target. */
  readonly verdict?: Verdict;
}

export function reportOutcomes(playbook: Playbook, outcomes: readonly Outcome[], today: string): Report {
  // English, as everything that is said to who runs the command; else the playbook's first language.
  const chain = chainOf("en", playbook.languages);
  const counted = outcomes.filter(({ date }) => date <= today);
  return {
    format: "persona-report",
    reportVersion: 1,
    playbook: { name: playbook.name, version: playbook.version, title: titleOf(playbook, chain) },
    today,
    surveys: playbook.surveys.map((survey) =>
      reportSurvey(
        survey,
        counted.filter((outcome) => outcome.survey === survey.name),
        { playbook, today, chain },
      ),
    ),
    later: outcomes.length - counted.length,
  };
}

interface Context {
  readonly playbook: Playbook;
  readonly today: string;
  readonly chain: LanguageChain;
}

function reportSurvey(survey: Survey, answers: readonly Outcome[], context: Context): SurveyReport {
  const { playbook, today, chain } = context;
  const windows = windowsOf(survey, today, playbook);
  const mark = markOf(survey);
  const judged = trailing(survey.target?.over ?? { count: 90, unit: "days" }, today, playbook);
  const figureIn = (within: Window, of: readonly Outcome[]) => figureOf(survey, valuesIn(within, of));
  const groupOf = (title: string, of: readonly Outcome[], name?: string): Group => {
    const verdict = verdictOf(survey, figureIn(judged, of));
    return {
      ...(name === undefined ? {} : { name }),
      title,
      figures: windows.map((within) => figureIn(within, of)),
      ...(verdict === undefined ? {} : { verdict }),
    };
  };
  const groupsBy = (dimension: Dimension): readonly Group[] => {
    const groups = Map.groupBy(answers, (outcome) => outcome[dimension]);
    const unknown = groups.get(undefined);
    if (answers.length === (unknown?.length ?? 0)) return [];
    return [
      ...namesOf(dimension, new Set(groups.keys()), context).map(({ name, title }) =>
        groupOf(title, groups.get(name) ?? [], name),
      ),
      ...(unknown === undefined ? [] : [groupOf("not known", unknown)]),
    ];
  };
  return {
    name: survey.name,
    title: titleOf(survey, chain),
    kind: survey.kind,
    question: textIn(survey.question, chain) ?? "",
    ...(mark === undefined ? {} : { target: { mark, over: judged.over } }),
    windows,
    all: groupOf("all", answers),
    by: { persona: groupsBy("persona"), stage: groupsBy("stage"), manager: groupsBy("manager") },
    course: Array.from({ length: 12 }, (_, index) => {
      const date = addMonths(today, index - 11) ?? today;
      const within = trailing(survey.target?.over ?? { count: 90, unit: "days" }, date, playbook);
      return { date, figure: figureIn(within, answers) };
    }),
  };
}

const valuesIn = ({ from, to }: Window, answers: readonly Outcome[]): readonly number[] =>
  answers.filter(({ date }) => date >= from && date <= to).map(({ value }) => value);

/**
 * Personas as the playbook declares them, also where nobody answered; of stages, in their order, and managers, by
 * name, those that answers speak of: few surveys are asked in every stage.
 */
function namesOf(
  dimension: Dimension,
  spokenOf: ReadonlySet<string | undefined>,
  { playbook, chain }: Context,
): readonly { readonly name: string; readonly title: string }[] {
  if (dimension !== "manager") {
    return playbook[`${dimension}s`]
      .filter(({ name }) => dimension === "persona" || spokenOf.has(name))
      .map((each) => ({ name: each.name, title: titleOf(each, chain) }));
  }
  return [...spokenOf]
    .filter((name) => name !== undefined)
    .sort((left, right) => left.localeCompare(right, "en") || (left < right ? -1 : 1))
    .map((name) => ({ name, title: name }));
}
