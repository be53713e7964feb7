/** What a playbook must have, and what it may have only once. */

import type { Reporter } from "../diagnostics/reporter.ts";
import type { DeclarationKind } from "../syntax/vocabulary.ts";
import type { Located, Program } from "./program.ts";

/** Of each there can be one. */
export const single: readonly DeclarationKind[] = ["playbook", "classify", "team", "customer", "voice"];

/** `certain`: nothing was lost on the way to the program, so what is not in it is not there. */
export function checkCompleteness(program: Program, certain: boolean, reporter: Reporter): void {
  for (const keyword of single) reportRepeated(program.declarations(keyword), keyword, reporter);
  const assigned = Map.groupBy(program.declarations("assign"), ({ node }) => node.subject?.text);
  for (const [role, declarations] of assigned)
    if (role) reportRepeated(declarations, `assign ${role}`, reporter);

  const name = program.playbook?.node.name;
  if (program.playbook === undefined || name === undefined || !certain) return;
  const args = { playbook: name.text };
  if (program.symbols("persona").length === 0)
    reporter.report("no-personas", program.playbook.file, name, args);
  else if (program.declarations("classify").length === 0)
    reporter.report("no-classify", program.playbook.file, name, args);
}

function reportRepeated(declarations: readonly Located[], keyword: string, reporter: Reporter): void {
  const [first, ...others] = declarations;
  if (first === undefined) return;
  const related = [{ file: first.file, span: first.node.keyword, message: "the first is here" }];
  for (const { file, node } of others)
    reporter.report("repeated-declaration", file, node.keyword, { keyword }, { related });
}
