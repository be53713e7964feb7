/** Numbers, amounts and percentages. */

import { as, condition, type Wording, wording } from "./wording.ts";

export const numberWordings = (): readonly Wording[] => [
  // Numbers.
  wording(String.raw`(?<![\d.])\d{1,3}(?:\.\d{3}){2,}(?![\d.])`, ({ slip }) => [
    slip?.replaceAll(".", "_") ?? "",
  ]),
  wording(String.raw`(?<![\d.])\d{1,3}(?: \d{3})+(?![\d.])`, ({ slip }) => [
    slip?.replaceAll(" ", "_") ?? "",
  ]),
  wording(String.raw`\b(?<number>\d{1,3})[kK]\b`, ({ number }) => [`${number}_000`]),
  wording(
    String.raw`(?<=\d )(?<slip>usd|eur|gbp|chf|cad|aud|mxn|jpy)\b`,
    ({ slip = "" }) => [slip.toUpperCase()],
    condition,
  ),
  wording(String.raw`\b(?<currency>[A-Z]{3}) (?<number>\d[\d_.]*)`, ({ currency, number }) => [
    `${number} ${currency}`,
  ]),
  wording(String.raw`\b(?:yes ?/ ?no|true ?/ ?false)\b`, as("boolean")),

  wording(String.raw`\b(?<number>\d[\d_.]*) ?(?:percent|per cent|pct)\b`, ({ number }) => [`${number}%`]),
];
