/** Judges one expectation of a test: whether it is met, what was found, and what made the difference. */

import type { Classification, Explanation } from "../evaluator/classification.ts";
import type { RuleOutcome } from "../evaluator/rules.ts";
import { whyNot } from "../evaluator/why-not.ts";
import type { Action, Expectation, Playbook } from "../ir/ir.ts";
import { explanationInWords, whyNotInWords } from "../planner/explanation-words.ts";
import type { Plan, PlannedAction } from "../planner/plan.ts";
import type { PlannedDays } from "../planner/plan-days.ts";
import type { Renderer } from "../planner/renderer.ts";
import type { Occurrence } from "../planner/scheduled.ts";
import type { Values } from "../records/record.ts";
import { epochDayOf } from "../values/calendar-date.ts";
import { wordExpectation, wordMeasured } from "./expected-words.ts";
import { measuredOf } from "./measured.ts";
import { reasonsOfStage } from "./reasons-of-absence.ts";
import type { Reasons, Verdict } from "./result.ts";
import { rolesOf } from "./roles-of.ts";
import { says } from "./says.ts";

/** What a test is judged by. */
export interface Observed {
  readonly playbook: Playbook;
  readonly signals: Values;
  readonly previous: string | undefined;
  readonly classification: Classification;
  /** What each rule gave; none where nothing was scored. */
  readonly outcomes: () => readonly RuleOutcome[];
  /** The same with every rule: only who failed is asked why. */
  readonly explain: () => Explanation;
  /** Of the actions that are expected; absent where the customer has no persona to plan for. */
  readonly days: PlannedDays | undefined;
  /** The same if the customer came out as somebody else, or the playbook were another. */
  readonly daysFor: (persona: string | undefined, playbook?: Playbook) => PlannedDays | undefined;
  /** The whole plan: made only for what days do not tell. */
  readonly plan: () => Plan | undefined;
  /** The same if the playbook's words or the ways to its people were others: not who the customer is, nor its days. */
  readonly planFor: (playbook: Playbook, renderText?: Renderer) => Plan | undefined;
}

/** So many lines stand under a heading. */
const mostLines = 6;
/** Of many days, those nearest to the expected one. */
const mostNear = 3;
/** What could have been is further from the answer than what was. */
const mostChances = 3;

/** What was found, and whether that is what was expected. */
interface Finding {
  readonly met: boolean;
  /** Both are worded only for who reads them. */
  readonly found: () => string;
  /** Made only where the expectation is not met. */
  readonly why: () => readonly (Reasons | undefined)[];
}

export function judge(expected: Expectation, observed: Observed): Verdict {
  const { met, found, why } = findingOf(expected, observed);
  const reasons = met ? [] : why().filter((each) => each !== undefined && each.lines.length > 0);
  const { at, kind: of } = expected;
  return {
    at,
    of,
    met,
    expected: wordExpectation(expected, observed.playbook),
    found: found(),
    why: reasons as Reasons[],
  };
}

/** Whether an expectation is met, for who does not ask why. */
export const isMet = (expected: Expectation, observed: Observed): boolean =>
  findingOf(expected, observed).met;

function findingOf(expected: Expectation, observed: Observed): Finding {
  switch (expected.kind) {
    case "persona":
      return judgePersona(expected.persona, observed);
    case "measure":
      return judgeMeasure(expected, observed);
    case "action":
      return judgeAction(expected, observed);
    case "invites":
    case "recipients":
      return judgeWhoGets(expected, observed);
    case "tone":
      return judgeTone(expected, observed);
    case "says":
      return judgeWords(expected, observed);
    case "person":
      return judgePerson(expected, observed);
  }
}

// ---------- who the customer is ----------

function judgePersona(expected: string | undefined, observed: Observed): Finding {
  const { persona } = observed.classification;
  return {
    met: persona === expected,
    found: () => wordPersona(observed),
    why: () => [
      expected === undefined ? reasonsFor(observed) : undefined,
      ...reasonsAgainst(expected, observed),
    ],
  };
}

/** `Marketing, 3 ahead of Technical`; `undecided: not reached: margin at least 2` */
function wordPersona({ playbook, classification }: Observed): string {
  const { persona, outcome, failed, missing, ranking, margin } = classification;
  if (missing.length > 0) return `undecided: ${missing.join(", ")} must be known`;
  const figures = failed.map((clause) => `${clause} (it is ${figureOf(clause, classification)})`);
  const unmet = failed.length === 0 ? "" : `; not reached: ${figures.join(", ")}`;
  if (persona === undefined) return `undecided${unmet}`;
  if (outcome === "kept") return `${persona}, kept from before`;
  if (outcome === "fallback") return `${persona}, as a fallback${unmet}`;
  const [, second] = ranking;
  if (second === undefined) return persona;
  const lead = playbook.classify.rankBy === "fit" ? `${Math.round(margin * 10_000) / 100}%` : String(margin);
  return margin === 0
    ? `${persona}, equal with ${second.persona}`
    : `${persona}, ${lead} ahead of ${second.persona}`;
}

/** `2` of `score >= 3`: what came out of the measure that a clause of `accept` begins with. */
function figureOf(clause: string, { score, margin, coverage, fit }: Classification): string {
  const [measure = ""] = clause.split(" ");
  const value = new Map(Object.entries({ score, margin, coverage, fit })).get(measure) ?? 0;
  const isShare = clause.endsWith("%");
  return wordMeasured({ value: Math.round(value * (isShare ? 10_000 : 1000)), isShare });
}

/** What speaks for the first of the ranking, point by point. */
function reasonsFor({ playbook, signals, explain }: Observed): Reasons | undefined {
  const explanation = explain();
  const [first] = explanation.ranking;
  if (first === undefined) return undefined;
  const { reasons } = explanationInWords(playbook, signals, explanation, "en");
  return { heading: `What speaks for ${first.persona}`, lines: cut(reasons) };
}

/** Where the persona lost its points, and the nearest changes that would give it more. */
function reasonsAgainst(persona: string | undefined, observed: Observed): readonly Reasons[] {
  if (persona === undefined || observed.classification.missing.length > 0) return [];
  const { playbook, signals, previous, classification } = observed;
  const asked = whyNot(playbook, signals, persona, { previous });
  const words = whyNotInWords(playbook, signals, asked, "en");
  // Who is first already is not accepted: more points may do, and more that is known.
  const isFirst = classification.ranking[0]?.persona === persona;
  return [
    { heading: words.headings.lost, lines: cut(words.lost) },
    { heading: words.headings.chances, lines: cut(words.chances, mostChances) },
    ...(isFirst ? [notKnown(observed)] : []),
  ];
}

/** What would decide something more. */
function notKnown({ playbook, signals, explain }: Observed): Reasons {
  const { notKnown: titles } = explanationInWords(playbook, signals, explain(), "en");
  return { heading: "What is not known", lines: cut(titles) };
}

// ---------- figures ----------

function judgeMeasure(expected: Extract<Expectation, { kind: "measure" }>, observed: Observed): Finding {
  const { playbook, classification } = observed;
  const { measure, operator, value: wanted } = expected;
  const { value, isShare } = measuredOf(classification, measure, playbook);
  const met =
    operator === "is" ? value === wanted : operator === "at least" ? value >= wanted : value <= wanted;
  return {
    met,
    found: () => `${measure} ${wordMeasured({ value, isShare })}`,
    why: () => {
      if (measure === "coverage") return [notKnown(observed)];
      const lines = classification.ranking.map(
        ({ persona, score, fit }) =>
          `${persona}: ${score} ${score === 1 ? "point" : "points"}, fit ${Math.floor(fit * 100)}%`,
      );
      return [{ heading: "The ranking", lines: cut(lines) }, reasonsFor(observed)];
    },
  };
}

// ---------- the plan ----------

function judgeAction(expected: Extract<Expectation, { kind: "action" }>, observed: Observed): Finding {
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
      ...near().map(({ date, reasons }) => ({ heading: `Why on ${date}`, lines: reasons })),
      ...(found.length === 0
        ? reasonsOfAbsence(expected.action, observed)
        : [noticesOf(expected.action, observed)]),
    ],
  };
}

function judgeWhoGets(
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
  const getting = found.map(({ action }) => new Set(rolesOf(action, of)));
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
        ? reasonsOfAbsence(expected.action, observed)
        : [{ heading: missing, lines: expected.roles.filter((role) => !everyone.includes(role)) }]),
    ],
  };
}

// ---------- words and people: what only the whole plan tells ----------

const plannedActions = (name: string, { plan }: Observed): readonly PlannedAction[] =>
  (plan()?.plays ?? []).flatMap(({ actions }) => actions.filter((action) => action.name === name));

const notPlanned = (name: string, observed: Observed): Omit<Finding, "met"> => ({
  found: () => `no ${name}: ${whyNoAction(name, observed)}`,
  why: () => [...problemsOf(observed), ...reasonsOfAbsence(name, observed)],
});

function judgeTone(expected: Extract<Expectation, { kind: "tone" }>, observed: Observed): Finding {
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

function judgeWords(expected: Extract<Expectation, { kind: "says" }>, observed: Observed): Finding {
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

function judgePerson(expected: Extract<Expectation, { kind: "person" }>, observed: Observed): Finding {
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
    mostChances,
  ),
});

/** In a few words, why a plan has nothing of the name. */
function whyNoAction(name: string, { playbook, classification, days }: Observed): string {
  if (days === undefined) return "the customer is undecided, so there is no plan";
  if (days.plays.length === 0 && days.problems.length > 0) return "no plan can be made";
  const states = days.plays.map(({ actions }) => actions.get(name));
  for (const kind of ["waiting", "not decided"] as const) {
    const state = states.find((each) => each?.kind === kind);
    if (state !== undefined && "reason" in state) return state.reason;
  }
  const having = playbook.plays.filter(({ actions }) => actions.some((action) => action.name === name));
  const inPlan = having.filter((play) => days.plays.some((each) => each.play === play));
  if (inPlan.length > 0) return `its \`if\` does not hold, in ${listOf(inPlan.map((play) => play.name))}`;
  const whose = having.map((play) => `${play.name} (${wordAudience(play)})`);
  const stage = days.stage === undefined ? "" : ` in ${days.stage.name}`;
  return `it is of ${listOf(whose)}, and the customer is ${classification.persona}${stage}`;
}

const wordAudience = ({
  personas,
  stage,
}: {
  readonly personas: readonly string[];
  readonly stage: string;
}): string => `for ${personas.length === 0 ? "all" : listOf(personas)} in ${stage}`;

const problemsOf = ({ plan }: Observed): readonly Reasons[] => [
  {
    heading: "Why there is no plan",
    lines: (plan()?.problems ?? []).map(({ message, at }) =>
      at === undefined ? message : `${at.file}:${at.line}: ${message}`,
    ),
  },
];

/** What decides which plays there are: the stage where only that keeps the action away, else who the customer is. */
const reasonsOfAbsence = (action: string, observed: Observed): readonly (Reasons | undefined)[] =>
  (observed.plan()?.problems.length ?? 0) > 0
    ? []
    : [reasonsOfStage(action, observed) ?? reasonsFor(observed)];

/** @param all how many there are, where only some of them are handed in */
const listOf = (items: readonly string[], all = items.length): string => {
  const shown = items.slice(0, mostLines);
  return all <= shown.length ? shown.join(", ") : `${shown.join(", ")} and ${all - shown.length} more`;
};

function cut(lines: readonly string[], most = mostLines): readonly string[] {
  const more = lines.length - most;
  return more <= 0 ? lines : [...lines.slice(0, most), `and ${more} more`];
}
