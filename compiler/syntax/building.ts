/** Nodes while they are built: the grammar fills optional parts in, then hands the node on as read-only. */

import type { Span } from "../source/span.ts";
import type { Declaration } from "./ast/declaration.ts";
import type { DeclarationKind } from "./vocabulary.ts";

export type Building<Node> = { -readonly [Part in keyof Node]: Node[Part] };

const none: readonly never[] = [];

/** With every part from the start, whether it is to be filled in or not: all declarations are of one shape. */
export const newDeclaration = <K extends DeclarationKind>(
  kind: K,
  keyword: Span,
): Building<Declaration<K>> => ({
  kind,
  node: "declaration",
  start: keyword.start,
  end: keyword.end,
  keyword,
  name: undefined,
  subject: undefined,
  titles: none,
  header: undefined,
  body: undefined,
  items: none,
  documentation: undefined,
});
