/** Points. */

import { type Groups, type Wording, wording } from "./wording.ts";

const giving = "give|gives|add|adds|award|awards|assign|assigns|score";
const points = String.raw`(?<sign>[+-]?)(?<number>\d+(?:\.\d+)?)(?: points?)?`;

export const pointWordings = (): readonly Wording[] => [
  // Points in braces, as programmers write what follows from a condition; a condition in braces.
  wording(
    String.raw`\bwhen [^{}"]*[^\s{}"] (?<slip>\{\s*(?:then\s+)?(?<points>[\p{L}_]\w*\s*[+-]\d[^{}]*?)[\s;]*\})`,
    ({ points = "" }) => [`then ${points.split(/(?<!\s)\s*[;,]\s*/).join(", ")}`],
    { in: ["other"], expected: /^`then`/ },
  ),
  wording(
    String.raw`\bwhen +(?<slip>\{\s*(?<condition>[^{}]*[^\s{}])\s*\})(?= then\b)`,
    ({ condition = "" }) => [condition],
    {
      in: ["other"],
    },
  ),
  wording(String.raw`\b(?<then>then )?(?:${giving}) (?:to )?(?<name>[\p{L}_]\w*) ${points}(?!\w)`, given, {
    in: ["other"],
  }),
  wording(String.raw`\b(?<then>then )?(?:${giving}) ${points} to (?<name>[\p{L}_]\w*)`, given, {
    in: ["other"],
  }),
  wording(
    String.raw`(?:\bthen\b|:)[^"{};]*?(?<slip>(?<name>[\p{L}_]\w*) (?:gets?|earns?) ${points})(?!\w)`,
    ({ name, sign = "", number }) => [`${name} ${sign || "+"}${number}`],
  ),
  wording(
    String.raw`(?<points>[+-]\d+(?:\.\d+)?)(?: points?)?(?: (?:to|for))? (?<name>[\p{L}_]\w*)`,
    ({ points, name }) => [`${name} ${points}`],
    { expected: /^a persona(?: and its points|$)/ },
  ),
  wording(
    String.raw`\b(?<number>\d+) points? (?:to|for) (?<name>[\p{L}_]\w*)`,
    ({ number, name }) => [`${name} +${number}`],
    { expected: /^a persona and its points/ },
  ),
  wording(
    String.raw`\bthen\s+(?<slip>nothing|ignored?|neutral|zero|no points|0(?: points?)?|[-–—]|[nN]/[aA])(?=\s*(?:[;}/]|$))`,
    () => ["none"],
    { expected: /^(?:points|a persona and its points)/ },
  ),
  wording(String.raw`\bthen\s[^"{};]*[+-]\d[\d.]*(?<slip>\s*\/)(?= ?[\p{L}_]\w* ?[+-]\d)`, () => [","], {
    expected: /^$/,
  }),
  // `Technical +4 if insured`
  wording(
    String.raw`(?:^|[{;])\s*(?<slip>(?<name>[\p{L}_]\w*):? ?(?<points>[+-]\d[\d.]*) (?:if|when|where|for) (?<condition>[^"{};]*[^"{};\s]))(?=\s*(?:[;}]|$))`,
    ({ name, points, condition }) => [`when ${condition} then ${name} ${points}`],
    { in: ["other"], expected: /^a line of `weights`/ },
  ),
  wording(String.raw`\+=\s*(?<number>\d+(?:\.\d+)?)`, ({ number }) => [`+${number}`], {
    expected: /^points/,
  }),
  wording(
    String.raw`(?:\bthen\s[^"{};]*?[+-] ?|(?:\b(?:at (?:least|most)|is|by)|[<>]=?) )\d[\d.]*\s+(?<slip>points?|pts?|Punkte?|puntos?)\b`,
    () => [""],
  ),
  wording(String.raw`\bthen\s[^"{};]*[+-]\d[\d.]*\s*(?<slip>;)\s*[\p{L}_]\w*\s+[+-]\d`, () => [","], {
    expected: /`then`/,
  }),
  wording(
    String.raw`(?:^|[{;])\s*(?<slip>[\p{L}_]\w*(?:(?:\s*[,/|]\s*| and )[\p{L}_]\w*)+)(?=\s+then\b|\s*:)`,
    ({ slip = "" }) => [slip.split(/(?<!\s)\s*[,/|]\s*| and /).join(" or ")],
    { in: ["lines"] },
  ),
  wording(
    String.raw`\bthen\s+(?<slip>(?<first>[\p{L}_]\w*)(?: and | ?/ ?)(?<second>[\p{L}_]\w*) ${points})(?!\w)`,
    ({ first, second, sign = "", number }) => {
      const each = `${sign || "+"}${number}`;
      return [`${first} ${each}, ${second} ${each}`];
    },
    { expected: /^(?:points|a persona and its points)/, uncertain: true },
  ),
  wording(String.raw`\bthen\s[^"{};]*?[+-]\d[\d.]*(?<slip>,? then)(?= [\p{L}_]\w* [+-]?\d)`, () => [","]),
  wording(
    String.raw`\bthen\s[^"{};]*?(?<slip>(?<word>minus|plus) (?<number>\d[\d.]*))`,
    ({ word, number }) => [`${word === "minus" ? "-" : "+"}${number}`],
    { expected: /^(?:points|a persona and its points)/ },
  ),
  // A reason that stands before its points, or in other signs.
  wording(
    String.raw`\b(?<slip>because (?<reason>"[^"\n]*")(?<then>[^"{};]*?\bthen [\p{L}_][^"{};]*?))(?=\s*(?:[;}/]|$))`,
    ({ reason, then = "" }) => [`${then.trim()} because ${reason}`],
    { expected: /^`then`/ },
  ),
  wording(
    String.raw`\bfor +each of\b[^"{};]*[+-]\d[\d.]*\s*(?<slip>[,(]?\s*(?:max(?:imum)?\.?|up to|limit(?:ed to)?|(?:not|no) more than|at most) (?<most>\d[\d.]*)\)?)`,
    ({ most }) => [`at most ${most}`],
  ),
  wording(
    String.raw`\bthen\s[^"{};]*[+-]\d[\d.]*\s*(?<slip>\((?<reason>[^()"{};]+)\))(?=\s*(?:[;}/]|$))`,
    ({ reason }) => [`because "${reason}"`],
    { uncertain: true },
  ),
  wording(
    String.raw`\bthen\s[^"{};]*[+-]\d[\d.]*\s*(?<slip>(?:[-–—,:]|as|since|for|due to|reason:?) ?(?<reason>"[^"\n]*"))(?=\s*(?:[;}/]|$))`,
    ({ reason }) => [`because ${reason}`],
  ),
  wording(String.raw`\bwhen (?:(?! [+-]\d)[^"{};])*[^\s,](?<slip>,)\s*[\p{L}_]\w* [+-]\d`, () => ["then"], {
    in: ["rule"],
    expected: /^`then`/,
    uncertain: true,
  }),
  wording(String.raw`[x×*]\s?(?<number>\d+(?:\.\d+)?)\b`, ({ number }) => [`+${number}`], {
    expected: /^points/,
    uncertain: true,
  }),
  wording(String.raw`[+-]\d[\d.]*(?<slip>,)\s*because\b`, () => [""], { expected: /^a persona/ }),
  wording(String.raw`\+\+\s*(?<number>\d+)`, ({ number }) => [`+${number}`], { expected: /^points/ }),
  wording(
    String.raw`(?<!"\s*(?:or|and)\s*|\b(?:contains|starts with)\s[^{}]*)"(?<name>[\p{L}_]\w*)"`,
    ({ name = "" }, written) => [written().signals.get(name.toLowerCase()) ?? name],
    {
      expected: /^a (?:persona and its points|persona, or|condition$)/,
    },
  ),
];

/** `give Technical 2 points` → `then Technical +2` */
function given({ name, sign, number }: Groups): readonly string[] {
  return [`then ${name} ${sign === "" ? "+" : sign}${number}`];
}
