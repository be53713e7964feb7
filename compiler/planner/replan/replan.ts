/**
 * Re-planning: the plan as it was made, as people have it by now, and as it would be made today, become one.
 *
 * Actions meet by their identity, which outlives a rename. Nothing is decided here that people could not see: every
 * difference to the plan that they work with is a change or a conflict of the migration.
 */

import type { Playbook } from "../../ir/ir.ts";
import { firstSent } from "../calendar/updates.ts";
import { countHours } from "../people/hours.ts";
import type { Plan, PlannedAction, PlannedPlay } from "../plan.ts";
import { planCustomer } from "../plan-customer.ts";
import { byTime } from "../plan-play.ts";
import { surveysName } from "../plan-surveys.ts";
import type { Earlier, PlanRequest } from "../prepare.ts";
import { formatShortDate } from "../words/format-value.ts";
import { phrasesFor } from "../words/phrases/by-language.ts";
import { changesOf, type MergedAction, type Named, otherCause } from "./changes.ts";
import { withDaysChecked } from "./check-days.ts";
import { type Leaving, leavePlays } from "./left-plays.ts";
import { type ActionConflict, type Merged, mergeAction, type Versions } from "./merge-action.ts";
import { mergePlayTitles } from "./merge-play-titles.ts";
import type { Conflict, Migration } from "./migration.ts";
import { keptWords, partTitles, whenOf, wordPart } from "./part-words.ts";
import { changedParts, partOf, sameParts, unplaced, withPart } from "./parts.ts";
import { pushedOut, type WrongDay } from "./pushed-out.ts";
import { settleSeries } from "./settle-series.ts";
import { writtenAnew } from "./written-anew.ts";

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
  const [baseToday, liveToday] = [withNamesOfToday(base, playbook), withNamesOfToday(live, playbook)];
  const byHand = phrasesFor(live.language).reasons.byHand;
  const conflicts: Conflict[] = [];
  const keptByHand: Migration["keptByHand"][number][] = [];
  const kept = new Map<string, PlannedAction[]>();
  const all: MergedAction[] = [];
  const rounds = { base, live: liveToday, next, leaving, today };
  const titled = mergePlayTitles(baseToday, liveToday, next, otherCause([], rounds));
  conflicts.push(...titled.conflicts);
  keptByHand.push(...titled.keptByHand);
  for (const [identity, versions] of versionsOf(baseToday, liveToday, next)) {
    const wrong = pushed.get(identity);
    const plain = mergeAction(versions, byHand);
    const merged = wrong === undefined ? plain : keepingDay(plain, versions);
    const named = { identity, play: playOf(merged, versions), title: titleOf(versions) };
    if (merged.action !== undefined)
      kept.set(named.play, [...(kept.get(named.play) ?? []), unplaced(merged.action)]);
    if (merged.byHand.length > 0)
      keptByHand.push({ ...named, parts: merged.byHand, what: keptWords(versions, merged.byHand) });
    conflicts.push(...merged.conflicts.map((conflict) => told(conflict, named, versions, wrong)));
    all.push({ named, versions, merged });
  }
  const before = { ...live, sent: live.sent ?? firstSent(base) };
  const merged = countHours(settleSeries(planWith(titled.plan, liveToday, kept), actionsIn(next)));
  const { plan: after, notices } = withDaysChecked(merged, { byHand: daysByHand(all), today }, request);
  const changes = [...titled.changes, ...changesOf(all, rounds)];
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
      notices: [...notices, ...writtenAnew(baseToday, liveToday)],
      before,
      after,
    },
  };
}

interface Anew {
  readonly next: Plan;
  readonly leaving: Leaving;
  /** By identity: what is wrong with a day that comes of what people moved. */
  readonly pushed: ReadonlyMap<string, WrongDay>;
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
  const pushed = pushedOut(counted, byPlaybook, openIn(live, settled));
  const next = withDays(counted, settled, byPlaybook);
  return pushed === undefined
    ? { next, leaving, pushed: new Map() }
    : { next: { ...next, problems: [] }, leaving, pushed };
}

/** Whoever moved it, or left it where it was, keeps that day until it is decided. */
function keepingDay(merged: Merged, { live, next }: Versions): Merged {
  const { action } = merged;
  const isTold = merged.conflicts.some(({ about }) => about === "when");
  if (action === undefined || live === undefined || next === undefined || isTold) return merged;
  if (sameParts(live, next, "when")) return merged;
  return {
    ...merged,
    action: sameParts(live, action, "when") ? action : withPart(action, "when", partOf(live, "when")),
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

/** Of what is settled, what can still be put on another day. */
const openIn = (live: Plan, settled: Earlier["settled"]): ReadonlySet<string> =>
  new Set(
    actionsIn(live)
      .filter(({ identity, done }) => done !== true && settled.has(identity))
      .map(({ identity }) => identity),
  );

/**
 * The settled actions on the days that `byPlaybook` gives them. All else of them, and their words before all, is as
 * the settled days have it: an agenda names the day on which people will meet.
 */
function withDays(plan: Plan, settled: Earlier["settled"], byPlaybook: Plan): Plan {
  const own = new Map(actionsIn(byPlaybook).map((action) => [action.identity, action]));
  const asPlanned = (action: PlannedAction): PlannedAction => {
    const planned = settled.has(action.identity) ? own.get(action.identity) : undefined;
    if (planned === undefined) return action;
    const { recurrence: _, ...single } = withPart(action, "when", partOf(planned, "when"));
    return planned.recurrence === undefined ? single : { ...single, recurrence: planned.recurrence };
  };
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

/** By its name today, where the playbook still has it. */
const playOf = ({ action }: Merged, { live, next, base }: Versions): string =>
  (action ?? next ?? live ?? base)?.play?.name ?? "";

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
function versionsOf(base: Plan, live: Plan, next: Plan): ReadonlyMap<string, Versions> {
  const found = new Map<string, Versions>();
  for (const [version, plan] of [
    ["next", next],
    ["live", live],
    ["base", base],
  ] as const) {
    for (const { name, title, actions } of plan.plays) {
      for (const action of actions) {
        const placed = { ...action, play: { name, title } };
        found.set(action.identity, { ...found.get(action.identity), [version]: placed });
      }
    }
  }
  return found;
}

/**
 * Today's plan with these actions in its plays, and plays that are left only for what remains of them, before the
 * surveys. A phase that the playbook has no more stays for what is in it.
 */
function planWith(next: Plan, live: Plan, kept: ReadonlyMap<string, readonly PlannedAction[]>): Plan {
  const filled = (play: PlannedPlay): PlannedPlay => {
    const actions = (kept.get(play.name) ?? []).toSorted(byTime);
    const used = new Set(actions.map(({ phase }) => phase));
    const old = live.plays.find(({ name }) => name === play.name)?.phases ?? [];
    const remaining = old.filter(
      ({ name }) => used.has(name) && !play.phases.some((phase) => phase.name === name),
    );
    return { ...play, phases: [...play.phases, ...remaining], actions };
  };
  const remaining = live.plays
    .filter(({ name }) => kept.has(name) && !next.plays.some((play) => play.name === name))
    .map((play) => ({ ...filled(play), waiting: [], notDecided: [] }));
  const [surveys = [], plays = []] = [true, false].map((wanted) =>
    next.plays.filter(({ name }) => (name === surveysName) === wanted).map(filled),
  );
  return { ...next, plays: [...plays, ...remaining, ...surveys] };
}

/** Days that people chose: what they moved, what they keep, what they added. */
const daysByHand = (all: readonly MergedAction[]): ReadonlySet<string> =>
  new Set(
    all
      .filter(({ versions: { base, live, next }, merged: { byHand, conflicts } }) =>
        live !== undefined && base === undefined && next === undefined
          ? true
          : byHand.includes("when") || conflicts.some(({ about }) => about === "when"),
      )
      .map(({ named: { identity } }) => identity),
  );

/** @param wrong what is wrong with the day of one side */
function told(
  conflict: ActionConflict,
  named: Named,
  { live, base, next }: Versions,
  wrong: WrongDay | undefined,
): Conflict {
  const { about } = conflict;
  if (about === "taken out by the playbook") {
    const mine = `changed by hand: ${live === undefined ? "" : whenOf(live)}`;
    return { ...named, about, mine, playbook: "it is no longer there", take: "mine" };
  }
  if (about === "deleted by hand") {
    const changed = base && next ? changedParts(base, next).map((name) => partTitles[name]) : [];
    const playbook = `changed: ${changed.join(", ")}; now ${whenOf(conflict.playbook)}`;
    const values = unplaced(conflict.playbook);
    return { ...named, about, mine: "it was deleted", playbook, take: "mine", values };
  }
  const side = (action: PlannedAction | undefined, of: WrongDay["side"]): string =>
    [
      ...(action === undefined ? [] : [wordPart(action, about)]),
      ...(about === "when" && wrong?.side === of ? [wrong.message] : []),
    ].join("; ");
  return {
    ...named,
    about,
    mine: side(live, "mine"),
    playbook: side(next, "playbook"),
    take: "mine",
    values: conflict.playbook,
  };
}
