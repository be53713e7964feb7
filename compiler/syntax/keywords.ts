/**
 * Keywords: which may stand at the top of a file, what each opens where it stands, and which words are no names.
 *
 * What may stand inside a block is said by the block's own entry in vocabulary.ts.
 */

import type { DeclarationSpecification } from "./specification.ts";
import { type DeclarationKind, specificationOf, vocabulary } from "./vocabulary.ts";

/** The kinds that may stand at the top of a file, by keyword. */
export const fileDeclarations = [
  "playbook",
  "import",
  "customer",
  "signals",
  "type",
  "define",
  "persona",
  "weights",
  "classify",
  "team",
  "role",
  "assign",
  "channel",
  "journey",
  "stage",
  "voice",
  "resource",
  "play",
  "message",
  "survey",
  "test",
  "cohort",
] as const;

/** Constructs of a later version; naming one at the top of a file says so. */
export const laterDeclarations = ["promise", "impossible", "changeable"] as const;

/**
 * The kind a keyword opens inside a block of kind `parent` (undefined: at the top of a file).
 *
 * Two keywords mean two things: `message` in a play sends what a `message` at the top of a file says, and
 * `customer` in a test gives values to what `customer` at the top of a file maps.
 */
export function kindOfKeyword(
  keyword: string,
  parent: DeclarationKind | undefined,
): DeclarationKind | undefined {
  const allowed: readonly string[] =
    parent === undefined ? fileDeclarations : (specificationOf(parent).declarations ?? []);
  if (!allowed.includes(keyword)) return undefined;
  if (keyword === "message" && parent === undefined) return "message-text";
  if (keyword === "customer" && parent === "test") return "test-customer";
  return keyword as DeclarationKind;
}

/** The word that a kind is written with. */
export const wordOfKind = (kind: DeclarationKind): string =>
  kind === "message-text" ? "message" : kind === "test-customer" ? "customer" : kind;

/** Words that open a declaration: reserved everywhere. */
export const declarationKeywords: readonly string[] = [
  ...new Set<string>([
    ...fileDeclarations,
    ...laterDeclarations,
    ...Object.values(vocabulary).flatMap((kind: DeclarationSpecification) => kind.declarations ?? []),
  ]),
];

/** Words that are never a name, besides the declaration keywords. */
export const neverNames: readonly string[] = [
  "score",
  "margin",
  "coverage",
  "fit",
  "known",
  "unknown",
  "none",
  "start",
  "customer",
  "persona",
  "undecided",
];
