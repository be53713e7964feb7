/** Types as written: a name with its range, words to choose from, sets and lists of either. */

import type { Declaration } from "./declaration.ts";
import type { Literal, NumberLiteral } from "./literals.ts";
import type { Base, Name, Reference } from "./node.ts";

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
  readonly currency: Name | undefined;
  /** Of `decimal`: the number of places. */
  readonly scale: NumberLiteral | undefined;
  readonly range: Range | undefined;
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
