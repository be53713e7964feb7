/**
 * Advice: what to do where a line could not be read, by what stands there.
 *
 * Beside wordings.ts, which knows what should stand there instead letter by letter; here the writer is only shown the
 * way. Asked only where something is reported, so it costs nothing in a file without mistakes.
 */

import { quoted, quotedList } from "../../diagnostics/definition.ts";
import { titleIn, type WrittenWords } from "../file-words.ts";
import { lineBefore, lineFrom } from "../line-bounds.ts";
import { builtInTypes } from "../signal-words.ts";
import type { DeclarationKind } from "../vocabulary.ts";

/** Where a line begins with a word that is not known in this kind of block, but says what was meant. */
export function adviceOnWord(kind: DeclarationKind | undefined, word: string): string | undefined {
  for (const { within, words, advice } of ofTools)
    if (kind !== undefined && within.includes(kind) && words.test(word)) return advice(word);
  return undefined;
}

/** What other tools have a word for, and the language says in another way. */
const ofTools: readonly {
  readonly within: readonly DeclarationKind[];
  readonly words: RegExp;
  readonly advice: (word: string) => string;
}[] = [
  {
    within: ["play", "phase", "if"],
    words: /^(?:wait|delay|pause|then|next|goto)$/,
    advice: () => "each action says its own day, as in `when 3 days after start`, or after another action",
  },
  {
    within: ["play", "phase"],
    words: /^(?:trigger|enrol|enroll|enrolment|enrollment|criteria|condition|segment|audience)$/,
    advice: () =>
      "`for` says for which personas a play is, and `if … { }` holds actions for some customers only",
  },
  {
    within: ["phase", "play"],
    words: /^(?:days|weeks|months|period|from|between|dates?|timeframe|duration)$/,
    advice: () => "`window` says from when to when, as in `window 0 to 30 days after start`",
  },
  {
    within: ["test"],
    words: /^(?:result|outcome|should|then|winner|assert)$/,
    advice: () => "write what must come out behind `expect`, as in `expect persona Technical`",
  },
  {
    within: ["test"],
    words: /^given$/,
    advice: () => "what is known of the customer stands in one block, as in `customer { developers 12 }`",
  },
  {
    within: ["task", "meeting", "message", "milestone"],
    words: /^(?:after|before|by|within|until)$/,
    advice: (word) =>
      `write the day behind \`when\`, as in \`when 1 day ${word === "before" ? "before goLive" : "after start"}\`, and what must be done first behind \`needs\``,
  },
  {
    within: ["meeting"],
    words: /^(?:takes|duration|length|lasts?)$/,
    advice: () => "how long it is stands behind the time of day, as in `at 10:00 for 60 minutes`",
  },
  {
    within: ["assign"],
    words: /^(?:to|owner|person|user|name|member)$/,
    advice: () => 'say what the roster has of that person, as in `require name is "Ana Ruiz"`',
  },
  {
    within: ["persona"],
    words:
      /^(?:age|gender|occupation|role|title|income|location|region|industry|education|family|interests|hobbies|behaviou?r|motivation|demographics|personality)$/,
    advice: (word) => `write it as a trait, as in \`trait ${word} "…"\``,
  },
];

/** What no option of a signal is called. */
export const isTypeOfAmounts = (word: string): boolean =>
  /^(?:boolean|integer|decimal|percent|money|duration)$/.test(word);

/** Where a line goes on after its end, which is at the offset `at`. */
export function adviceOnExcess(
  text: string,
  at: number,
  kind: DeclarationKind | "lines" | undefined,
): string | undefined {
  const before = lineBefore(text, at);
  const rest = lineFrom(text, at);
  const item = before.split(/[{};]/).at(-1) ?? "";
  if (kind === "test-customer" && isTypeOfAmounts(item.trimEnd().split(" ").at(-1) ?? ""))
    return "write a value, as in `developers 12`: of which type it is, the signal says";
  const word = /(?<![\p{L}_])(?<word>[\p{L}_]+)\s/u.exec(item)?.groups?.word ?? "";
  if (word === "feelings" && rest.startsWith('"'))
    return "feelings have no titles: write their names only, as in `feelings calm, anxious`";
  if (/^until\b/.test(rest) && /\bwhen\b/.test(item))
    return "only what comes again has an end: begin with `every`, as in `every 2 weeks on Monday until …`";
  const { day } = /\bon (?<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day) $/.exec(item)?.groups ?? {};
  if (day !== undefined && rest.startsWith("after "))
    return `write \`every week on ${day}\`; in a phase with \`window 0 to 6 days ${rest.match(/^after [^\s;}]+/)?.[0] ?? "after start"}\` that is once`;
  if (word === "owner" && /^(?:,|and\b|or\b)[^"]*$/.test(rest))
    return "one role answers for it: keep one, and give each other role an action of its own";
  if (/^(?:channel|feeling|stage|send)$/.test(word) && /^(?:[,/]|and\b|or\b)/.test(rest))
    return "only one can stand here: keep the one that fits best";
  if (rest.startsWith("%") && /\d$/.test(before) && /\bthen\b/.test(item))
    return "points are plain numbers: delete the `%`, and write a few points, as in `+3`";
  if (/^(?:per|a|each|every)\b/.test(rest) && /\b(?:integer|decimal|money [A-Z]{3}|duration) $/.test(before))
    return `what is counted is said by the title, as in ${quoted(`${word} integer "Visits a month"`)}`;
  if (
    /\bwhen\b/.test(item) &&
    /^(?:, ?\d|\(?(?:(?:in|during|around|about) )?(?:the )?(?:morning|afternoon|evening|noon|midday|day))/.test(
      rest,
    )
  )
    return "write the time of day, and how long, as in `at 10:00 for 60 minutes`";
  if (word === "expect" && /^[+-]\d/.test(rest))
    return "write whose persona comes out, and how far ahead, as in `expect persona Technical, margin at least 3`";
  if (word === "expect" && /\bpersona not $/.test(before)) return "say who comes out instead, or `undecided`";
  if (word === "expect" && /\bnot $/.test(before))
    return `what is not in the plan is said with \`no\`, as in \`expect no ${rest.match(/^[\p{L}\p{N}_]+/u)?.[0] ?? "Workshop"}\`${/^\p{Lu}/u.test(rest) ? "; of a persona, say who comes out instead" : ""}`;
  if (word === "expect" && /^(?:is |in |on )?\d+ (?:business )?(?:day|week|month)/.test(rest))
    return "write the day itself, as in `expect kickoff on 2026-12-04`: `started` says when the customer starts";
  if (/^[/|] *"/.test(rest) && /"\s*$/.test(before))
    return 'a translation stands behind a comma and its language, as in `"Hello", es "Hola"`';
  if (kind === "lines" && /\bone of \{[^{}]*$/.test(before) && /^\d/.test(rest)) return nameOfMember;
  if (word === "expect" && /^(?:is )?(?:on )?\d+[-:]\d/.test(rest))
    return "day and time follow the action, as in `expect kickoff on 2026-12-04 at 10:00`";
  if (/^(?:require|prefer)$/.test(word) && /^(?:when\b|if\b|\.)/.test(rest))
    return "what the customer has is compared with a column, as in `skills has customer.product`";
  if (word === "accept" && /^or\b/.test(rest))
    return "all that it asks for must hold: write `and`, or only the one that has to";
  if (/^(?:to|invite)$/.test(word) && /^(?:and (?:all|every|each) |customers?\b)/.test(rest))
    return adviceOnRole("customer");
  if (
    /^(?:task|meeting|message|milestone)$/.test(word) &&
    /"\s*$/.test(before) &&
    /^(?:on|when|for|to|by|in|at|every|\d)\b/.test(rest)
  )
    return "what is said of it stands in braces, as in `{ when on start }`";
  if (word === "remind" && /^at\b/.test(rest))
    return "a reminder comes so long before the meeting, whatever the time: `1 day before`, `15 minutes before`";
  if (word === "journey")
    return 'write its stages in braces, each on a line of its own, as in `stage Stay "Stay"`';
  if (word === "customer" && kind === "test" && rest.startsWith('"'))
    return "delete it: the customer of a test has no name";
  if (word === "otherwise")
    return "write the persona that they count as, or `undecided`: what is done for them stands in a play";
  if (word === "reviewed") return reviewed;
  if (word === "holidays" && /^\(?(?:half|morning|afternoon|evening|from|until|at|\d\d:)/.test(rest))
    return "a day off is a whole day: what is open and when is said by `hours`";
  if (/^\(/.test(rest) && /"\s*$/.test(before)) {
    const opens =
      kind === undefined || /^(?:task|meeting|message|milestone|phase|stage|touchpoint)$/.test(word);
    return opens ? "what is said of it stands in braces, `{` and `}`" : "write a remark behind `//`";
  }
  if (kind === "signals" && /^of\b/.test(rest) && /\b(?:number|integer|decimal) $/.test(before))
    return `what is counted is said by the title, as in ${quoted(`${word} integer "People at home"`)}`;
  if (isUnit.test(rest) && (kind === "test-customer" ? /\d $/ : /[<>=] ?[\d_. ]*\d $/).test(before))
    return noUnit;
  if (/^\/a\b/i.test(rest) && /\bn$/i.test(before)) return notKnown;
  if (/^default\b/.test(rest))
    return "a signal has no default: what is not known stays so, and `unknown then …` in a `for` block can weigh that";
  if (/^(?:to|until|[-–—/])\s*\d{4}-/.test(rest) && /\d{4}-\d\d-\d\d\s*$/.test(before))
    return "a period has a first and a last day: `2026-08-01 to 2026-08-15`";
  if (/^[-+*/×÷^] ?\p{L}/u.test(rest) && /^(?:define|enters|require|prefer)$/.test(word))
    return notCalculated;
  if (/^[-+*/×÷^] ?\d/.test(rest)) return "a playbook does not calculate: write what comes out";
  if (/^because\b/.test(rest)) return "a reason stands behind the points, on their line";
  if (/^else\b/.test(rest)) return "say the other case on a line of its own: `when not … then …`";
  return /"\s*$/.test(before) && /^,\s*[\w-]+\s*"/.test(rest)
    ? `${quoted(word)} is not translated: delete what follows its text`
    : undefined;
}

/** `kWh`, `m3`, `people`; what may be a currency, or a unit of time, is wanted where it is wrong. */
const isUnit =
  /^(?!(?:then|and|or|at|is|has)\b|[A-Z]{2,3}|(?:min|hour|day|week|month|quarter|year|business|euro|dollar|pound)|(?:Min|Hour|Day|Week|Month|Year))\p{L}{1,9}[\d²³]?(?=\s*(?:[;}/]|$|then\b|and\b|or\b))/u;
const noUnit = "a number has no unit here: in what is counted is said by the title of the signal";
const nameOfMember = 'each value is a name, and what it stands for its title, as in `below30 "Under 30"`';

/** Where something else stands than what was `expected`, in the words of the message: how that is written. */
export function adviceOnMismatch(text: string, at: number, expected: string): string | undefined {
  if (expected.startsWith("a line of") && text[at] === '"') {
    const [, word] = /(?<![\p{L}_])(\p{L}+) +"[^"]*" *; *$/u.exec(lineBefore(text, at)) ?? [];
    if (word !== undefined) return `each text has its word before it, as in ${quoted(`${word} "…"`)}`;
  }
  if (expected === "a type")
    return `write ${quotedList([...builtInTypes, "one of …", "any of …", "list of …"], "or", 20)}, or a type of your own`;
  if (/weekday|day of the week/.test(expected))
    return "write days and times as in `Monday to Friday 09:00 to 14:00`";
  if (/^a value, a band/.test(expected))
    return "write a value or a band of values, as in `europe then …` or `3 to below 8 then …`; what is left is written as well";
  if (expected.startsWith("points,"))
    return "write a number with its sign: `+2` speaks for the persona, `-2` against it";
  if (expected === "a value" && /(?:^|[{;])\s*[\p{L}_]\w*\s*$/u.test(lineBefore(text, at))) return notKnown;
  if (expected === "the members of the type")
    return "write them behind it, with commas, or `{` at the end of the line, then each on a line of its own, then `}`";
  if (/^`(?:unless|previous)`/.test(expected)) return "write it as in `keep previous unless beaten by 2`";
  if (expected.startsWith("`score`, `margin`") && /\baccept\b/.test(lineBefore(text, at)))
    return "write what must be reached, as in `when score >= 3 and coverage >= 50%`";
  if (expected === "`then`" && text[at] === "," && /(?:^|[{;])\s*\d[\d_.]*$/.test(lineBefore(text, at)))
    return "numbers stand in bands, as in `1 to below 4 then …`";
  if (expected === "`over`") return "write over which time, as in `70 over 90 days`";
  if (expected === "`by`")
    return "write the column that says how much somebody has to do, as in `spread evenly by load`";
  if (expected === "`from`") return 'write the file, as in `import "./shared.persona"`';
  if (/^`(?:when|want|so)`$/.test(expected) && /\bjob\b/.test(lineBefore(text, at)))
    return 'write three texts, as in `job when "…" want "…" so "…"`';
  if (expected.startsWith("a date, or a calendar"))
    return "write the days alone, as in `2026-12-25, 2027-01-01`: what they are called can stand behind `//`";
  if (expected === "a date" && text.startsWith("every", at)) return reviewed;
  if (expected === "a date") return "write year, month and day, as in `2026-12-01`";
  if (expected === "what the time counts from")
    return "write `start`, a date such as `2026-12-01`, `end of` and a stage, or the name of a signal or an action";
  if (/^a pattern/.test(expected) && text[at] === '"') return "write slashes in place of the quotes";
  return undefined;
}

/** The same, where what stands there shows that something else was meant than what was `expected`. */
export function adviceOnMeaning(
  text: string,
  at: number,
  expected: string,
  written: () => WrittenWords,
): string | undefined {
  const before = lineBefore(text, at);
  if (expected === "`when`" && /\baccept\s+$/.test(before))
    return "who has the most points comes first anyway: write how many are enough, as in `when score >= 3`";
  if (expected === "what the time counts from" && /\buntil $/.test(before)) return adviceOnEnd(text, at);
  if (
    (expected === "a value" &&
      /\bhas $/.test(before) &&
      /^(?:at|over|under|below|[<>]|\d)/.test(text.slice(at))) ||
    (expected.startsWith("`then`") && /\bhas (?:more|less|fewer|over|exactly|only|at) $/.test(before))
  )
    return "how many there are cannot be asked: name them, as in `has all of sap, hubspot`, or give points for each of them with `for each of`";
  if (/^`then`/.test(expected)) {
    if (/(?:[<>=]|(?:\b(?:below|to|or)|^|[{;]) )[\d_. ]*\d $/.test(before) && isUnit.test(lineFrom(text, at)))
      return noUnit;
    const [, signal] = /\bwhen +([\p{L}_]\w*) $/u.exec(before) ?? [];
    if (signal !== undefined && /^\{[^{}]*\bthen\b/.test(text.slice(at, at + furthest)))
      return `where each value gives points of its own, begin with \`for\`, as in \`for ${signal} {\``;
    if (/^[-+*/×÷^]/.test(text.slice(at)) || (/%\s*$/.test(before) && /^of\b/.test(text.slice(at))))
      return notCalculated;
    if (text[at] === "{" && /\bfor +each of \S+ $/.test(before))
      return "each member gives the same points here: for points of their own, write a line for each, as in `when systems has sap then Technical +2`";
    if (text[at] === "{")
      return "points need no braces: one line holds them all, as in `when … then Technical +2, Marketing +1`";
    if (/\b(?:when|if|and|or|not) +(?:is )?(?:over|above|under|below) $/.test(before))
      return "write the signal before it, and `>` or `<`, as in `employees > 7`";
  }
  if (expected === "a condition" && text[at] === '"') return adviceOnSignal(lineFrom(text, at), written);
  if (/^(?:points|a persona and its points)/.test(expected)) return adviceOnPersona(text, at, written);
  return undefined;
}

/** Whether a role is what comes next: `to`, `invite Manager,` */
function isAmongRoles(before: string): boolean {
  const item = (before.split(/[;{}"]/).at(-1) ?? "").trimEnd();
  return (item.endsWith(",") ? /\b(?:to|invites?|owner)\s/ : /\b(?:to|invites?|owner)$/).test(item);
}

/** `to all customers`, at the first of the words. */
export const adviceOnPeople = (text: string, at: number): string | undefined =>
  /^(?:all|every|each|any|our|the|both) (?:customer|client|guest|patient|user|contact|member|account)s?\b/.test(
    lineFrom(text, at),
  ) && isAmongRoles(lineBefore(text, at))
    ? adviceOnRole("customer")
    : undefined;

const adviceOnRole = (from: string): string =>
  `write a role, such as \`role Contact "Contact" { from ${from} }\` brings`;

/** Whether the word before a name says only what it is the name of, where that was `expected` anyway. */
export const isKindBeforeName = (word: string, expected: string): boolean =>
  /^(?:persona|stage|role|message|channel|resource|play|phase|task|meeting)$/.test(word) &&
  new RegExp(`^(?:what the time|an? (?:name$|${word}\\b${isOfPlays.test(word) ? "|action" : ""}))`).test(
    expected,
  );

/** What a name may be of where an action is expected. */
const isOfPlays = /^(?:play|task|meeting|message)$/;

/** Where a word of the language stands in the place of a name that is declared elsewhere, if that was `expected`. */
export function adviceOnReserved(
  text: string,
  at: number,
  word: string,
  expected: string,
): string | undefined {
  if (word === "customer" && /^a (?:signal|condition|value)/.test(expected))
    return /\b(?:require|prefer)\b/.test(lineBefore(text, at))
      ? "write which of the customer's signals, as in `customer.region`"
      : "it is the customer that is asked about: write a signal or definition alone, as in `when developers > 3`";
  const before = lineBefore(text, at);
  if (/^(?:customer|team)$/.test(word) && isAmongRoles(before)) return adviceOnRole(word);
  if (text.startsWith("persona is ", at))
    return "what is done for one persona stands in a play of its own, which says so with `for`";
  const { used } =
    /^(?<used>an? (?:name|signal or definition|signal|persona|role|stage or phase|stage|feeling|action|tone|column of the team)\b)/.exec(
      expected,
    )?.groups ?? {};
  if (used === undefined) return adviceOnMismatch(text, at, expected);
  return `write ${used === "a name" ? "the name of what you mean" : `the name of ${used}`}, which cannot be ${quoted(word)}`;
}

/** `until 60 days after start`: an end is a day, and is not counted from one. */
function adviceOnEnd(text: string, at: number): string | undefined {
  const { length, unit, direction, anchor } =
    /^(?<length>\d+) (?<unit>(?:business )?(?:day|week|month|year)s?)(?: (?<direction>before|after) (?<anchor>[^\s;{}]+))?/.exec(
      lineFrom(text, at),
    )?.groups ?? {};
  if (length === undefined) return undefined;
  const window =
    direction === "before" ? "" : `, as in \`window 0 to ${length} ${unit} after ${anchor ?? "start"}\``;
  return `an end that is counted is said by the window of the play or phase${window}, which ends what comes again, too`;
}

/** `when "Last visit" < 2025-01-01` */
function adviceOnSignal(line: string, written: () => WrittenWords): string {
  const [title = ""] = /^"[^"]*"/.exec(line) ?? [];
  const name = written().signals.get(titleIn(title));
  return name === undefined
    ? "write the name of a signal, which stands before its title and has no quotes"
    : nameNotTitle("signal", name);
}

const nameNotTitle = (kind: string, name: string) =>
  `write the name of the ${kind}, ${quoted(name)}, not its title`;

/** `then "Hotel group" +4`, `then Hotel group +4` */
function adviceOnPersona(text: string, at: number, written: () => WrittenWords): string | undefined {
  const line = lineBefore(text, at) + lineFrom(text, at);
  const { sign, name } =
    /\bthen (?<sign>not|never|less|more|rather) (?<name>[\p{L}_]\w*)\s*(?:[;}/]|$)/u.exec(line)?.groups ?? {};
  if (sign !== undefined)
    return /^(?:more|rather)$/.test(sign)
      ? `write how much it speaks for ${quoted(name ?? "")}, as in ${quoted(`${name} +2`)}`
      : `what speaks against a persona has a minus, as in ${quoted(`${name} -2`)}`;
  const [title] = line.split(/\bthen\s/).flatMap((arm, index) => (index === 0 ? [] : titleWithPoints(arm)));
  if (title === undefined) return undefined;
  const named = written().titled.get(title.toLowerCase());
  const persona = named?.find(({ keyword }) => keyword === "persona");
  if (persona !== undefined) return nameNotTitle("persona", persona.name);
  return "write the name of a persona, which is one word without quotes, and its points";
}

/** The title before the points of an arm, which begins behind its `then`. */
function titleWithPoints(arm: string): readonly string[] {
  const { title } = /^\s*"?(?<title>\p{L}[^"+\d-]*)(?:"\s+|(?<=\s))[+-]?\d/u.exec(arm)?.groups ?? {};
  return title === undefined ? [] : [title.trim()];
}

/** No further is it asked what stands in a block. */
const furthest = 1_000;

const reviewed = "write the day, and then how often it comes, as in `reviewed 2026-10-01 every 6 months`";
const notCalculated =
  "a playbook does not calculate: let a signal hold the result, and compare that, as in `share > 10%`";
const notKnown = "write a value; what is not known is left out, with its line";
