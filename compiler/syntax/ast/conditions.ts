/**
 * Conditions as written: `and`, `or`, `not`, what is known, and comparisons of a field with values.
 *
 * What a name refers to, and whether a comparison fits the field's type, stands in side tables of later stages.
 */

import type { Span } from "../../source/span.ts";
import type { Literal } from "./literals.ts";
import type { Base, Reference } from "./node.ts";

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
