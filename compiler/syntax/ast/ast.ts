/**
 * All nodes under one name, for where their names alone would mislead: outside of the compiler, and where a
 * stage speaks of the tree and of the IR in one breath (`ast.Condition`, `Condition`). Elsewhere the part that is
 * meant is imported.
 */

export type * from "./conditions.ts";
export type * from "./declaration.ts";
export type * from "./expectations.ts";
export type * from "./headers.ts";
export type * from "./literals.ts";
export type * from "./node.ts";
export type * from "./property-values.ts";
export type * from "./times.ts";
export type * from "./types.ts";
export type * from "./weights.ts";
