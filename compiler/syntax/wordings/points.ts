/** Points. */

import { type Wording, wording } from "./wording.ts";

export const pointWordings = (): readonly Wording[] => [
  wording(
    String.raw`(?<points>[+-]\d+(?:\.\d+)?) (?<name>[\p{L}_]\w*)`,
    ({ points, name }) => [`${name} ${points}`],
    { expected: /^a persona and its points/ },
  ),
  wording(
    String.raw`\b(?<number>\d+) points? (?:to|for) (?<name>[\p{L}_]\w*)`,
    ({ number, name }) => [`${name} +${number}`],
    { expected: /^a persona and its points/ },
  ),
  wording(String.raw`\+\+\s*(?<number>\d+)`, ({ number }) => [`+${number}`], { expected: /^points/ }),
  wording(String.raw`(?<!"\s*(?:or|and)\s*)"(?<name>[\p{L}_]\w*)"`, ({ name = "" }) => [name], {
    expected: /^a (?:persona and its points|condition$)/,
  }),
];
