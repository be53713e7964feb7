/** A playbook that should have been looked through again by now. */

import { isWhole } from "../../checker/whole.ts";
import { valueOf } from "../../syntax/ast/typed-access.ts";
import { dayAfter } from "../review.ts";
import type { Rule } from "../rule.ts";

export const overdueReview: Rule = {
  codes: ["overdue-review"],
  check({ program, reporter, today }) {
    const review = program.playbook && valueOf(program.playbook.node, "reviewed");
    if (program.playbook === undefined || review === undefined || today === undefined || !isWhole(review))
      return;
    const due = review.every && dayAfter(review.date.iso, review.every);
    if (due === undefined || due >= today) return;
    reporter.report("overdue-review", program.playbook.file, review.date, { due });
  },
};
