/** Codes reported by message texts and templates. */

import type { Catalog } from "../definition.ts";

export const textsCatalog = {} as const satisfies Catalog;
