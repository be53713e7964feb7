/**
 * The value of a property, for every shape that the vocabulary knows.
 *
 * `ShapeNodes` is the list: a new shape is a line in it. Values that stand elsewhere too (conditions, times,
 * weights, expectations) have files of their own.
 */

import type { Span } from "../../source/span.ts";
import type { Condition } from "./conditions.ts";
import type { CohortExpectation, ExpectationClause, Measure } from "./expectations.ts";
import type { DateLiteral, DurationLiteral, Literal, NumberLiteral, PercentLiteral } from "./literals.ts";
import type { Base, LocalizedText, Name, Reference, Text } from "./node.ts";
import type { OpenHours, Reminder, Schedule, Window } from "./times.ts";
import type { TypeNode } from "./types.ts";
import type { EachRule, ForRule, WhenRule } from "./weights.ts";

/** Every shape that a property's value can have: the key is the word vocabulary.ts uses. */
export interface ShapeNodes {
  flag: FlagValue;
  text: Text;
  texts: TextsValue;
  name: Reference;
  names: NamesValue;
  /** A word chosen from a closed list that the vocabulary gives. */
  choice: ChoiceValue;
  "named-texts": NamedTextsValue;
  "new-names": NewNamesValue;
  "feeling-change": FeelingChangeValue;
  handover: HandoverValue;
  tone: ToneValue;
  body: BodyValue;
  languages: LanguagesValue;
  number: NumberLiteral;
  date: DateLiteral;
  duration: DurationLiteral;
  condition: Condition;
  type: TypeNode;
  review: ReviewValue;
  hours: HoursValue;
  holidays: HolidaysValue;
  job: JobValue;
  "accept-clauses": AcceptValue;
  keep: KeepValue;
  otherwise: OtherwiseValue;
  "when-rule": WhenRule;
  "for-rule": ForRule | EachRule;
  preference: PreferenceValue;
  spread: SpreadValue;
  schedule: Schedule;
  window: Window;
  reminders: RemindersValue;
  target: TargetValue;
  expectation: ExpectationValue;
  "cohort-expectation": CohortExpectation;
}
export type Value = ShapeNodes[keyof ShapeNodes];

/** The word alone: `required`, `many`. */
export interface FlagValue extends Base {
  readonly kind: "flag";
}
export interface TextsValue extends Base {
  readonly kind: "texts";
  readonly texts: readonly LocalizedText[];
}
export interface NamesValue extends Base {
  readonly kind: "names";
  readonly names: readonly Reference[];
}
export interface ChoiceValue extends Base {
  readonly kind: "choice";
  /** The words joined by one blank: `finish started`. */
  readonly choice: string;
}
/** `briefs "Detailed concept briefs", es "…"` */
export interface NamedTextsValue extends Base {
  readonly kind: "named-texts";
  readonly name: Name;
  readonly texts: readonly LocalizedText[];
}
/** `calm, anxious, upset`: names that are given here. */
export interface NewNamesValue extends Base {
  readonly kind: "new-names";
  readonly names: readonly Name[];
}
/** `anxious`, `anxious to calm` */
export interface FeelingChangeValue extends Base {
  readonly kind: "feeling-change";
  readonly from: Reference;
  readonly to?: Reference;
}
/** `soothing when feeling is upset`, or `relaxed` alone: whenever it comes to it. */
export interface ToneValue extends Base {
  readonly kind: "tone";
  readonly name: Name;
  readonly condition?: Condition;
}
/** `formal en """…""", es """…"""`; without a tone, for all that have no words of their own. */
export interface BodyValue extends Base {
  readonly kind: "body";
  readonly tone?: Reference;
  readonly texts: readonly LocalizedText[];
}
/** `Support "What was built, who knows it"` */
export interface HandoverValue extends Base {
  readonly kind: "handover";
  readonly stage: Reference;
  readonly texts: readonly LocalizedText[];
}
export interface LanguagesValue extends Base {
  readonly kind: "languages";
  readonly languages: readonly Name[];
}
/** `2026-10-01 every 6 months` */
export interface ReviewValue extends Base {
  readonly kind: "review";
  readonly date: DateLiteral;
  readonly every?: DurationLiteral;
}
export interface HoursValue extends Base {
  readonly kind: "hours";
  readonly hours: readonly OpenHours[];
}
export interface HolidaysValue extends Base {
  readonly kind: "holidays";
  readonly holidays: readonly (Text | DateLiteral)[];
}
/** `when "…" want "…" so "…"` */
export interface JobValue extends Base {
  readonly kind: "job";
  readonly when: readonly LocalizedText[];
  readonly want: readonly LocalizedText[];
  readonly so: readonly LocalizedText[];
}
/** `when score >= 4 and coverage >= 50%` */
export interface AcceptValue extends Base {
  readonly kind: "accept-clauses";
  readonly clauses: readonly AcceptClause[];
}
export interface AcceptClause extends Base {
  readonly kind: "accept-clause";
  readonly measure: Measure;
  readonly measureSpan: Span;
  readonly operator: ">" | ">=";
  readonly value: NumberLiteral | PercentLiteral;
}
/** `previous unless beaten by 2` */
export interface KeepValue extends Base {
  readonly kind: "keep";
  readonly beatenBy: NumberLiteral | PercentLiteral;
}
/** `otherwise Consulting` or `otherwise undecided` */
export interface OtherwiseValue extends Base {
  readonly kind: "otherwise";
  /** Absent: undecided. */
  readonly persona?: Reference;
}
/** `require <condition>`; `prefer <condition> [for Technical] then +4` */
export interface PreferenceValue extends Base {
  readonly kind: "preference";
  readonly condition: Condition;
  readonly personas: readonly Reference[];
  /** Present in `prefer`, absent in `require`. */
  readonly points?: NumberLiteral;
}
/** `spread evenly by load`; `spread evenly by load adding 10% at most 100%`; `spread evenly by projects at most capacity` */
export interface SpreadValue extends Base {
  readonly kind: "spread";
  readonly column: Reference;
  /** What one customer adds to it. */
  readonly adding?: Literal;
  /** How far it may go: a value, or the column that holds it. */
  readonly atMost?: Literal;
}
export interface RemindersValue extends Base {
  readonly kind: "reminders";
  readonly reminders: readonly Reminder[];
}
/** `70 over 90 days`, `80% over 6 months` */
export interface TargetValue extends Base {
  readonly kind: "target";
  readonly mark: NumberLiteral | PercentLiteral;
  readonly over: DurationLiteral;
}
export interface ExpectationValue extends Base {
  readonly kind: "expectation";
  readonly clauses: readonly ExpectationClause[];
}
