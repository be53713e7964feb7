/** Codes reported by lexer and parser. */

import { type Catalog, quoted, quotedList } from "../definition.ts";

/** What a text's language looks like, before it is known to be one. */
const isLanguage = (word: string): boolean => /^[a-z]{2,3}(?:-|$)/.test(word);
type UnknownWord = {
  word: string;
  place: string;
  known: readonly string[];
  near: string | undefined;
  advice?: string | undefined;
};
type Choice = { word: string; found: string; choices: readonly string[]; about?: string };
/** `isOther`: something else was meant than what is expected, and the advice says what. */
type Unexpected = { found: string; expected: string; advice?: string | undefined; isOther: boolean };

/** Of a title in quotes, its first words as one: ", such as `sendTheContract`". */
const exampleName = (title: string): string => {
  const [first = "", ...others] = title.match(/[\p{L}\p{N}]+/gu)?.slice(0, 3) ?? [];
  if (!/^\p{L}/u.test(first)) return "";
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  return `, such as ${quoted([first.toLowerCase(), ...others.map(capital)].join(""))}`;
};

/** What people mean by a word of the language, in another word. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ["channel", "medium"],
  ["coverage", "reach"],
  ["customer", "client"],
  ["fit", "match"],
  ["known", "familiar"],
  ["margin", "lead"],
  ["none", "nothing"],
  ["role", "position"],
  ["score", "points"],
  ["stage", "step"],
  ["start", "beginning"],
  ["undecided", "wavering"],
  ["unknown", "unclear"],
]);

export const syntaxCatalog = {
  // ---------- spelling ----------
  "other-spelling": {
    severity: "error",
    summary: "A sign of another alphabet, program or language is used.",
    message: (args: { found: string; write: string }) =>
      `${quoted(args.found)} is written ${quoted(args.write)} here`,
    why: "Each thing is written in one way only, so that everybody reads a playbook the same way.",
    help: (args: { found: string; write: string }) => `write ${quoted(args.write)}`,
    since: "0.1.0",
    fixable: "certain",
  },
  "other-wording": {
    severity: "error",
    summary: "Something is written the way people write it elsewhere.",
    message: (args: { found: string; write: readonly string[] }) =>
      `${quoted(args.found)} is written ${quotedList(args.write)} here`,
    why: "Each thing is written in one way only, so that everybody reads a playbook the same way.",
    help: (args: { found: string; write: readonly string[] }) =>
      args.write.length === 1
        ? `write ${quotedList(args.write)}`
        : `write ${quotedList(args.write)}, whichever you mean`,
    since: "0.1.0",
    fixable: "offered",
  },
  "split-number": {
    severity: "error",
    summary: "A blank stands between a sign and its number.",
    message: (args: { found: string; write: string }) =>
      `${quoted(args.found)} is written ${quoted(args.write)}, with no blank after the sign`,
    why: "The sign belongs to the number; there is no adding and taking away of numbers here.",
    help: (args: { found: string; write: string }) => `write ${quoted(args.write)}`,
    since: "0.1.0",
    fixable: "certain",
  },
  "needless-sign": {
    severity: "error",
    summary: "A sign stands where none is needed.",
    message: (args: { found: string }) => `${quoted(args.found)} is not needed here`,
    why: "What a line says follows its word directly, with a blank between the two.",
    help: () => "delete it",
    since: "0.1.0",
    fixable: "certain",
  },
  "list-in-brackets": {
    severity: "error",
    summary: "A list stands in square brackets.",
    message: () => "a list stands without brackets",
    why: "Commas alone separate what is in a list, and its line ends it.",
    help: () => "delete `[` and `]`",
    since: "0.1.0",
    fixable: "certain",
  },
  "blank-in-name": {
    severity: "error",
    summary: "A name is written as several words.",
    message: (args: { found: string; write: string }) =>
      `${quoted(args.found)} cannot be a name: names have no blanks`,
    why: "A blank ends a name, and the next word would be taken for something else.",
    help: (args: { found: string; write: string }) =>
      `write ${quoted(args.write)}; the title in quotes can have blanks`,
    since: "0.1.0",
    fixable: "offered",
  },
  "missing-quotes": {
    severity: "error",
    summary: "A text is not in quotes.",
    message: (args: { found: string; write: string }) => `the text ${quoted(args.found)} is not in quotes`,
    why: "Without quotes, its words would be taken for words of the language.",
    help: (args: { found: string; write: string }) => `write ${quoted(args.write)}`,
    since: "0.1.0",
    fixable: "offered",
  },
  "number-spelling": {
    severity: "error",
    summary: "A number is not written the way this language writes numbers.",
    message: (args: { found: string; write: string }) =>
      `the number ${quoted(args.found)} is written ${quoted(args.write)} here`,
    why: "In some countries a comma makes decimals and in others thousands; nobody should have to guess.",
    help: (args: { found: string; write: string }) => `write ${quoted(args.write)}`,
    since: "0.1.0",
    fixable: "offered",
  },
  "unknown-character": {
    severity: "error",
    summary: "A character that has no meaning here.",
    message: (args: { found: string }) => `${quoted(args.found)} has no meaning here`,
    why: "It was left out in reading, and what remains may not be what was meant.",
    help: () => "delete it, or put it into a text in quotes",
    since: "0.1.0",
  },
  "other-comment": {
    severity: "error",
    summary: "A comment is written the way another language writes it.",
    message: () => "comments begin with `//` and end with their line",
    why: "A remark that is not known to be one could be taken for a rule.",
    help: () => "write `//` in front of each line of it",
    since: "0.1.0",
    fixable: "certain",
  },
  "unknown-escape": {
    severity: "error",
    summary: "A backslash in a text stands before something it has no meaning with.",
    message: (args: { escape: string }) => `${quoted(args.escape)} has no meaning in a text`,
    why: 'A backslash says that something special follows: \\" \\\\ \\n \\t or \\u{…}.',
    help: () => "write `\\\\` for a backslash",
    since: "0.1.0",
    fixable: "offered",
  },
  "bad-name": {
    severity: "error",
    summary: "A name holds a character that no name may hold.",
    message: (args: { name: string; character: string }) =>
      /^\d/.test(args.name)
        ? `the name ${quoted(args.name)} begins with a digit`
        : `the name ${quoted(args.name)} holds ${quoted(args.character)}`,
    why: "Names are made of letters, digits and `_`, and begin with a letter, so that they work everywhere.",
    help: (args: { name: string; character: string }) =>
      /^\d/.test(args.name)
        ? `choose a name such as ${quoted(`level${args.name}`)}; the title in quotes can hold anything`
        : "choose a name of letters and digits; the title in quotes can hold anything",
    since: "0.1.0",
  },
  "hyphenated-name": {
    severity: "error",
    summary: "A name holds a hyphen.",
    message: (args: { name: string; write: string }) => `the name ${quoted(args.name)} holds a hyphen`,
    why: "A hyphen could be taken for a minus; only languages have one, as in `pt-BR`.",
    help: (args: { name: string; write: string }) => `write ${quoted(args.write)}`,
    since: "0.1.0",
    fixable: "offered",
  },
  "reserved-word": {
    severity: "error",
    summary: "A reserved word is used as a name.",
    message: (args: { name: string; advice?: string | undefined }) =>
      `${quoted(args.name)} is a word of the language and cannot be a name`,
    why: "A name that is also a word of the language could be read in two ways.",
    help: (args: { name: string; advice?: string | undefined }) =>
      args.advice ?? `choose another name, such as ${quoted(otherNames.get(args.name) ?? `${args.name}_`)}`,
    since: "0.1.0",
  },

  // ---------- what opens and closes ----------
  "unclosed-pattern": {
    severity: "error",
    summary: "A pattern is opened and never closed.",
    message: () => "this pattern is never closed with `/`",
    why: "Where it ends is not known, so the rest of the line was not read.",
    help: () => "write `/` where the pattern ends; for a slash inside of it, `\\/`",
    since: "0.1.0",
  },
  "unclosed-text": {
    severity: "error",
    summary: "A text is opened and never closed, or closed and never opened.",
    message: (args: { mark: string; opened: boolean; first: string | undefined }) =>
      args.opened
        ? `this text is never closed with ${quoted(args.mark)}`
        : args.first === undefined
          ? `this ${quoted(args.mark)} is one too many, or another is missing before it`
          : `a text ends with ${quoted(args.mark)} in this line, and none begins with it`,
    why: "Without both its ends, what stands around it could be part of the text or not.",
    help: (args: { mark: string; opened: boolean; first: string | undefined }) =>
      args.opened
        ? `write ${quoted(args.mark)} where the text ends`
        : args.first !== undefined
          ? `write ${quoted(args.mark)} where it begins, perhaps before ${quoted(args.first)}`
          : `see that each text of this line begins and ends with ${quoted(args.mark)}`,
    since: "0.1.0",
    fixable: "offered",
  },
  "text-over-lines": {
    severity: "error",
    summary: "A text in plain quotes goes on in the next line.",
    message: () => "this text goes on in the next line, which a text in plain quotes cannot",
    why: "A text in plain quotes ends with its line, so that a forgotten quote takes no other line with it.",
    help: () => 'put it on one line, or write `"""` before and behind it',
    since: "0.1.0",
    fixable: "offered",
  },
  "unclosed-block": {
    severity: "error",
    summary: "A `{` is never closed.",
    message: (args: { opens: string }) =>
      `this \`{\`${args.opens === "" ? "" : ` of ${quoted(args.opens)}`} is never closed`,
    why: "Without its `}`, what follows would belong to it.",
    help: () => "write `}` where the block ends",
    since: "0.1.0",
    fixable: "offered",
  },
  "unclosed-parenthesis": {
    severity: "error",
    summary: "A `(` is never closed.",
    message: () => "this `(` is never closed",
    why: "Without its `)`, the condition could mean two things.",
    help: () => "write `)` where the part ends that belongs together",
    since: "0.1.0",
  },
  "nothing-to-close": {
    severity: "error",
    summary: "A `}` or `)` closes nothing.",
    message: (args: { found: string }) => `there is nothing open that ${quoted(args.found)} could close`,
    why: "One closing sign too many often means that a block ended earlier than it looks.",
    help: () => "delete it, or look above for a block that ended too early",
    since: "0.1.0",
    fixable: "offered",
  },
  "missing-block": {
    severity: "error",
    summary: "A block in braces is missing.",
    message: (args: { opens: string }) => `the line ${quoted(args.opens)} must be followed by \`{ … }\``,
    why: "What you say about it stands between the two braces; without them it would say nothing.",
    help: () => "write `{` at the end of the line, then what you say about it, then `}` on a line of its own",
    since: "0.1.0",
    fixable: "offered",
  },
  "no-block-here": {
    severity: "error",
    summary: "A block in braces stands where there can be none.",
    message: (args: { opens: string }) => `${quoted(args.opens)} cannot have a block in braces`,
    why: "The lines in these braces were not read.",
    help: () => "delete the braces and what is in them",
    since: "0.1.0",
  },
  "missing-comma": {
    severity: "error",
    summary: "A comma is missing in a list.",
    message: (args: { before: string }) => `a comma is missing before ${quoted(args.before)}`,
    why: "The items of a list are separated by commas, so that it is clear where each begins.",
    help: () => "write a comma",
    since: "0.1.0",
    fixable: "certain",
  },
  "trailing-comma": {
    severity: "error",
    summary: "A list ends with a comma.",
    message: (args: { others: number } | undefined) =>
      args === undefined
        ? "this comma has nothing to separate"
        : `this comma has nothing to separate, and neither ${args.others === 1 ? "has one more at the end of a line" : `have ${args.others} more at the ends of lines`} below`,
    why: "A comma announces one more of the same, and a line goes on after it.",
    help: (args: { others: number } | undefined) =>
      args === undefined
        ? "delete the comma, or write what is missing after it"
        : "delete them: a line ends without a sign",
    since: "0.1.0",
    fixable: "certain",
  },
  "early-flag": {
    severity: "error",
    summary: "What is asked of a signal stands before its type.",
    message: (args: { flags: readonly string[]; write: string }) =>
      `${quotedList(args.flags, "and")} ${args.flags.length === 1 ? "comes" : "come"} after the type`,
    why: "A signal is its name, its type, what is asked of it, and its title, always in this order.",
    help: (args: { flags: readonly string[]; write: string }) => `write ${quoted(args.write)}`,
    since: "0.1.0",
    fixable: "offered",
  },
  "titled-options": {
    severity: "error",
    summary: "Options with titles stand in a line, one behind the other.",
    message: (_: { inBraces: true } | undefined) => "options with titles stand in `{ }`, one a line",
    why: "In a line, what follows a title and a comma is its translation, or the title of the whole.",
    help: (args: { inBraces: true } | undefined) =>
      args === undefined
        ? "write `{` before the first option and `}` behind the last, and each on a line of its own"
        : "write each on a line of its own, without a comma before it",
    since: "0.1.0",
    fixable: "offered",
  },
  "missing-line-end": {
    severity: "error",
    summary: "Two properties stand on one line.",
    message: (args: { word: string }) =>
      `${quoted(args.word)} begins something new and needs a line of its own`,
    why: "A property ends with its line, so that each can be found and read by itself.",
    help: () => "begin a new line, or write `;` between the two",
    since: "0.1.0",
    fixable: "certain",
  },

  // ---------- what may stand where ----------
  "not-expected": {
    severity: "error",
    summary: "Something stands where something else should be.",
    message: ({ found, expected, isOther }: Unexpected) =>
      found.startsWith("the end of the ")
        ? `the ${found.slice("the end of the ".length)} ends too soon: it still needs ${expected}`
        : isOther
          ? `${found} cannot stand here`
          : `instead of ${found}, there should be ${expected}`,
    why: "The line cannot be understood from here on, and was left out.",
    help: ({ advice }: Unexpected) => advice,
    since: "0.1.0",
  },
  "nothing-expected": {
    severity: "error",
    summary: "A line goes on after its end.",
    message: (args: { found: string; advice?: string | undefined }) =>
      `the line should end before ${args.found}`,
    why: "What stands here was left out, and what remains may not be what was meant.",
    help: ({ advice }: { advice?: string | undefined }) => advice ?? "delete it, or begin a new line",
    since: "0.1.0",
  },
  "missing-word": {
    severity: "error",
    summary: "A name, a value or a text is missing.",
    message: (args: { expected: string; found: string }) =>
      `${args.expected} is missing ${args.found.startsWith("the end of") ? "at" : "before"} ${args.found}`,
    why: "Without it, nobody can tell what is meant.",
    help: ({ expected, found }: { expected: string; found: string }) =>
      found.startsWith('`"')
        ? `write the name here${/^(?:the name of|a name of its own)/.test(expected) ? exampleName(found) : ""}; a name has no blanks and no quotes`
        : expected === "a member"
          ? 'write a name; what it stands for is its title, as in `below30 "Under 30"`'
          : expected === "a name in quotes"
            ? 'write here what it is about, as in `test "in a hurry is Quick" {`'
            : "write it here, or delete the line",
    since: "0.1.0",
  },
  "missing-then": {
    severity: "error",
    summary: "The word `then` is missing before the points.",
    message: () => "`then` is missing before the points",
    why: "Points always follow `then`, so that it is clear where the condition ends.",
    help: () => "write `then`",
    since: "0.1.0",
    fixable: "certain",
  },
  "unsigned-points": {
    severity: "error",
    summary: "Points are written without a sign.",
    message: (args: { points: string }) => `the points ${quoted(args.points)} have no sign`,
    why: "Points are added or taken away, and the sign says which.",
    help: (args: { points: string }) => `write ${quoted(`+${args.points}`)} or ${quoted(`-${args.points}`)}`,
    since: "0.1.0",
    fixable: "certain",
  },
  "unknown-word": {
    severity: "error",
    summary: "A line begins with a word that means nothing there.",
    message: ({ word, place, near }: UnknownWord) =>
      near === undefined
        ? `${quoted(word)} is not known ${place}`
        : `${quoted(word)} is not known ${place}; did you mean ${quoted(near)}?`,
    why: "A line that is not understood is left out, and what it should do does not happen.",
    help: ({ place, known, near, advice }: UnknownWord) =>
      near !== undefined
        ? `write ${quoted(near)}`
        : advice !== undefined
          ? advice
          : known.length === 0
            ? "delete the line"
            : `what can stand ${place}: ${quotedList(known)}`,
    since: "0.1.0",
    fixable: "offered",
  },
  "misplaced-declaration": {
    severity: "error",
    summary: "Something stands outside of the block that it belongs to.",
    message: (args: { word: string; meant: string; place: string | undefined; belongs: string }) =>
      args.place === undefined
        ? `${quoted(args.word)} stands outside all blocks`
        : `${quoted(args.word)} cannot stand ${args.place}`,
    why: "What stands in the wrong place would belong to the wrong thing.",
    help: (args: { meant: string; place: string | undefined; belongs: string }) =>
      `${quoted(args.meant)} belongs ${args.belongs}`,
    since: "0.1.0",
  },
  "unknown-choice": {
    severity: "error",
    summary: "A property has a value that is not one of its choices.",
    message: ({ word, found }: Choice) =>
      `${quoted(word)} ${found.startsWith("the end of") ? "does not say which" : `cannot be ${found}`}`,
    why: "This line knows a few answers only, and any other has no meaning.",
    help: ({ word, choices, about }) =>
      `write ${quotedList(choices)}${about === undefined ? "" : `; ${quoted(word)} says ${about}`}`,
    since: "0.1.0",
    fixable: "offered",
  },
  "misplaced-tone": {
    severity: "error",
    summary: "A tone stands where a text has none.",
    message: ({ written, next }: { written: string; next: string }) =>
      isLanguage(written)
        ? `${quoted(next)} cannot stand between ${quoted(written)} and its text`
        : `${quoted(written)} is no language, and this text has no tones`,
    why: "Only the body of a message is worded by tone; a tone stands once, before its first text.",
    help: ({ written }) =>
      isLanguage(written)
        ? `give each text its languages right behind it, as in ${quoted(`when "…", ${written} "…" want "…", ${written} "…" so "…", ${written} "…"`)}`
        : `for a tone write ${quoted(`body ${written} …`)} on a line of its own; for a language its tag, as in \`es\``,
    since: "0.1.0",
  },
  "not-yet-available": {
    severity: "error",
    summary: "A construct that a later version will have.",
    message: (args: { construct: string }) => `${quoted(args.construct)} comes with a later version`,
    why: "This version would not do what it says, so it does not pretend to.",
    help: () => "leave it out for now, or keep it as a remark with `//` in front of each line",
    since: "0.1.0",
  },
  "too-deep": {
    severity: "error",
    summary: "Too many blocks or parentheses stand inside one another.",
    message: (args: { limit: number; depth: number }) =>
      `blocks or parentheses stand ${args.depth} deep inside one another, and ${args.limit} is the limit`,
    why: "Nobody can follow it, and what is deeper was not read.",
    help: () => "give inner conditions a name with `define`",
    since: "0.1.0",
  },
  "too-long": {
    severity: "error",
    summary: "A name or text is too long.",
    message: (args: { what: string; limit: number; length: number; unit: string }) =>
      `the ${args.what} is too long: it has ${args.length} ${args.unit}, and ${args.limit} is the limit`,
    why: "What is made from the playbook has to fit into databases, calendars and messages.",
    help: () => "shorten it",
    since: "0.1.0",
  },
} as const satisfies Catalog;
