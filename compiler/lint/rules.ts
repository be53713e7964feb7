/** The list of lint rules, in the order in which docs/reference/lints.md tells them. */

import type { Rule } from "./rule.ts";
import { idleTies } from "./rules/idle-ties.ts";
import { incompleteTies } from "./rules/incomplete-ties.ts";
import { sensitiveWithoutBecause } from "./rules/sensitive-without-because.ts";

export const rules: readonly Rule[] = [sensitiveWithoutBecause, incompleteTies, idleTies];
