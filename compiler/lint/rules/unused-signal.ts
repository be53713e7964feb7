/** A signal that is asked for and changes nothing; `context` says that it is kept for people. */

import type { Rule } from "../rule.ts";

export const unusedSignal: Rule = {
  codes: ["unused-signal"],
  check({ program, reporter, facts, isUsed }) {
    for (const signal of program.symbols("signal"))
      if (!facts(signal).context && !isUsed(signal))
        reporter.report("unused-signal", signal.file, signal.nameNode, { signal: signal.name });
  },
};
