/** What every block shares: doubled and missing lines, translated texts, the playbook's own facts. */

import { type Catalog, quoted, quotedList } from "../../definition.ts";

export interface Twice {
  readonly language: string;
  readonly tagless: boolean;
  /** A language that is left for it. */
  readonly tag: string | undefined;
  /** The word of its line, where there can be a further one. */
  readonly repeated: string | undefined;
}

export const blockCodes = {
  "duplicate-property": {
    severity: "error",
    summary: "A line that may stand once stands twice in one block.",
    message: ({ word }: { word: string; language?: string; untold?: boolean }) =>
      `${quoted(word)} stands twice in this block`,
    why: "Only one of the two can hold, and nothing says which.",
    help: ({ word, language, untold }) =>
      language === undefined
        ? `keep one ${quoted(word)} and remove the other`
        : `${untold ? "keep one; if it is a translation, " : ""}write the text behind the first, after a comma, as in \`${word} "…", ${language} "…"\``,
    since: "0.1.0",
  },
  "missing-property": {
    severity: "error",
    summary: "A block lacks a line that it must have.",
    message: ({
      block,
      words,
    }: {
      block: string;
      words: readonly string[];
      line: string;
      /** What the one word that is missing says, where the example does not. */
      about?: string;
    }) => `this ${quoted(block)} lacks ${quotedList(words, "and")}`,
    why: "Readers of the playbook and the plans made from it rely on this line.",
    help: ({ line, about }) => `add a line such as ${quoted(line)}${about === undefined ? "" : `: ${about}`}`,
    since: "0.1.0",
  },
  "listed-twice": {
    severity: "error",
    summary: "A list names the same thing twice.",
    message: ({ name }: { name: string }) => `${quoted(name)} is listed twice`,
    why: "A name counts once in a list; the second one is mostly a slip for another name.",
    help: ({ name }) => `remove one ${quoted(name)}, or write the name you meant`,
    since: "0.1.0",
  },
  "duplicate-translation": {
    severity: "error",
    summary: "A text is given twice in one language.",
    message: ({ language, tagless }: Twice) =>
      tagless
        ? `nothing says which language this text is in, so it is given twice in ${quoted(language)}`
        : `this text is given twice in ${quoted(language)}`,
    why: "Only one of the two can be shown.",
    help: ({ tagless, tag, repeated }: Twice) => {
      const further = repeated === undefined ? "" : `for a further text, begin a further ${quoted(repeated)}`;
      if (!tagless) return further === "" ? "keep one" : `keep one; ${further}`;
      const named =
        tag === undefined ? "which `languages` of the playbook names" : `as in ${quoted(`${tag} "…"`)}`;
      return `${further === "" ? "" : `${further}; `}a translation has its language before it, ${named}`;
    },
    since: "0.1.0",
    fixable: "offered",
  },
  "undeclared-language": {
    severity: "error",
    summary: "A text is in a language that the playbook does not declare.",
    message: ({
      language,
      suggestion,
    }: {
      language: string;
      suggestion: string | undefined;
      declared: readonly string[];
    }) =>
      `the playbook has no language ${quoted(language)}${suggestion === undefined ? "" : `; did you mean ${quoted(suggestion)}?`}`,
    why: "Nobody would ever be shown this text.",
    help: ({ language, suggestion, declared }) =>
      suggestion !== undefined || /^[a-z]{2,3}(?:-|$)/i.test(language)
        ? `write one of ${quotedList(declared)}, or add ${quoted(language)} to \`languages\` of the playbook`
        : `delete it, or put it into the quotes: only a language can stand before a text, which is ${quotedList(declared)}`,
    since: "0.1.0",
    fixable: "offered",
  },
  "missing-translation": {
    severity: "warning",
    summary: "A text that customers read is missing in a language of the playbook.",
    message: ({ languages }: { languages: readonly string[] }) =>
      `this text is not given in ${quotedList(languages, "and")}`,
    why: "Customers of that language get the whole text in another language.",
    help: ({ languages }: { languages: readonly string[] }) =>
      `add the text after a comma: \`${languages.map((tag) => `${tag} "…"`).join(", ")}\``,
    since: "0.1.0",
  },
  "field-in-title": {
    severity: "warning",
    summary: "A title, or another text that is shown as it stands, asks for a field.",
    message: ({ written }: { written: string }) =>
      `${quoted(written)} is printed as it stands, braces and all`,
    why: "Fields are filled in where words go out to one customer; a title is the same for everybody.",
    help: () => "take it out, or write it into an `agenda`, a `note`, or the words of a message",
    since: "0.1.0",
  },
  "malformed-version": {
    severity: "error",
    summary: "The version of the playbook is not made of three numbers.",
    message: ({ written }: { written: string }) => `${quoted(written)} is not a version`,
    why: "Reports and plans name the version, so that anyone can tell which is the newer.",
    help: () => 'write three numbers with points between them, as in `"1.2.0"`',
    since: "0.1.0",
    fixable: "offered",
  },
  "malformed-owner": {
    severity: "error",
    summary: "The owner of the playbook is not a name with an e-mail address.",
    message: ({ written }: { written: string }) => `${quoted(written)} is not a name and an e-mail address`,
    why: "Whoever has a question about the playbook must know whom to ask.",
    help: () => 'write the name and the address in angle brackets: `"CX Operations <cx@example.com>"`',
    since: "0.1.0",
  },
  "not-a-calendar-file": {
    severity: "error",
    summary: "A holiday is neither a date nor a file of days off.",
    message: ({ written }: { written: string }) => `${quoted(written)} is not a file of days off`,
    why: "Days off are read from calendar files, whose names end in `.ics`, and from tables, whose names end in `.csv`.",
    help: () =>
      'name such a file, as in `"holidays.ics"` or `"holidays.csv"`, or write the date without quotes: `2026-12-24`',
    since: "0.1.0",
  },
  "overlapping-hours": {
    severity: "error",
    summary: "Two stretches of hours share time.",
    message: ({ weekday }: { weekday: string }) => `these hours meet others of the same ${weekday}`,
    why: "It is mostly a slip in a day or a time, and then the plan takes an hour that nobody works.",
    help: () =>
      "let one stretch end before the next begins, as in `Monday 09:00 to 12:00, Monday 14:00 to 18:00`",
    since: "0.1.0",
  },
  "not-a-picture": {
    severity: "error",
    summary: "A portrait is not a picture that a page can show.",
    message: ({ written, is }: { written: string; is: "named" | "inside" }) =>
      is === "named"
        ? `${quoted(written)} is not the name of a picture`
        : `what is in ${quoted(written)} is not the picture that its name promises`,
    why: "Portraits stand on the persona's page, and browsers show only some kinds of pictures.",
    help: ({ is }) =>
      is === "named"
        ? "name a picture that ends in `.svg`, `.png`, `.jpg`, `.jpeg` or `.webp`"
        : "save the picture again in the kind that its name ends with, or give it the ending of its kind",
    since: "0.1.0",
  },
  "too-many": {
    severity: "error",
    summary: "There are more of something than a playbook can hold.",
    message: ({ what, count, limit }: { what: string; count: number; limit: number }) =>
      `there are ${count} ${what}; a playbook can have ${limit}`,
    why: "The limit keeps every check and every classification quick.",
    help: ({ what }) => `leave out the ${what} that nothing depends on`,
    since: "0.1.0",
  },
  "wrong-mapping": {
    severity: "error",
    summary: "A field of the customer's record comes from a signal of another type.",
    message: ({
      field,
      signal,
      type,
      expected,
    }: {
      field: string;
      signal: string;
      type: string;
      expected: string;
    }) =>
      `the customer's ${field} cannot come from ${quoted(signal)}, which is ${type}; it must be ${expected}`,
    why: "Plans and texts use this field, and could not read it.",
    help: ({ field, signal, expected }) =>
      field === "language" || field === "time zone"
        ? `give ${quoted(signal)} the type \`${field.replace(" ", "")}\`, or name another signal`
        : `name a signal that is ${expected}`,
    since: "0.1.0",
  },
  "member-without-stage": {
    severity: "error",
    summary: "A value of the signal that gives the stage names no stage.",
    message: ({ member, signal }: { member: string; signal: string }) =>
      `${quoted(member)} of ${quoted(signal)} is not the name of a stage`,
    why: "A customer with this value would be in no stage, and would have no plays.",
    help: ({ member }) => `add a stage named ${quoted(member)}, or rename the value after one of the stages`,
    since: "0.1.0",
  },
  "member-without-feeling": {
    severity: "error",
    summary: "A value of the signal that gives the feeling names no feeling.",
    message: ({ member, signal }: { member: string; signal: string }) =>
      `${quoted(member)} of ${quoted(signal)} is not the name of a feeling`,
    why: "The tone of a message follows from how the customer feels, so each value must be one of the feelings.",
    help: ({ member }) => `name ${quoted(member)} under \`feelings\` of the \`voice\`, or remove it here`,
    since: "0.1.0",
  },
  "handover-to-itself": {
    severity: "error",
    summary: "A stage hands over to itself.",
    message: ({ stage }: { stage: string }) => `${quoted(stage)} hands over to itself`,
    why: "A handover says what the stage that goes on must be told; nobody goes on here.",
    help: () => "name the stage that comes after this one",
    since: "0.1.0",
  },
} as const satisfies Catalog;
