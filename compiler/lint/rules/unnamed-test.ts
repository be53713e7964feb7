/** Tests and cohorts whose name has no letter: results cannot say which of them failed. */

import type { Text } from "../../syntax/ast/node.ts";
import type { Rule } from "../rule.ts";

export const unnamedTest: Rule = {
  codes: ["unnamed-test"],
  local: true,
  check({ program, reporter }) {
    for (const what of ["test", "cohort"] as const)
      for (const { file, node } of program.declarations(what)) {
        const name = node.header as Text | undefined;
        if (name !== undefined && !name.missing && !name.broken && name.value.trim() === "")
          reporter.report("unnamed-test", file, name, { what });
      }
  },
};
