/** Codes reported by customer records and rosters. */

import type { Catalog } from "../definition.ts";

export const dataCatalog = {} as const satisfies Catalog;
