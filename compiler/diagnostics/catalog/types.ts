/** Codes reported by the checker. */

import type { Catalog } from "../definition.ts";

export const typesCatalog = {} as const satisfies Catalog;
