/** A goal of a stage that nobody can tell to be reached. */

import { valueOf } from "../../syntax/ast/typed-access.ts";
import type { Rule } from "../rule.ts";

export const goalWithoutMeasure: Rule = {
  codes: ["goal-without-measure"],
  check({ reporter, journey }) {
    for (const { symbol, node } of journey()) {
      const goal = valueOf(node, "goal")?.texts[0];
      if (goal === undefined || valueOf(node, "measure") !== undefined) continue;
      reporter.report("goal-without-measure", symbol.file, goal.text, { stage: symbol.name });
    }
  },
};
