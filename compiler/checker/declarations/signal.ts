/** Signals, columns of the team and declared types: working out a type reports what is wrong with it. */

import type { Declaration } from "../../syntax/ast/declaration.ts";
import type { SignalHeader } from "../../syntax/ast/headers.ts";
import { declarationsOf } from "../../syntax/ast/typed-access.ts";
import type { TypeNode } from "../../syntax/ast/types.ts";
import type { Context } from "../context.ts";

export function checkSignals(
  context: Context,
  file: string,
  block: Declaration<"signals"> | Declaration<"team">,
): void {
  for (const signal of declarationsOf(block, "signal")) {
    const header = signal.header as SignalHeader | undefined;
    if (header !== undefined) resolveType(context, file, signal, header.type);
  }
}

export function checkType(context: Context, file: string, declaration: Declaration<"type">): void {
  if (declaration.header !== undefined)
    resolveType(context, file, declaration, declaration.header as TypeNode);
}

/** Through the symbol, so that a declared type is known by its name; without one (a lost name), by its node. */
function resolveType(context: Context, file: string, declaration: Declaration, node: TypeNode): void {
  const symbol = context.program.symbolOf(declaration);
  if (symbol !== undefined) context.types.ofSymbol(symbol);
  context.types.resolve(file, node);
}
