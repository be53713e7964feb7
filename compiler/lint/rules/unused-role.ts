/** A role that nobody is asked for: it takes no task, no seat at a meeting, no message, and no text names it. */

import type { Rule } from "../rule.ts";

export const unusedRole: Rule = {
  codes: ["unused-role"],
  check({ program, reporter, isUsed }) {
    for (const role of program.symbols("role"))
      if (!isUsed(role)) reporter.report("unused-role", role.file, role.nameNode, { role: role.name });
  },
};
