/** What a test expects. */

import { suggest } from "../../../diagnostics/suggest.ts";
import { measures } from "../../tokens.ts";
import { type Groups, less, more, nextLimit, type Wording, wording } from "./wording.ts";

export const expectationWordings = (): readonly Wording[] => [
  wording(
    String.raw`(?:^|[{;])\s*(?<slip>persona\s*(?:should be|must be|has to be|is\b|=)?\s*(?<name>[\p{L}_]\w*))`,
    ({ name }) => [`expect persona ${name}`],
    { in: ["other"], expected: /^a line of `test`/ },
  ),
  // `with a margin of 3`
  measured("at least|>=|≥|min(?:imum)?|from", ({ limit }) => [`at least ${limit}`]),
  measured("at most|<=|≤|max(?:imum)?|up to", ({ limit }) => [`at most ${limit}`]),
  measured("exactly|equal to|=", ({ limit }) => [`is ${limit}`]),
  measured(`>|(?:${more}) than|over|above`, ({ limit }) => [`at least ${nextLimit(limit, 1)}`], unsure),
  measured(`<|(?:${less}) than|under|below`, ({ limit }) => [`at most ${nextLimit(limit, -1)}`], unsure),
  measured("", ({ limit }) => [`at least ${limit}`], { rest: ` (?:or|and) (?:${more}|above|up)` }),
  measured("", ({ limit }) => [`at most ${limit}`], { rest: ` (?:or|and) (?:${less}|below)` }),
  measured("", ({ limit, word }) => [...(word === "is" ? [] : [`at least ${limit}`]), `is ${limit}`]),
  wording(
    String.raw`\bexpect\s[^"{};]*?[\p{L}\d%](?<slip>,? (?:and|with(?: an?)?|plus))(?= (?:score|margin|coverage|fit|persona)\b)`,
    () => [","],
    { in: ["other"] },
  ),
  wording(
    String.raw`\bexpect\s[^"{};]*?[\p{L}\d%](?<slip>,? (?:and|plus))(?= (?:no )?[\p{L}_]\w*(?: (?:on|at) \d|\s*(?:[,;}/]|$)))`,
    () => [","],
    { in: ["other"], expected: /^$/ },
  ),
  wording(
    String.raw`\bexpect\s+(?<slip>persona\s*(?:is\b|=|:)\s*(?!not\b)(?<name>[\p{L}_]\w*))`,
    ({ name }) => [`persona ${name}`],
    { in: ["other"] },
  ),
  wording(
    String.raw`\bexpect\b[^"]*?\s(?<slip>(?:play|meeting|task|message|starts?) (?<name>[\p{L}_]\w*))`,
    ({ name = "" }) => [name],
    { expected: /^(?:what should come out|$)/ },
  ),
  wording(
    String.raw`\bexpect\b[^"]*?\s(?<slip>(?:ranking|order)(?: is|:)? (?<first>[\p{L}_]\w*)\s*[,>]\s*(?<second>[\p{L}_]\w*))(?=\s*(?:[;}/]|$))`,
    ({ first, second }) => [`${first} before ${second}`],
    { in: ["other"] },
  ),
  wording(
    String.raw`\bexpect\b[^"]*?\s(?<slip>(?<first>[\p{L}_]\w*)\s*(?:>|\b(?:is )?(?:ahead of|above|over)\b)\s*(?<second>[\p{L}_]\w*))`,
    ({ first, second }) => [`${first} before ${second}`],
  ),
  wording(
    String.raw`\bexpect\b(?:[^"]*?,)? +(?<slip>[\p{L}_]\w*) +at (?:least|most) \d`,
    ({ slip = "" }) => {
      const near = suggest(slip, measures);
      return near === undefined ? measures : [near];
    },
    { expected: /^a time$/, uncertain: true },
  ),
  wording(
    String.raw`\bexpect\s+(?<slip>(?:persona )?(?<name>[\p{L}_]\w*) with (?:at least )?(?<number>\d+)(?: points?)?)(?![\w%])`,
    ({ name, number }) => ["score", "margin"].map((what) => `persona ${name}, ${what} at least ${number}`),
    { in: ["other"] },
  ),
  wording(
    String.raw`\bexpect\b[^"]*?\s(?<slip>(?<name>[\p{L}_]\w*) (?:wins|leads|is first|comes first|is (?:the )?winner))(?=\s*(?:[,;}/]|$))`,
    ({ name }) => [`persona ${name}`],
    { in: ["other"] },
  ),
  wording(
    String.raw`\bexpect\b[^"]*?\s(?<slip>(?:the )?(?:result|outcome|winner|answer|segment|profile)(?: is| =|:)? (?<name>[\p{L}_]\w*))(?=\s*(?:[,;}/]|$))`,
    ({ name }) => [`persona ${name}`],
    { in: ["other"], uncertain: true },
  ),
];

/** A measure with a limit in other words, and before it what joins the two to the line. */
function measured(
  order: string,
  write: (groups: Groups) => readonly string[],
  { rest = "", ...other }: { rest?: string; uncertain?: true } = {},
): Wording {
  const ordered = order === "" ? "" : `(?:${order}) ?`;
  return wording(
    String.raw`\bexpect\s[^"{};]*?(?<slip>(?<join>,? (?:and|with(?: an?)?|plus) )?\b(?<measure>${measures.join("|")})(?: (?<word>of|is))? ?${ordered}(?<limit>\d[\d.]*%?)(?<points> points?)?${rest})(?![\w%])`,
    (groups) => {
      const { slip = "", join, measure, points = "" } = groups;
      const written = write(groups).map((limit) => `${measure} ${limit}`);
      // What is too much stands only before it, or behind it.
      if (written.some((each) => slip.endsWith(each + points))) return [];
      return written.map((each) => `${join === undefined ? "" : ", "}${each}`);
    },
    { in: ["other"], ...other },
  );
}

const unsure = { uncertain: true } as const;
