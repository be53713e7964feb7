/** A stage that no team answers for, and with it those of its touchpoints that name no owner of their own. */

import type { Declaration } from "../../syntax/ast/declaration.ts";
import { valueOf } from "../../syntax/ast/typed-access.ts";
import { titleOf } from "../journey.ts";
import type { Rule } from "../rule.ts";

/** So many of the touchpoints are pointed at: enough to see what it means. */
const shown = 3;

export const stageWithoutOwner: Rule = {
  codes: ["stage-without-owner"],
  check({ reporter, journey }) {
    for (const { symbol, node, touchpoints } of journey()) {
      if (valueOf(node, "owner") !== undefined) continue;
      const { name, nameNode, file } = symbol;
      const related = touchpoints
        .filter(hasNoOwner)
        .slice(0, shown)
        .map((touchpoint) => ({
          file,
          span: titleOf(touchpoint).span,
          message: "so nobody answers for this either",
        }));
      reporter.report("stage-without-owner", file, nameNode, { stage: name }, { related });
    }
  },
};

const hasNoOwner = (touchpoint: Declaration<"touchpoint">): boolean =>
  valueOf(touchpoint, "owner") === undefined;
