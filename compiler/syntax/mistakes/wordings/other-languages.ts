/** Words of the language in other languages, where somebody writes as they speak: `und`, `entonces`, `یا`. */

import { condition, type Groups, type Wording, wording } from "./wording.ts";

const meanings: ReadonlyMap<string, string> = new Map(
  [
    ["and", "und y et e και و"],
    ["or", "oder o u ou ή أو یا"],
    ["then", "dann entonces alors então allora τότε إذن آنگاه"],
    ["is", "ist gleich es est è είναι است"],
  ].flatMap(([write = "", words = ""]) => words.split(" ").map((word) => [word, write] as const)),
);
const word = String.raw`(?<![\p{L}\p{N}_"])(?<slip>${[...meanings.keys()].toSorted((a, b) => b.length - a.length).join("|")})(?![\p{L}\p{N}_"])`;

const meant = ({ slip = "" }: Groups): readonly string[] => [meanings.get(slip) ?? ""];

export const otherLanguageWordings = (): readonly Wording[] => [
  wording(word, meant, { ...condition, expected: /^`(?:then|and)`/ }),
  wording(String.raw`\bdefine\s[^"]*?\s${word}`, meant, condition),
  wording(String.raw`(?<=\d )(?<slip>bis)(?= \d)`, () => ["to"], { expected: /`to`/ }),
  wording(
    String.raw`(?<![\p{L}\p{N}_"])(?<slip>nach|después de|después del|vor|antes de|antes del|après|avant)(?![\p{L}\p{N}_"])`,
    ({ slip = "" }) => [/^(?:nach|desp|apr)/.test(slip) ? "after" : "before"],
    { expected: /^`before` or `after`/ },
  ),
];
