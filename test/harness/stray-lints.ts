/**
 * Lints look at a playbook as a whole; an example of something else is a piece of one, in which most things are
 * used by nothing and owned by nobody. So a lint counts in an example only if its code is expected there.
 */

import { lintCatalog } from "../../compiler/diagnostics/catalog/lint.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";

export const isLint = ({ code }: Diagnostic): boolean => Object.hasOwn(lintCatalog, code);

export const withoutStrayLints = (
  diagnostics: readonly Diagnostic[],
  expected: ReadonlySet<string>,
): readonly Diagnostic[] => diagnostics.filter((one) => !isLint(one) || expected.has(one.code));
