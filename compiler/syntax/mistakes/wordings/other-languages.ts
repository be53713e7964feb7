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
const units: ReadonlyMap<string, string> = new Map(
  [
    ["minute", "Minute Minuten minuto minutos"],
    ["hour", "Stunde Stunden hora horas heure heures"],
    ["day", "Tag Tage Tagen día días jour jours"],
    ["week", "Woche Wochen semana semanas semaine semaines"],
    ["month", "Monat Monate Monaten mes meses mois"],
    ["year", "Jahr Jahre Jahren año años an ans"],
  ].flatMap(([write = "", words = ""]) => words.split(" ").map((word) => [word, write] as const)),
);
const word = String.raw`(?<![\p{L}\p{N}_"])(?<slip>${[...meanings.keys()].toSorted((a, b) => b.length - a.length).join("|")})(?![\p{L}\p{N}_"])`;

const meant = ({ slip = "" }: Groups): readonly string[] => [meanings.get(slip) ?? ""];

export const otherLanguageWordings = (): readonly Wording[] => [
  wording(word, meant, { ...condition, expected: /^`(?:then|and)`/ }),
  wording(String.raw`\bdefine\s[^"]*?\s${word}`, meant, condition),
  wording(
    String.raw`(?<![\p{L}\p{N}_"])(?<count>\d+) (?<slip>${[...units.keys()].join("|")})(?![\p{L}\p{N}_"])`,
    ({ count, slip = "" }) => [`${units.get(slip)}${count === "1" ? "" : "s"}`],
  ),
  wording(String.raw`(?<slip>alle|cada|tous les|toutes les)(?= \d)`, () => ["every"], {
    expected: /^a time, such/,
  }),
  wording(String.raw`(?<=\d )(?<slip>bis|hasta|jusqu['’]à)(?= \d)`, () => ["to"], { expected: /`to`/ }),
  wording(
    String.raw`(?<![\p{L}\p{N}_"])(?<slip>nach|después de|después del|vor|antes de|antes del|après|avant)(?![\p{L}\p{N}_"])`,
    ({ slip = "" }) => [/^(?:nach|desp|apr)/.test(slip) ? "after" : "before"],
    { expected: /^`before` or `after`/ },
  ),
];
