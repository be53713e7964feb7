/** A stage from which nothing is handed on, though another comes after it. */

import { valueOf } from "../../syntax/ast/typed-access.ts";
import type { Rule } from "../rule.ts";

export const stageWithoutHandover: Rule = {
  codes: ["stage-without-handover"],
  check({ reporter, journey }) {
    const stages = journey();
    for (const [index, { symbol, node }] of stages.entries()) {
      const next = stages[index + 1];
      if (next === undefined || valueOf(node, "handover") !== undefined) continue;
      const args = { stage: symbol.name, next: next.symbol.name };
      reporter.report("stage-without-handover", symbol.file, symbol.nameNode.span, args);
    }
  },
};
