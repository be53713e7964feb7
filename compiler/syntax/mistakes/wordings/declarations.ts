/** Types of signals, and what stands behind a title. */

import { joinedName } from "../../name-spelling.ts";
import { builtInTypes, signalFlagWords } from "../../signal-words.ts";
import { more, nextLimit, type Wording, wording } from "./wording.ts";

/** Whom a play is for, beside the name of the persona. */
const audience = String.raw`(?:personas?|customers?|clients?|accounts?|users?|guests?|patients?|people|types?|segments?|groups?)\b`;
const flag = String.raw`(?:${signalFlagWords.join("|")})\b`;

export const declarationWordings = (): readonly Wording[] => [
  // Types.
  wording(
    String.raw`^\s*(?:(?:signals|team)\b[^{]*\{\s*)?(?<name>[\p{L}_]\w*)\s+(?<slip>(?<open>\[)?(?<names>[\p{L}_]\w*(?:\s*,\s*[\p{L}_]\w*)+)(?<close>\])?)(?=\s*(?:"|[;}]|$))`,
    ({ name = "", names = "" }) => {
      if (names.split(",").some((type) => isBuiltIn(type.trim()))) return [];
      // `skills portal, design`: whoever has one may have another.
      const several = /[^sui]s$/.test(name) ? [`any of ${names}`] : [];
      return [...several, `one of ${names}`];
    },
    { in: ["type"] },
  ),
  wording(
    String.raw`\b(?:one|any) of (?<slip>[\p{L}_]\w*(?:(?:\s*,\s*(?:(?:or|and)\s+)?|\s+(?:or|and)\s+)(?!${flag})[\p{L}_]\w*)+)(?=\s*(?:${flag}|["{;}]|//|$))`,
    ({ slip = "" }) => (/\s(?:or|and)\s/.test(slip) ? [slip.split(between).join(", ")] : []),
    { in: ["type"] },
  ),
  wording(
    String.raw`\b(?:one|any) of (?<slip>[\p{L}_]\w*(?:\s*;\s*[\p{L}_]\w*)+)\s*(?=${flag}|"|//|$)`,
    ({ slip = "" }) => [slip.split(/(?<!\s)\s*;\s*/).join(", ")],
    { in: ["type"] },
  ),
  // Either commas are missing, or a value is two words.
  wording(
    String.raw`\b(?:one|any) of (?<slip>[\p{L}_][\p{L}\p{N}_]*(?:[ ,] *(?!${flag}|(?:one|any) of\b)[\p{L}_][\p{L}\p{N}_]*)*)(?= *(?:${flag}|["{;}]|\/\/|$))`,
    ({ slip = "" }) => membersOfWords(slip),
  ),
  wording(
    String.raw`\b(?<slip>type (?<name>[\p{L}_]\w*)(?: "[^"]*")?)\s*(?=\{)`,
    ({ name }) => [`type ${name} one of`],
    { expected: /^a type/ },
  ),
  wording(
    String.raw`^\s*import\s+(?<slip>\{\s*(?<names>[\p{L}_][^{}"]*[^{}"\s,])[\s,]*\})(?=\s*from\b)`,
    ({ names = "" }) => [names],
  ),
  wording(String.raw`^\s*(?:test|cohort|touchpoint)\s+(?<slip>[\p{L}_]\w*)\s+"`, () => [""]),
  // A type has no title; its values and signals have one.
  wording(
    String.raw`^\s*type\s+[\p{L}_]\w*\s+(?<slip>(?:"[^"\n]*"|is)\s+(?<type>(?:one|any|list) of|[\p{L}_]\w*))`,
    ({ type = "" }) => [type],
    { in: ["rule"] },
  ),
  wording(
    String.raw`^\s*type\s+[\p{L}_]\w*\s*(?<slip>[:=]?\s*(?:of\s+)?(?<names>[\p{L}_]\w*(?:\s*[,|/]\s*[\p{L}_]\w*)+))(?=\s*(?:\/\/|$))`,
    ({ slip = "", names = "" }) => [
      `${/^[:=]/.test(slip) ? " " : ""}one of ${names.split(/(?<!\s)\s*[,|/]\s*/).join(", ")}`,
    ],
    { in: ["rule"] },
  ),
  // The reader stops at the first option, or behind it: what is replaced ends before.
  wording(
    String.raw`\b(?<slip>(?:set|some|several|multiple|many|multi|multiselect|checkbox|checkboxes)(?: choice)?(?: of|\s*:)?)\s+[\p{L}_]\w*\s*[,"]`,
    () => ["any of"],
    { in: ["type"] },
  ),
  wording(
    String.raw`\b(?<slip>(?:choice|choices|enum|enumeration|either|select|dropdown|picklist|option|options)(?: of|\s*:)?)\s+[\p{L}_]\w*\s*,`,
    () => ["one of"],
    { in: ["type"] },
  ),
  wording(
    String.raw`\b(?<slip>(?<word>choice|enum|select|dropdown|picklist|options?|multi-?select|multipicklist|checkbox(?:es)?|set) ?\((?<members>[\p{L}_]\w*(?:\s*[,|/]\s*[\p{L}_]\w*)+)\))`,
    ({ word = "", members = "" }) => [
      `${/^(?:multi|checkbox|set)/.test(word) ? "any" : "one"} of ${members.split(/(?<!\s)\s*[,|/]\s*/).join(", ")}`,
    ],
    { in: ["type"] },
  ),
  // Types as databases and forms have them.
  wording(
    String.raw`\b(?<slip>(?<type>string|text|n?varchar2?|n?char|int|integer|number|numeric|decimal|float) ?\(\d+(?:\s*,\s*(?<places>\d))?\))`,
    ({ slip = "", type = "", places = "0" }) =>
      /string|text|char/.test(type)
        ? ["text"]
        : places !== "0"
          ? [`decimal ${places}`]
          : [...(/decimal ?\((\d)\)/.exec(slip) ?? []).slice(1).map((of) => `decimal ${of}`), "integer"],
    { in: ["type"] },
  ),
  wording(
    String.raw`(?:^|[{;])\s*[\p{L}_]\w*\s+(?<slip>0 ?%?\s*(?:[-–—]|\bto\b)\s*100 ?%)`,
    () => ["percent"],
    {
      in: ["type"],
      expected: /^a type/,
    },
  ),
  wording(String.raw`(?:^|[{;])\s*[\p{L}_]\w*\s+(?<slip>%)`, () => ["percent"], {
    in: ["type"],
    expected: /^a type/,
  }),
  wording(
    String.raw`(?:^|[{;])\s*[\p{L}_]\w*\s+(?<slip>\((?<type>[^()"{};]+)\))`,
    ({ type = "" }) => [type.trim()],
    { in: ["type"], expected: /^a type/ },
  ),
  wording(
    String.raw`(?:^|[{;])\s*[\p{L}_]\w*\s+(?<slip>(?<title>"[^"\n]*")\s+(?<type>[\p{L}_][^";{}/]*?))(?=\s*(?:[;}/]|$))`,
    ({ title, type }) => [`${type} ${title}`],
    { in: ["type"], expected: /^a type/ },
  ),
  // Without a name.
  wording(
    String.raw`(?:^|[{;])\s*(?<slip>(?<title>"(?<words>\p{L}[\p{L}\d ]*)")\s+(?<type>[\p{L}_][^";{}/]*?))(?=\s*(?:[;}/]|$))`,
    ({ title, words = "", type }) => [`${nameFor(words)} ${type} ${title}`],
    { in: ["type"], uncertain: true },
  ),
  wording(
    String.raw`(?:^|[{;])\s*(?<slip>(?<name>[\p{L}_]\w*) ?\* ?(?<type>[\p{L}_][^";{}/]*[^";{}/\s]))(?=\s*(?:"|[;}/]|$))`,
    ({ name, type }) => [`${name} ${type} required`],
    { in: ["type"], expected: /^a type/, uncertain: true },
  ),
  wording(String.raw`(?<=[\p{L}\d] ?)(?<slip>\*)(?=\s*(?:"|[;}]|$))`, () => ["required"], {
    in: ["type"],
    uncertain: true,
  }),
  wording(
    String.raw`(?:^|[{;])\s*[\p{L}_]\w*\s+(?<slip>(?<low>\d+)\s*(?:[-–—]|\.{2,3}|\bto\b)\s*(?<high>\d+))(?![\w.%])`,
    ({ low, high }) => [`integer ${low} to ${high}`],
    { in: ["type"], expected: /^a type/ },
  ),
  wording(String.raw`\b(?:one|any) of (?<slip>\((?<members>[^()"{};]*)\))`, ({ members = "" }) => [members], {
    in: ["type"],
    expected: /members/,
  }),
  wording(
    String.raw`(?:^|[{;])\s*[\p{L}_]\w*\s+(?<slip>yes or no|whole number|(?:currency|amount|price)(?: in)? (?<code>[A-Z]{3}))\b`,
    ({ slip = "", code }) => [
      code !== undefined ? `money ${code}` : slip === "yes or no" ? "boolean" : "integer",
    ],
    { in: ["type"] },
  ),
  // Words that are not needed: an empty one is to be written.
  wording(String.raw`(?:^|[{;])\s*[\p{L}_]\w*\s+(?<slip>is)\s+[^\s;}]`, () => [""], {
    in: ["rule"],
    expected: /^a value$/,
  }),
  wording(String.raw`\bif\b[^{}"]*\s(?<slip>then)(?=\s*(?:\{|$))`, () => [""], { in: ["other"] }),
  ...[texts, String.raw`[^"{};,]*[^"{};,\s]`].map((said) =>
    wording(
      String.raw`\bjob\s+(?<slip>when (?<when>${said})(?<!\bto "[^"]*"),? (?:(?:I|we|they) )?(?:wants?|would like)(?: to)? (?<want>${said}),? (?:so(?: that)?|in order to)(?: (?:I|we|they))?(?: can)? (?<so>${said}))(?=\s*(?:[;}/]|$))`,
      ({ when, want, so }) => [`when ${asText(when)} want ${asText(want)} so ${asText(so)}`],
    ),
  ),
  wording(
    String.raw`\bjob\s+when .*?(?<slip>(?<text>"[^"]*"),? (?:wants|(?:I|we|they) want)(?: to)?)\b`,
    ({ text }) => [`${text} want`],
  ),
  wording(String.raw`(?:^|[{;])\s*(?<slip>team|customer)(?=\s*(?:[;}/]|$))`, ({ slip }) => [`from ${slip}`], {
    in: ["other"],
    expected: /^a line of `role`/,
  }),
  wording(
    String.raw`\bfor\s+(?<slip>(?!each\b)(?<first>[a-z]\w*) (?<second>[\p{L}_]\w*))(?=\s*\{)`,
    ({ first = "", second = "" }) => [joinedName([first, second])],
    { in: ["other"], expected: /cases/, code: "blank-in-name", uncertain: true },
  ),
  wording(String.raw`\bdefine\s+[\p{L}_]\w*\s+(?<slip>is|when|if|means)\b`, () => ["as"], {
    in: ["other"],
    expected: /`as`/,
  }),
  wording(
    String.raw`\bprefer\s[^{};]*?\s(?<!\bthen )(?<slip>(?<points>[+-]\d[\d.]*))(?=\s*(?:[;}/]|$))`,
    ({ points }) => [`then ${points}`],
    { in: ["other"] },
  ),
  wording(String.raw`\bfor\s+(?<slip>each|every)\s+(?!of\b)[\p{L}_]\w*\s*\{`, () => [""], { in: ["other"] }),
  wording(String.raw`\bif\s+(?<slip>when)\s+[\p{L}_(]`, () => [""], { in: ["other"] }),
  wording(String.raw`\baccept\b[^{};]*?(?<slip>,\s*)(?:score|margin|coverage|fit)\b`, () => [" and "], {
    in: ["other"],
  }),
  wording(
    String.raw`\baccept\s+(?<slip>(?:if |when )?(?:from |at least )?(?<number>\d+)(?: points?)?)(?=\s*(?:[;}/]|$))`,
    ({ number }) => [`when score >= ${number}`],
    { in: ["other"], expected: /^`when`/ },
  ),
  wording(String.raw`\bbeaten by\s+(?<slip>(?:at least|>=|≥|min(?:imum)?) ?)(?=\d)`, () => [""], {
    in: ["other"],
  }),
  wording(
    String.raw`\bbeaten by\s+(?<slip>(?:(?:${more}) than|over|above|>) ?(?<limit>\d[\d.]*%?))`,
    ({ limit }) => [nextLimit(limit, 1)],
    { in: ["other"], uncertain: true },
  ),
  wording(String.raw`\baccept\s+(?<slip>if)\b`, () => ["when"], { in: ["other"] }),
  wording(String.raw`\baccept\s+(?<slip>score|margin|coverage|fit)\b`, ({ slip = "" }) => [`when ${slip}`], {
    in: ["other"],
    expected: /^`when`/,
  }),
  wording(
    String.raw`\btone\s+[\p{L}_]\w*\s+(?<slip>(?:if|for)\s+(?:${audience} who are )?(?<feeling>[\p{L}_]\w*)(?<more>(?:(?: or|,) (?!${audience})[\p{L}_]\w*)*)(?: ${audience})?)(?=\s*(?:[;}/]|$))`,
    ({ feeling: name = "", more = "" }, written) => {
      const fields = written().feelings.has(name)
        ? ["feeling"]
        : /^\p{Lu}/u.test(name)
          ? ["persona"]
          : ["feeling", "persona"];
      const asked = more === "" ? name : `one of ${name}${more.replaceAll(/ or /g, ", ")}`;
      return fields.map((field) => `when ${field} is ${asked}`);
    },
    { in: ["other"] },
  ),
  wording(String.raw`\btone\s+[\p{L}_]\w*\s+(?<slip>if)\s+[\p{L}_(]`, () => ["when"], { in: ["other"] }),
  wording(
    String.raw`\blanguages\s+(?<slip>"[\w-]+"(?:\s*,\s*"[\w-]+")*)(?=\s*(?:[;}/]|$))`,
    ({ slip = "" }) => [slip.replaceAll('"', "")],
    { in: ["other"] },
  ),
  wording(
    String.raw`\b(?:feeling|channel|owner|started|reviewed|stage|language|timezone)\s+(?<slip>from|by|via|on|since)\s+[\p{L}\d_]`,
    () => [""],
    { in: ["other"] },
  ),
  wording(
    String.raw`\b(?:owner|send|channel|stage)\s+(?<slip>(?<first>[\p{L}_]\w*) (?<second>[\p{L}_]\w*))(?=\s*(?:[;}/]|$))`,
    ({ first = "", second = "" }) => [joinedName([first, second])],
    { in: ["other"], code: "blank-in-name", uncertain: true },
  ),
  wording(
    String.raw`\bfor\s+[\p{L}_]\w*(?<slip> +(?:in|during) (?:stage )?(?<stage>[\p{L}_]\w*))(?=\s*(?:[;}/]|$))`,
    ({ stage }) => [`; stage ${stage}`],
    { in: ["other"], expected: /^$/ },
  ),
  wording(
    String.raw`\bto\s[^;{}]*?(?<slip> (?:by|via) (?<channel>[\p{L}_]\w*))`,
    ({ channel }) => [`; channel ${channel}`],
    { in: ["action"], expected: /^$/ },
  ),
  wording(
    String.raw`\b(?:require|prefer)\s+(?<slip>(?<column>[\p{L}_]\w*) customer[. ](?<signal>[\p{L}_]\w*))`,
    ({ column, signal }) => [`${column} is customer.${signal}`, `${column} has customer.${signal}`],
    { in: ["other"] },
  ),
  // `for Quick customers`: a comma between the two would make a persona of the second.
  wording(
    String.raw`\bfor\s+(?<slip>(?:(?:each|every|all|any|the)\s+(?!of\b))?(?:${audience}\s+)?(?<names>[\p{L}_]\w*(?:\s*,\s*[\p{L}_]\w*)*)(?:\s+${audience})?)(?=\s*(?:[;}/]|$))`,
    ({ names = "" }) => [names],
    { in: ["other"], uncertain: true },
  ),
  wording(String.raw`\bagrees with\s+(?<slip>(?<column>"[^"]*"))`, ({ column }) => [`column ${column}`], {
    expected: /^`column`/,
  }),
  wording(String.raw`\bhandover\s+(?<slip>to\s+(?<stage>[\p{L}_]\w*)\s*:)`, ({ stage }) => [`${stage}`], {
    in: ["other"],
  }),
  wording(String.raw`\bhandover\s+(?<slip>to)\s+[\p{L}_]`, () => [""], { in: ["other"], expected: /stage/ }),
  wording(
    String.raw`\btarget\s+(?<slip>(?:(?:NPS|CSAT|of|score|at least|>=?|≥)\s*)*(?<target>\d[\d.]*%?) (?:per|a|each|every) (?<unit>month|quarter|year))\b`,
    ({ target, unit }) => [`${target} over ${unit === "month" ? 30 : unit === "quarter" ? 90 : 365} days`],
    { in: ["other"], uncertain: true },
  ),
  wording(
    String.raw`\btarget\s+(?<slip>(?:NPS|nps|CSAT|csat|of|score|at least|>=?|≥)\s*)(?=\d)`,
    () => [""],
    { in: ["other"] },
  ),
  wording(String.raw`\btarget\s+\d[\d.%]* (?<slip>in|within|during|for|across)(?= \d)`, () => ["over"], {
    in: ["action"],
  }),
  wording(
    String.raw`\bfeelings\s+(?<slip>[\p{L}_]\w*(?:\s*[,/|]\s*[\p{L}_]\w*)+)`,
    ({ slip = "" }) => (/[/|]/.test(slip) ? [slip.split(/(?<!\s)\s*[,/|]\s*/).join(", ")] : []),
    { in: ["other"] },
  ),
  wording(
    String.raw`\bfeelings\s+(?<slip>"[\p{L}_]\w*"(?:\s*,\s*"[\p{L}_]\w*")*)(?=\s*(?:[;}/]|$))`,
    ({ slip = "" }) => [slip.replaceAll('"', "")],
    { in: ["other"] },
  ),
  // A translation in parentheses.
  wording(String.raw`"[^"\n]*"(?<slip>\s*\((?<tag>[a-z]{2}):? (?<text>"[^"\n]*")\))`, ({ tag, text }) => [
    `, ${tag} ${text}`,
  ]),
  wording(
    String.raw`\bdefine\s+[\p{L}_]\w*\s+(?<slip>\{\s*(?<condition>[^{}]*[^\s{}])\s*\})`,
    ({ condition }) => [`as ${condition}`],
    { in: ["other"], expected: /`as`/ },
  ),
  wording(String.raw`\bask\s+(?<slip>once,?)\s+[\p{L}\d]`, () => [""], { in: ["other"] }),
  wording(
    String.raw`\b(?:ties|channels)\s+(?<slip>[\p{L}_]\w*(?: first)?(?:\s*(?:>|,? ?\bthen\b|\bbefore\b|\bover\b)\s*[\p{L}_]\w*)+)`,
    ({ slip = "" }) => [
      slip.split(/(?: first)?,?(?<!\s)\s*(?:>|\bthen\b|\bbefore\b|\bover\b)\s*/).join(", "),
    ],
    { in: ["other"] },
  ),
  wording(
    String.raw`(?:^|[{;])\s*(?<slip>"?(?<address>https?:\/\/[^\s"{};,]+)"?)(?=\s*(?:[;}/]|$))`,
    ({ address }) => [`link "${address}"`],
    { expected: /^a line of `resource`/ },
  ),
  // `1. email 2. phone`
  wording(
    String.raw`\s(?<slip>1[.):] ?[\p{L}_]\w*(?:[ ,]+\d{1,2}[.):] ?[\p{L}_]\w*)*)(?=\s*(?:[;}/]|$))`,
    ({ slip = "" }) => [(slip.match(/[\p{L}_]\w*/gu) ?? []).join(", ")],
    { in: ["other"] },
  ),
  // A role is nobody's by name alone.
  wording(
    String.raw`\bassign\s+(?<slip>(?<role>[\p{L}_]\w*)\s*(?:[=:→]|->|\bto\b|\bis\b)?\s*"?(?<person>\p{L}[^"{};]*?)"?)(?=\s*(?:[;}/]|$))`,
    ({ role, person }) => [`${role} { require name is "${person}" }`],
    { in: ["other"], uncertain: true },
  ),
  wording(
    String.raw`^\s*weights\s+(?<slip>(?:for|of) [\p{L}_]\w*(?: [\p{L}_]\w*){0,3})(?=\s*\{)`,
    () => [""],
    {
      in: ["other"],
    },
  ),
  wording(
    String.raw`\bfor +(?<slip>each(?: of (?:the|all))?|every) (?!of\b)[\p{L}_]\w* then\b`,
    () => ["each of"],
    { in: ["other"] },
  ),
  // `Technical.briefs`, `kickoff.date`: names stand alone.
  wording(
    String.raw`[\p{L}_]\w*(?<slip>\.(?:date|day|time|name|title|link|email|value))(?![\p{L}\w.])`,
    () => [""],
    { in: ["other"], expected: /^$/ },
  ),
  wording(
    String.raw`\b(?:serves|needs|expect|invites?|give|after|before|on)\b[^"{};]*?(?<![\p{L}\w.])(?<slip>[\p{L}_]\w*\.)(?=[\p{L}_])`,
    () => [""],
    { in: ["other"], expected: /^$/, uncertain: true },
  ),
  wording(
    String.raw`\b(?:asks|uses|serves|needs|invites?|to|give)\s[^"{};]*?\b(?<slip>(?:the|signal|need|action) (?!customer\b)(?<name>[\p{L}_]\w*))`,
    ({ name = "" }) => [name],
    { in: ["other"], expected: /^$/ },
  ),
  wording(
    String.raw`(?<=[\p{L}\w])(?<slip>\s*\+(?<!\b(?:define|enters|when|if)\s[^"{};]*)|\s*\/(?<=\b(?:for|to|invite|channels|feelings|ties|languages) [^"{};]*))(?=\s*[\p{L}_])`,
    () => [","],
    {
      in: ["other"],
      expected: /^$/,
    },
  ),
  // Members.
  wording(
    String.raw`\b(?<kind>one|any) of (?<slip>"[\p{L}_][\p{L}\w ]*"(?:\s*,\s*"[\p{L}_][\p{L}\w ]*")+)`,
    ({ slip = "" }) => [slip.replaceAll(/"([^"]*)"/g, (_, said) => joinedName(said.trim().split(/ +/)))],
    { in: ["type"] },
  ),
  wording(
    String.raw`(?<=\s)(?<slip>[\p{L}_]\w*(?:\s*[/|]\s*[\p{L}_]\w*)+)(?=\s+")`,
    ({ slip = "" }) => [`one of ${slip.split(/(?<!\s)\s*[/|]\s*/).join(", ")}`],
    { in: ["type"] },
  ),
  // `a) rooms integer`: the letter was read as the name.
  wording(String.raw`(?:^|[{;])\s*(?<slip>\p{L}\))(?=\s+[\p{L}_])`, () => [""], { expected: /^a type/ }),
  // `integer kWh 0 to 100`: in what is counted is said by the title.
  wording(
    String.raw`\b(?:integer|decimal(?: \d)?|number)(?<slip> (?:in )?(?!(?:from|between|to|above|below|over|under|min|max|at)\b)\p{L}{1,4}[\d²³]?)(?= \d)`,
    () => [""],
    { in: ["type"], uncertain: true },
  ),
  // What stands behind a title.
  wording(String.raw`"(?<slip>\s+\(?optional\)?)(?=\s*(?:[,;}/]|$))`, () => [""], { in: ["type"] }),
  wording(
    String.raw`(?<titles>"(?:[^"\\]|\\.)*")\s*\((?<flag>required|personal|sensitive|context)\)`,
    ({ titles, flag }) => [`${flag} ${titles}`],
    { in: ["type"] },
  ),
  wording(
    String.raw`(?<titles>"(?:[^"\\]|\\.)*"(?:\s*,\s*(?:[\w-]+\s+)?"(?:[^"\\]|\\.)*")*)\s+(?<flags>(?:required|personal|sensitive|context)(?:\s+(?:required|personal|sensitive|context))*)\b`,
    ({ titles, flags }) => [`${flags} ${titles}`],
    { in: ["type"] },
  ),
];

/** A text in all its languages. */
const texts = String.raw`(?:[a-z]{2}(?:-\w+)? )?"[^"]*"(?:, ?[a-z]{2}(?:-\w+)? "[^"]*")*`;
const asText = (said = ""): string => (said.includes('"') ? said : `"${said}"`);

/** What stands between two members of `calm, happy, or proud`. */
const between = /(?<!\s)\s*,\s*(?:(?:or|and)\s)?\s*|(?<!\s)\s+(?:or|and)\s+/;

/** `Last visit` → `lastVisit` */
const nameFor = (title: string): string => joinedName(title.trim().toLowerCase().split(/ +/));

const isBuiltIn = (word: string): boolean => (builtInTypes as readonly string[]).includes(word);

/** `very calm, excited`, in both readings; `phone letter visit`, where all commas are missing, in one. */
function membersOfWords(written: string): readonly string[] {
  const members = written.split(",").map((member) => member.trim().split(/ +/));
  if (members.every(({ length }) => length === 1)) return [];
  const withCommas = members.flat().join(", ");
  return members.length === 1 ? [withCommas] : [members.map(joinedName).join(", "), withCommas];
}
