/** Why a playbook cannot be tried out, and where to begin: whoever looks at a panel does not see the list of problems. */

import { createLineMap, type Snapshot } from "@persona-lang/compiler";

export function problemOf({ diagnostics, text }: Snapshot): string {
  const problem = "the playbook has errors: put them right first";
  const first = diagnostics.find(({ severity }) => severity === "error");
  const source = first && text(first.file);
  if (first === undefined || source === undefined) return problem;
  const { line } = createLineMap(source).positionAt(first.span.start);
  return `${problem}, beginning in line ${line} of ${first.file}: ${first.message}`;
}
