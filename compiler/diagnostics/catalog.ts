/**
 * Joins the parts of the catalog and derives what each code's report must say.
 *
 * A code is never renamed once released, and it is the only name a diagnostic has.
 */

import { dataCatalog } from "./catalog/data.ts";
import { foreignCatalog } from "./catalog/foreign.ts";
import { lintCatalog } from "./catalog/lint.ts";
import { namesCatalog } from "./catalog/names.ts";
import { outputCatalog } from "./catalog/output.ts";
import { projectCatalog } from "./catalog/project.ts";
import { suppressionCatalog } from "./catalog/suppressions.ts";
import { syntaxCatalog } from "./catalog/syntax.ts";
import { textsCatalog } from "./catalog/texts.ts";
import { typesCatalog } from "./catalog/types.ts";

export const catalog = {
  ...foreignCatalog,
  ...syntaxCatalog,
  ...projectCatalog,
  ...namesCatalog,
  ...typesCatalog,
  ...textsCatalog,
  ...lintCatalog,
  ...dataCatalog,
  ...outputCatalog,
  ...suppressionCatalog,
} as const;

export type Code = keyof typeof catalog;
export type ArgsOf<C extends Code> = Parameters<(typeof catalog)[C]["message"]>[0];
