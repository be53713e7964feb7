/**
 * What the checker hands on: the program, and the types and values it worked out.
 *
 * Types are the IR's own (ir/ir.ts): there is one model of types in the compiler. `undefined` is the error type:
 * something was reported, and nothing more is said about what depends on it.
 */

import type { Symbol } from "../binder/symbols.ts";
import type { Type } from "../ir/ir.ts";
import type { Program } from "../resolver/program.ts";
import type { TypeNode } from "../syntax/ast/types.ts";
import type { FactsOf } from "./signal-facts.ts";
import type { IsSilent } from "./silence.ts";

export interface CheckedProgram {
  readonly program: Program;
  /** Of a signal, a column of the team, or a declared type. */
  readonly typeOf: (symbol: Symbol) => Type | undefined;
  readonly facts: FactsOf;
  /** As in `Context`. */
  readonly languages: readonly string[];
  readonly typeOfNode: (node: TypeNode) => Type | undefined;
  /** Declarations at the top of files of which the check had nothing to say. */
  readonly isSilent: IsSilent;
}
