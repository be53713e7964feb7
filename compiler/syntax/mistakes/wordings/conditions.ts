/** Comparisons. */

import { joinedName } from "../../name-spelling.ts";
import { daysOf } from "./dates.ts";
import { amount, as, condition, less, more, type Wording, withUnit, wording } from "./wording.ts";

/** Where a condition begins, or one of its parts. */
export const begins = "(?<=\\b(?:when|if|and|or|not|as|require|prefer|enters)\\s+|\\()";
const day = String.raw`\d{4}-\d\d-\d\d`;
const name = "(?<name>[\\p{L}_][\\w.]*)";
const sign = "[<>]=?";
const value = String.raw`(?:"(?:[^"\\]|\\.)*"|\d{4}-\d\d-\d\d|${amount}|(?!(?:is|has)\b)[\p{L}_][\w-]*)`;

/** What a comparison begins with stands before it; without one, there is nothing to compare. */
const subject = String.raw`(?<=[\p{L}\p{N}_)] )(?<!\b(?:when|if|and|or|not|as|require|prefer|enters) +)`;
const over = `(?:${more}) than|over|above|exceeds`;
const under = `(?:${less}) than|under|below`;
const isOver = (word: string): boolean => new RegExp(`^(?:${over})$`).test(word);

/** Several of them. */
const values = (words: string): string =>
  `${value}(?:\\s*(?:, ?(?:(?:${words}) )?|\\b(?:${words}) )${value})*`;

/** What people write for `at most`. */
const limiting = String.raw`<=|≤|(?:up to|not more than|no more than|maximum|max|limit)\b`;

/** Before the limit of `spread evenly by projects at most 12`. */
const spread = String.raw`\bevenly by \S{1,64} (?:adding \S{1,64} )?`;

/** But in a test, which has these words and lacks the number behind them. */
const comparison = { ...condition, expected: /^(?!a number$)/ } as const;

export const conditionWordings = (): readonly Wording[] => [
  // Between two values.
  wording(
    `\\b${name} (?:is )?between (?<low>${amount}) and (?<high>${amount})`,
    ({ name, low = "", high = "" }) => [`${name} >= ${withUnit(low, high)} and ${name} <= ${high}`],
    condition,
  ),
  wording(
    `${begins}${name} (?:(?:is )?(?:from|between) |is )?(?<low>${day}|${amount})\\s*(?:\\bto\\b|[-–—])\\s*(?<high>${day}|${amount})(?![\\w-])`,
    ({ name, low = "", high = "" }) =>
      // `2026-12` is a month.
      /^(?:19|20)\d\d$/.test(low) && /^(?:0\d|1[0-2])$/.test(high)
        ? []
        : [`${name} >= ${withUnit(low, high)} and ${name} <= ${high}`],
    condition,
  ),
  wording(
    `${begins}${name} (?<one>${sign}) ?(?<low>${amount}) (?<join>and|or) (?<other>${sign}) ?(?<high>${amount})`,
    ({ name, one, low, join, other, high }) => [`${name} ${one} ${low} ${join} ${name} ${other} ${high}`],
    condition,
  ),
  // `n > 3 or over 7`: of the same signal.
  wording(
    `${begins}${name} (?:is )?(?:${sign}|is) ?${amount} (?:and|or) (?<slip>(?:is )?(?<word>${over}|${under}) (?<limit>${amount}))`,
    ({ name, word = "", limit }) => [`${name} ${isOver(word) ? ">" : "<"} ${limit}`],
    condition,
  ),
  wording(
    String.raw`${begins}${name} (?:is )?(?<limit>${amount}) ?\+(?=\s+(?:then|and|or)\b|\s*(?:[;{}/]|$))`,
    ({ name, limit }) => [`${name} >= ${limit}`],
    condition,
  ),
  // `n 7 or more`
  wording(
    `${begins}${name} (?:is )?(?<limit>${amount}) (?:and|or) (?<word>more|over|above|higher|greater|up|older|longer|less|under|below|lower|fewer|younger|shorter)\\b`,
    ({ name, limit, word = "" }) => [
      `${name} ${/^(?:less|under|below|lower|fewer|younger|shorter)$/.test(word) ? "<=" : ">="} ${limit}`,
    ],
    condition,
  ),
  wording(
    `${begins}(?<low>${amount}) ?(?<one><=?) ?${name} ?(?<other><=?) ?(?<high>${amount})`,
    ({ name, one = "", low, other, high }) => [
      `${name} ${one.replace("<", ">")} ${low} and ${name} ${other} ${high}`,
    ],
    condition,
  ),
  // `7 < n`
  wording(
    String.raw`${begins}(?<limit>${amount}) ?(?<order>[<>]=?) ?${name}(?=\s+(?:then|and|or)\b|\s*(?:[;{}/]|$))`,
    ({ name, order = "", limit }) => [
      `${name} ${order.startsWith("<") ? order.replace("<", ">") : order.replace(">", "<")} ${limit}`,
    ],
    condition,
  ),

  wording(`${begins}${name} (?:is )?[nN]/[aA]\\b`, ({ name }) => [`unknown ${name}`], condition),
  wording(
    `${begins}${name} (?:includes?|have|contains?) (?<values>(?!"|(?:all|any|none|both|either|neither|one|no|not|the)\\b)${value}(?:\\s*(?:, ?(?:or )?|\\bor )(?!")${value})*)(?! *(?:${sign}|(?:is|has|contains)\\b))`,
    ({ name, values = "" }) => [`${name} has ${/,| or /.test(values) ? `any of ${listed(values)}` : values}`],
    { ...condition, expected: /^(?:`then`|$)/ },
  ),
  // One of several values.
  wording(
    `\\bis (?<not>not )?(?<slip>(?:either |any of )?(?<values>${value}(?:\\s*(?:, ?(?:or )?|\\bor )${value})+))(?![\\w-]| *(?:${sign}|(?:is|has|contains)\\b))`,
    ({ values = "" }, written) => {
      const all = listed(values).split(", ");
      const { definitions } = written();
      // `is asia, keen`: a condition is no value.
      const from = all.findIndex((one) => definitions.has(one));
      if (from < 1) return [`one of ${listed(values)}`];
      const members = `${from === 1 ? "" : "one of "}${all.slice(0, from).join(", ")}`;
      const joints = /\bor\b/.test(values) ? ["or"] : ["and", "or"];
      return joints.map((joint) => [members, ...all.slice(from)].join(` ${joint} `));
    },
    condition,
  ),
  wording(
    String.raw`(?:\bis (?:not )?|= ?)(?<slip>[\p{L}_]\w*(?: ?/ ?[\p{L}_]\w*)+)`,
    ({ slip = "" }) => [`one of ${slip.split(/ ?\/ ?/).join(", ")}`],
    condition,
  ),
  wording(
    `\\bhas (?<slip>both (?<values>${value}(?:\\s*(?:, ?(?:and )?|\\band )${value})+))`,
    ({ values = "" }) => [`all of ${listed(values)}`],
    condition,
  ),
  wording(
    `\\bhas (?<slip>either (?<values>${value}(?:\\s*(?:, ?(?:or )?|\\bor )${value})+))`,
    ({ values = "" }) => [`any of ${listed(values)}`],
    condition,
  ),
  wording(
    String.raw`(?<name>[\p{L}_][\w.]*) contains (?<one>"(?:[^"\\]|\\.)*") and (?<other>"(?:[^"\\]|\\.)*")`,
    ({ name, one, other }) => [`${name} contains ${one} and ${name} contains ${other}`],
    condition,
  ),

  // The same said again: `is europe or is asia`, `contains "a" or contains "b"`.
  wording(
    String.raw`\b(?<verb>is|has|contains) (?<slip>(?<values>${value}(?:(?:,| or|, or) \k<verb> ${value})+))(?![\w-])`,
    ({ verb = "", values = "" }) => {
      const said = values.split(new RegExp(`(?:, or|,| or) ${verb} `));
      const list = said.join(", ");
      if (verb === "contains") return [list];
      // `is europe or is insured`: the second may be a condition.
      return verb === "has" ? [`any of ${list}`] : [`one of ${list}`, said.join(" or ")];
    },
    condition,
  ),
  // `crib in extras`
  wording(
    String.raw`${begins}(?<value>[\p{L}_]\w*) (?:is )?in ${name}(?=\s+(?:then|and|or)\b|\s*(?:[;{}/]|$))`,
    ({ value = "", name = "" }, written) => {
      const signals = new Set(written().signals.values());
      return signals.has(name) && !signals.has(value) ? [`${name} has ${value}`, `${name} is ${value}`] : [];
    },
    condition,
  ),

  // None of several values.
  wording(
    `${begins}${name} has (?:none of|neither) (?<values>${values("nor|or|and")})`,
    ({ name, values = "" }) => [`not ${name} has any of ${listed(values)}`],
    condition,
  ),
  wording(
    `${begins}${name} is (?:none of|neither) (?<values>${values("nor|or|and")})`,
    ({ name, values = "" }) => [`${name} is not one of ${listed(values)}`],
    condition,
  ),
  wording(
    `${begins}${name} contains (?:none of|neither) (?<values>${values("nor|or|and")})`,
    ({ name, values = "" }) => [`not ${name} contains ${listed(values)}`],
    condition,
  ),

  // All days of a month, a quarter or a year.
  wording(
    `${begins}${name} (?:is )?(?:in|during|within) (?:(?<month>\\p{L}{3,10}) |Q(?<quarter>[1-4])[ -])?(?<year>\\d{4})\\b(?!-)`,
    ({ name, month, quarter, year }) =>
      daysOf(year, month, quarter).map(([first, last]) => `${name} >= ${first} and ${name} <= ${last}`),
    condition,
  ),
  // Two dates.
  wording(
    `${begins}${name} (?<slip>(?:is )?(?<order>before|after))\\b(?! *(?:[<>]|(?:is|has)\\b))`,
    ({ order }) => [order === "before" ? "<" : ">"],
    condition,
  ),

  // Parts of a text.
  wording(`${begins}${name} (?<slip>(?:begins?|start) with)(?= ")`, as("starts with"), condition),
  wording(
    `${begins}${name} (?<slip>(?:i?like|I?LIKE|mentions?|matches) "(?<before>%?)(?<text>[^"%\\\\]+)(?<after>%?)"(?<more>(?:(?:,| or|, or) "[^"%]+")*))`,
    ({ slip = "", before, text, after, more = "" }) =>
      before === "" && after === "%"
        ? [`starts with "${text}"`]
        : slip.startsWith("matches") || (before === "%" && after === "")
          ? []
          : [`contains "${text}"${more.replaceAll(/,? or "/g, ', "')}`],
    { ...condition, expected: /^`then`/ },
  ),

  // The end of a text.
  wording(
    `${begins}${name} (?<not>(?:does not|doesn['’]t) )?ends? (?:with|in) "(?<text>(?:[^"\\\\]|\\\\.)*)"`,
    ({ name, not, text = "" }) => [
      `${not === undefined ? "" : "not "}${name} matches /${text.replace(/[/.*+?^$(){}|[\]]/g, "\\$&")}$/`,
    ],
    condition,
  ),

  wording(
    `${begins}${name} (?:(?:does not|doesn['’]t|don['’]t) have|has no|has not|hasn['’]t|without|excludes?|lacks?) (?<value>${value})`,
    ({ name, value }) => [`not ${name} has ${value}`],
    condition,
  ),

  wording(
    `${begins}${name} (?:(?:does not|doesn['’]t) contain|not (?:like|contains?)) (?<value>${value})`,
    ({ name, value = "" }) => [`not ${name} contains ${value.replaceAll(/^"%|%"$/g, '"')}`],
    condition,
  ),
  wording(String.raw`\bcontains (?<slip>(?:any|one) of) "`, as(""), condition),
  wording(
    String.raw`(?<=\b(?:contains|starts with) )\(?(?<values>${value}(?:\s*(?:, ?(?:or )?|\bor )${value})+)\)?(?= *(?:then\b|$))`,
    ({ slip = "", values = "" }) =>
      slip.startsWith("(") || /\p{L}/u.test(values.replaceAll(/"[^"]*"|\bor\b/g, ""))
        ? [inQuotes(values)]
        : [],
    condition,
  ),
  wording(
    String.raw`(?<=\b(?:contains|starts with)\s+)(?<words>[\p{L}_]\w*(?: (?!then\b|and\b|or\b)[\p{L}_]\w*)+)(?= *(?:then\b|$))`,
    ({ words }) => [`"${words}"`],
    condition,
  ),
  wording(
    String.raw`(?<=\b(?:when|if|and|or) +)(?<slip>(?:no|without) (?<missing>[\p{L}_]\w*))(?=\s+(?:then|and|or)\b|\s*(?:\{|$))`,
    ({ missing }) => [`not ${missing}`, `unknown ${missing}`, `not ${missing} has any of …`],
    condition,
  ),
  // Of the customer, whatever people call one.
  wording(
    String.raw`(?:\b(?:is|has|of)|[<>]=?) (?<slip>[\p{L}_]\w*(?<field>\.[\p{L}_]\w*))`,
    ({ field }) => [`customer${field}`],
    { ...condition, expected: /^(?:$|`then`)/, uncertain: true },
  ),
  wording(
    String.raw`(?<=\b(?:when|if|and|or|not|as|enters)\s+|\()(?<slip>[\p{L}_]\w*\.(?<field>[\p{L}_]\w*))`,
    ({ slip = "", field = "" }, written) => {
      const [signal = ""] = slip.split(".");
      const signals = new Set(written().signals.values());
      // `extras.crib`: a value of the signal.
      const isValue = signals.has(signal) && !signals.has(field);
      return isValue ? [`${signal} has ${field}`, `${signal} is ${field}`] : [field];
    },
    { ...condition, expected: /^(?:$|`then`)/, uncertain: true },
  ),
  wording(`${begins}${name} (?<slip>(?:is )?exactly) (?=\\d)`, as("is"), condition),
  // `when is insured`
  wording(
    String.raw`(?<=\b(?:when|if|require|prefer)\s+(?:not )?)(?<slip>is) (?:not )?[\p{L}_][\w.]*(?=\s*(?:(?:then|and|or)\b|[{;}/]|$))`,
    as(""),
    condition,
  ),
  wording(`${begins}(?<slip>do(?:es)? not)(?= [\\p{L}_]\\w*\\s+(?:then|and|or)\\b)`, as("not"), condition),
  wording(`${begins}${name} unknown\\b`, ({ name }) => [`unknown ${name}`], condition),
  // `insured?`, `children?`: whether it is yes, or known.
  wording(`${begins}${name} ?\\?`, ({ name = "" }) => [name, `known ${name}`], condition),
  wording(
    `${begins}${name} (?:is )?(?:known|filled in|filled out|given|provided|available|exists?|present)\\b`,
    ({ name }) => [`known ${name}`],
    { ...condition, expected: /^(?!`score)/ },
  ),
  wording(
    `${begins}(?!do(?:es)? )${name} not (?<value>${value})(?=\\s+(?:then|and|or)\\b|\\s*(?:\\{|$))`,
    ({ name, value }) => [`${name} is not ${value}`, `not ${name} has ${value}`],
    { ...condition, expected: /^`then`/ },
  ),
  wording("(?<=\\w )(?:has|includes?|contains|have) all(?: of)?(?= \\w+ *,)", as("has all of"), condition),
  wording(`${begins}${name} (?<slip>(?:is|are) )(?=[<>])`, as(""), condition),
  wording(`${begins}${name} is (?<slip>on )(?=\\d)`, as(""), condition),
  wording(
    `${begins}${name} (?<slip>(?<word>since|from|until|till|greater|more|larger|bigger|less|fewer|smaller)) (?=\\d)`,
    ({ word = "" }) => [
      /^(?:since|from)$/.test(word)
        ? ">="
        : /^(?:until|till)$/.test(word)
          ? "<="
          : /^(?:less|fewer|smaller)$/.test(word)
            ? "<"
            : ">",
    ],
    { ...condition, expected: /^`then`/ },
  ),
  // A value behind a name, with nothing between: only its type tells which comparison was meant.
  wording(
    `${begins}(?<name>[a-z]\\w*) (?<value>"[^"]*"|[\\p{L}_]\\w*)(?=\\s+(?:then|and|or)\\b)(?<!\\b(?:not|known|unknown|then|and|or) \\S+)`,
    ({ name, value = "" }) =>
      /^(?:is|has|not|known|unknown|with|any|some)$/.test(value) || /^(?:with|any|some)$/.test(name ?? "")
        ? []
        : [`${name} is ${value}`, `${name} has ${value}`],
    { ...condition, expected: /^`then`/ },
  ),
  wording(
    String.raw`\b(?:define\s+\S+\s+as|enters\s+when|tone\s+\S+\s+when|require|prefer)\s+(?<slip>(?<name>[a-z]\w*):? (?<value>(?!(?:is|has|in|of|and|or|not|then|for)\b)[\p{L}_]\w*))(?=\s+(?:then|and|or|for)\b|\s*(?:[;}/]|$))(?<!\b(?:not|known|unknown|have) \S+)`,
    ({ name = "", value }) =>
      /^(?:feeling|channel|persona)$/.test(name)
        ? [`${name} is ${value}`]
        : [`${name} is ${value}`, `${name} has ${value}`],
    { ...condition, expected: /^(?:`then`|$)/ },
  ),

  // How far work is spread.
  wording(
    String.raw`\bspread\s+(?<slip>(?<column>[\p{L}_]\w*) evenly(?<by> by)?(?:,? (?:at most|${limiting}) (?<most>${amount}))?)`,
    ({ column, by, most }) => [
      by === undefined ? `evenly by ${column}${most === undefined ? "" : ` at most ${most}`}` : "evenly by",
    ],
    { ...condition, expected: /^`evenly`/ },
  ),
  wording(String.raw`\bspread\s+(?<slip>(?:(?:equally|fairly|equal|even|balanced) )?by)\b`, as("evenly by"), {
    ...condition,
    expected: /^`evenly`/,
  }),
  wording(
    String.raw`\brequire\s+(?<slip>(?<person>"[^"]*"))(?=\s*(?:[;}/]|$))`,
    ({ person }) => [`name is ${person}`],
    {
      ...condition,
      expected: /^a condition/,
    },
  ),
  wording(`(?<=${spread})(?:${limiting})`, as("at most"), condition),

  // Signs and comparisons.
  wording(
    String.raw`${begins}${name} (?<slip>(?:is )?(?:within|inside)) \d+(?! \w+ (?:of|from|after|before)\b)`,
    as("<="),
    {
      ...condition,
      uncertain: true,
    },
  ),
  wording("<>|(?:is )?(?:isn|aren)['’]t\\b", as("is not"), condition),
  wording("(?<sign>[<>]) +=", ({ sign }) => [`${sign}=`], condition),
  wording(
    `(?<!\\bhas )\\b(?:is )?(?:(?:${more}) than or equal(?: to)?|at least|(?:not|no) (?:${less}) than)\\b`,
    as(">="),
    comparison,
  ),
  wording(
    `(?<!${spread}|\\bhas )\\b(?:is )?(?:(?:${less}) than or equal(?: to)?|at most|(?:not|no) (?:${more}) than|up to)\\b`,
    as("<="),
    comparison,
  ),
  // What stands behind it may be where reading stopped: `is over` was read as a value.
  wording(`${subject}(?<!\\bhas )(?<slip>(?:is )?(?:${over}))\\b(?: ${amount})?`, as(">"), condition),
  wording(`${subject}(?<!\\bhas )(?<slip>(?:is )?(?:${under}))\\b(?: ${amount})?`, as("<"), condition),
  wording(String.raw`\b(?:is not equal to|does not equal|differs from)\b`, as("is not"), condition),
  wording(String.raw`\b(?:is equal to|equal to|equals)\b`, as("is"), condition),
  wording(
    `(?:(?<=[^sui](?<several>s) )|)${subject}(?<slip>(?<is>is )?(?:in|among|one of) ?\\((?<values>${values("or|and")})\\))`,
    ({ several, is, values = "" }) => [
      `is one of ${listed(values)}`,
      // `systems in (hubspot, sap)`: more than one may be there.
      ...(several === undefined || is !== undefined ? [] : [`has any of ${listed(values)}`]),
    ],
    condition,
  ),
  wording(
    `${subject}(?<!\\b(?:reviewed|started) )(?<slip>(?:is )?in)\\b(?= )(?! (?:s(?:pring|ummer)|autumn|winter|\\p{Lu}\\p{Ll}{2,8})\\b)`,
    as("is one of"),
    {
      ...condition,
      uncertain: true,
    },
  ),
  wording(String.raw`(?<slip>but|yet|while|plus)(?= (?:not )?[\p{L}_])`, as("and"), {
    ...condition,
    expected: /^`then`/,
  }),
  // `adults >= 2, nights > 3`
  wording(
    String.raw`(?<=\b(?:when|if|as)\s[^"{};,]*)(?<slip>[,;])(?= (?:not )?[\p{L}_]\w* (?:[<>]|(?:is|has|contains)\b))`,
    as(" and", " or"),
    { ...condition, expected: /^(?:`then`|$)/ },
  ),
  // `pays by debit`, where `paysByDebit` is known.
  wording(
    String.raw`(?<=\b(?:when|if|and|or|not|as) +)(?<slip>[a-z]\w*(?: (?!(?:then|and|or|is|has|not)\b)[a-z]\w*){1,3})(?= (?:then|and|or|is|has|contains)\b| ?[<>])`,
    ({ slip = "" }, written) => {
      const joined = joinedName(slip.split(" "));
      return written().counts.has(joined) ? [joined] : [];
    },
    { ...condition, code: "blank-in-name" },
  ),
  wording(`${subject}(?<slip>are)\\b`, as("is"), condition),
  wording(String.raw`\b(?<slip>includes?|has|have)\s+"`, as("contains"), condition),
  wording(String.raw`\b(?:includes?|have)\b`, as("has", "contains"), condition),
  wording(String.raw`"\s*(?<slip>or)\s*"`, as(","), condition),
  wording(
    String.raw`(?<=\b(?:when|and|or|not|as) +|\()(?<slip>(?<first>[a-z]\w*) (?<second>[a-z]\w*)) (?:[<>]|(?:is|has|contains)\b)`,
    ({ first = "", second = "" }) => [joinedName([first, second])],
    { in: ["other"], code: "blank-in-name", uncertain: true },
  ),
];

/** `a, b or c` → `a, b, c`; texts stay as they are. */
const listed = (values: string): string =>
  values
    .split(/("[^"]*")/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(separator, ", ")))
    .join("");
/** `price, delay or "bad"` → `"price", "delay", "bad"` */
const inQuotes = (values: string): string =>
  listed(values)
    .split(", ")
    .map((each) => (each.startsWith('"') ? each : `"${each}"`))
    .join(", ");
const separator = /(?<!\s)\s*,\s*(?:\b(?:or|and|nor) )?|(?<!\s)\s*\b(?:or|and|nor) /g;
