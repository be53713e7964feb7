/** Judges what a test expects of its customer's plan: plays, actions and their days, people, and words. */

import type { Action, Expectation, Play, Playbook } from "../ir/ir.ts";
import type { PlannedAction } from "../planner/plan.ts";
import type { PlannedDays } from "../planner/plan-days.ts";
import type { Occurrence } from "../planner/schedule/scheduled.ts";
import { epochDayOf } from "../values/calendar-date.ts";
import { cut, type Finding, listOf, mostLines } from "./finding.ts";
import { reasonsFor } from "./judge-customer.ts";
import type { Observed } from "./observed.ts";
import { reasonsOfConditions, reasonsOfStage } from "./reasons-of-absence.ts";
import { receiversOf } from "./receivers.ts";
import type { Reasons } from "./result.ts";
import { says } from "./says.ts";

/** Of many days, those nearest to the expected one. */
const mostNear = 3;
/** Of what planning has to say of an action. */
const mostNotices = 3;

export function judgePlay(
  { play: name, absent }: Extract<Expectation, { kind: "play" }>,
  observed: Observed,
): Finding {
  const { playbook, classification, days } = observed;
  const isThere = days?.plays.some(({ play }) => play.name === name) ?? false;
  const named = playbook.plays.filter((play) => play.name === name);
  return {
    met: isThere !== absent,
    found: () => {
      if (days === undefined) return `no ${name}: ${noPlan}`;
      if (isThere) return `${name}, as the customer is ${wordPlace(days, classification)}`;
      if (days.problems.length > 0) return `no ${name}: no plan can be made`;
      const whose = listOf(named.map(wordAudience));
      return `no ${name}: it is ${whose}, and the customer is ${wordPlace(days, classification)}`;
    },
    why: () => [
      ...problemsOf(observed),
      ...(isThere ? [reasonsFor(observed)] : reasonsOfAbsence(named, observed)),
    ],
  };
}

export function judgeAction(expected: Extract<Expectation, { kind: "action" }>, observed: Observed): Finding {
  const found = datesOf(expected.action, observed);
  const asExpected = found.some(
    ({ date, time }) =>
      (expected.on === undefined || date === expected.on) &&
      (expected.time === undefined || time?.start === expected.time),
  );
  // Of what recurs, the days around the one that is expected; all others are as little news.
  const near = () => nearest(found, expected.on);
  const days = () =>
    listOf(
      near().map(({ date, time }) => (time === undefined ? date : `${date} at ${time.start}`)),
      found.length,
    );
  return {
    met: asExpected !== expected.absent,
    found: () =>
      found.length === 0
        ? `no ${expected.action}: ${whyNoAction(expected.action, observed)}`
        : `${expected.action} on ${days()}`,
    why: () => [
      ...problemsOf(observed),
      ...reasonsOfDays(near()),
      ...(found.length === 0
        ? reasonsOfNoAction(expected.action, observed)
        : [noticesOf(expected.action, observed)]),
    ],
  };
}

/** What holds for several days is said once. */
function reasonsOfDays(days: readonly Occurrence[]): readonly Reasons[] {
  const alike = Map.groupBy(days, ({ reasons }) => JSON.stringify(reasons));
  return [...alike.values()].map((each) => ({
    heading: `Why on ${listOf(each.map(({ date }) => date))}`,
    lines: each[0]?.reasons ?? [],
  }));
}

export function judgeWhoGets(
  expected: Extract<Expectation, { kind: "invites" | "recipients" }>,
  observed: Observed,
): Finding {
  const [of, verb, missing] =
    expected.kind === "invites"
      ? (["meeting", "invites", "Who is not invited"] as const)
      : (["message", "goes to", "Who does not get it"] as const);
  const found = actionsNamed(expected.action, observed).filter(
    ({ occurrences }) => occurrences !== undefined && occurrences.length > 0,
  );
  const getting = found.map(({ action }) => new Set(receiversOf(action, of)));
  const everyone = [...new Set(getting.flatMap((roles) => [...roles]))];
  return {
    met: getting.some((roles) => expected.roles.every((role) => roles.has(role))),
    found: () =>
      found.length === 0
        ? `no ${expected.action}: ${whyNoAction(expected.action, observed)}`
        : `${expected.action} ${verb} ${everyone.length === 0 ? "nobody" : listOf(everyone)}`,
    why: () => [
      ...problemsOf(observed),
      ...(found.length === 0
        ? reasonsOfNoAction(expected.action, observed)
        : [{ heading: missing, lines: expected.roles.filter((role) => !everyone.includes(role)) }]),
    ],
  };
}

// ---------- words and people: what only the whole plan tells ----------

const plannedActions = (name: string, { plan }: Observed): readonly PlannedAction[] =>
  (plan()?.plays ?? []).flatMap(({ actions }) => actions.filter((action) => action.name === name));

const notPlanned = (name: string, observed: Observed): Omit<Finding, "met"> => ({
  found: () => `no ${name}: ${whyNoAction(name, observed)}`,
  why: () => [...problemsOf(observed), ...reasonsOfNoAction(name, observed)],
});

export function judgeTone(expected: Extract<Expectation, { kind: "tone" }>, observed: Observed): Finding {
  const tones = plannedActions(expected.action, observed).map(({ tone }) => tone);
  const [first] = tones;
  if (tones.length === 0) return { met: false, ...notPlanned(expected.action, observed) };
  return {
    met: tones.some((tone) => tone?.name === expected.tone),
    found: () =>
      first?.name === undefined
        ? `${expected.action} in words for all tones`
        : `${expected.action} in the tone ${first.name}`,
    why: () => [first && { heading: "Why in these words", lines: [first.reason] }],
  };
}

export function judgeWords(expected: Extract<Expectation, { kind: "says" }>, observed: Observed): Finding {
  const actions = plannedActions(expected.action, observed);
  const [first] = actions;
  if (first === undefined) return { met: false, ...notPlanned(expected.action, observed) };
  const textOf = ({ subject = "", text = "" }: PlannedAction) => `${subject}\n${text}`;
  return {
    met: actions.some((action) => says(textOf(action), expected.text)),
    found: () => `${expected.action} ${textOf(first).trim() === "" ? "has no text" : "says something else"}`,
    why: () => [
      {
        heading: "What it says",
        lines: cut(
          textOf(first)
            .split("\n")
            .filter((line) => line.trim() !== ""),
          2 * mostLines,
        ),
      },
    ],
  };
}

export function judgePerson(expected: Extract<Expectation, { kind: "person" }>, observed: Observed): Finding {
  const assigned = observed.plan()?.team.find(({ role }) => role === expected.role);
  const people = (assigned?.people ?? []).filter(({ email }) => email !== undefined);
  const isMeant = ({ name, email }: { readonly name: string; readonly email?: string }) =>
    name === expected.person || email === expected.person;
  const against = (assigned?.rejected ?? []).filter(({ name }) => name === expected.person);
  return {
    met: people.some(isMeant),
    found: () =>
      people.length > 0
        ? `${expected.role} is ${listOf(people.map(({ name }) => name))}`
        : assigned === undefined
          ? `no ${expected.role}: nothing in the plan needs one`
          : `nobody is ${expected.role}`,
    why: () => [
      ...problemsOf(observed),
      ...(people[0] === undefined
        ? []
        : [{ heading: `Why ${people[0].name}`, lines: cut(assigned?.reasons ?? []) }]),
      { heading: `Why not ${expected.person}`, lines: cut(against.map(({ reason }) => reason)) },
    ],
  };
}

interface NamedAction {
  readonly action: Action;
  /** Undefined where it is not in the plan on any day. */
  readonly occurrences: readonly Occurrence[] | undefined;
}

/** The actions of the name, in the plays of the plan. */
function actionsNamed(name: string, { days }: Observed): readonly NamedAction[] {
  const plays = days?.plays ?? [];
  return plays.flatMap(({ play, actions }) =>
    play.actions
      .filter((action) => action.name === name)
      .map((action) => {
        const scheduled = actions.get(name);
        return { action, occurrences: scheduled?.kind === "dated" ? scheduled.occurrences : undefined };
      }),
  );
}

/** In order of time, play by play. */
const datesOf = (name: string, observed: Observed): readonly Occurrence[] =>
  actionsNamed(name, observed).flatMap(({ occurrences = [] }) =>
    occurrences.toSorted((left, right) => (left.date < right.date ? -1 : left.date > right.date ? 1 : 0)),
  );

/** The first where no day is expected; in order of time. */
function nearest(found: readonly Occurrence[], on: string | undefined): readonly Occurrence[] {
  if (on === undefined || found.length <= mostLines) return found.slice(0, mostLines);
  const same = found.filter(({ date }) => date === on);
  if (same.length > 0) return same.slice(0, mostLines);
  const away = ({ date }: Occurrence) => Math.abs(epochDayOf(date) - epochDayOf(on));
  const chosen = new Set(found.toSorted((left, right) => away(left) - away(right)).slice(0, mostNear));
  return found.filter((each) => chosen.has(each));
}

/** What planning has to say of it: that a series was cut, or a day moved. */
const noticesOf = (name: string, { plan }: Observed): Reasons => ({
  heading: "What there is to know of it",
  lines: cut(
    (plan()?.notices ?? []).filter(({ action }) => action === name).map(({ message }) => message),
    mostNotices,
  ),
});

/** In a few words, why a plan has nothing of the name. */
function whyNoAction(name: string, { playbook, classification, days }: Observed): string {
  if (days === undefined) return noPlan;
  if (days.plays.length === 0 && days.problems.length > 0) return "no plan can be made";
  const states = days.plays.map(({ actions }) => actions.get(name));
  for (const kind of ["waiting", "not decided"] as const) {
    const state = states.find((each) => each?.kind === kind);
    if (state !== undefined && "reason" in state) return state.reason;
  }
  const having = playsWith(name, playbook);
  const inPlan = having.filter((play) => days.plays.some((each) => each.play === play));
  if (inPlan.length > 0) return `its \`if\` does not hold, in ${listOf(inPlan.map((play) => play.name))}`;
  const whose = having.map((play) => `${play.name} (${wordAudience(play)})`);
  return `it is of ${listOf(whose)}, and the customer is ${wordPlace(days, classification)}`;
}

const playsWith = (name: string, { plays }: Playbook): readonly Play[] =>
  plays.filter(({ actions }) => actions.some((action) => action.name === name));

const noPlan = "the customer is undecided, so there is no plan";

/** `Quick in Onboarding` */
const wordPlace = ({ stage }: PlannedDays, { persona }: Observed["classification"]): string =>
  `${persona}${stage === undefined ? "" : ` in ${stage.name}`}`;

const wordAudience = ({ personas, stage }: Play): string =>
  `for ${personas.length === 0 ? "all" : listOf(personas)} in ${stage}`;

const problemsOf = ({ plan }: Observed): readonly Reasons[] => [
  {
    heading: "Why there is no plan",
    lines: (plan()?.problems ?? []).map(({ message, at }) =>
      at === undefined ? message : `${at.file}:${at.line}: ${message}`,
    ),
  },
];

/** What its `if` asks for, where that keeps it away; else what keeps its plays away. */
function reasonsOfNoAction(name: string, observed: Observed): readonly (Reasons | undefined)[] {
  const plays = playsWith(name, observed.playbook);
  const inPlan = plays.filter((play) => observed.days?.plays.some((each) => each.play === play));
  const unmet = reasonsOfConditions(
    inPlan.flatMap(({ actions }) => actions.filter((action) => action.name === name)),
    observed,
  );
  return unmet === undefined ? reasonsOfAbsence(plays, observed) : [unmet];
}

/** What decides which plays there are: the stage where only that keeps these away, else who the customer is. */
const reasonsOfAbsence = (plays: readonly Play[], observed: Observed): readonly (Reasons | undefined)[] =>
  (observed.plan()?.problems.length ?? 0) > 0
    ? []
    : [reasonsOfStage(plays, observed) ?? reasonsFor(observed)];
