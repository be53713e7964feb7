/** A stage from which nothing is handed on, though another comes after it. What is handed back leads nowhere. */

import { valuesOf } from "../../syntax/ast/typed-access.ts";
import type { Rule } from "../rule.ts";

export const stageWithoutHandover: Rule = {
  codes: ["stage-without-handover"],
  check({ program, reporter, journey }) {
    const stages = journey();
    for (const [index, { symbol, node }] of stages.entries()) {
      const next = stages[index + 1];
      if (next === undefined) continue;
      const later = new Set(stages.slice(index + 1).map(({ symbol }) => symbol));
      const to = valuesOf(node, "handover").map(({ stage }) => program.resolution(stage));
      if (to.some((stage) => stage !== undefined && later.has(stage))) continue;
      const args = { stage: symbol.name, next: next.symbol.name };
      reporter.report("stage-without-handover", symbol.file, symbol.nameNode, args);
    }
  },
};
