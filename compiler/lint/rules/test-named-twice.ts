/** Two tests, or cohorts, of one name: who reads that one failed does not know which. */

import type { Label } from "../../diagnostics/diagnostic.ts";
import type { Text } from "../../syntax/ast/node.ts";
import type { Rule } from "../rule.ts";

export const testNamedTwice: Rule = {
  codes: ["test-named-twice"],
  local: true,
  check({ program, reporter }) {
    const first = new Map<string, Label>();
    for (const { file, node } of [...program.declarations("test"), ...program.declarations("cohort")]) {
      const name = node.header as Text | undefined;
      if (name === undefined || name.missing || name.broken) continue;
      const said = name.value.trim();
      // What has no name at all is told as that.
      if (said === "") continue;
      const before = first.get(said);
      if (before === undefined) first.set(said, { file, span: name, message: "called so first" });
      else reporter.report("test-named-twice", file, name, { name: said }, { related: [before] });
    }
  },
};
