/**
 * Random files that the parser must accept: an arbitrary for fast-check, driven by the vocabulary.
 *
 * Only the syntax is right: names refer to nothing and values fit no type. `generatedProgram` writes them as an
 * untidy person would: any gaps, blank lines, comments, `;` or line ends, lines broken after commas. A new shape
 * in vocabulary.ts does not compile here until `values` has an entry for it.
 */

import fc, { type Arbitrary } from "fast-check";
import type { HeaderNodes } from "../../compiler/syntax/ast/headers.ts";
import type { ShapeNodes } from "../../compiler/syntax/ast/property-values.ts";
import { fileDeclarations, kindOfKeyword } from "../../compiler/syntax/keywords.ts";
import { signalFlagWords } from "../../compiler/syntax/signal-words.ts";
import type { DeclarationSpecification, PropertySpecification } from "../../compiler/syntax/specification.ts";
import { type DeclarationKind, specificationOf } from "../../compiler/syntax/vocabulary.ts";

// ---------- marks: places where the layout may vary; `layOut` replaces them ----------

/** Between two words. */
const gap = "\u{e000}";
/** After a comma. */
const breakable = "\u{e001}";
/** Where one item of a block ends and the next begins. */
const separator = "\u{e002}";
const open = "\u{e003}";
const close = "\u{e004}";

const words = (...parts: readonly Arbitrary<string>[]): Arbitrary<string> =>
  fc.tuple(...parts).map((texts) => texts.filter((text) => text !== "").join(gap));
const word = (text: string): Arbitrary<string> => fc.constant(text.replaceAll(" ", gap));
const maybe = (part: Arbitrary<string>): Arbitrary<string> => fc.oneof(fc.constant(""), part);
const list = (item: Arbitrary<string>, minLength = 1, maxLength = 4): Arbitrary<string> =>
  fc.array(item, { minLength, maxLength }).map((items) => items.join(`,${breakable}`));
const block = (items: readonly string[]): string => open + items.join(separator) + close;
const blockOf = (item: Arbitrary<string>, minLength = 1, maxLength = 4): Arbitrary<string> =>
  fc.array(item, { minLength, maxLength }).map(block);

// ---------- words and literals ----------

const name = fc.constantFrom(
  ..."Technical Marketing ProjectManager developers contractValue goLive briefs kickoff First30".split(" "),
  ..."constructor toString hasOwnProperty prototype Ελένη تقني فنی مدیر café a z9".split(" "),
);
const language = fc.constantFrom("en", "es", "el", "ar", "pt-BR", "zh-Hant");
const digits = fc.constantFrom("0", "1", "4", "10", "2_000_000", "007", "12.50");
const whole = fc.constantFrom("1", "2", "3", "15", "60");
const points = fc.constantFrom("+1", "+2", "-3", "+0.5", "0");
const percent = whole.map((number) => `${number}%`);
const money = words(digits, fc.constantFrom("USD", "EUR"));
const units = ["minutes", "hours", "days", "business days", "weeks", "months", "years", "day", "week"];
const duration = words(
  whole,
  fc.constantFrom(...units).map((unit) => unit.replaceAll(" ", gap)),
);
const date = fc.constantFrom("2026-08-01", "2026-12-31", "2027-03-01");
const time = fc.constantFrom("09:00", "17:30", "00:00");
const sentence = fc.constantFrom(
  "",
  "Price",
  'say \\"hi\\"',
  "C:\\\\path\\n",
  "\\u{1F600} ümlaut",
  "// no comment, { no } block; nothing",
  '{{customer.name}} and {{or systems \\"yours\\"}}',
  "مرحبا بالعالم",
  "A sentence that is long enough to make the lines it stands on longer than they should be",
);
const quotedText = sentence.map((text) => `"${text}"`);
const blockLine = fc.constantFrom(
  "Hello {{customer.name}},",
  "",
  "  indented",
  'with "quotes"',
  "// not a comment",
  "{ } ; ,",
);
const blockText = fc
  .tuple(fc.array(blockLine, { minLength: 1, maxLength: 4 }), fc.constantFrom("", "  ", "    "))
  .map(
    ([lines, indent]) =>
      `"""\n${lines.map((line) => (line === "" ? "" : `${indent}${line}`)).join("\n")}\n${indent}"""`,
  );
const text = fc.oneof({ weight: 6, arbitrary: quotedText }, { weight: 1, arbitrary: blockText });
const texts = fc.oneof(
  text,
  fc
    .tuple(maybe(language), text, fc.array(fc.tuple(language, text), { maxLength: 2 }))
    .map(([first, value, rest]) =>
      [[first, value], ...rest].map((pair) => pair.filter(Boolean).join(gap)).join(`,${breakable}`),
    ),
);
const titles = fc
  .tuple(quotedText, fc.array(fc.tuple(language, quotedText), { maxLength: 2 }))
  .map(([first, rest]) => [first, ...rest.map((pair) => pair.join(gap))].join(`,${breakable}`));
const literal = fc.oneof(name, digits, percent, money, duration, date, time, quotedText, word("true"));

// ---------- types, conditions, points ----------

const range = fc.oneof(
  words(whole, word("to"), whole),
  words(whole, word("and above")),
  words(word("below"), whole),
  words(whole, word("to below"), whole),
);
const member = words(name, titles);
const singleType = fc.oneof(
  fc.constantFrom("boolean", "date", "text", "language", "Region", "period", "percent"),
  words(word("integer"), maybe(range)),
  words(word("decimal"), fc.constantFrom("1", "2")),
  words(word("money USD"), maybe(range)),
);
const type = fc.oneof(
  singleType,
  words(word("one of"), list(name, 2)),
  words(word("any of"), list(name, 2)),
  words(word("any of"), name),
  words(word("list of"), fc.constantFrom("period", "date", "language")),
);
const subject = fc.oneof(
  name,
  name.map((text) => `customer.${text}`),
);
const comparison = fc.oneof(
  subject,
  words(subject, fc.constantFrom("is", "is not", ">", ">=", "<", "<=").map(spaced), literal),
  words(
    subject,
    fc.constantFrom("is one of", "is not one of", "has any of", "has all of").map(spaced),
    list(name, 2, 3),
  ),
  words(subject, word("has"), name),
  words(subject, word("contains"), list(quotedText, 1, 3)),
  words(subject, word("starts with"), quotedText),
  words(subject, word("matches"), fc.constantFrom("/^re-?order/", '/a{2}; \\/ "x" {3}/', "/[(]/")),
  words(fc.constantFrom("known", "unknown"), subject),
);
function spaced(text: string): string {
  return text.replaceAll(" ", gap);
}
const { condition } = fc.letrec<{ condition: string; operand: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2, depthSize: "small" },
    comparison,
    fc
      .tuple(fc.constantFrom("and", "or"), tie("operand"), tie("operand"))
      .map(([operator, a, b]) => [a, operator, b].join(gap)),
    tie("operand"),
  ),
  operand: fc.oneof(
    { maxDepth: 2, depthSize: "small" },
    comparison,
    words(word("not"), comparison),
    tie("condition").map((inner) => `(${inner})`),
  ),
}));
const pointsOf = words(name, points, maybe(words(word("at most"), whole)));
const award = words(
  word("then"),
  fc.oneof(word("none"), list(pointsOf)),
  maybe(words(word("because"), texts)),
);
const arm = words(
  fc.oneof(
    range,
    name,
    fc.tuple(name, name).map((pair) => pair.join(`${gap}or${gap}`)),
    word("unknown"),
  ),
  award,
);

// ---------- times ----------

const anchor = fc.oneof(word("start"), name, words(word("end of"), name), date);
const weekday = fc.constantFrom("Monday", "Tuesday", "Friday");
const clock = words(
  maybe(words(word("at"), time)),
  maybe(word("customer time")),
  maybe(words(word("for"), duration)),
);
const schedule = fc.oneof(
  words(word("on"), anchor, clock, maybe(word("exactly"))),
  words(duration, fc.constantFrom("before", "after"), anchor, clock),
  words(
    fc.constantFrom("every week", "every day", "every 6 months", "every year").map(spaced),
    maybe(fc.oneof(words(word("on"), fc.oneof(list(weekday), name)), words(word("after"), anchor))),
    clock,
    maybe(words(word("until"), anchor)),
  ),
);
const openHours = words(weekday, maybe(words(word("to"), weekday)), time, word("to"), time);
const measure = fc.constantFrom("score", "margin", "coverage", "fit");
const names = list(name);

/** What follows the word of a property, by shape. Shapes that need the specification look at it. */
const values: {
  readonly [S in keyof ShapeNodes]: (specification: PropertySpecification) => Arbitrary<string>;
} = {
  flag: () => fc.constant(""),
  text: () => quotedText,
  texts: () => texts,
  name: () => name,
  names: () => names,
  choice: ({ choices = [] }) => fc.constantFrom(...choices).map(spaced),
  "named-texts": () => words(name, texts),
  "new-names": () => names,
  "feeling-change": () => words(name, maybe(words(word("to"), name))),
  handover: () => words(name, texts),
  tone: () => words(name, maybe(words(word("when"), condition))),
  body: () => texts,
  languages: () => list(language),
  number: () => digits,
  date: () => date,
  duration: () => duration,
  condition: () => words(word("when"), condition),
  type: () => type,
  review: () => words(date, maybe(words(word("every"), duration))),
  hours: () => list(openHours),
  holidays: () => list(fc.oneof(date, quotedText)),
  job: () => words(word("when"), quotedText, word("want"), quotedText, word("so"), quotedText),
  "accept-clauses": () =>
    words(
      word("when"),
      measure,
      fc.constantFrom(">", ">="),
      whole,
      maybe(words(word("and coverage >="), percent)),
    ),
  keep: () => words(word("previous unless beaten by"), fc.oneof(whole, percent)),
  otherwise: () => fc.oneof(name, word("undecided")),
  "when-rule": () => words(condition, award),
  "for-rule": () => fc.oneof(words(name, blockOf(arm)), words(word("each of"), name, award)),
  preference: () => words(condition, maybe(words(word("for"), names)), word("then"), points),
  spread: () =>
    words(
      word("evenly by"),
      name,
      maybe(words(word("adding"), fc.oneof(whole, percent))),
      maybe(words(word("at most"), fc.oneof(whole, percent, name))),
    ),
  schedule: () => schedule,
  window: () =>
    fc.oneof(
      words(anchor, word("until"), anchor),
      words(whole, word("to"), duration, fc.constantFrom("before", "after"), anchor),
    ),
  reminders: () => list(words(duration, word("before"))),
  target: () => words(fc.oneof(whole, percent), word("over"), duration),
  "cohort-expectation": () =>
    words(
      fc.oneof(
        words(word("persona agrees with column"), quotedText),
        words(word("share"), name),
        word("undecided"),
      ),
      fc.oneof(words(word("at least"), percent), words(percent, word("to"), percent)),
    ),
  expectation: () =>
    list(
      fc.oneof(
        words(word("persona"), name),
        word("undecided"),
        words(measure, fc.constantFrom("at least", "at most").map(spaced), whole),
        words(name, word("before"), name),
        words(word("because"), name),
        words(name, word("on"), date, maybe(words(word("at"), time))),
        words(word("no"), name),
        words(fc.constantFrom("invites", "to").map(spaced), name),
      ),
      1,
      3,
    ),
};

const headers: { readonly [H in keyof HeaderNodes]: Arbitrary<string> } = {
  import: fc.oneof(
    quotedText.map(() => '"./shared.persona"'),
    words(list(name), word('from "./shared.persona"')),
  ),
  definition: words(word("as"), condition),
  condition,
  type: fc.oneof(type, words(word("one of"), blockOf(member, 2))),
  signal: words(
    type,
    fc.subarray([...signalFlagWords]).map((flags) => flags.join(gap)),
  ),
  assignment: list(literal),
  sentence: quotedText,
};

// ---------- declarations ----------

function property(
  word: string,
  specification: PropertySpecification,
  kind: DeclarationKind,
): Arbitrary<string> {
  // `require` and `prefer` share a shape, and only one of them gives points.
  const value =
    kind === "assign" && word === "require" ? condition : values[specification.shape](specification);
  return value.map((text) => [word, text].filter(Boolean).join(gap));
}

function declaration(kind: DeclarationKind, keyword: string | undefined, depth: number): Arbitrary<string> {
  const specification = specificationOf(kind);
  const title =
    specification.titles === true ? (kind === "signal" ? maybe(titles) : titles) : fc.constant("");
  return words(
    fc.constant(keyword ?? ""),
    specification.name === "none" ? fc.constant("") : name,
    specification.header === undefined ? fc.constant("") : headers[specification.header],
    title,
    specification.block === "none" ? fc.constant("") : body(kind, specification, depth),
  );
}

function body(
  kind: DeclarationKind,
  specification: DeclarationSpecification,
  depth: number,
): Arbitrary<string> {
  const items: Arbitrary<string>[] = Object.entries(specification.properties).map(([word, one]) =>
    property(word, one, kind),
  );
  if (specification.lines !== undefined) {
    items.push(...Array(3).fill(declaration(specification.lines, undefined, depth)));
  }
  for (const keyword of depth > 0 ? (specification.declarations ?? []) : []) {
    const inner = kindOfKeyword(keyword, kind);
    if (inner !== undefined) items.push(declaration(inner, keyword, depth - 1));
  }
  return items.length === 0 ? fc.constant(block([])) : blockOf(fc.oneof(...items), 1, 5);
}

const topLevel = fileDeclarations.flatMap((keyword) => {
  const kind = kindOfKeyword(keyword, undefined);
  return kind === undefined ? [] : [declaration(kind, keyword, 2)];
});

// ---------- layout ----------

/** Replaces the marks by blanks, line ends and comments, as the choices say; one choice a mark, over and over. */
function layOut(marked: string, choices: readonly number[], lineEnd: string): string {
  let next = 0;
  const choose = <T>(...options: readonly T[]): T =>
    options[(choices[next++ % choices.length] ?? 0) % options.length] as T;
  const comment = () => choose("", "", "", " // a comment", "\n// one", "\n\n\n  /// two\n   // lines");
  /** For each open block: whether it is written on one line. */
  const inline: boolean[] = [];
  const text = marked.replace(/[\u{e000}-\u{e004}]/gu, (mark, offset: number) => {
    const oneLine = inline.at(-1) === true;
    switch (mark) {
      case gap:
        return choose(" ", " ", "  ", "\t");
      case breakable:
        // Digits on both sides of a comma without a blank would be one number.
        if (/\d/.test(marked[offset - 2] ?? "")) return " ";
        return oneLine ? choose("", " ") : choose(" ", "", " ", "\n     ", " // why\n ", "\n\n// own line\n");
      case separator:
        return oneLine
          ? choose(";", "; ", " ;  ")
          : choose("\n", "\n  ", ";", `${comment()}\n`, "\n\n\n", ";\n");
      case open:
        inline.push(oneLine || choose(true, false));
        return inline.at(-1) ? choose("{ ", "{") : `{${comment()}\n`;
      default:
        inline.pop();
        return oneLine ? choose(" }", "}") : choose("\n}", "\n  }", `${comment()}\n}`);
    }
  });
  return text.replaceAll("\n", lineEnd);
}

/** Whole files, from empty to a few dozen lines. */
export const generatedProgram: Arbitrary<string> = fc
  .tuple(
    fc.array(fc.oneof(...topLevel), { maxLength: 5 }),
    fc.array(fc.nat(59), { minLength: 1, maxLength: 40 }),
    fc.constantFrom("\n", "\n", "\n", "\r\n"),
    fc.constantFrom("", "\n", "\n\n// the end", " // the end\n"),
  )
  .map(([declarations, choices, lineEnd, end]) => layOut(declarations.join("\n") + end, choices, lineEnd));
