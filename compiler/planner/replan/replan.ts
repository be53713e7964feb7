/**
 * Re-planning: the plan as it was made, as people have it by now, and as it would be made today, become one.
 *
 * Actions meet by their identity, which outlives a rename. Nothing is decided here that people could not see: every
 * difference to the plan that they work with is a change or a conflict of the migration.
 */

import type { Playbook } from "../../ir/ir.ts";
import { firstSent } from "../calendar/updates.ts";
import { formatShortDate } from "../format-value.ts";
import { countHours } from "../hours.ts";
import { phrasesFor } from "../phrases/by-language.ts";
import type { Plan, PlannedAction, PlannedPlay } from "../plan.ts";
import { planCustomer } from "../plan-customer.ts";
import { byTime } from "../plan-play.ts";
import type { Earlier, PlanRequest } from "../prepare.ts";
import { type Leaving, leavePlays } from "./left-plays.ts";
import { type ActionConflict, type Merged, mergeAction, type Versions } from "./merge-action.ts";
import type { Change, Conflict, Migration } from "./migration.ts";
import { partTitles, whenOf, wordPart } from "./part-words.ts";
import { changedParts, partOf, sameParts, withPart } from "./parts.ts";
import { pushedOut } from "./pushed-out.ts";
import { settleSeries } from "./settle-series.ts";

export interface ReplanRequest extends Omit<PlanRequest, "earlier"> {
  /** The plan as it was made, untouched. */
  readonly base: Plan;
  /** The same as people have it by now. */
  readonly live: Plan;
  /** An ISO day: what lies before it is past. */
  readonly today: string;
}

export interface Replanned {
  readonly migration: Migration;
  /** The plan as the playbook has it today: the base of the next re-planning. Has problems where none can be made. */
  readonly next: Plan;
}

export function replan(request: ReplanRequest): Replanned {
  const { base, live, today, playbook } = request;
  const { next, leaving, pushed } = planAnew(request);
  const liveToday = withNamesOfToday(live, playbook);
  const byHand = phrasesFor(live.language).reasons.byHand;
  const changes: Change[] = [];
  const conflicts: Conflict[] = [];
  const keptByHand: Migration["keptByHand"][number][] = [];
  const kept = new Map<string, PlannedAction[]>();
  for (const [identity, versions] of versionsOf(withNamesOfToday(base, playbook), liveToday, next)) {
    const outside = pushed.get(identity);
    const plain = mergeAction(versions, byHand);
    const merged = outside === undefined ? plain : keepingDay(plain, versions);
    const play = versions.play;
    const title = titleOf(versions);
    if (merged.action !== undefined) kept.set(play, [...(kept.get(play) ?? []), merged.action]);
    if (merged.byHand.length > 0) keptByHand.push({ identity, title, parts: merged.byHand });
    conflicts.push(
      ...merged.conflicts.map((conflict) => told(conflict, { identity, play, title }, versions, outside)),
    );
    const change = changeOf(versions, merged, { identity, play, title }, leaving, today);
    if (change !== undefined) changes.push(change);
  }
  const before = { ...live, sent: live.sent ?? firstSent(base) };
  const after = countHours(settleSeries(planWith(next, liveToday, kept), actionsIn(next)));
  return {
    next,
    migration: {
      format: "persona-migration",
      migrationVersion: 1,
      customer: { id: live.customer.id, name: live.customer.name },
      playbook: { name: playbook.name, from: base.playbook.version, to: playbook.version },
      persona: { from: live.persona.title, to: next.persona.title },
      today,
      conflicts,
      changes,
      left: leaving.left,
      keptByHand,
      before,
      after,
    },
  };
}

interface Anew {
  readonly next: Plan;
  readonly leaving: Leaving;
  /** By identity: what is wrong with the day on which what people moved would put it. */
  readonly pushed: ReadonlyMap<string, string>;
}

/**
 * Today's plan, with the plays that go on although the customer has left them.
 *
 * What depends on an action that people moved or have done is counted from there; the action itself has the day that
 * the playbook gives it, so that the merge sees which side changed it.
 */
function planAnew(request: ReplanRequest): Anew {
  const { playbook, base, live, today } = request;
  const holders = holdersIn(live);
  const withoutLeft = planCustomer({ ...request, earlier: { plays: [], holders, settled: new Map() } });
  const leaving = leavePlays(playbook, live, withoutLeft, today);
  const staying = new Map([...holders].filter(([role]) => !leaving.handedOver.has(role)));
  const again = (settled: Earlier["settled"]) =>
    planCustomer({ ...request, earlier: { plays: leaving.goingOn, holders: staying, settled } });
  const settled = settledIn(base, live);
  if (withoutLeft.problems.length > 0 || (leaving.goingOn.length === 0 && settled.size === 0)) {
    return { next: withoutLeft, leaving, pushed: new Map() };
  }
  const byPlaybook = leaving.goingOn.length === 0 ? withoutLeft : again(new Map());
  if (settled.size === 0) return { next: byPlaybook, leaving, pushed: new Map() };
  const counted = again(settled);
  const pushed = pushedOut(counted, byPlaybook);
  const next = withDays(counted, settled, byPlaybook);
  return pushed === undefined
    ? { next, leaving, pushed: new Map() }
    : { next: { ...next, problems: [] }, leaving, pushed };
}

/** An untouched action keeps the day that it has, where another would be outside of its phase; to be decided. */
function keepingDay(merged: Merged, { base, live, next }: Versions): Merged {
  const { action } = merged;
  const untouched = base !== undefined && live !== undefined && sameParts(base, live, "when");
  if (action === undefined || next === undefined || !untouched || sameParts(live, next, "when"))
    return merged;
  return {
    ...merged,
    action: withPart(action, "when", partOf(live, "when")),
    conflicts: [...merged.conflicts, { about: "when", playbook: partOf(next, "when") }],
  };
}

/** What is done, and what people have put on another day. */
function settledIn(base: Plan, live: Plan): Earlier["settled"] {
  const planned = new Map(actionsIn(base).map((action) => [action.identity, action]));
  const settled = actionsIn(live).filter((action) => {
    const before = planned.get(action.identity);
    return action.done === true || (before !== undefined && !sameParts(before, action, "when"));
  });
  return new Map(
    settled.map(({ identity, date, until, time }) => [
      identity,
      { date, ...(until === undefined ? {} : { until }), ...(time === undefined ? {} : { time }) },
    ]),
  );
}

/** The settled actions as `byPlaybook` has them. */
function withDays(plan: Plan, settled: Earlier["settled"], byPlaybook: Plan): Plan {
  const own = new Map(actionsIn(byPlaybook).map((action) => [action.identity, action]));
  const asPlanned = (action: PlannedAction): PlannedAction =>
    settled.has(action.identity) ? (own.get(action.identity) ?? action) : action;
  return {
    ...plan,
    plays: plan.plays.map((play) => ({ ...play, actions: play.actions.map(asPlanned).toSorted(byTime) })),
  };
}

const actionsIn = ({ plays }: Plan): readonly PlannedAction[] => plays.flatMap(({ actions }) => actions);

const holdersIn = ({ team }: Plan): ReadonlyMap<string, readonly string[]> =>
  new Map(
    team.map(({ role, people }) => [
      role,
      people.flatMap(({ email }) => (email === undefined ? [] : [email.toLowerCase()])),
    ]),
  );

interface PlacedVersions extends Versions {
  /** By its name today, where the playbook still has it. */
  readonly play: string;
}

/** One of many of the same name is known by its day. */
function titleOf({ live, next, base }: Versions): string {
  const { title = "", occurrence, date = "" } = live ?? base ?? next ?? {};
  return occurrence === undefined ? title : `${title}, ${formatShortDate(date, "en")}`;
}

/** Plays that have another name by now have that one. */
function withNamesOfToday(plan: Plan, { plays }: Playbook): Plan {
  const today = (name: string): string =>
    (plays.find((play) => play.name === name) ?? plays.find(({ was }) => was === name))?.name ?? name;
  return { ...plan, plays: plan.plays.map((play) => ({ ...play, name: today(play.name) })) };
}

/** In the order of today's plan, then of people's. */
function versionsOf(base: Plan, live: Plan, next: Plan): ReadonlyMap<string, PlacedVersions> {
  const found = new Map<string, PlacedVersions>();
  for (const [version, plan] of [
    ["next", next],
    ["live", live],
    ["base", base],
  ] as const) {
    for (const { name, actions } of plan.plays) {
      for (const action of actions) {
        found.set(action.identity, { play: name, ...found.get(action.identity), [version]: action });
      }
    }
  }
  return found;
}

/** Today's plan with these actions in its plays, and plays that are left only for what remains of them. */
function planWith(next: Plan, live: Plan, kept: ReadonlyMap<string, readonly PlannedAction[]>): Plan {
  const filled = (play: PlannedPlay): PlannedPlay => ({
    ...play,
    actions: (kept.get(play.name) ?? []).toSorted(byTime),
  });
  const remaining = live.plays
    .filter(({ name }) => kept.has(name) && !next.plays.some((play) => play.name === name))
    .map((play) => ({ ...filled(play), waiting: [], notDecided: [] }));
  return {
    ...next,
    plays: [...next.plays.map(filled), ...remaining],
  };
}

interface Named {
  readonly identity: string;
  readonly play: string;
  readonly title: string;
}

/** @param outside what is wrong with the day of the playbook's side */
function told(
  conflict: ActionConflict,
  named: Named,
  { live, base, next }: Versions,
  outside: string | undefined,
): Conflict {
  const { about } = conflict;
  if (about === "taken out by the playbook") {
    const mine = `changed by hand: ${live === undefined ? "" : whenOf(live)}`;
    return { ...named, about, mine, playbook: "it is no longer there", take: "mine" };
  }
  if (about === "deleted by hand") {
    const changed = base && next ? changedParts(base, next).map((name) => partTitles[name]) : [];
    const playbook = `changed: ${changed.join(", ")}; now ${whenOf(conflict.playbook)}`;
    return { ...named, about, mine: "it was deleted", playbook, take: "mine", values: conflict.playbook };
  }
  return {
    ...named,
    about,
    mine: live === undefined ? "" : wordPart(live, about),
    playbook: [
      ...(next === undefined ? [] : [wordPart(next, about)]),
      ...(about === "when" && outside !== undefined ? [outside] : []),
    ].join("; "),
    take: "mine",
    values: conflict.playbook,
  };
}

/** What differs from the plan that people work with; undefined where nothing does. */
function changeOf(
  { live, next }: Versions,
  { action }: Merged,
  named: Named,
  { left }: Leaving,
  today: string,
): Change | undefined {
  const leftPlay = left.find(({ play }) => play === named.play);
  if (live === undefined) {
    if (action === undefined) return undefined;
    const late = action.date < today ? "; its day is past already" : "";
    return { ...named, kind: "new", parts: [], what: whenOf(action), why: `it is new in the plan${late}` };
  }
  if (action === undefined) {
    const why = leftPlay?.why ?? "the playbook has it no more, or its condition no longer holds";
    return { ...named, kind: "gone", parts: [], what: whenOf(live), why };
  }
  const parts = changedParts(live, action);
  if (parts.length === 0) return undefined;
  const what = parts.map((name) =>
    name === "words"
      ? partTitles.words
      : `${partTitles[name]}: ${wordPart(live, name)} → ${wordPart(action, name)}`,
  );
  const why =
    parts.includes("when") && next !== undefined
      ? next.reasons.join("; ")
      : "the playbook or the customer's data has changed";
  return { ...named, kind: "changed", parts, what: what.join("; "), why };
}
