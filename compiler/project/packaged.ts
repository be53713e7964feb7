/**
 * What is said of the files of packages: errors only, since they keep the playbook from working, and without
 * fixes. Whoever writes the playbook neither edits these files nor answers for what in them is not used here.
 */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { packageOf } from "../source/package-path.ts";

export function withoutAdviceOnPackages(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.flatMap((one) => {
    if (packageOf(one.file) === undefined) return [one];
    return one.severity === "error" ? [{ ...one, fixes: [] }] : [];
  });
}
