/** Comparisons. */

import { joinedName } from "../name-spelling.ts";
import { amount, as, condition, less, more, type Wording, wording } from "./wording.ts";

export const conditionWordings = (): readonly Wording[] => [
  wording(
    `\\b(?<name>[\\p{L}_][\\w.]*) (?:is )?between (?<low>${amount}) and (?<high>${amount})`,
    ({ name, low, high }) => [`${name} >= ${low} and ${name} <= ${high}`],
    condition,
  ),
  wording(
    `\\b(?:is )?(?:(?:${more}) than or equal(?: to)?|at least|not less than|no less than)\\b`,
    as(">="),
    condition,
  ),
  wording(
    `\\b(?:is )?(?:(?:${less}) than or equal(?: to)?|at most|not more than|no more than|up to)\\b`,
    as("<="),
    condition,
  ),
  wording(`\\b(?:is )?(?:(?:${more}) than|over|above|exceeds)\\b`, as(">"), condition),
  wording(`\\b(?:is )?(?:(?:${less}) than|under|below)\\b`, as("<"), condition),
  wording(String.raw`\b(?:is not equal to|does not equal|differs from)\b`, as("is not"), condition),
  wording(String.raw`\b(?:is equal to|equal to|equals)\b`, as("is"), condition),
  wording(String.raw`\b(?:is )?in\b(?= )`, as("is one of"), { ...condition, uncertain: true }),
  wording(String.raw`\b(?:includes?|have)\b`, as("has", "contains"), condition),
  wording(String.raw`"\s*(?<slip>or)\s*"`, as(","), condition),

  wording(
    String.raw`(?<=\b(?:when|and|or|not|as) |\()(?<slip>(?<first>[a-z]\w*) (?<second>[a-z]\w*)) (?:[<>]|(?:is|has|contains)\b)`,
    ({ first = "", second = "" }) => [joinedName([first, second])],
    { in: ["other"], code: "blank-in-name", uncertain: true },
  ),
];
