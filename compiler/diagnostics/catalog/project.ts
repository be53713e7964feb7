/** Codes reported by reading files and joining them by imports. */

import type { Catalog } from "../definition.ts";

export const projectCatalog = {} as const satisfies Catalog;
