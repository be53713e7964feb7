/** Cohorts: the file of customers, and what is expected of all of them together. */

import { shareType } from "../checker/literals.ts";
import type { Cohort, CohortExpectation } from "../ir/ir.ts";
import { resolvePath } from "../source/project-path.ts";
import type * as ast from "../syntax/ast/ast.ts";
import { valueOf, valuesOf } from "../syntax/ast/typed-access.ts";
import { atOf, type Lowering, optional, present, referred, valueOfLiteral } from "./context.ts";

export function lowerCohorts(lowering: Lowering): readonly Cohort[] {
  return lowering.program.declarations("cohort").map(({ file, node }) => {
    const from = resolvePath(file, present(valueOf(node, "from"), "a file").value);
    return {
      name: (present(node.header, "a sentence") as ast.Text).value,
      from: present(from.kind === "path" ? from.path : undefined, "a path"),
      expectations: valuesOf(node, "expect").map((expectation) => lowerExpected(lowering, file, expectation)),
      at: atOf(lowering, file, node),
    };
  });
}

function lowerExpected(
  lowering: Lowering,
  file: string,
  { claim, least, most, start }: ast.CohortExpectation,
): CohortExpectation {
  const bounds = {
    ...optional("least", least && (valueOfLiteral(least, shareType) as number)),
    ...optional("most", most && (valueOfLiteral(most, shareType) as number)),
    at: lowering.at(file, start),
  };
  if (claim.kind === "agreement") return { kind: "agreement", column: claim.column.value, ...bounds };
  const persona = claim.persona && referred(lowering, claim.persona);
  return { kind: "share", ...optional("persona", persona), ...bounds };
}
