/** An order for ties that is never asked, because a tie is not accepted. */

import { isWhole } from "../../checker/whole.ts";
import type { AcceptClause } from "../../syntax/ast/property-values.ts";
import { valueOf } from "../../syntax/ast/typed-access.ts";
import type { Rule } from "../rule.ts";

export const idleTies: Rule = {
  codes: ["idle-ties"],
  local: true,
  check({ program, reporter }) {
    for (const { file, node } of program.declarations("classify")) {
      const ties = node.items.find((item) => item.node === "property" && item.word.text === "ties");
      const margin = valueOf(node, "accept")?.clauses.find(demandsMargin);
      if (ties?.node !== "property" || ties.value === undefined || margin === undefined) continue;
      const related = [{ file, span: margin, message: "this wants a margin" }];
      reporter.report("idle-ties", file, ties.word, {}, { related });
    }
  },
};

function demandsMargin({ measure, operator, value }: AcceptClause): boolean {
  if (measure !== "margin" || !isWhole(value)) return false;
  const { digits } = value.kind === "percent" ? value.number : value;
  return operator === ">" ? !digits.startsWith("-") : /[1-9]/.test(digits) && !digits.startsWith("-");
}
