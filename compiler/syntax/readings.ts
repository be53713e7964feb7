/**
 * The vocabulary turned round for the parser: what a line is, by the block it stands in and its first word.
 *
 * Looked up once per line, so the answers are made in advance, one table for each kind of block.
 */

import { fileDeclarations, kindOfKeyword, laterDeclarations } from "./keywords.ts";
import type { PropertySpecification } from "./specification.ts";
import { type DeclarationKind, specificationOf } from "./vocabulary.ts";

/** What the parser asks of a property; all of one form, which is quicker to look into than the table's entries. */
export type ValueSpecification = Pick<PropertySpecification, "shape"> & {
  readonly choices: PropertySpecification["choices"] | undefined;
};

/** How a line is to be read, with its word as it should be written. */
export type Reading =
  | { readonly as: "property"; readonly word: string; readonly specification: ValueSpecification }
  | { readonly as: "declaration"; readonly kind: DeclarationKind; readonly word: string }
  /** A signal, a member, an assignment: its first word is its name. */
  | { readonly as: "line"; readonly kind: DeclarationKind }
  /** A word that a later version will know. */
  | { readonly as: "later"; readonly word: string };

/** What the words of a block mean; `undefined` stands for the top of a file. */
export interface Readings {
  readonly words: ReadonlyMap<string, Reading>;
  /** What a line is whose word is none of these. */
  readonly otherwise: Reading | undefined;
  /** The words that can be written, for suggestions: properties, then declarations. */
  readonly known: readonly string[];
}

const tables = new Map<DeclarationKind | undefined, Readings>();

export function readingsIn(kind: DeclarationKind | undefined): Readings {
  let readings = tables.get(kind);
  if (readings === undefined) {
    readings = createReadings(kind);
    tables.set(kind, readings);
  }
  return readings;
}

function createReadings(kind: DeclarationKind | undefined): Readings {
  const specification = kind === undefined ? undefined : specificationOf(kind);
  const declarations = kind === undefined ? fileDeclarations : (specification?.declarations ?? []);
  const properties = Object.entries(specification?.properties ?? {});
  const words = new Map<string, Reading>();
  for (const word of kind === undefined ? laterDeclarations : (specification?.later ?? [])) {
    words.set(word, { as: "later", word });
  }
  for (const word of declarations) {
    const declared = kindOfKeyword(word, kind);
    if (declared !== undefined) words.set(word, { as: "declaration", kind: declared, word });
  }
  for (const [word, { shape, choices }] of properties) {
    words.set(word, { as: "property", word, specification: { shape, choices } });
  }
  const line = specification?.lines;
  return {
    words,
    otherwise: line === undefined ? undefined : { as: "line", kind: line },
    known: [...properties.map(([word]) => word), ...declarations],
  };
}
