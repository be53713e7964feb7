/**
 * The syntax tree: what was written, nothing concluded from it.
 *
 * The language has one shape, `keyword Name "Title" { properties }`, and so does the tree: every construct is
 * a `Declaration`, every line in it a `Property` or another declaration, and only the values differ. Which
 * words a block knows, and the shape of each value, stands in vocabulary.ts.
 *
 * Invariant: nodes are never changed after the parser returned them; later stages write side tables keyed
 * by node. Invariant: a child's span lies inside its parent's. Tokens that recovery inserted never get here:
 * what is missing is an absent field, or a name or text whose `text` is empty and whose `missing` is true.
 */

import type { Span } from "../source/span.ts";
import type { DayName } from "../values/weekday.ts";
import type { DeclarationKind, PropertyWord, Shape } from "./vocabulary.ts";

interface Base {
  readonly span: Span;
  /** The parser gave up inside this node: nothing may be reported on it but what the parser said. */
  readonly broken?: true;
}

/** A name where it is given, or a word that stands for itself (a language tag, a currency). */
export interface Name extends Base {
  readonly kind: "name";
  /** In NFC. */
  readonly text: string;
  readonly missing?: true;
  /** Reported for its hyphens already, and read without them. */
  readonly respelled?: true;
}

/** A name where it is used. What it may refer to is said by the property or the condition it stands in. */
export interface Reference extends Base {
  readonly kind: "reference";
  readonly text: string;
  readonly missing?: true;
  /** Reported for its hyphens already, and read without them. */
  readonly respelled?: true;
}

/** A text in quotes or in a `"""` block, escapes resolved and block indentation stripped. */
export interface Text extends Base {
  readonly kind: "text";
  readonly value: string;
  readonly block: boolean;
  readonly missing?: true;
}

/** `"Price"` or `es "Precio"` */
export interface LocalizedText extends Base {
  readonly kind: "localized-text";
  readonly language?: Name;
  readonly text: Text;
}

// ---------- literals ----------

/** A number as written, without its underscores; exact, never a float. */
export interface NumberLiteral extends Base {
  readonly kind: "number";
  /** `-1200.50`: optional sign, digits, optional point and digits. */
  readonly digits: string;
  /** Written with a sign, as points are. */
  readonly signed: boolean;
}
export interface PercentLiteral extends Base {
  readonly kind: "percent";
  readonly number: NumberLiteral;
}
/** `100_000 USD` */
export interface MoneyLiteral extends Base {
  readonly kind: "money";
  readonly number: NumberLiteral;
  readonly currency: Name;
}
export type DurationUnit = "minutes" | "hours" | "days" | "business days" | "weeks" | "months" | "years";
/**
 * `2 days`, `3 business days`, `90 minutes`; `unit` is the plural whatever was written. After `every` the number may
 * be left out, as in `every week`: then it is 1 and its span is empty.
 */
export interface DurationLiteral extends Base {
  readonly kind: "duration";
  readonly number: NumberLiteral;
  readonly unit: DurationUnit;
}
/** `2027-03-01`, as written; the checker says whether there is such a day. */
export interface DateLiteral extends Base {
  readonly kind: "date";
  readonly iso: string;
}
/** `09:00` */
export interface TimeLiteral extends Base {
  readonly kind: "time";
  readonly iso: string;
}
export interface BooleanLiteral extends Base {
  readonly kind: "boolean";
  readonly value: boolean;
}
/** `2026-08-01 to 2026-08-15` */
export interface PeriodLiteral extends Base {
  readonly kind: "period";
  readonly from: DateLiteral;
  readonly to: DateLiteral;
}
/** `none`: the empty set. */
export interface NoneLiteral extends Base {
  readonly kind: "none";
}
/** A value as written; a bare word is a `Reference` (a member, a language, a country, true to its signal's type). */
export type Literal =
  | NumberLiteral
  | PercentLiteral
  | MoneyLiteral
  | DurationLiteral
  | DateLiteral
  | TimeLiteral
  | BooleanLiteral
  | PeriodLiteral
  | NoneLiteral
  | Text
  | Reference;

// ---------- types ----------

/** `0 to 500` (both included), `0 and above`, `below 10`, `1 to below 3`. */
export interface Range extends Base {
  readonly kind: "range";
  readonly lower?: Literal;
  readonly upper?: Literal;
  /** `to` includes the upper bound, `to below` and `below` do not. */
  readonly upperIncluded: boolean;
}

export type TypeNode = SimpleType | EnumerationType | CollectionType;

/** A built-in type or a declared one: `integer 0 to 500`, `money USD 0 and above`, `decimal 2`, `Region`. */
export interface SimpleType extends Base {
  readonly kind: "simple-type";
  readonly name: Reference;
  /** Of `money`. */
  readonly currency?: Name;
  /** Of `decimal`: the number of places. */
  readonly scale?: NumberLiteral;
  readonly range?: Range;
}
/** `one of a, b`; `one of { a "A" … }` has its members as declarations of kind `member`. */
export interface EnumerationType extends Base {
  readonly kind: "enumeration-type";
  readonly members: readonly Declaration<"member">[];
  /** The members stand in braces, one a line. */
  readonly block: boolean;
}
/** `any of a, b`, `any of Region`, `list of period`. */
export interface CollectionType extends Base {
  readonly kind: "collection-type";
  readonly collection: "set" | "list";
  readonly element: SimpleType | EnumerationType;
}

// ---------- conditions ----------

export type Condition = LogicalCondition | NotCondition | KnownCondition | Comparison | GroupCondition;

/** `a and b and c`: the operands of one chain, at least two. */
export interface LogicalCondition extends Base {
  readonly kind: "logical";
  readonly operator: "and" | "or";
  readonly operands: readonly Condition[];
}
export interface NotCondition extends Base {
  readonly kind: "not";
  readonly operand: Condition;
}
/** Parentheses, kept for the formatter. */
export interface GroupCondition extends Base {
  readonly kind: "group";
  readonly condition: Condition;
}
export interface KnownCondition extends Base {
  readonly kind: "known";
  readonly known: boolean;
  readonly subject: Subject;
}
/** `developers`, or `customer.tongue` where both a person and a customer are in sight. */
export interface Subject extends Base {
  readonly kind: "subject";
  readonly ofCustomer: boolean;
  readonly name: Reference;
}
export type ComparisonOperator =
  /** No operator: a boolean signal or a definition by itself. */
  | "holds"
  | "is"
  | "is not"
  | "is one of"
  | "is not one of"
  | ">"
  | ">="
  | "<"
  | "<="
  /** `has a` and `has any of a, b` */
  | "has any of"
  | "has all of"
  | "contains"
  | "starts with"
  | "matches";
export interface Comparison extends Base {
  readonly kind: "comparison";
  readonly subject: Subject;
  readonly operator: ComparisonOperator;
  /** Where the operator stands; empty for `holds`. */
  readonly operatorSpan: Span;
  /** One, but for `is one of`, `has …` and `contains`; a `Subject` where another field is compared with. */
  readonly operands: readonly (Literal | Subject)[];
  /** Of `matches`, which has no operands. */
  readonly pattern?: PatternLiteral;
}
/** `/^re-?order/` */
export interface PatternLiteral extends Base {
  readonly kind: "pattern";
  /** As written between the slashes. */
  readonly source: string;
}

// ---------- weights ----------

/** `Technical +2`, `Technical +1 at most 4` */
export interface Points extends Base {
  readonly kind: "points";
  readonly persona: Reference;
  readonly points: NumberLiteral;
  readonly atMost?: NumberLiteral;
}
/** After `then`: points, or `none`. */
export interface Award extends Base {
  readonly kind: "award";
  readonly points: readonly Points[];
  readonly because?: readonly LocalizedText[];
}
/** `when condition then …` */
export interface WhenRule extends Base {
  readonly kind: "when-rule";
  readonly condition: Condition;
  readonly award?: Award;
}
/** `for signal { arms }` */
export interface ForRule extends Base {
  readonly kind: "for-rule";
  readonly signal: Reference;
  readonly arms: readonly Arm[];
}
/** `for each of signal then …` */
export interface EachRule extends Base {
  readonly kind: "each-rule";
  readonly signal: Reference;
  readonly award?: Award;
}
/** `price or speed then …`, `1 to below 3 then …`, `unknown then …` */
export interface Arm extends Base {
  readonly kind: "arm";
  readonly test: CaseTest | BandTest | UnknownTest;
  readonly award?: Award;
}
export interface CaseTest extends Base {
  readonly kind: "case";
  readonly values: readonly Literal[];
}
export interface BandTest extends Base {
  readonly kind: "band";
  readonly range: Range;
}
export interface UnknownTest extends Base {
  readonly kind: "unknown";
}

// ---------- times ----------

/** What a date is counted from: `start`, a date signal, an action, `end of` a stage or phase, a date. */
export interface Anchor extends Base {
  readonly kind: "anchor";
  readonly anchor: "start" | "named" | "end of" | "date";
  readonly name?: Reference;
  readonly date?: DateLiteral;
}
export interface WeekdayName extends Base {
  readonly kind: "weekday";
  readonly weekday: DayName;
}
/** `on goLive exactly`, `3 business days after start at 10:00 for 60 minutes`, `every week on Tuesday until …` */
export interface Schedule extends Base {
  readonly kind: "schedule";
  readonly base?: ScheduleBase;
  readonly at?: TimeLiteral;
  readonly customerTime: boolean;
  readonly duration?: DurationLiteral;
  readonly exactly: boolean;
}
export type ScheduleBase = OnAnchor | OffsetFromAnchor | Recurrence;
export interface OnAnchor extends Base {
  readonly kind: "on";
  readonly anchor: Anchor;
}
export interface OffsetFromAnchor extends Base {
  readonly kind: "offset";
  readonly offset: DurationLiteral;
  readonly direction: "before" | "after";
  readonly anchor: Anchor;
}
/** `every week on Tuesday`, `every year on portalBirthday`, `every 6 months after end of Sales`. */
export interface Recurrence extends Base {
  readonly kind: "recurrence";
  readonly every: DurationLiteral;
  readonly on?: readonly WeekdayName[] | Anchor;
  readonly after?: Anchor;
  readonly until?: Anchor;
}
/** `start until goLive`; `0 to 30 days after start`. */
export type Window = UntilWindow | OffsetWindow;
export interface UntilWindow extends Base {
  readonly kind: "until-window";
  readonly from: Anchor;
  readonly until: Anchor;
}
export interface OffsetWindow extends Base {
  readonly kind: "offset-window";
  readonly from: NumberLiteral;
  readonly to: DurationLiteral;
  readonly direction: "before" | "after";
  readonly anchor: Anchor;
}
/** `1 day before` */
export interface Reminder extends Base {
  readonly kind: "reminder";
  readonly before: DurationLiteral;
}
/** `Monday to Thursday 09:00 to 17:00` */
export interface OpenHours extends Base {
  readonly kind: "open-hours";
  readonly from: WeekdayName;
  readonly to?: WeekdayName;
  readonly opens: TimeLiteral;
  readonly closes: TimeLiteral;
}

// ---------- expectations of a test ----------

export type ExpectationClause = ExpectPersona | ExpectMeasure | ExpectAction | ExpectInvites;
/** `persona Technical`, `undecided` */
export interface ExpectPersona extends Base {
  readonly kind: "expect-persona";
  readonly persona: Reference | undefined;
}
export type Measure = "score" | "margin" | "coverage" | "fit";
/** `margin at least 3` */
export interface ExpectMeasure extends Base {
  readonly kind: "expect-measure";
  readonly measure: Measure;
  readonly operator: "at least" | "at most" | "is";
  readonly value: NumberLiteral | PercentLiteral;
}
/** `kickoff on 2026-12-04 at 10:00`; `no kickoff` */
export interface ExpectAction extends Base {
  readonly kind: "expect-action";
  readonly action: Reference;
  readonly absent: boolean;
  readonly on?: DateLiteral;
  readonly at?: TimeLiteral;
}
/** `invites Developers, Sponsor`: of the action named before it. */
export interface ExpectInvites extends Base {
  readonly kind: "expect-invites";
  readonly roles: readonly Reference[];
}

// ---------- expectations of a cohort ----------

/** What is counted, and at least or at most how many of all customers it must be. */
export interface CohortExpectation extends Base {
  readonly kind: "cohort-expectation";
  readonly claim: AgreementClaim | ShareClaim;
  /** At least one of the two. */
  readonly least?: NumberLiteral | PercentLiteral;
  readonly most?: NumberLiteral | PercentLiteral;
}
/** `persona agrees with column "manager_says"` */
export interface AgreementClaim extends Base {
  readonly kind: "agreement";
  readonly column: Text;
}
/** `share Technical`, `undecided` */
export interface ShareClaim extends Base {
  readonly kind: "share";
  /** Absent: undecided. */
  readonly persona?: Reference;
}

// ---------- the value of a property, by shape ----------

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
/** `spread evenly by load` */
export interface SpreadValue extends Base {
  readonly kind: "spread";
  readonly column: Reference;
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

// ---------- headers: what stands between a keyword's name and its block ----------

export interface HeaderNodes {
  /** `import Region from "./shared.persona"`, `import "./signals.persona"`: no names means all of it. */
  import: ImportHeader;
  /** `define slowQuotes as …` */
  definition: Condition;
  /** `if contractValue >= …` */
  condition: Condition;
  /** `type Reason one of { … }` */
  type: TypeNode;
  /** A line of `signals` or `team`: `goLive date required` */
  signal: SignalHeader;
  /** A line of a test's `customer` block: `systems sap, hubspot` */
  assignment: AssignmentHeader;
  /** `test "an integrator is Technical"` */
  sentence: Text;
}
export type Header = HeaderNodes[keyof HeaderNodes];
export interface ImportHeader extends Base {
  readonly kind: "import-header";
  readonly names: readonly Reference[];
  readonly path: Text;
}
export interface SignalHeader extends Base {
  readonly kind: "signal-header";
  readonly type: TypeNode;
  /** `required`, `personal`, `sensitive`, `context`, in the order written. */
  readonly flags: readonly Name[];
}
export interface AssignmentHeader extends Base {
  readonly kind: "assignment-header";
  readonly values: readonly Literal[];
}

// ---------- the one shape ----------

/**
 * Any construct: a playbook, a signal line, an enumeration member, a task, an `if`.
 *
 * `name` is a `Name` where the declaration gives it and a `Reference` where it uses one (`assign Manager`).
 */
export interface Declaration<K extends DeclarationKind = DeclarationKind> extends Base {
  readonly kind: K;
  readonly node: "declaration";
  /** The keyword's span; for lines without one (signal, member, assignment), the name's. */
  readonly keyword: Span;
  readonly name?: Name;
  /** `assign ProjectManager`: the declaration speaks of something declared elsewhere. */
  readonly subject?: Reference;
  readonly titles: readonly LocalizedText[];
  readonly header?: Header;
  /** Between the braces; absent where there is no block. */
  readonly body?: Span;
  readonly items: readonly Item[];
  /** The `///` lines above it, joined by line ends. */
  readonly documentation?: string;
}
export type Item = Declaration | Property;

/** One line of a block: `word value…`. The value's shape follows from the block and the word. */
export interface Property extends Base {
  readonly kind: "property";
  readonly node: "property";
  readonly word: Name;
  /** Absent where it could not be read. */
  readonly value?: Value;
}

export interface FileNode extends Base {
  readonly kind: "file";
  readonly declarations: readonly Declaration[];
}

// ---------- typed access ----------

/** The value node of property `W` in a block of kind `K`. */
export type ValueOf<K extends DeclarationKind, W extends PropertyWord<K>> = ShapeNodes[Shape<K, W>];

/** The first property of that word with a readable value. */
export function valueOf<K extends DeclarationKind, W extends PropertyWord<K>>(
  declaration: Declaration<K>,
  word: W,
): ValueOf<K, W> | undefined {
  for (const item of declaration.items)
    if (item.node === "property" && item.word.text === word && item.value !== undefined)
      return item.value as ValueOf<K, W>;
  return undefined;
}

/** All values of a property that may be repeated, in the order written. */
export function valuesOf<K extends DeclarationKind, W extends PropertyWord<K>>(
  declaration: Declaration<K>,
  word: W,
): readonly ValueOf<K, W>[] {
  const values: ValueOf<K, W>[] = [];
  for (const item of declaration.items)
    if (item.node === "property" && item.word.text === word && item.value !== undefined)
      values.push(item.value as ValueOf<K, W>);
  return values;
}

export function propertiesOf(declaration: Declaration, word: string): readonly Property[] {
  return declaration.items.filter(
    (item): item is Property => item.node === "property" && item.word.text === word,
  );
}

/** The declarations of a kind directly inside a block. */
export function declarationsOf<K extends DeclarationKind>(
  declaration: { readonly items: readonly Item[] },
  kind: K,
): readonly Declaration<K>[] {
  return declaration.items.filter(
    (item): item is Declaration<K> => item.node === "declaration" && item.kind === kind,
  );
}
