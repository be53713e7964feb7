/**
 * `classifier.d.ts`: types so exact that a wrong signal name, value or unit does not compile.
 *
 * Enumerations are unions, durations and dates template literals. What a type cannot say (ranges, units, decimal
 * places) stands in the comment of the signal, which editors show.
 */

import type { Playbook, Signal, Type } from "../../ir/ir.ts";
import { expectedOf, rangeText } from "../../records/read-scalar.ts";
import type { EmitContext } from "../emitter.ts";
import { membersOf } from "./cases.ts";
import { type ColumnForm, columnFormOf, columnSignals } from "./column-forms.ts";
import { type ClassifierModel, modelOf } from "./model.ts";
import { fileHeader, firstText } from "./positions.ts";
import {
  block,
  type Code,
  constantCode,
  docComment,
  indent,
  join,
  js,
  literal,
  printFile,
  propertyKey,
} from "./writers.ts";

export function emitDeclarations(playbook: Playbook, context: Pick<EmitContext, "generator">): string {
  const { feelings } = playbook;
  const model = modelOf(playbook);
  const stages = playbook.stages.map(({ name }) => name);
  const roles = playbook.roles.filter(({ from }) => from === "customer").map(({ name }) => name);
  return printFile([
    ...fileHeader(playbook, context),
    js``,
    js`export type Persona =`,
    ...indent(
      playbook.personas.flatMap(({ name, titles, summary }, index, { length }) => [
        ...docComment([[firstText(titles), firstText(summary)].filter(Boolean).join(": ")]),
        js`| ${literal(name)}${index === length - 1 ? js`;` : js``}`,
      ]),
    ),
    js``,
    js`/** What is known of a customer. Absent, null and undefined all mean: not known. */`,
    ...block(
      js`export interface Signals`,
      playbook.signals.flatMap((signal) => signalField(signal, model)),
    ),
    js``,
    js`/** What is known of many customers, column by column; 0 or NaN where it is not. */`,
    ...block(js`export interface Columns`, [
      js`readonly length: number;`,
      ...block(js`readonly signals:`, columnFields(model), js`};`),
    ]),
    js``,
    js`/** A customer's record, as JSON holds it. */`,
    ...block(js`export interface CustomerRecord`, [
      js`readonly id: string;`,
      js`readonly name: string;`,
      js`/** BCP 47. */`,
      js`readonly language?: string | null | undefined;`,
      js`/** IANA name. */`,
      js`readonly timezone?: string | null | undefined;`,
      js`/** As in \`Monday to Friday 09:00 to 17:00\`. */`,
      js`readonly hours?: string | null | undefined;`,
      js`readonly holidays?: readonly CalendarDate[] | null | undefined;`,
      js`readonly stage?: ${stages.length === 0 ? js`string` : unionOf(stages)} | null | undefined;`,
      js`readonly feeling?: ${feelings.length === 0 ? js`string` : unionOf(feelings)} | null | undefined;`,
      js`/** The persona that the customer had. */`,
      js`readonly previous?: string | null | undefined;`,
      js`readonly contacts?: readonly Contact[] | null | undefined;`,
      js`readonly signals: Signals;`,
    ]),
    js``,
    ...block(js`export interface Contact`, [
      js`readonly role: ${unionOf(roles)};`,
      js`readonly name: string;`,
      js`readonly email: string;`,
      js`readonly language?: string | null | undefined;`,
      js`readonly timezone?: string | null | undefined;`,
    ]),
    js``,
    constantCode(fixedDeclarations),
  ]);
}

function signalField(signal: Signal, model: ClassifierModel): readonly Code[] {
  const { signalGroups } = model.playbook;
  const { name, titles, type, required } = signal;
  const group = signalGroups.find((each) => each.name === signal.group);
  const range = "range" in type && type.range ? `, ${rangeText(type, type.range)}` : "";
  const unit = type.kind === "percent" ? ", in percent: 80 means 80 %" : "";
  const lines = [
    firstText(titles) ?? "",
    type.kind === "enumeration" ? "" : `Is ${expectedOf(type)}${range}${unit}.`,
    model.signals.includes(signal) ? "" : unread(signal),
    group ? `Of ${firstText(group.titles) ?? group.name}${group.source ? `, ${group.source}` : ""}.` : "",
  ];
  const optional = required ? js`` : js`?`;
  const unknown = required ? js`` : js` | null | undefined`;
  return [
    ...docComment(lines),
    js`readonly ${propertyKey(name)}${optional}: ${declaredType(type)}${unknown};`,
  ];
}

const unread = ({ required }: Signal): string =>
  `No rule looks at it, and ${required ? "classify only sees whether it is there" : "classify does not see it"}.`;

const columnFields = (model: ClassifierModel): readonly Code[] =>
  columnSignals(model).flatMap((signal) => columnField(signal, columnFormOf(signal, model)));

function columnField({ name, type }: Signal, form: ColumnForm): readonly Code[] {
  if (form.kind === "numbers") {
    const unit = type.kind === "duration" ? ["In minutes."] : [];
    return [...docComment(unit), js`readonly ${propertyKey(name)}: Float64Array;`];
  }
  if (form.kind === "values") return [js`readonly ${propertyKey(name)}: ValueColumn;`];
  return [...docComment([meaningOfCodes(type, form)]), js`readonly ${propertyKey(name)}: Uint16Array;`];
}

function meaningOfCodes(type: Type, form: Extract<ColumnForm, { kind: "codes" | "counts" }>): string {
  if (form.kind === "counts")
    return `From 1 on: ${form.lowest} to ${form.highest}; then one code for all that is less, and one for all that is more.`;
  if (type.kind !== "set") return `From 1 on: ${form.values.join(", ")}.`;
  return `1 for the empty set, and for each member of ${membersOf(type.element)?.join(", ")}, from the first on, 1, 2, 4 … more.`;
}

/** The type of a value as a caller gives it. */
function declaredType(type: Type): Code {
  switch (type.kind) {
    case "boolean":
      return js`boolean`;
    case "integer":
    case "decimal":
    case "percent":
    case "money":
      return js`number`;
    case "duration":
      return js`Duration`;
    case "date":
      return js`CalendarDate`;
    case "time":
      return js`TimeOfDay`;
    case "period":
      return js`Period`;
    case "email":
      return js`EmailAddress`;
    case "link":
      return js`Link`;
    case "enumeration":
      return unionOf(type.members.map(({ name }) => name));
    case "set":
    case "list": {
      const element = declaredType(type.element);
      return type.element.kind === "enumeration" ? js`readonly (${element})[]` : js`readonly ${element}[]`;
    }
    default:
      return js`string`;
  }
}

function unionOf(names: readonly string[]): Code {
  return names.length === 0 ? js`never` : join(names.map(literal), " | ");
}

const fixedDeclarations = `/** \`"90 minutes"\`, \`"2 days"\`; days have 24 hours. */
export type Duration = \`\${number} \${"minute" | "hour" | "day" | "week"}\${"" | "s"}\`;
/** \`"2027-03-01"\` */
export type CalendarDate = \`\${number}-\${number}-\${number}\`;
/** \`"09:30"\` */
export type TimeOfDay = \`\${number}:\${number}\`;
/** \`"2026-08-01 to 2026-08-15"\`, both days included. */
export type Period = \`\${CalendarDate} to \${CalendarDate}\`;
export type EmailAddress = \`\${string}@\${string}.\${string}\`;
export type Link = \`http://\${string}\` | \`https://\${string}\` | \`mailto:\${string}\`;

export interface Options {
  /** The persona that the customer had, where the playbook keeps it unless beaten. */
  readonly previous?: Persona | null | undefined;
}

export interface Classification {
  /** Undefined only where the outcome is \`undecided\`. */
  readonly persona: Persona | undefined;
  readonly outcome: "accepted" | "fallback" | "undecided" | "kept";
  /** Points of the first in the ranking. */
  readonly score: number;
  /** The first minus the second in what is ranked by: points, or a share of 1 where that is fit. */
  readonly margin: number;
  /** How much of all weight is decided: a share from 0 to 1. */
  readonly coverage: number;
  /** How near the first is to the most that it could get: a share from 0 to 1. */
  readonly fit: number;
  /** Every persona, the first first; empty where a required signal is unknown. */
  readonly ranking: readonly { readonly persona: Persona; readonly score: number; readonly fit: number }[];
  /** What the first did not reach. */
  readonly failed: readonly string[];
  /** Required signals that are unknown. */
  readonly missing: readonly (keyof Signals)[];
  readonly notices: readonly string[];
}

/** Values that are listed as they come up: row by row 1 and on for the place in \`values\`, 0 for unknown. */
export interface ValueColumn {
  readonly codes: Uint32Array;
  /** In the form in which they are compared: texts folded. */
  readonly values: readonly (string | readonly string[])[];
}

/** One entry for each row; the figures are those of Classification. */
export interface BatchResults {
  readonly length: number;
  /** 1 and on in the order of \`personas\`; 0 for none. */
  readonly persona: Uint16Array;
  /** In the order of \`outcomes\`. */
  readonly outcome: Uint8Array;
  readonly score: Float64Array;
  readonly margin: Float64Array;
  readonly coverage: Float64Array;
  readonly fit: Float64Array;
  /** The points of each persona, in the order of \`personas\`. */
  readonly scores: readonly Float64Array[];
  /** The whole result of a row, as \`classify\` gives it. */
  at(row: number): Classification;
}

export interface ReasonedClassification extends Classification {
  /** Codes of the rules that gave points, in the order of the playbook; as \`code\` in RuleResult. */
  readonly reasons: readonly string[];
}

export interface Explanation extends Classification {
  /** Worked out when it is first looked at, from the signals as they were. */
  readonly rules: readonly RuleResult[];
}

export interface RuleResult {
  /** Its place in the playbook: \`rule-1\`. */
  readonly id: string;
  /** What is asked, as one word that stays when points, texts or the order of rules change: to count by. */
  readonly code: string;
  /** hit: it gave points; missed: it gave none; unknown: what it looks at is not known. */
  readonly state: "hit" | "missed" | "unknown";
  readonly points: readonly { readonly persona: Persona; readonly points: number }[];
  /** The reason by language tag; empty where none was written. */
  readonly because: Readonly<Record<string, string>>;
  readonly signals: readonly (keyof Signals)[];
  /** The line of the playbook. */
  readonly at: At;
  /** What would have to hold for it to give points; empty for a hit, and where it never gives any. */
  readonly needs: readonly Need[];
}

/** A line of the playbook; lines and columns from 1. */
export interface At {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A test that does not hold yet. Of a personal signal nothing is measured. */
export interface Need {
  readonly signal: keyof Signals;
  readonly be:
    | "known" | "unknown" | "at least" | "above" | "at most" | "below" | "one of" | "none of"
    | "with any" | "with all" | "with none" | "without any"
    | "containing" | "not containing" | "starting with" | "not starting with" | "matching" | "not matching";
  /** What it is tested against; of \`with all\` the members that are missing, of \`with none\` those that are there. */
  readonly values: readonly (boolean | number | string)[];
  /** The signals it is tested against, where the playbook names signals. */
  readonly others?: readonly (keyof Signals)[];
  /** How far its value is from there: in its own unit, dates in days, durations and times in minutes. */
  readonly by?: number;
}

export interface WhyNot {
  readonly persona: Persona;
  /** The first of the ranking; undefined where that is the persona itself, or nothing was scored. */
  readonly rival: Persona | undefined;
  /** Whose the customer is, and how that came about. */
  readonly winner: Persona | undefined;
  readonly outcome: Classification["outcome"];
  /** What the first of the ranking did not reach. */
  readonly failed: readonly string[];
  /** How far the rival is ahead in what is ranked by: points, or a share of 1 where that is fit. */
  readonly behind: number;
  /** Points that the rival gained more, by rule, the most first; together the difference of the two scores. */
  readonly lost: readonly (Contrast & { readonly lost: number })[];
  /** Rules that gave neither anything, and by how much each could have brought the persona nearer. */
  readonly chances: readonly (Contrast & { readonly gain: number })[];
  readonly missing: readonly (keyof Signals)[];
}

/** A rule, seen from a persona that is not the first. */
export interface Contrast {
  readonly id: string;
  readonly code: string;
  readonly state: RuleResult["state"];
  readonly because: Readonly<Record<string, string>>;
  readonly signals: readonly (keyof Signals)[];
  readonly at: At;
  /** What would have helped the persona; empty where nothing would. */
  readonly needs: readonly Need[];
}

/**
 * Who the customer is, for signals that were checked before: it looks at what rules look at, and at little else.
 *
 * Throws a SignalError where a signal that rules look at is of another kind than its type, and a TypeError where
 * \`signals\` is no plain object, or a whole record. Nothing else is checked, and what is wrong with it counts as known:
 * signals that no rule looks at (of a required one, whether it is there), ranges and decimal places, members of sets
 * and lists, values of an enumeration that only rules with other signals ask about, the form of e-mail addresses,
 * links and countries. Where a required signal is missing, that is all that is said.
 *
 * Data of unknown origin belongs into classifyRecord, classifyJson or parseCustomer, which check everything.
 */
export function classify(signals: Signals, options?: Options): Classification;

/** The same classification with the codes of the rules that gave points: as fast as listing them by hand. */
export function classifyWithReasons(signals: Signals, options?: Options): ReasonedClassification;

/** The same classification with every rule, in the order of the playbook. */
export function explain(signals: Signals, options?: Options): Explanation;

/** What the first of the ranking gained and this persona did not. Throws a RangeError where there is no such persona. */
export function whyNot(signals: Signals, persona: Persona, options?: Options): WhyNot;

/**
 * Columns of many customers, from rows of signals that were checked before. Throws as classify does, of all rows, those
 * with a required signal missing too; members of sets and lists, and values of enumerations, are checked as well.
 */
export function createColumns(customers: Iterable<Signals>): Columns;

/**
 * Who many customers are. \`previous\` holds the persona that each row had, where the playbook keeps it unless beaten.
 * Throws a RangeError where a column is missing, too short or of another kind, or holds a code that is none, and a
 * TypeError where there are no columns at all: rows of signals go through createColumns.
 */
export function classifyBatch(
  columns: Columns,
  options?: { readonly previous?: readonly (Persona | null | undefined)[] | undefined },
): BatchResults;

/** By the codes of \`outcome\` in BatchResults. */
export const outcomes: readonly Classification["outcome"][];

/** Days of a receipt; none is read from a clock. */
export interface ReceiptDays {
  /** Of the classification. */
  readonly on?: CalendarDate | undefined;
  /** Of the data. */
  readonly dataFrom?: CalendarDate | undefined;
}

/** A classification to keep: JSON through and through. */
export interface Receipt {
  readonly format: "persona-receipt";
  readonly version: 1;
  /** \`digest\` is the SHA-256 of playbook.json. */
  readonly playbook: { readonly name: string; readonly version: string; readonly digest: string };
  /** The customer's id. */
  readonly customer: string;
  readonly on?: string;
  readonly dataFrom?: string;
  /** Days from \`dataFrom\` to \`on\`. */
  readonly age?: number;
  readonly previous?: string;
  readonly inputs: readonly ReceiptInput[];
  /** Rules that gave points, and those that looked at something masked. */
  readonly reasons: readonly {
    readonly code: string;
    readonly state: RuleResult["state"];
    readonly points: RuleResult["points"];
    /** How many members a \`for each\` counted. */
    readonly members?: number;
  }[];
  /** Who goes first among equals, and those that were equal to the first, if any. */
  readonly ties: { readonly order: readonly Persona[]; readonly between: readonly Persona[] };
  readonly result: Omit<Classification, "persona" | "notices"> & { readonly persona: Persona | null };
}

/** What was known of a signal: a value, the band it lay in, or only that it was known. Free text is masked too. */
export interface ReceiptInput {
  readonly signal: keyof Signals;
  readonly value?: JsonValue;
  readonly from?: number | string;
  readonly below?: number | string;
  readonly masked?: true;
  readonly known?: true;
}

export type JsonValue = boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

export interface Verification {
  readonly same: boolean;
  readonly differences: readonly {
    /** \`form\`: no receipt; \`playbook\`: another one, or another version; \`input\`: values are told apart otherwise. */
    readonly what: "form" | "playbook" | "input" | "reason" | "result";
    /** The field, signal or reason code. */
    readonly name: string;
    /** As the receipt has it, and as it is now; null for nothing. */
    readonly was: unknown;
    readonly is: unknown;
  }[];
}

/**
 * Takes data of unknown origin as classifyRecord does; throws a RangeError where a day is none, or the data is from
 * after the classification.
 */
export function receipt(record: unknown, days?: ReceiptDays): Receipt;

/** Makes the classification again from what a receipt has, and compares. Throws nothing. */
export function verify(receipt: unknown): Verification;

/** Takes data of unknown origin. Throws a PersonaDataError that names every field that is wrong. */
export function classifyRecord(record: unknown): Classification;

/**
 * Takes a record's JSON, such as a line of NDJSON, as a text or its bytes; a good deal faster than JSON.parse and
 * classifyRecord. Throws a PersonaDataError as that does, also for a key that is there twice or digits that would be lost.
 */
export function classifyJson(json: string | Uint8Array): Classification;

/** A signal has a value of another kind than its type. */
export class SignalError extends Error {
  readonly signal: keyof Signals;
  readonly value: unknown;
}

/** A record is not what the playbook expects; \`problems\` names each field that is wrong, and why. */
export class PersonaDataError extends Error {
  readonly problems: readonly { readonly field: string; readonly message: string }[];
}

export const version: string;
export const personas: readonly { readonly name: Persona; readonly titles: Readonly<Record<string, string>> }[];
export const signals: readonly {
  readonly name: keyof Signals;
  readonly titles: Readonly<Record<string, string>>;
  readonly group?: string;
  readonly required: boolean;
  readonly personal?: boolean;
  readonly type: SignalType;
}[];

/** Bounds are in the unit of the signal, of durations in minutes; \`below\` is not included. */
export interface SignalType {
  readonly kind: string;
  readonly places?: number;
  readonly currency?: string;
  readonly minimum?: number | string;
  readonly maximum?: number | string;
  readonly below?: number | string;
  readonly members?: readonly string[];
  readonly element?: SignalType;
  /** In words. */
  readonly expected: string;
}`;
