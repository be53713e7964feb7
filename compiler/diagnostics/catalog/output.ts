/** Codes reported by emitters, outputs and the planner. */

import type { Catalog } from "../definition.ts";

export const outputCatalog = {} as const satisfies Catalog;
