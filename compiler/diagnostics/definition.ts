/**
 * What a diagnostic is, before it happens: one entry of the catalog.
 *
 * The catalog's files are object literals `as const satisfies Catalog`, so that every code's arguments are
 * known to TypeScript at the place that reports it.
 */

import type { Severity } from "./diagnostic.ts";

export interface DiagnosticDefinition {
  readonly severity: Severity;
  /** One line for lists, and the first sentence of the page. */
  readonly summary: string;
  /** What is wrong, in the user's words; user text in backticks, see `quoted`. */
  // biome-ignore lint/suspicious/noExplicitAny: each definition narrows its own arguments
  readonly message: (args: any) => string;
  /** Why it matters: one plain sentence, shown under the code frame. */
  readonly why: string;
  /** What to do; may depend on the arguments. Required for warnings. */
  // biome-ignore lint/suspicious/noExplicitAny: each definition narrows its own arguments
  readonly help?: (args: any) => string | undefined;
  /** The version that first reported it. */
  readonly since: string;
  /**
   * Whether some report carries a fix. `certain`: the playbook is read already as the fix writes it, or it can be
   * meant in no other way, so that `check --fix` makes it unasked; `offered`: the writer decides.
   */
  readonly fixable?: "certain" | "offered";
}

export type Catalog = Readonly<Record<string, DiagnosticDefinition>>;

/** User text inside a message: on one line, cut to a readable length, between backticks. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return `\`${line.length > 60 ? `${line.slice(0, 57)}…` : line}\``;
}

/** "a, b or c", each quoted; of more than `most`, "a, b and 3 more". */
export function quotedList(texts: readonly string[], last: "or" | "and" = "or", most = 12): string {
  const all = texts.map(quoted);
  if (all.length > most + 1) return `${all.slice(0, most).join(", ")} and ${all.length - most} more`;
  return all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} ${last} ${all.at(-1)}`;
}

/** Names as they are, "Ana, Ben and 3 more": of what may be hundreds. */
export const someOf = (names: readonly string[], most = 5): string =>
  names.slice(0, most).join(", ") + (names.length > most ? ` and ${names.length - most} more` : "");
