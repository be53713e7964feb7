/** Conditions as data. A part of ir.ts, where canonical values are explained; whoever reads these imports them from there. */

import type { At, Value } from "./value.ts";

/** Three-valued: true, false or unknown, after Kleene. */
export type Condition =
  | { readonly kind: "all"; readonly conditions: readonly Condition[] }
  | { readonly kind: "any"; readonly conditions: readonly Condition[] }
  | { readonly kind: "not"; readonly condition: Condition }
  /** Always decided. */
  | { readonly kind: "known"; readonly field: Field }
  | { readonly kind: "definition"; readonly name: string }
  /** A boolean field by itself. */
  | { readonly kind: "holds"; readonly field: Field }
  /**
   * Equal to one of the operands; of a text, without regard to case. Of languages of a candidate, here and in `has`,
   * one without a region equals all its forms, on either side.
   */
  | { readonly kind: "equals"; readonly field: Field; readonly operands: readonly Operand[] }
  /** Ordered types only. */
  | {
      readonly kind: "compare";
      readonly field: Field;
      readonly operator: "<" | "<=" | ">" | ">=";
      readonly operand: Operand;
    }
  /** Of sets and lists. */
  | {
      readonly kind: "has";
      readonly field: Field;
      readonly which: "any" | "all";
      readonly operands: readonly Operand[];
    }
  /** Of texts, folded: `contains` any of, starts with any of, or matches any of these patterns, in NFC. */
  | {
      readonly kind: "text";
      readonly field: Field;
      readonly test: "contains" | "starts" | "matches";
      readonly operands: readonly Operand[];
    };

/** A signal of the customer, a column of the candidate's row in the roster, or what a tone asks of a message. */
export interface Field {
  readonly of: "customer" | "candidate" | "message";
  readonly name: string;
}
export type Operand =
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "field"; readonly field: Field };

export interface Definition {
  readonly name: string;
  readonly condition: Condition;
  readonly at: At;
}
