/** Codes reported by binder and resolver. */

import type { Catalog } from "../definition.ts";

export const namesCatalog = {} as const satisfies Catalog;
