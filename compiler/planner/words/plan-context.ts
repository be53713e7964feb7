/**
 * What the template of a plan sees, in two halves that belong together: the description, against which a team's
 * own template is checked, and the data, filled from a plan.
 *
 * A template is rendered once for each play. `first` and `last` say whether to write what belongs to the whole
 * plan. Every text is already escaped for Markdown; a `link` is already safe between round brackets.
 */

import { always, list, maybe, record, type Scope, type ScopeNode } from "../../ir/text-scope.ts";
import type { Assigned, Plan, PlannedAction, PlannedPlay } from "../plan.ts";
import { formatDate, formatHours, formatList } from "./format-value.ts";
import { isolate } from "./isolate.ts";
import { isRightToLeft } from "./language.ts";
import { escapeLink, escapeMarkdown } from "./markdown.ts";
import { phrasesFor } from "./phrases/by-language.ts";
import { plainRecord, type TemplateContext, type TemplateValue } from "./renderer.ts";

const truth: ScopeNode = { kind: "value", known: true, boolean: true };

/** Things to test before a list's heading is written. */
const presence = (...lists: string[]) => Object.fromEntries(lists.map((name) => [`has${name}`, truth]));

const action = record({
  kind: always,
  title: always,
  when: always,
  reason: maybe(),
  people: maybe(),
  isMessage: truth,
  sender: maybe(),
  channel: maybe(),
  subject: maybe(),
  needs: maybe(),
  serves: maybe(),
  ...presence("Text", "Resources"),
  text: list(record({ line: always })),
  resources: list(record({ title: always, link: always })),
});

/** The fields of a plan's template. */
export const planScope: Scope = {
  ...record({
    first: truth,
    last: truth,
    plan: record({ title: always, version: always, start: always, timezone: always, owner: always }),
    customer: record({ name: always, id: always }),
    persona: record({ title: always }),
    stage: record({ title: maybe(), reason: maybe() }),
    play: record({ title: always, goal: maybe(), from: maybe(), to: maybe() }),
    ...presence("Team", "Hours", "Waiting", "NotDecided", "ToCome", "Notices", "Problems"),
    team: list(record({ role: always, people: always, reason: maybe() })),
    hours: list(record({ role: always, time: always })),
    phases: list(record({ title: maybe(), from: maybe(), to: maybe(), actions: list(action) })),
    waiting: list(record({ title: always, reason: always })),
    notDecided: list(record({ title: always, reason: always })),
    toCome: list(record({ title: always, stage: always })),
    notices: list(record({ about: maybe(), message: always })),
    problems: list(record({ message: always, help: maybe() })),
  }),
  listed: true,
};

/** The notices that are part of the plan; what is missing in the data is only for who makes it. */
export const noticesToRead = ({ notices }: Plan): Plan["notices"] =>
  notices.filter(({ help }) => help === undefined);

/** Without plays of which nothing is to be read: where none of its actions applies, a title would stand alone. */
export function planToRead(plan: Plan): Plan {
  const told = new Set([...noticesToRead(plan), ...plan.problems].map(({ play }) => play));
  const isToRead = ({ name, actions, waiting, notDecided }: PlannedPlay) =>
    told.has(name) || [actions, waiting, notDecided].some(({ length }) => length > 0);
  return { ...plan, plays: plan.plays.filter(isToRead) };
}

/** The data of `planScope` for one play of a plan. */
export function planContext(plan: Plan, play: PlannedPlay): TemplateContext {
  const { language, locale } = plan;
  const rightToLeft = isRightToLeft(language);
  const text = (value: string | undefined): TemplateValue =>
    value === undefined || value === "" ? null : escapeMarkdown(value, rightToLeft);
  const date = (day: string) => text(formatDate(day, locale));
  // Each by itself, and from right to left all together: names of the other direction must not turn their order.
  const joined = (items: readonly string[]) => {
    if (items.length === 0) return null;
    const escaped = items.map((item) => escapeMarkdown(item, rightToLeft));
    const list = formatList(escaped, locale);
    return rightToLeft ? isolate(list, true) : list;
  };
  const present = (name: string, items: readonly unknown[]) => [`has${name}`, items.length > 0] as const;
  const notices = noticesToRead(plan).filter((notice) =>
    notice.play === undefined ? play === plan.plays.at(-1) : notice.play === play.name,
  );
  const problems = plan.problems.filter((problem) =>
    problem.play === undefined ? play === plan.plays.at(-1) : problem.play === play.name,
  );
  return fields({
    first: play === plan.plays[0],
    last: play === plan.plays.at(-1),
    plan: fields({
      title: text(plan.playbook.title),
      version: text(plan.playbook.version),
      start: date(plan.start),
      timezone: text(plan.timezone),
      owner: text(plan.playbook.owner.name),
    }),
    customer: fields({ name: text(plan.customer.name), id: text(plan.customer.id) }),
    persona: fields({ title: text(plan.persona.title) }),
    stage: fields({ title: text(plan.stage?.title), reason: text(plan.stage?.reason) }),
    play: fields({
      title: text(play.title),
      goal: text(play.goal),
      from: play.window ? date(play.window.from) : null,
      to: play.window ? date(play.window.to) : null,
    }),
    ...Object.fromEntries([
      present("Team", plan.team),
      present("Hours", hoursOf(plan)),
      present("Waiting", play.waiting),
      present("NotDecided", play.notDecided),
      present("ToCome", plan.toCome),
      present("Notices", notices),
      present("Problems", problems),
    ]),
    team: plan.team.map(({ title, people, reasons }) =>
      fields({
        role: text(title),
        people: joined(people.map(nameOf)),
        reason: text(reasonsInWords(reasons, language)),
      }),
    ),
    hours: hoursOf(plan).map(({ title, time }) => fields({ role: text(title), time: text(time) })),
    phases: phasesOf(play).map((phase) =>
      fields({
        title: text(phase.title),
        from: phase.from === undefined ? null : date(phase.from),
        to: phase.to === undefined ? null : date(phase.to),
        actions: phase.actions.map((each) => actionContext(each)),
      }),
    ),
    waiting: play.waiting.map(({ title, reason }) => fields({ title: text(title), reason: text(reason) })),
    notDecided: play.notDecided.map(({ title, reason }) =>
      fields({ title: text(title), reason: text(reason) }),
    ),
    toCome: plan.toCome.map(({ title, stage }) => fields({ title: text(title), stage: text(stage) })),
    notices: notices.map((notice) => fields({ about: text(notice.title), message: text(notice.message) })),
    problems: problems.map(({ message, help }) => fields({ message: text(message), help: text(help) })),
  });

  function actionContext(action: PlannedAction): TemplateContext {
    const lines = action.text?.split("\n") ?? [];
    const links = action.links ?? [];
    const inText = (line: string) => escapeMarkdown(line, rightToLeft, links);
    return fields({
      kind: text(phrasesFor(language).headings.kinds[action.kind]),
      title: text(action.title),
      when: text(whenOf(action, locale)),
      reason: text(reasonsInWords(action.reasons, language)),
      people: joined([...new Set(action.people.flatMap(({ people }) => people.map(nameOf)))]),
      // What goes out to somebody: a survey as well.
      isMessage: action.kind === "message" || action.kind === "survey",
      sender: text(action.sender?.name),
      channel: text(action.channel),
      subject: text(action.subject),
      needs: joined(action.needs),
      serves: joined(action.serves),
      hasText: lines.length > 0,
      hasResources: action.resources.length > 0,
      text: lines.map((line, index) =>
        fields({ line: `${inText(line)}${endOfLine(line, lines[index + 1])}` }),
      ),
      resources: action.resources.map(({ title, link }) =>
        fields({ title: text(title), link: escapeLink(link) }),
      ),
    });
  }
}

/** A line that goes on in the next one keeps its end; a blank line ends a paragraph by itself. */
const endOfLine = (line: string, next: string | undefined) => (line.trim() && next?.trim() ? "  " : "");

/** One sentence a step, in one line. */
export const reasonsInWords = (reasons: readonly string[], language: string): string =>
  reasons.join(`${phrasesFor(language).explanations.semicolon} `);

/** "Friday 4 December 2026, 10:00 – 11:00 (America/Denver)" */
export function whenOf({ date, until, time }: PlannedAction, locale: string): string {
  const day = formatDate(date, locale);
  if (time !== undefined) {
    const clock = time.start === time.end ? time.start : `${time.start} – ${time.end}`;
    return `${day}${phrasesFor(locale).explanations.comma}${clock} (${time.timezone})`;
  }
  return until === undefined ? day : `${day} – ${formatDate(until, locale)}`;
}

/** By role, how long it has to do, in words; of who has nothing to do that anybody knows the length of, nothing. */
export function hoursOf({ hours = [], language, locale }: Plan): readonly { title: string; time: string }[] {
  const { headings } = phrasesFor(language);
  return hours
    .filter(({ minutes }) => minutes > 0)
    .map(({ title, minutes, withoutLength }) => ({
      title,
      time:
        formatHours(minutes, locale) +
        (withoutLength === 0 ? "" : ` (${headings.withoutLength(withoutLength)})`),
    }));
}

export interface PhaseOfPlan {
  readonly name?: string;
  readonly title?: string;
  readonly from?: string;
  readonly to?: string;
  readonly actions: readonly PlannedAction[];
}

/** Actions by phase; what is in none, or in one without dates, comes last and without a title. */
export function phasesOf({ phases, actions }: PlannedPlay): readonly PhaseOfPlan[] {
  const named = phases.map(({ name, title, from, to }) => ({
    name,
    title,
    from,
    to,
    actions: actions.filter(({ phase }) => phase === name),
  }));
  const names = new Set(phases.map(({ name }) => name));
  const others = actions.filter(({ phase }) => phase === undefined || !names.has(phase));
  return [...named, { actions: others }].filter((phase) => phase.actions.length > 0);
}

const nameOf = ({ name }: Assigned["people"][number]) => name;
const fields = (values: Readonly<Record<string, TemplateValue>>) => plainRecord(Object.entries(values));
