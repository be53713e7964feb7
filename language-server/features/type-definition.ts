/** Where it stands what values something can have: of a signal its type, of a value the type it is one of. */

import { type ast, descendants, type ResolvedSnapshot, type Symbol } from "@persona-lang/compiler";
import type { Located } from "./symbol-at.ts";

/** Nothing for a built-in type, which stands nowhere. */
export function typeDefinitionOf(symbol: Symbol, { program }: ResolvedSnapshot): Located | undefined {
  const { namespace, owner, node, file } = symbol;
  if (namespace === "member") return owner && { file: owner.file, span: owner.nameNode };
  if (namespace === "type") return { file, span: symbol.nameNode };
  const { header } = node as Partial<ast.Declaration>;
  if (header?.kind !== "signal-header") return undefined;
  for (const inner of descendants(header.type)) {
    if (inner.kind === "enumeration-type") return { file, span: inner };
    if (inner.kind !== "simple-type") continue;
    const type = program?.resolution((inner as ast.SimpleType).name);
    if (type !== undefined) return { file: type.file, span: type.nameNode };
  }
  return undefined;
}
