/**
 * A customer who would show a fault that no test notices: the fewest signals, and what a test would have to expect.
 *
 * Looked for among the customers of the tests and those that `proposeTests` makes up; of plays, in the stage of the play
 * and with every date known; of words and people, among the tests alone, with the teams that they name.
 */

import { compileTexts } from "../../emit/plans/compile-texts.ts";
import type { Classification } from "../../evaluator/classification.ts";
import { classify } from "../../evaluator/evaluate.ts";
import type { Action, Anchor, Play, Playbook, Value } from "../../ir/ir.ts";
import type { Plan, PlannedAction } from "../../planner/plan.ts";
import { planDays } from "../../planner/plan-days.ts";
import type { Occurrence } from "../../planner/schedule/scheduled.ts";
import type { Values } from "../../records/record.ts";
import { fold } from "../../values/text-fold.ts";
import { wordMeasured } from "../expected-words.ts";
import { measuredOf } from "../measured.ts";
import { signalsOf } from "../proposals/customer.ts";
import { proposeCustomers } from "../proposals/propose.ts";
import { type TellingValues, tellingValues } from "../proposals/telling-values.ts";
import { says } from "../says.ts";
import { quotedText } from "../value-source.ts";
import type { Mutant } from "./mutant.ts";
import { type PassedTest, sameFigures } from "./run-mutants.ts";

export interface Witness {
  readonly signals: Values;
  readonly previous?: string | undefined;
  readonly started?: string;
  /** The roster by its path, where it is of people. */
  readonly team?: string;
  /** As a test says it: `score is 7`, `kickoff on 2026-12-04, invites Manager`. With the fault, it is not met. */
  readonly expects: string;
  /** What comes out instead, in the same words. */
  readonly faulty: string;
}

interface Candidate {
  readonly signals: Values;
  readonly previous: string | undefined;
}

const figures = ["score", "margin", "coverage", "fit"] as const;
const measures = ["persona", ...figures] as const;
/** A Tuesday; where the weekend or a day off hides a fault, one of the days after it shows it. */
const starts = ["2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04"];
const someDate = "2027-03-01";

/** @param tests those whose plans are looked at for faults of words and people */
export function createWitnesses(
  playbook: Playbook,
  tests: readonly PassedTest[] = [],
): (mutant: Mutant) => Witness | undefined {
  let pool: readonly Candidate[] | undefined;
  /** By the very signals of a candidate: each is asked about for many faults. */
  const usual = new WeakMap<Values, Classification>();
  const values = tellingValues(playbook);
  const required = new Set(playbook.signals.filter((each) => each.required).map(({ name }) => name));

  function candidates(): readonly Candidate[] {
    pool ??= [
      ...playbook.tests.map(({ signals, previous }) => ({
        signals: new Map(Object.entries(signals)),
        previous,
      })),
      ...proposeCustomers(playbook).map(({ known, previous }) => ({ signals: signalsOf(known), previous })),
    ].toSorted((a, b) => a.signals.size - b.signals.size);
    return pool;
  }

  return (mutant) =>
    mutant.concerns === undefined ? (ofFigures(mutant) ?? ofDays(mutant)) : ofPlan(mutant, tests);

  function ofFigures(mutant: Mutant): Witness | undefined {
    if (mutant.actions !== undefined) return undefined;
    const seen = candidates().flatMap((candidate) => {
      const found = figuresOf(candidate.signals, candidate.previous, mutant);
      return found === undefined ? [] : [{ ...candidate, ...found }];
    });
    // Another persona says more than another score, and that more than another coverage.
    const best = measures
      .map((what) => seen.find((each) => each.what === what))
      .find((each) => each !== undefined);
    if (best === undefined) return undefined;
    const { previous } = best;
    const isStill = (fewer: Values) => figuresOf(fewer, previous, mutant)?.what === best.what;
    const fewest = withoutNeedless(best.signals, isStill);
    const told = figuresOf(fewest, previous, mutant) ?? best;
    return { signals: fewest, previous, expects: told.expects, faulty: told.faulty };
  }

  function usualOf(signals: Values, previous: string | undefined): Classification {
    const known = usual.get(signals);
    if (known !== undefined) return known;
    const found = classify(playbook, signals, { previous });
    usual.set(signals, found);
    return found;
  }

  function figuresOf(signals: Values, previous: string | undefined, mutant: Mutant) {
    const [left, right] = [usualOf(signals, previous), classify(mutant.playbook, signals, { previous })];
    if (sameFigures(left, right)) return undefined;
    if (left.persona !== right.persona)
      return {
        what: "persona" as const,
        expects: personaSource(left.persona),
        faulty: personaSource(right.persona),
      };
    const what = figures.find((each) => left[each] !== right[each]) ?? "score";
    const words = (found: Classification) => `${what} is ${wordMeasured(measuredOf(found, what, playbook))}`;
    return { what, expects: words(left), faulty: words(right) };
  }

  function withoutNeedless(signals: Values, isStill: (fewer: Values) => boolean): Values {
    let fewest = signals;
    for (const name of signals.keys()) {
      if (required.has(name)) continue;
      const fewer = new Map(fewest);
      fewer.delete(name);
      if (isStill(fewer)) fewest = fewer;
    }
    return fewest;
  }

  function ofDays(mutant: Mutant): Witness | undefined {
    if (!mutant.ofPlays) return undefined;
    // A fault of one play shows in its days alone; one of a definition, wherever it is asked for.
    const plays =
      mutant.actions === undefined
        ? playbook.plays
        : playbook.plays.filter((each) => !mutant.playbook.plays.includes(each));
    for (const play of plays) {
      const actions = mutant.actions ?? new Set(play.actions.map(({ name }) => name));
      for (const { start, some, previous } of startingCandidates())
        for (const signals of inPlay(some, play, playbook, values)) {
          const seenWith = (known: Values) => {
            const { persona } = usualOf(known, previous);
            if (play.personas.length > 0 && !play.personas.includes(persona ?? "")) return undefined;
            const isSame =
              mutant.actions !== undefined ||
              classify(mutant.playbook, known, { previous }).persona === persona;
            return isSame ? daysOf(known, persona, start, actions, mutant.playbook) : undefined;
          };
          const seen = seenWith(signals);
          if (seen === undefined) continue;
          const isStill = (fewer: Values) => {
            const { expects, faulty } = seenWith(fewer) ?? {};
            return expects === seen.expects && faulty === seen.faulty;
          };
          return { signals: withoutNeedless(signals, isStill), previous, started: start, ...seen };
        }
    }
    return undefined;
  }

  function startingCandidates() {
    return starts.flatMap((start) =>
      candidates().map(({ signals, previous }) => ({ start, some: signals, previous })),
    );
  }

  function daysOf(
    signals: Values,
    persona: string | undefined,
    start: string,
    actions: ReadonlySet<string>,
    faulty: Playbook,
  ) {
    const customer = { id: "c", name: "c", contacts: [], signals };
    const [left, right] = [playbook, faulty].map((each) => {
      const request = {
        playbook: each,
        customer,
        persona,
        start,
        reasonsIn: "en",
        renderText: () => undefined,
      };
      const { plays } = planDays(request, actions);
      return new Map(
        plays.flatMap(({ play, actions: all }) =>
          play.actions.map((action) => {
            const scheduled = all.get(action.name);
            const days = scheduled?.kind === "dated" ? scheduled.occurrences : [];
            return [`${play.name} ${action.name}`, days.map((day) => daySource(action, day))] as const;
          }),
        ),
      );
    });
    for (const [key, days] of left ?? []) {
      const others = right?.get(key) ?? [];
      const missing = days.find((day) => !others.includes(day));
      const added = others.find((day) => !days.includes(day));
      const none = `no ${key.split(" ")[1]}`;
      if (missing !== undefined) return { expects: missing, faulty: added ?? none };
      if (added !== undefined && days.length === 0) return { expects: none, faulty: added };
    }
    return undefined;
  }
}

const personaSource = (persona: string | undefined): string =>
  persona === undefined ? "undecided" : `persona ${persona}`;

function daySource(action: Action, { date, time }: Occurrence): string {
  const roles = action.kind === "meeting" ? action.invite : action.kind === "message" ? action.to : [];
  const people =
    roles.length === 0 ? "" : `, ${action.kind === "meeting" ? "invites" : "to"} ${roles.join(", ")}`;
  return `${action.name} on ${date}${time === undefined ? "" : ` at ${time.start}`}${people}`;
}

/** Whom another is assigned to, or whom a message says something else. */
function ofPlan({ playbook: faulty }: Mutant, tests: readonly PassedTest[]): Witness | undefined {
  const renderText = compileTexts(faulty);
  for (const { test, observed } of tests) {
    const { started, team } = test;
    if (started === undefined) continue;
    const { signals, previous } = observed;
    const seen = differenceOf(observed.plan(), observed.planFor(faulty, renderText));
    if (seen !== undefined)
      return { signals, previous, started, ...(team === undefined ? {} : { team }), ...seen };
  }
  return undefined;
}

function differenceOf(usual: Plan | undefined, faulty: Plan | undefined) {
  for (const [index, { role, people }] of (usual?.team ?? []).entries()) {
    const others = faulty?.team[index]?.people ?? [];
    const missing = people.find(({ name }) => !others.some((other) => other.name === name));
    const instead = others.find(({ name }) => !people.some((each) => each.name === name));
    const found = instead === undefined ? `nobody is ${role}` : `${role} is ${quotedText(instead.name)}`;
    if (missing !== undefined) return { expects: `${role} is ${quotedText(missing.name)}`, faulty: found };
  }
  const actionsOf = (plan: Plan | undefined) => plan?.plays.flatMap(({ actions }) => actions) ?? [];
  const others = actionsOf(faulty);
  for (const [index, action] of actionsOf(usual).entries()) {
    const then = wordsOf(others[index] ?? {});
    const line = wordsOf(action).findIndex((each) => !says(then.join("\n"), each));
    if (line < 0) continue;
    const told = (lines: readonly string[]) =>
      `${action.name}, says ${quotedText((lines[line] ?? "").trim())}`;
    return { expects: told(wordsOf(action)), faulty: told(then) };
  }
  return undefined;
}

/** Line by line. */
const wordsOf = ({ subject = "", text = "" }: Partial<PlannedAction>): readonly string[] =>
  `${subject}\n${text}`.split("\n");

/** The customer in the play's stage, with its dates known, and once with each of its conditions holding. */
function inPlay(some: Values, play: Play, playbook: Playbook, values: TellingValues): readonly Values[] {
  const signals = new Map(some);
  const { stage: mapped } = playbook.customer;
  const type = playbook.signals.find(({ name }) => name === mapped)?.type;
  const member =
    type?.kind === "enumeration"
      ? type.members.find(({ name }) => fold(name) === fold(play.stage))
      : undefined;
  if (mapped !== undefined && member !== undefined) signals.set(mapped, member.name);
  const enters = playbook.stages.find(({ name }) => name === play.stage)?.enters;
  const entered =
    mapped !== undefined && member !== undefined ? undefined : enters && values.making(enters, true);
  for (const [name, value] of signalsOf(entered ?? new Map())) signals.set(name, value);
  for (const name of datesOf(play)) if (!signals.has(name)) signals.set(name, someDate);
  const holding = play.actions.flatMap(({ conditions }) =>
    conditions.length === 0
      ? []
      : [
          conditions.reduce<Map<string, Value>>((known, condition) => {
            for (const [name, value] of signalsOf(values.making(condition, true) ?? new Map()))
              known.set(name, value);
            return known;
          }, new Map(signals)),
        ],
  );
  return [signals, ...holding];
}

const datesOf = ({ window, phases, actions }: Play): readonly string[] => {
  const anchors: readonly (Anchor | undefined)[] = [
    ...[window, ...phases.map((phase) => phase.window)].flatMap((each) =>
      each === undefined ? [] : each.kind === "until" ? [each.from, each.until] : [each.anchor],
    ),
    ...actions.flatMap(({ when: { base } }) =>
      base.kind === "every" ? [base.on, base.after, base.until] : [base.anchor],
    ),
  ];
  return anchors.flatMap((anchor) => (anchor?.kind === "signal" ? [anchor.name] : []));
};
