/**
 * The language as a plain grammar, without recovery: whether a text is well formed, and nothing else.
 *
 * An oracle for the parser. It is written from docs/reference, splits the text by itself, tries every way to read
 * it, and shares nothing with compiler/syntax but the vocabulary: which words a block knows, and the shape of what
 * follows each. Shapes and headers are the rules below.
 *
 * Whether a word such as `after` or `day` may be a name depends on what else could stand in its place. Here it never
 * is one (`well-formed`), or always (`doubtful` where only that makes the text readable).
 */

import {
  declarationKeywords,
  fileDeclarations,
  kindOfKeyword,
  neverNames,
} from "../../compiler/syntax/keywords.ts";
import { type DeclarationKind, specificationOf, vocabulary } from "../../compiler/syntax/vocabulary.ts";

const rules = `
  text: TEXT
  texts: localized%
  localized: TAG? TEXT
  name: NAME
  names: NAME%
  named-texts: NAME texts
  new-names: NAME%
  feeling-change: NAME ( 'to' NAME )?
  handover: NAME texts
  tone: NAME condition?
  body: NAME? texts
  languages: TAG%
  number: NUMBER
  date: DATE
  type: 'one' 'of' ( members | NAME% ) | ( 'any' | 'list' ) 'of' ( simple | members | NAME% ) | simple
  simple: 'money' CURRENCY? range? | 'decimal' NUMBER? range? | NAME range?
  range: 'below' limit | limit 'to' 'below'? limit | limit 'and' 'above'
  limit: NUMBER ( '%' | UNIT | CURRENCY )? | DATE | TIME
  duration: NUMBER ( UNIT | 'business' DAYS )
  interval: NUMBER? UNIT
  review: DATE ( 'every' interval )?
  hours: opening%
  opening: WEEKDAY ( 'to' WEEKDAY )? TIME 'to' TIME
  holidays: ( TEXT | DATE )%
  job: 'when' texts 'want' texts 'so' texts
  accept-clauses: 'when' reached ( 'and' reached )*
  reached: MEASURE ( '>=' | '>' ) share
  share: NUMBER '%'?
  keep: 'previous' 'unless' 'beaten' 'by' share
  otherwise: 'undecided' | NAME
  when-rule: condition-header award
  for-rule: 'each' 'of' NAME award | NAME arms
  arm: ( 'unknown' | range | bound ( 'or' bound )* ) award
  award: 'then' ( 'none' | points% ) ( 'because' texts )?
  points: NAME POINTS ( 'at' 'most' NUMBER )?
  preference: condition-header ( 'for' NAME% )? ( 'then' POINTS )?
  spread: 'evenly' 'by' NAME ( 'adding' bound )? ( 'at' 'most' bound )?
  schedule: time at? exactly? | recurrence at?
  time: 'on' anchor | duration ( 'before' | 'after' ) anchor
  at: 'exactly'? ( 'at' TIME ) ( 'customer' 'time' )? ( 'for' duration )? | 'for' duration
  exactly: 'exactly'
  recurrence: 'every' interval days? ( 'at' TIME )? ( 'customer' 'time' )? ( 'for' duration )? ( 'until' anchor )?
            | 'every' interval days? ( 'until' anchor )? ( 'at' TIME )? ( 'customer' 'time' )? ( 'for' duration )?
  days: 'on' ( WEEKDAY% | anchor ) | 'after' anchor
  anchor: 'start' | 'end' 'of' NAME | DATE | NAME
  window: NUMBER UNIT? 'to' duration ( 'before' | 'after' ) anchor | anchor 'until' anchor
  target: share 'over' duration
  reminders: ( duration 'before' )%
  expectation: expected%
  expected: 'persona' NAME | 'undecided' | MEASURE ( 'is' | 'at' ( 'least' | 'most' ) ) share | ( 'invites' | 'to' ) NAME
          | 'tone' NAME | 'says' TEXT | NAME 'is' TEXT | NAME 'before' NAME | 'because' NAME
          | 'no'? NAME ( 'on' DATE )? ( 'at' TIME )?
  cohort-expectation: claim
  claim: 'persona' 'agrees' 'with' 'column' TEXT percentages
       | ( 'share' NAME | 'undecided' ) percentages
  percentages: 'at' ( 'least' | 'most' ) share | share 'to' share
  condition: 'when' condition-header

  import-header: ( NAME% 'from' )? TEXT
  definition-header: 'as' condition-header
  type-header: type
  signal-header: type FLAG*
  assignment-header: ( DATE 'to' DATE | bound )%
  sentence-header: TEXT
  condition-header: both ( 'or' both )*
  both: negated ( 'and' negated )*
  negated: 'not'* ( '(' condition-header ')' | ( 'known' | 'unknown' ) subject | subject comparison? )
  subject: ( 'customer' '.' )? NAME | 'persona' | 'channel'
  comparison: 'is' 'not'? operand | 'is' 'not'? 'one' 'of' operand% | 'has' ( ( 'any' | 'all' ) 'of' )? operand%
            | ( '>=' | '<=' | '>' | '<' ) operand | 'contains' operand% | 'starts' 'with' operand%
            | 'matches' PATTERN
  operand: 'customer' '.' NAME | bound
  bound: NUMBER ( '%' | UNIT | 'business' DAYS | CURRENCY )? | DATE | TIME | TEXT | 'true' | 'false' | 'none' | TAGGED | NAME
`;

export type Verdict = "well-formed" | "doubtful" | "malformed";

export function judge(text: string): Verdict {
  const tokens = split(text);
  if (tokens === undefined) return "malformed";
  for (const [verdict, namesAreStrict] of [
    ["well-formed", true],
    ["doubtful", false],
  ] as const) {
    if (accepts(tokens, namesAreStrict)) return verdict;
  }
  return "malformed";
}

// ---------- tokens ----------

export interface PlainToken {
  readonly kind: "word" | "text" | "pattern" | "date" | "time" | "number" | "sign" | "line end" | "end";
  readonly image: string;
  readonly start: number;
}

const pieces =
  /(?<pattern>(?<=\bmatches[ \t]+)\/(?:[^/\\\r\n]|\\[^\r\n])+\/)|(?<skip>[ \t]+|\/\/[^\r\n]*)|(?<block>"""(?:[^"\\]|\\[\s\S]|"(?!""))*""")|(?<text>"(?:\{\{[^}\r\n]*\}\}|[^"\\\r\n]|\\[^\r\n])*")|(?<date>\d{4}-\d\d-\d\d(?!\d))|(?<time>\d\d:\d\d(?!\d))|(?<number>[+-]?\d+(?:_\d+)*(?:\.\d+)?)|(?<word>[\p{L}_](?:[\p{L}\p{M}\p{Nd}_\u200c\u200d]|-(?=[\p{L}\d]))*)|(?<sign>>=|<=|[{}(),;.%<>])|(?<line>[\r\n][ \t\r\n]*)/uy;

/** Undefined where something is no part of the language. */
export function split(text: string): readonly PlainToken[] | undefined {
  const tokens: PlainToken[] = [];
  let at = 0;
  while (at < text.length) {
    pieces.lastIndex = at;
    const match = pieces.exec(text);
    const groups = match?.groups;
    if (match === null || groups === undefined) return undefined;
    const [image] = match;
    const kind = groups.line
      ? "line end"
      : (["word", "text", "pattern", "date", "time", "number", "sign"] as const).find((each) => groups[each]);
    if (groups.block) tokens.push({ kind: "text", image, start: at });
    else if (kind !== undefined) tokens.push({ kind, image, start: at });
    at += image.length;
  }
  return tokens;
}

const lists = (words: string) => new Set(words.split(" "));
const unit = lists("minute minutes hour hours day days week weeks month months year years");
const weekday = lists("Monday Tuesday Wednesday Thursday Friday Saturday Sunday");
const measure = lists("score margin coverage fit");
const flag = lists("required personal sensitive context");
const reserved = new Set([...declarationKeywords, "customer", "persona"]);
/** Words that the rules above ask for, which are names only where nothing else fits. */
const contextual = new Set([
  ...[...rules.matchAll(/'([a-z]+)'/g)].map(([, word]) => word as string),
  ...[unit, weekday, measure, flag].flatMap((words) => [...words]),
  ...neverNames,
]);
const plainly = lists("money decimal");

const isName = (image: string, strict: boolean) =>
  !reserved.has(image) && !image.includes("-") && !(strict && contextual.has(image) && !plainly.has(image));

/** What the rules write in capitals. */
const classes: Readonly<Record<string, (token: PlainToken, strict: boolean) => boolean>> = {
  TEXT: ({ kind }) => kind === "text",
  PATTERN: ({ kind }) => kind === "pattern",
  DATE: ({ kind }) => kind === "date",
  TIME: ({ kind }) => kind === "time",
  NUMBER: ({ kind }) => kind === "number",
  POINTS: ({ kind, image }) => kind === "number" && (/^[+-]/.test(image) || image === "0"),
  NAME: ({ kind, image }, strict) => kind === "word" && isName(image, strict),
  TAG: ({ kind, image }, strict) =>
    kind === "word" && !reserved.has(image) && (!strict || /^[a-z]{2,3}(?:-[A-Za-z\d]{2,8})*$/.test(image)),
  TAGGED: ({ kind, image }) => kind === "word" && image.includes("-"),
  CURRENCY: ({ image }) => /^[A-Z]{3}$/.test(image),
  UNIT: ({ image }) => unit.has(image),
  DAYS: ({ image }) => image === "days" || image === "day",
  WEEKDAY: ({ image }) => weekday.has(image),
  MEASURE: ({ image }) => measure.has(image),
  FLAG: ({ image }) => flag.has(image),
};

// ---------- matching ----------

interface Reading {
  readonly tokens: readonly PlainToken[];
  readonly strict: boolean;
  /** Where each rule can end, by its name and where it begins. */
  readonly known: Map<string, Map<number, readonly number[]>>;
}

/** All offsets in the tokens where a match that begins `at` can end. */
type Matcher = (reading: Reading, at: number) => readonly number[];

const unique = (ends: readonly number[]) => (ends.length < 2 ? ends : [...new Set(ends)]);
const nothing: Matcher = (_, at) => [at];
const sequence =
  (parts: readonly Matcher[]): Matcher =>
  (reading, at) =>
    parts.reduce<readonly number[]>(
      (ends, part) => (ends.length === 0 ? ends : unique(ends.flatMap((end) => part(reading, end)))),
      [at],
    );
const either =
  (ways: readonly Matcher[]): Matcher =>
  (reading, at) =>
    unique(ways.flatMap((way) => way(reading, at)));
const optional = (part: Matcher) => either([nothing, part]);
const repeated =
  (part: Matcher): Matcher =>
  (reading, at) => {
    const ends = new Set([at]);
    for (const end of ends) for (const next of part(reading, end)) ends.add(next);
    return [...ends];
  };
const lineEnds: Matcher = (reading, at) =>
  reading.tokens[at]?.kind === "line end" ? lineEnds(reading, at + 1) : [at];
const one =
  (test: (token: PlainToken, strict: boolean) => boolean): Matcher =>
  (reading, at) => {
    const token = reading.tokens[at];
    return token !== undefined && test(token, reading.strict) ? [at + 1] : [];
  };
const word = (image: string): Matcher => one((token) => token.image === image && token.kind !== "line end");
/** A list goes on in the next line after its comma. */
const separated = (item: Matcher) => sequence([item, repeated(sequence([word(","), lineEnds, item]))]);

function named(name: string, find: () => Matcher): Matcher {
  let matcher: Matcher | undefined;
  return (reading, at) => {
    const ends = reading.known.get(name) ?? new Map<number, readonly number[]>();
    reading.known.set(name, ends);
    let found = ends.get(at);
    if (found === undefined) {
      matcher ??= find();
      found = matcher(reading, at);
      ends.set(at, found);
    }
    return found;
  };
}

// ---------- the rules ----------

const ruleTexts = new Map(
  [...rules.matchAll(/^ {2}([\w-]+): ([\s\S]*?)(?=\n {2}[\w-]+: |\n\s*$|\n\n)/gm)].map(([, name, rule]) => [
    name as string,
    rule as string,
  ]),
);

const rule = (name: string): Matcher => {
  const own = builtIn[name];
  const text = ruleTexts.get(name);
  // A test says which are missing: see `unknownShapes`.
  if (own === undefined && text === undefined) return () => [];
  return named(name, () => own ?? readRule(text as string));
};

/** `a b | 'c' ( D )?`; `%` behind a part is a list of it with commas between. */
function readRule(text: string): Matcher {
  const parts = text.match(/'[^']+'|[\w-]+|[()|?*%]/g) ?? [];
  let at = 0;
  const alternatives = (): Matcher => {
    const ways = [parts_()];
    while (parts[at] === "|") {
      at++;
      ways.push(parts_());
    }
    return ways.length === 1 ? (ways[0] as Matcher) : either(ways);
  };
  const parts_ = (): Matcher => {
    const all: Matcher[] = [];
    while (at < parts.length && parts[at] !== "|" && parts[at] !== ")") all.push(part());
    return all.length === 1 ? (all[0] as Matcher) : sequence(all);
  };
  const part = (): Matcher => {
    const first = parts[at++] as string;
    let matcher: Matcher;
    if (first === "(") {
      matcher = alternatives();
      at++;
    } else if (first.startsWith("'")) matcher = word(first.slice(1, -1));
    else matcher = classes[first] === undefined ? rule(first) : one(classes[first]);
    const sign = parts[at];
    if (sign === "?" || sign === "*" || sign === "%") at++;
    if (sign === "?") return optional(matcher);
    if (sign === "*") return repeated(matcher);
    return sign === "%" ? separated(matcher) : matcher;
  };
  return alternatives();
}

const separator = either([word(";"), one(({ kind }) => kind === "line end")]);
const anySeparators = repeated(separator);

/** Lines with separators between them; what ends in a block of its own needs none. */
const linesOf = (line: Matcher, block: Matcher = () => []): Matcher =>
  sequence([
    anySeparators,
    repeated(either([sequence([line, separator, anySeparators]), sequence([block, anySeparators])])),
    either([nothing, line]),
  ]);
const braces = (inside: Matcher): Matcher => sequence([lineEnds, word("{"), inside, word("}")]);

const builtIn: Readonly<Record<string, Matcher>> = {
  flag: nothing,
  arms: braces(linesOf((reading, at) => rule("arm")(reading, at))),
  members: braces(
    linesOf((reading, at) => sequence([one(classes.NAME as never), optional(rule("texts"))])(reading, at)),
  ),
};

const head = (kind: DeclarationKind, keyword: string | undefined): Matcher => {
  const { name, nameOptional, header, titles } = specificationOf(kind);
  const aName = one(classes.NAME as never);
  return sequence([
    keyword === undefined ? nothing : word(keyword),
    name === "none" ? nothing : nameOptional === true ? optional(aName) : aName,
    header === undefined ? nothing : rule(header.endsWith("-header") ? header : `${header}-header`),
    titles === true ? optional(rule("texts")) : nothing,
  ]);
};

/** What a block of a kind holds; undefined is the top of a file. */
function contents(kind: DeclarationKind | undefined): Matcher {
  return named(`block of ${kind}`, () => {
    const specification = kind === undefined ? undefined : specificationOf(kind);
    const keywords = kind === undefined ? fileDeclarations : (specification?.declarations ?? []);
    const declared = keywords.map(
      (keyword) => [kindOfKeyword(keyword, kind) as DeclarationKind, keyword] as const,
    );
    const properties = Object.entries(specification?.properties ?? {}).map(
      ([property, { shape, choices }]) => {
        const values = (choices ?? []).map((choice) => sequence(choice.split(" ").map(word)));
        return sequence([word(property), shape === "choice" ? either(values) : rule(shape)]);
      },
    );
    const known = new Set([...Object.keys(specification?.properties ?? {}), ...keywords]);
    const line = specification?.lines;
    const unkeyed = line === undefined ? [] : [sequence([butNot(known), head(line, undefined)])];
    const withBlock = declared.filter(([of]) => specificationOf(of).block !== "none");
    const without = declared.filter(([of]) => specificationOf(of).block !== "required");
    return linesOf(
      either([...properties, ...unkeyed, ...without.map(([of, keyword]) => head(of, keyword))]),
      either(withBlock.map(([of, keyword]) => sequence([head(of, keyword), braces(contents(of))]))),
    );
  });
}

/** A line without a keyword begins with none of the block's own words. */
const butNot =
  (words: ReadonlySet<string>): Matcher =>
  ({ tokens }, at) =>
    words.has(tokens[at]?.image ?? "") ? [] : [at];

function accepts(tokens: readonly PlainToken[], strict: boolean): boolean {
  const reading = { tokens: withoutIdleLineEnds(tokens), strict, known: new Map() };
  return contents(undefined)(reading, 0).includes(reading.tokens.length);
}

/** Inside parentheses a line end ends nothing. */
function withoutIdleLineEnds(tokens: readonly PlainToken[]): readonly PlainToken[] {
  let depth = 0;
  return tokens.filter(({ kind, image }) => {
    if (image === "(") depth++;
    else if (image === ")") depth = Math.max(0, depth - 1);
    else if (image === "{" || image === "}") depth = 0;
    return kind !== "line end" || depth === 0;
  });
}

/** Shapes and headers of the vocabulary that no rule above reads. */
export const unknownShapes = (): readonly string[] =>
  Object.values(vocabulary).flatMap((kind) => {
    const { header, properties } = kind as ReturnType<typeof specificationOf>;
    const shapes = Object.values(properties).map(({ shape }) => shape as string);
    const needed =
      header === undefined ? shapes : [...shapes, header.endsWith("-header") ? header : `${header}-header`];
    return needed.filter((name) => name !== "choice" && builtIn[name] === undefined && !ruleTexts.has(name));
  });
