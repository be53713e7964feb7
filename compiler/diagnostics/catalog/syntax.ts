/** Codes reported by lexer and parser. */

import type { Catalog } from "../definition.ts";

export const syntaxCatalog = {} as const satisfies Catalog;
