/**
 * The commands by which an editor's own panels ask for what a playbook does: each takes one object and gives plain data.
 *
 * They are `workspace/executeCommand` requests, so that every client can send them. `uri` is any file of the playbook.
 * Where the playbook has errors, or what is named is not there, the answer is `{ problem }` in words for people. With
 * `tell: true` what came out is also shown as a message, as the lenses in the text have it done.
 */

import type { Range } from "vscode-languageserver";

export const personaCommands = [
  "persona.playbook",
  "persona.tests",
  "persona.runTests",
  "persona.coverage",
  "persona.customers",
  "persona.hits",
  "persona.classify",
  "persona.explain",
  "persona.whyNot",
  "persona.plan",
  "persona.card",
  "persona.pages",
  "persona.preview",
] as const;
export type PersonaCommand = (typeof personaCommands)[number];

export interface Problem {
  readonly problem: string;
}

/** Something of the playbook, and where it stands. */
export interface Placed {
  readonly uri: string;
  readonly range: Range;
}

/** `persona.playbook { uri, language? }`: what a form for a customer and a choice of personas are made of. */
export interface PlaybookAnswer {
  readonly title: string;
  /** BCP 47 tags; the first is the playbook's own. */
  readonly languages: readonly string[];
  readonly signals: readonly SignalItem[];
  readonly personas: readonly (Placed & { readonly name: string; readonly title: string })[];
}
export interface SignalItem {
  readonly name: string;
  readonly title: string;
  /** The title of its group. */
  readonly group: string;
  /** As in the IR: `boolean`, `integer`, `enumeration`, … */
  readonly kind: string;
  /** Of a set or a list: the kind of what is in it. */
  readonly element?: string;
  readonly required: boolean;
  /** Of an enumeration, or of a set of one. */
  readonly members?: readonly { readonly name: string; readonly title: string }[];
}

/** `persona.tests { uri }`: the tests and cohorts of the playbook, also of one with errors. */
export interface TestsAnswer {
  readonly tests: readonly TestItem[];
}
export interface TestItem extends Placed {
  /** The same for as long as the test has its name and its file. */
  readonly id: string;
  readonly name: string;
  readonly kind: "test" | "cohort";
  /** Of its name. */
  readonly nameRange: Range;
}

/** `persona.runTests { uri, ids?, tell? }`: without `ids`, all of them. */
export interface RunTestsArguments {
  readonly uri: string;
  readonly ids?: readonly string[];
  readonly tell?: boolean;
}
export interface RunTestsAnswer {
  readonly results: readonly TestResult[];
  /** What is wrong in the files that tests name. */
  readonly notes: readonly string[];
}
export interface TestResult extends TestItem {
  readonly passed: boolean;
  readonly failures: readonly TestFailure[];
}
/** An expectation that is not met. */
export interface TestFailure extends Placed {
  readonly expected: string;
  readonly found: string;
  readonly why: readonly { readonly heading: string; readonly lines: readonly string[] }[];
}

/** `persona.coverage { uri }`: what the playbook decides, each with the first test that depends on it. */
export interface CoverageAnswer {
  readonly items: readonly (Placed & {
    readonly kind: string;
    readonly name: string;
    readonly by?: string;
  })[];
}

/** `persona.customers { uri }`: those that lie beside the playbook. */
export interface CustomersAnswer {
  readonly customers: readonly CustomerItem[];
  /** There are more. */
  readonly cut: boolean;
}
export interface CustomerItem {
  /** The path in the project folder: together with `id`, what the commands below take. */
  readonly file: string;
  readonly id: string;
  readonly name: string;
}

/** `persona.hits { uri, line, character, tell? }`: the customers to whom the rule that begins there gives points. */
export interface HitsArguments {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
  readonly tell?: boolean;
}
export interface HitsAnswer extends CustomersAnswer {
  /** Of how many. */
  readonly of: number;
}

/** A customer of a file (without an `id`, its first), or one as an application would hand them over. */
export type CustomerChoice =
  | { readonly file: string; readonly id?: string }
  | { readonly record: Readonly<Record<string, unknown>> };

/** `persona.classify { uri, customer }` and `persona.explain { uri, customer, language?, compare? }` */
export interface ClassifyArguments {
  readonly uri: string;
  readonly customer: CustomerChoice;
  readonly language?: string;
}
export interface ClassifyAnswer {
  readonly id: string;
  readonly name: string;
  /** Null where the outcome is `undecided`. */
  readonly persona: string | null;
  readonly outcome: string;
  readonly score: number;
  readonly margin: number;
  /** Shares from 0 to 1. */
  readonly coverage: number;
  readonly fit: number;
  readonly ranking: readonly { readonly persona: string; readonly score: number; readonly fit: number }[];
  readonly failed: readonly string[];
  readonly missing: readonly string[];
}
export interface ExplainArguments extends ClassifyArguments {
  /** Also by the playbook as it was saved. */
  readonly compare?: boolean;
}
export interface ExplainAnswer extends ClassifyAnswer {
  /** Absent where it was not asked for, or what was saved has errors. */
  readonly saved?: ClassifyAnswer["ranking"];
  readonly sentence: string;
  readonly reasons: readonly string[];
  readonly notKnown: readonly string[];
  readonly rules: readonly (Placed & {
    readonly id: string;
    readonly state: "hit" | "missed" | "unknown";
    readonly points: readonly { readonly persona: string; readonly points: number }[];
  })[];
}

/** `persona.whyNot { uri, customer, persona, language? }`: what it would have taken. */
export interface WhyNotArguments extends ClassifyArguments {
  readonly persona: string;
}
export interface WhyNotAnswer {
  readonly sentence: string;
  readonly direction: "ltr" | "rtl";
  readonly headings: { readonly lost: string; readonly chances: string };
  readonly lost: readonly string[];
  readonly chances: readonly string[];
}

/** `persona.plan { uri, customer | persona, start?, language? }`: for a customer, or for anyone of a persona. */
export interface PlanArguments {
  readonly uri: string;
  readonly customer?: CustomerChoice;
  readonly persona?: string;
  /** An ISO day; else that of examples. */
  readonly start?: string;
  readonly language?: string;
}
export interface PlanAnswer {
  readonly markdown: string;
  /** As `persona plan` writes it into `plan.json`. */
  readonly plan: unknown;
  /** Its timeline and all that is in it, as `plan.html` shows it: markup as that of `persona.pages`. */
  readonly page: {
    readonly language: string;
    readonly direction: "ltr" | "rtl";
    readonly html: string;
  };
}

/** `persona.card { uri, persona, language? }` */
export interface CardArguments {
  readonly uri: string;
  readonly persona: string;
  readonly language?: string;
}
export interface CardAnswer {
  readonly markdown: string;
  readonly least: number;
  readonly most: number;
}

/** `persona.pages { uri, language? }`: personas side by side, and the journey where there is one, as `persona docs` shows them. */
export interface PagesAnswer {
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  /** Markup without scripts, styles or pictures, in which every word of the playbook's is text. */
  readonly pages: readonly { readonly title: string; readonly html: string }[];
}

/**
 * `persona.preview { uri, kind, … }`: the text, and the address under which a client with `workspace/textDocumentContent`
 * can open it and is told when it changed; with `tell`, it is opened.
 */
export type PreviewArguments =
  | { readonly uri: string; readonly kind: "classifier"; readonly tell?: boolean }
  | (PlanArguments & { readonly kind: "plan"; readonly tell?: boolean })
  | (CardArguments & { readonly kind: "card"; readonly tell?: boolean });
export interface PreviewAnswer {
  readonly preview: string;
  readonly text: string;
}
