/**
 * The intermediate representation: a checked playbook as plain data.
 *
 * It is what `playbook.json` holds, and all that the evaluator, the emitters, the record codec and the planner
 * read. Small, closed, serialisable: every name is resolved, every default filled in, every value in its
 * canonical form, every text that depends on a language a map from language tag to text. Source positions are
 * kept, so that a reason can name its line.
 *
 * Canonical values (`Value`): numbers of type `integer`, `decimal`, `percent` and `money` are integers scaled
 * by the type's places (12.5 % is 1250, USD 100,000 is 10000000); durations are minutes; dates, times and
 * everything else are strings in their ISO or canonical form; sets are arrays of members in declared order.
 * Points are integers in thousandths. Shares (coverage, fit) are basis points.
 *
 * Invariant: once it is released, a change of meaning or shape raises `irVersion`.
 */

import type { Condition, Definition } from "./condition.ts";
import type { Cohort, Test } from "./proof.ts";
import type { At, Measure, Texts, Value } from "./value.ts";

export type * from "./condition.ts";
export type * from "./proof.ts";
export type * from "./value.ts";

import type { Channel, Resource, Stage, Tone } from "./journey.ts";
import type { Schedule, Span, Window, WorkCalendar } from "./times.ts";

export type * from "./journey.ts";
export type * from "./times.ts";

export const irVersion = 1;

export interface Playbook {
  readonly format: "persona-playbook";
  readonly irVersion: typeof irVersion;
  readonly name: string;
  readonly titles: Texts;
  readonly version: string;
  readonly owner: Owner;
  readonly reviewed?: { readonly on: string; readonly every?: Span };
  /** BCP 47 tags; the first is the playbook's own. */
  readonly languages: readonly string[];
  readonly calendar: WorkCalendar;
  /** Signals that hold fields of the customer's record. */
  readonly customer: {
    readonly language?: string;
    readonly timezone?: string;
    readonly stage?: string;
    readonly feeling?: string;
  };
  readonly signalGroups: readonly SignalGroup[];
  readonly signals: readonly Signal[];
  readonly definitions: readonly Definition[];
  readonly personas: readonly Persona[];
  readonly ruleGroups: readonly RuleGroup[];
  readonly rules: readonly Rule[];
  readonly classify: Classify;
  /** The roster's columns, beside `name` and `email`, which are always there. */
  readonly team: readonly Signal[];
  readonly roles: readonly Role[];
  readonly assignments: readonly Assignment[];
  readonly channels: readonly Channel[];
  readonly stages: readonly Stage[];
  /** How customers can feel, in the order written. */
  readonly feelings: readonly string[];
  /** In the order in which they are tried. */
  readonly tones: readonly Tone[];
  readonly resources: readonly Resource[];
  readonly messages: readonly Message[];
  readonly plays: readonly Play[];
  readonly surveys: readonly Survey[];
  readonly tests: readonly Test[];
  readonly cohorts: readonly Cohort[];
}

export interface Owner {
  readonly name: string;
  readonly email?: string;
}

// ---------- values and types ----------

export type Type =
  | { readonly kind: "boolean" }
  | NumericType
  | { readonly kind: "duration"; readonly range?: Range }
  | { readonly kind: "date"; readonly range?: Range }
  | { readonly kind: "time"; readonly range?: Range }
  | { readonly kind: "text" | "language" | "country" | "timezone" | "email" | "link" | "period" }
  | EnumerationType
  | SetType
  | ListType;
/** Integers scaled by 10 to the power of `places`. */
export interface NumericType {
  readonly kind: "integer" | "decimal" | "percent" | "money";
  readonly places: number;
  /** ISO 4217, of money. */
  readonly currency?: string;
  readonly range?: Range;
}
export interface EnumerationType {
  readonly kind: "enumeration";
  /** Of a declared type; absent for `one of …` written in place. */
  readonly name?: string;
  readonly members: readonly Member[];
}
export interface Member {
  readonly name: string;
  readonly titles: Texts;
}
export interface SetType {
  readonly kind: "set";
  readonly element: Type;
}
export interface ListType {
  readonly kind: "list";
  readonly element: Type;
}
/** Canonical bounds. The lower is included; the upper is if `upperIncluded`. */
export interface Range {
  readonly lower?: number | string;
  readonly upper?: number | string;
  readonly upperIncluded: boolean;
}

export interface SignalGroup {
  readonly name: string;
  readonly titles: Texts;
  readonly source?: "internal" | "research";
  readonly at: At;
}
export interface Signal {
  readonly name: string;
  readonly titles: Texts;
  /** The group's name; absent for a column of the roster. */
  readonly group?: string;
  readonly type: Type;
  readonly required: boolean;
  readonly personal: boolean;
  readonly sensitive: boolean;
  readonly context: boolean;
  readonly at: At;
}

// ---------- personas and weights ----------

export interface Persona {
  readonly name: string;
  readonly titles: Texts;
  readonly summary: Texts;
  readonly challenges: readonly Texts[];
  readonly needs: readonly { readonly name: string; readonly texts: Texts }[];
  readonly values: readonly Texts[];
  readonly jobs: readonly { readonly when: Texts; readonly want: Texts; readonly so: Texts }[];
  /** Ranked, the best first. */
  readonly channels: readonly string[];
  /** What they are like, by kind (`knowledge`, `technology`); a kind may come several times. */
  readonly traits: readonly { readonly kind: string; readonly texts: Texts }[];
  /** A picture, by its path in the project folder. */
  readonly portrait?: string;
  readonly quotes: readonly Texts[];
  /** `month` is the last month in the text, as `2026-03`, where it has one: from when the evidence is. */
  readonly evidence: readonly { readonly texts: Texts; readonly month?: string }[];
  readonly at: At;
}

/** A block of `weights`. */
export interface RuleGroup {
  readonly titles: Texts;
  /** The ids of its entries, in the order written; every rule is in one group. */
  readonly rules: readonly string[];
  readonly at: At;
}
/** One entry of `weights`. `id` is its place in the list: `rule-1`. */
export type Rule = WhenRule | CasesRule | EachRule;
interface RuleBase {
  readonly id: string;
  readonly at: At;
}
/** Decided as its condition is. */
export interface WhenRule extends RuleBase {
  readonly kind: "when";
  readonly condition: Condition;
  readonly award: Award;
}
/** `for signal { … }`; decided when the signal is known. At most one arm fits. */
export interface CasesRule extends RuleBase {
  readonly kind: "cases";
  readonly signal: string;
  readonly arms: readonly Arm[];
  /** Points when the signal is unknown; it still does not count as decided. */
  readonly unknown?: Award & { readonly at: At };
}
export interface Arm {
  readonly test:
    | { readonly kind: "values"; readonly values: readonly Value[] }
    /** Lower bound included, upper excluded. */
    | { readonly kind: "band"; readonly lower?: number | string; readonly below?: number | string };
  readonly award: Award;
  readonly at: At;
}
/** `for each of set`: the points once for each member. */
export interface EachRule extends RuleBase {
  readonly kind: "each";
  readonly signal: string;
  readonly award: Award;
}
export interface Award {
  readonly points: readonly Points[];
  readonly because: Texts;
}
export interface Points {
  readonly persona: string;
  /** In thousandths. */
  readonly points: number;
  /** Of `each`: the absolute total is held to this, in thousandths. */
  readonly atMost?: number;
}

export interface Classify {
  readonly rankBy: "score" | "fit";
  readonly accept: readonly AcceptClause[];
  /** Every persona, in the order that decides ties. */
  readonly ties: readonly string[];
  /** Where the playbook says it; absent: personas go in the order declared. */
  readonly tiesAt?: At;
  /** A persona, or absent: undecided. */
  readonly otherwise?: string;
  /** Where the playbook says it. */
  readonly otherwiseAt?: At;
  /** Thousandths of a point, or basis points under `rank by fit`. */
  readonly keepUnlessBeatenBy?: number;
  readonly keepAt?: At;
}
/** Score and margin in thousandths (margin in basis points under `rank by fit`); coverage, fit in basis points. */
export interface AcceptClause {
  readonly measure: Measure;
  readonly operator: ">" | ">=";
  readonly value: number;
  readonly at: At;
}
// ---------- people ----------

export interface Role {
  readonly name: string;
  readonly titles: Texts;
  readonly from: "team" | "customer";
  readonly many: boolean;
  readonly at: At;
}
export interface Assignment {
  readonly role: string;
  readonly require: readonly Preference[];
  readonly prefer: readonly (Preference & { readonly points: number })[];
  readonly spread?: Spread;
  readonly at: At;
}
/** The column by which the least loaded goes first. */
export interface Spread {
  readonly column: string;
  /** What each customer adds to it, in the column's own unit; 0 where nothing was said of it. */
  readonly adding: number;
  /** How far it may go: a value, or the column that holds it for each person. */
  readonly atMost?: number | { readonly column: string };
}
export interface Preference {
  readonly condition: Condition;
  /** Only for customers of these personas; empty for all. */
  readonly personas: readonly string[];
  /** As written: "skills has portal". */
  readonly text: string;
  readonly at: At;
}

// ---------- plays ----------

export interface Play {
  readonly name: string;
  readonly was?: string;
  readonly titles: Texts;
  /** Empty: for everyone. */
  readonly personas: readonly string[];
  readonly stage: string;
  readonly goal: Texts;
  readonly window?: Window;
  readonly leaving: "finish started" | "cancel" | "hand over";
  readonly phases: readonly Phase[];
  /** In the order written; phases and conditions are fields of the action. */
  readonly actions: readonly Action[];
  readonly at: At;
}
export interface Phase {
  readonly name: string;
  readonly titles: Texts;
  readonly window: Window;
  readonly at: At;
}
interface ActionBase {
  readonly name: string;
  readonly was?: string;
  readonly titles: Texts;
  readonly phase?: string;
  /** The conditions of the `if` blocks around it, outermost first. */
  readonly conditions: readonly Condition[];
  readonly when: Schedule;
  /** Names of actions of this play. */
  readonly needs: readonly string[];
  readonly serves: readonly string[];
  readonly give: readonly string[];
  readonly at: At;
}
export interface Task extends ActionBase {
  readonly kind: "task";
  readonly owner: string;
  readonly takes?: Span;
  readonly note: Template;
}
export interface Meeting extends ActionBase {
  readonly kind: "meeting";
  readonly invite: readonly string[];
  readonly remind: readonly Span[];
  readonly agenda: Template;
}
export interface Milestone extends ActionBase {
  readonly kind: "milestone";
  readonly owner?: string;
}
export interface MessageAction extends ActionBase {
  readonly kind: "message";
  readonly send: string;
  readonly to: readonly string[];
  readonly channel: string;
}
export type Action = Task | Meeting | Milestone | MessageAction;

export interface Message {
  readonly name: string;
  readonly was?: string;
  readonly titles: Texts;
  readonly subject: Template;
  /** One without a tone, and one for each tone that has its own words; at least one. */
  readonly bodies: readonly Body[];
  readonly at: At;
}
export interface Body {
  readonly tone?: string;
  readonly texts: Template;
}
/** Handlebars source by language, checked; indentation of text blocks already stripped. */
export type Template = Texts;

// ---------- surveys ----------

export interface Survey {
  readonly name: string;
  readonly titles: Texts;
  /** Answers from 0 to 10 (net promoter score), or from 1 to 5 (satisfaction). */
  readonly kind: "nps" | "csat";
  readonly question: Texts;
  readonly to: readonly string[];
  readonly channel: string;
  readonly ask: readonly Schedule[];
  readonly target?: SurveyTarget;
  readonly at: At;
}
/** What the answers of the last `over` should come to. */
export interface SurveyTarget {
  /** Of `nps` from -100 to 100; of `csat` the share of answers that are 4 or 5, in basis points. */
  readonly mark: number;
  readonly over: Span;
}
