/** Words that no play sends. */

import type { Rule } from "../rule.ts";

export const unusedMessage: Rule = {
  codes: ["unused-message"],
  check({ program, reporter, isUsed }) {
    for (const message of program.symbols("message"))
      if (!isUsed(message))
        reporter.report("unused-message", message.file, message.nameNode, { message: message.name });
  },
};
