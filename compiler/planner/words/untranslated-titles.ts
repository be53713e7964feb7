/**
 * Which titles a reader of one language meets in another, because the playbook does not give them in theirs.
 *
 * The fallback itself is right and silent in plan and pages (semantics, "language of a text"); whoever makes them
 * is told by what is found here. Names without any title are nobody's translation, and are left out.
 */

import type { Action, Anchor, Playbook, Texts, Type } from "../../ir/ir.ts";
import type { Plan } from "../plan.ts";
import { chainOf, commonLanguage, sameLanguage } from "./language.ts";

export interface Untranslated {
  /** As they are shown, each once, in the order of the playbook. */
  readonly titles: readonly string[];
  /** The languages that they are in: BCP 47 tags. */
  readonly languages: readonly string[];
}

/** Of the titles given, those that are not in `language`. */
export function untranslated(
  titles: readonly Texts[],
  language: string,
  playbook: Pick<Playbook, "languages">,
): Untranslated {
  const chain = chainOf(language, playbook.languages);
  const found = new Set<string>();
  const languages = new Set<string>();
  for (const texts of titles) {
    const tag = commonLanguage([texts], chain);
    if (tag === undefined || sameLanguage(tag, language)) continue;
    found.add(texts[tag] ?? "");
    languages.add(tag);
  }
  return { titles: [...found], languages: [...languages] };
}

/** Every title of a playbook. */
export const titlesOfPlaybook = (playbook: Playbook): readonly Texts[] => [
  playbook.titles,
  ...titlesOf(playbook.signalGroups),
  ...playbook.signals.flatMap(({ titles, type }) => [titles, ...titlesOfType(type)]),
  ...titlesOf(playbook.personas),
  ...titlesOf(playbook.ruleGroups),
  ...playbook.team.flatMap(({ titles, type }) => [titles, ...titlesOfType(type)]),
  ...titlesOf(playbook.roles),
  ...titlesOf(playbook.channels),
  ...playbook.stages.flatMap(({ titles, touchpoints }) => [titles, ...titlesOf(touchpoints)]),
  ...titlesOf(playbook.resources),
  ...titlesOf(playbook.messages),
  ...playbook.plays.flatMap(({ titles, phases, actions }) => [
    titles,
    ...titlesOf(phases),
    ...titlesOf(actions),
  ]),
  ...titlesOf(playbook.surveys),
];

/** The titles that a plan shows: of its persona, stages, roles, plays, phases and actions, and the signals they wait for. */
export function titlesOfPlan(plan: Plan, playbook: Playbook): readonly Texts[] {
  const planned = playbook.plays.filter(({ name }) => plan.plays.some((play) => play.name === name));
  const later = playbook.plays.filter(({ name }) => plan.toCome.some(({ play }) => play === name));
  const stages = new Set([plan.stage?.name, ...later.map(({ stage }) => stage)]);
  const roles = new Set(plan.team.map(({ role }) => role));
  const actions = planned.flatMap((play) => {
    const { actions, waiting, notDecided } = plan.plays.find(({ name }) => name === play.name) ?? nothing;
    const shown = new Set([...actions, ...waiting, ...notDecided].map(({ name }) => name));
    return play.actions.filter(({ name }) => shown.has(name));
  });
  const asked = new Set(
    plan.plays
      .filter(({ name }) => !planned.some((play) => play.name === name))
      .flatMap(({ actions, waiting }) => [...actions, ...waiting].map(({ name }) => name)),
  );
  const sent = new Set(
    actions.map((action) => (hasTitle(action) || action.kind !== "message" ? "" : action.send)),
  );
  const channels = new Set(actions.map((action) => (action.kind === "message" ? action.channel : "")));
  const resources = new Set(actions.flatMap(({ give }) => give));
  const signals = new Set([
    ...actions.flatMap(anchorsOf).map((anchor) => (anchor.kind === "signal" ? anchor.name : "")),
    ...plan.plays.flatMap(({ notDecided }) => notDecided.flatMap((action) => action.signals)),
  ]);
  const among = <T extends { readonly name: string }>(all: readonly T[], names: ReadonlySet<unknown>) =>
    all.filter(({ name }) => names.has(name));
  return titlesOf([
    playbook,
    ...among(playbook.signals, signals),
    ...among(playbook.personas, new Set([plan.persona.name])),
    ...among(playbook.roles, roles),
    ...among(playbook.channels, channels),
    ...among(playbook.stages, stages),
    ...among(playbook.resources, resources),
    ...among(playbook.messages, sent),
    ...among(playbook.surveys, asked),
    ...planned.flatMap((play) => [play, ...play.phases]),
    ...actions,
    ...later,
  ]);
}

const nothing = { actions: [], waiting: [], notDecided: [] };

const hasTitle = ({ titles }: Action): boolean => Object.keys(titles).length > 0;

function anchorsOf({ when: { base } }: Action): readonly Anchor[] {
  if (base.kind !== "every") return [base.anchor];
  return [base.on, base.after, base.until].filter((anchor) => anchor !== undefined);
}

function titlesOfType(type: Type): readonly Texts[] {
  if (type.kind === "set" || type.kind === "list") return titlesOfType(type.element);
  return type.kind === "enumeration" ? titlesOf(type.members) : [];
}

const titlesOf = (all: readonly { readonly titles: Texts }[]): readonly Texts[] =>
  all.map(({ titles }) => titles);
