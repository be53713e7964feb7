/**
 * What every node of the tree has, and the four that all others are made of: names where they are given and
 * where they are used, and texts.
 *
 * Invariant: nodes are never changed after the parser returned them, but that an edit moves them (reparse.ts); later
 * stages write side tables keyed by node. Invariant: a child's span lies inside its parent's. Tokens that recovery inserted never get here:
 * what is missing is an absent field, or a name or text whose `text` is empty and whose `missing` is true.
 */

import type { Span } from "../../source/span.ts";

/** A node is a span itself, the place it has in the text: half of the memory of a tree would be spans beside it. */
export interface Base extends Span {
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
  readonly language: Name | undefined;
  readonly text: Text;
}
