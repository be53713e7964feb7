/**
 * What re-planning changes in the plan that people work with, from what to what and why.
 *
 * A reason is the true one where it can be seen: days that texts name and that have moved, what a day is counted
 * from, who has a role by now. Only what is left is put down to the playbook or the data. In English, as all that the
 * command says; reasons of days are the plan's own.
 */

import type { Plan, PlannedAction, PlannedPlay } from "../plan.ts";
import { formatDate } from "../words/format-value.ts";
import type { Leaving } from "./left-plays.ts";
import type { Merged, Versions } from "./merge-action.ts";
import type { Change } from "./migration.ts";
import { changeOfPart, whenOf } from "./part-words.ts";
import { changedParts, type PartName } from "./parts.ts";

export interface Named {
  readonly identity: string;
  readonly play: string;
  readonly title: string;
}

/** An action in all its versions, and what comes of them. */
export interface MergedAction {
  readonly named: Named;
  readonly versions: Versions;
  readonly merged: Merged;
}

export interface Rounds {
  readonly base: Plan;
  readonly live: Plan;
  readonly next: Plan;
  readonly leaving: Leaving;
  readonly today: string;
}

/** An action, or the start, that is on another day than it was planned for. */
interface Move {
  readonly identity?: string;
  readonly what: string;
  readonly from: string;
  readonly to: string;
  readonly byHand: boolean;
}

export function changesOf(all: readonly MergedAction[], rounds: Rounds): readonly Change[] {
  const moves = movesOf(all, rounds);
  return all.flatMap((each) => changeOf(each, moves, rounds) ?? []);
}

function movesOf(all: readonly MergedAction[], { live, next }: Rounds): readonly Move[] {
  const start = { what: "the start", from: live.start, to: next.start, byHand: false };
  const actions = all.flatMap(({ named: { identity, title }, versions, merged }): readonly Move[] => {
    const from = versions.base?.date ?? versions.live?.date;
    const to = merged.action?.date;
    if (from === undefined || to === undefined || from === to) return [];
    return [{ identity, what: `“${title}”`, from, to, byHand: merged.byHand.includes("when") }];
  });
  return start.from === start.to ? actions : [start, ...actions];
}

/** Undefined where nothing differs. */
function changeOf(
  { named, versions: { live, next }, merged: { action } }: MergedAction,
  moves: readonly Move[],
  rounds: Rounds,
): Change | undefined {
  if (live === undefined) {
    if (action === undefined) return undefined;
    const late = action.date < rounds.today ? "; its day is past already" : "";
    const why = movedHere(action, named, rounds) ?? "it is new in the plan";
    return { ...named, kind: "new", parts: [], what: whenOf(action), why: `${why}${late}` };
  }
  if (action === undefined) {
    const leftPlay = rounds.leaving.left.find(({ play }) => play === named.play);
    const why =
      leftPlay?.why ??
      movedAway(live, named, rounds) ??
      "the playbook has it no more, or its condition no longer holds";
    return { ...named, kind: "gone", parts: [], what: whenOf(live), why };
  }
  const parts = changedParts(live, action);
  if (parts.length === 0) return undefined;
  const shown = namedMoves(live, action, moves, rounds.live.locale);
  const why = parts.flatMap((name): readonly string[] => {
    if (name === "when") return next === undefined ? [] : reasonsOfDay(next, moves);
    if (name === "words") return shown.map(movedWords);
    return name === "people" ? reasonsOfPeople(live, action, rounds.next) : [];
  });
  const days = shown.flatMap(({ identity }) => identity ?? []);
  return {
    ...named,
    kind: "changed",
    parts,
    what: parts.map((name) => changeOfPart(live, action, name)).join("; "),
    why: [...new Set(why.length > 0 ? why : [otherCause(parts, rounds)])].join("; "),
    ...(parts.includes("words") && days.length > 0 ? { days } : {}),
  };
}

/** A play is part of an identity: what the playbook puts into another one is gone there, and new here. */
function movedHere({ name, occurrence }: PlannedAction, named: Named, rounds: Rounds): string | undefined {
  const left = new Set(rounds.leaving.left.map(({ play }) => play));
  const from = rounds.live.plays.find(
    (play) => play.name !== named.play && !left.has(play.name) && isGoneFrom(play, name, rounds.next),
  );
  const old = from?.actions.find((each) => each.name === name && each.occurrence === occurrence);
  if (from === undefined) return undefined;
  const isDone = old?.done === true ? "; there it is done already" : "";
  return `the playbook has moved it here from the play ${from.title}, as a new one${isDone}`;
}

function movedAway({ name }: PlannedAction, named: Named, { live, next }: Rounds): string | undefined {
  const isIn = (plan: Plan, play: string) =>
    holds(
      plan.plays.find((each) => each.name === play),
      name,
    );
  const to = next.plays.find(
    (play) => play.name !== named.play && holds(play, name) && !isIn(live, play.name),
  );
  return to && !isIn(next, named.play)
    ? `the playbook has moved it to the play ${to.title}, where it is a new one`
    : undefined;
}

const isGoneFrom = (play: PlannedPlay, name: string, next: Plan): boolean =>
  holds(play, name) &&
  !holds(
    next.plays.find((each) => each.name === play.name),
    name,
  );

const holds = (play: PlannedPlay | undefined, name: string): boolean =>
  play?.actions.some((action) => action.name === name) ?? false;

/** Whose old day the words named, and whose new day they name. */
function namedMoves(
  live: PlannedAction,
  action: PlannedAction,
  moves: readonly Move[],
  locale: string,
): readonly Move[] {
  const [old, now] = [live, action].map(({ subject = "", text = "" }) => `${subject}\n${text}`) as [
    string,
    string,
  ];
  const named = (words: string, day: string) => words.includes(formatDate(day, locale));
  return old === now ? [] : moves.filter(({ from, to }) => named(old, from) && named(now, to));
}

/** What it is counted from that has moved itself, and how it is counted. */
function reasonsOfDay({ reasons, dependsOn = [] }: PlannedAction, moves: readonly Move[]): readonly string[] {
  const before = moves.filter(({ identity }) => identity !== undefined && dependsOn.includes(identity));
  const start = moves.filter(({ identity }) => identity === undefined);
  return [...(before.length > 0 ? before : start).map(movedWords), ...reasons];
}

/** Why those who have a role now were chosen for it. */
function reasonsOfPeople(live: PlannedAction, action: PlannedAction, { team }: Plan): readonly string[] {
  const peopleIn = (of: PlannedAction, role: string) =>
    JSON.stringify(of.people.filter((each) => each.role === role).map(({ people }) => people));
  return team
    .filter(({ role }) => peopleIn(live, role) !== peopleIn(action, role))
    .filter(({ role, reasons }) => reasons.length > 0 && action.people.some((each) => each.role === role))
    .map(({ title, reasons }) => `${title}: ${reasons.join(", ")}`);
}

const movedWords = ({ what, from, to, byHand }: Move): string =>
  `${what} has moved ${byHand ? "by hand " : ""}from ${formatDate(from, "en")} to ${formatDate(to, "en")}`;

export function otherCause(parts: readonly PartName[], { base, next }: Rounds): string {
  const [from, to] = [base.playbook.version, next.playbook.version];
  if (from !== to) return `the playbook has changed, from ${from} to ${to}`;
  return parts.includes("people")
    ? "the playbook, the customer's data or the roster has changed"
    : "the playbook or the customer's data has changed";
}
