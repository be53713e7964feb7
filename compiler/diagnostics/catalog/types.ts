/** Codes reported by the checker, joined from one part per theme. */

import type { Catalog } from "../definition.ts";
import { blockCodes } from "./types/blocks.ts";
import { conditionCodes } from "./types/conditions.ts";
import { peopleCodes } from "./types/people.ts";
import { playCodes } from "./types/plays.ts";
import { typeCodes } from "./types/types.ts";
import { valueCodes } from "./types/values.ts";
import { weightCodes } from "./types/weights.ts";

export const typesCatalog = {
  ...blockCodes,
  ...valueCodes,
  ...typeCodes,
  ...conditionCodes,
  ...weightCodes,
  ...peopleCodes,
  ...playCodes,
} as const satisfies Catalog;
