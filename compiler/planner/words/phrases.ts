/**
 * The sentences that a plan says by itself: reasons, notices, headings. One language is one file.
 *
 * A language without a file reads them in English; everything that the playbook says is still in its own.
 * Days come in as "Mon, 7 Dec 2026", names and titles as they are shown.
 */

import type { Measure, SpanUnit, Type } from "../../ir/ir.ts";

/** The title of what a condition is about; undefined where it is told before the condition. */
export type Subject = string | undefined;

/** The subject before what is said of it, with what stands between the two. */
export const leading = (title: Subject, sign: string): string => (title === undefined ? "" : title + sign);

/** The same behind what is said of it. */
export const trailing = (sign: string, title: Subject): string => (title === undefined ? "" : sign + title);

export type Comparison = "<" | "<=" | ">" | ">=";

/** How days and times of day compare, which lie before and after one another: "before 17:00". */
export type Moments = Readonly<Record<Comparison, (moment: string) => string>> & {
  between(from: string, before: string): string;
};

/** Undefined of what is no day and no time of day. `isTitle`: what it is compared with is told by its title. */
export const momentsFor = (
  type: Type | undefined,
  { moments }: Pick<Phrases, "moments">,
  isTitle = false,
): Moments | undefined =>
  type?.kind === "date" || type?.kind === "time" ? moments[isTitle ? "titled" : type.kind] : undefined;

export interface Phrases {
  readonly language: string;
  /** "3 business days" */
  span(count: number, unit: SpanUnit): string;
  readonly anchors: {
    readonly start: string;
    /** What has a title, in quotation marks: titles are often words that would read on. */
    titled(title: string): string;
    endOf(title: string): string;
  };
  readonly reasons: {
    /** `day` is given where the action does not stay on it; otherwise the plan shows it already. */
    on(anchor: string, day?: string): string;
    /** On a day that the play itself names. */
    given(day?: string): string;
    offset(counted: Offset, day?: string): string;
    recurring(every: string, counted: Recurring | undefined, day?: string): string;
    /** Days off that are counted, not named. */
    more(count: number): string;
    moved(day: string, because: string): string;
    dayOff(name: string | undefined): string;
    customerDayOff: string;
    /** Before one of the two above, of what is on another day in that zone. */
    elsewhere(day: string, timezone: string, because: string): string;
    outsideCustomerHours(clock: string, timezone: string): string;
    waitedFor(action: string, day: string): string;
    fixed: string;
    /** `what` could not be kept if this took a day longer. */
    noSlack(what: string): string;
    /** Of a day that somebody changed in the plan. */
    byHand: string;
    noLength(minutes: number): string;
    waiting(anchor: string): string;
    /** Nothing will come of waiting for it. */
    past(anchor: string): string;
    waitingForWorkingDay: string;
    notInPlan(action: string): string;
    notDecided(signals: string): string;
    stageOfRecord: string;
    stageEntered: string;
    firstStage: string;
  };
  readonly notices: {
    staysOnDayOff(day: string, because: string): string;
    /** `end`: the day on which what it needs is over. */
    beforeItsNeed(day: string, action: string, end: string): string;
    skipped(day: string, because: string): string;
    collapsed(day: string): string;
    movedOutOfPhase(day: string, phase: string): string;
    outsideWindow(day: string): string;
    clockSkipped(written: string, timezone: string, day: string, clock: string): string;
    clockDoubled(written: string, timezone: string, day: string): string;
    outsideOwnHours(clock: string, timezone: string): string;
    channelClosed(channel: string, day: string, clock: string | undefined): string;
    channelWithoutLanguage(channel: string, language: string): string;
    noCustomerTimezone(timezone: string): string;
    openEnded(day: string): string;
    /** Of what recurs more often than plans hold. */
    tooOften(times: number, day: string): string;
    /** Of a survey. */
    askedBeforeStart(day: string): string;
    notInTime(from: string, to: string): string;
    endsFirst(end: string, begin: string): string;
    needsNotInPlan(action: string): string;
    clauseSkipped(role: string, clause: string, signals: string): string;
    noLanguage(taken: string): string;
    otherLanguage(missing: string, taken: string): string;
    noContact(role: string): string;
    addColumns(columns: string): string;
    /** `role`: as it stands in JSON. */
    addContact(columns: string, role: string): string;
    severalContacts(role: string, name: string): string;
    /** Somebody of the team, on days on which they have something to do. */
    away(name: string, from: string, to: string): string;
    /** What to do about it. */
    readonly standIn: string;
    /** The customer's stage has no play for their persona. */
    noPlay(stage: string, persona: string): string;
    /** What to do about it. */
    readonly checkStage: string;
    /** Of the roster's column `rate`. */
    rateIsNoMoney(title: string): string;
    declareRate(example: string): string;
  };
  /** Why a message has its tone, and what tones ask for. */
  readonly tones: {
    otherwise: string;
    noneHolds: string;
    noWords(tone: string): string;
    readonly fields: Readonly<Record<"feeling" | "channel" | "persona", string>>;
  };
  readonly people: {
    onlyOne: string;
    noRule: string;
    noTeam: string;
    contact: string;
    fails(clause: string): string;
    unknown(fields: string, clause: string): string;
    ranked(points: string): string;
    load(column: string, value: string): string;
    /** "12 of 12" */
    ofLimit(value: string, limit: string): string;
    /** `action`: the first thing to do, on that day; without, the plan starts then. */
    away(from: string, to: string, day: string, action: string | undefined): string;
    preferred(clause: string, points: string): string;
    tie: string;
    /** Of somebody who had the role in the plan before. */
    keeps: string;
    /** Of the others, then. */
    keepsOthers: string;
  };
  /** Parts of conditions: "Skills: portal", "Load below 80%". */
  readonly conditions: {
    is(title: Subject, what: string, negated: boolean): string;
    /** Inside `is`: a language that somebody speaks, in place of the one asked for. */
    serves(spoken: string, asked: string): string;
    compare(title: Subject, operator: Comparison, value: string, moments?: Moments): string;
    /** A text that is asked for, inside `contains` and `starts`. */
    quote(text: string): string;
    /** `what`: one of these texts is enough. */
    contains(title: Subject, what: string, negated: boolean): string;
    starts(title: Subject, what: string, negated: boolean): string;
    /** `what` is a pattern between slashes. */
    matches(title: Subject, what: string, negated: boolean): string;
    known(title: string, negated: boolean): string;
    /** Of a set in which nothing is. */
    readonly none: string;
    /** Of yes or no. */
    holds(title: Subject, negated: boolean): string;
  };
  readonly moments: Readonly<Record<"date" | "time" | "titled", Moments>>;
  /** What `accept` asks of who is first. */
  readonly measures: Readonly<Record<Measure, string>>;
  readonly explanations: ExplanationPhrases;
  readonly headings: Headings;
}

/** Why a customer is who they are. Personas come by their titles, reasons with their points: "Developers: 12 (+5)". */
export interface ExplanationPhrases {
  readonly comma: string;
  /** Between two parts of a sentence. */
  readonly semicolon: string;
  because(persona: string, reasons: string): string;
  withoutReason(persona: string): string;
  /** `unmet`: the clauses of `accept` that failed: "score at least 4". */
  fallback(persona: string, unmet: string): string;
  kept(persona: string): string;
  undecided(unmet: string): string;
  missing(signals: string): string;
  /** Of the second, after the verdict. */
  behind(persona: string, amount: string): string;
  equal(persona: string): string;
  notKnown: string;
  /** Instead of a personal value. */
  personal: string;
  isFirst(persona: string): string;
  firstButUnmet(persona: string, unmet: string): string;
  whyNot(persona: string, rival: string, amount: string): string;
  whyNotEqual(persona: string, rival: string): string;
  /** Headings of the two lists. */
  lost(rival: string, persona: string): string;
  chances(persona: string): string;
  needed(needs: string): string;
  /** Among needs, what has to be known, or not. */
  toBeKnown(title: Subject, negated: boolean): string;
  away(amount: string): string;
}

/** "3 business days after the start (Tue, 1 Dec 2026), not counting 24 Dec". */
export interface Offset {
  readonly span: string;
  readonly direction: "before" | "after";
  readonly anchor: string;
  /** Absent where the anchor is itself a day. */
  readonly anchorDay?: string;
  /** Days off that were passed over. */
  readonly without?: string;
}

/** What the days of something that recurs are counted by: "on Tuesday", "after Go-live". */
export interface Recurring {
  readonly how: "on" | "after";
  readonly what: string;
  /** The day of what it is counted from. */
  readonly anchorDay?: string;
}

/** What the templates of plans are written with. */
export interface Headings {
  readonly customer: string;
  readonly persona: string;
  readonly stage: string;
  readonly start: string;
  readonly goal: string;
  readonly window: string;
  readonly team: string;
  /** How long each role has to do. */
  readonly hours: string;
  /** "2 without a length": tasks that are not in the hours. */
  withoutLength(count: number): string;
  readonly role: string;
  readonly who: string;
  /** Whom a message goes to, and who signs it. */
  readonly to: string;
  readonly from: string;
  readonly why: string;
  readonly when: string;
  readonly until: string;
  readonly otherActions: string;
  readonly resources: string;
  readonly serves: string;
  readonly needs: string;
  readonly channel: string;
  readonly subject: string;
  readonly waiting: string;
  readonly notDecided: string;
  readonly toCome: string;
  readonly notices: string;
  readonly problems: string;
  readonly nothingPlanned: string;
  /** What the customer is asked. */
  readonly surveys: string;
  readonly kinds: Readonly<Record<"task" | "meeting" | "milestone" | "message" | "survey", string>>;
}
