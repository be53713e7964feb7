/** Codes reported by message texts, templates and the files of days off. */

import { type Catalog, quoted, quotedList } from "../definition.ts";

export const textsCatalog = {
  "text-braces-open": {
    severity: "error",
    summary: "A `{{` in a text is never closed.",
    message: () => "`{{` has no `}}` after it",
    why: "What follows would be taken for the name of a field.",
    help: () => "close it with `}}`; words inside the braces take quotes, as in `{{or developers 'your'}}`",
    since: "0.1.0",
  },
  "text-braces-unreadable": {
    severity: "error",
    summary: "What stands between `{{` and `}}` cannot be read.",
    message: ({ written }: { written: string }) => `${quoted(written)} cannot be read`,
    why: "Between the braces stands the name of one field, and nothing else can be told from this.",
    help: () => "write a field, as in `{{customer.name}}`, or `{{or field 'text'}}`",
    since: "0.1.0",
  },
  "text-block-mismatch": {
    severity: "error",
    summary: "An `{{#if}}`, `{{#unless}}` or `{{#each}}` and its end do not fit together.",
    message: ({ opened, closed }: { opened?: string; closed?: string }) =>
      opened === undefined
        ? `${quoted(closed ?? "")} has nothing open before it`
        : closed === undefined
          ? `${quoted(opened)} is never closed`
          : `${quoted(closed)} cannot close ${quoted(opened)}`,
    why: "Without a clear end nobody can tell which words depend on it.",
    help: ({ opened, closed }: { opened?: string; closed?: string }) =>
      opened === undefined
        ? `remove it, or write ${quoted(`{{#${wordOf(closed ?? "").replace("else", "if")} …}}`)}, with \`#\`, where it begins`
        : `write ${quoted(`{{/${wordOf(opened)}}}`)} where it ends`,
    since: "0.1.0",
  },
  "text-not-allowed": {
    severity: "error",
    summary: "A text asks for something between braces that texts cannot do.",
    message: ({ written, what }: { written: string; what: string; instead: string }) =>
      `${quoted(written)} is not possible in a text: it ${what}`,
    why: "Texts show fields and leave words out; what they can do is kept small so that they are always safe to send.",
    help: ({ instead }: { written: string; what: string; instead: string }) => instead,
    since: "0.1.0",
  },
  "text-unknown-word": {
    severity: "error",
    summary: "A text uses a word with something after it, and texts do not know the word.",
    message: ({ word, instead }: { word: string; instead?: string }) =>
      `texts have no word ${quoted(word)}${instead === undefined ? "" : `; did you mean ${quoted(instead)}?`}`,
    why: "Nothing could be printed in its place.",
    help: () => "texts know `or`, `#if`, `#unless`, `#each` and `else`; a field stands alone in its braces",
    since: "0.1.0",
    fixable: "offered",
  },
  "text-wrong-use": {
    severity: "error",
    summary: "A word of a text has the wrong things after it.",
    message: ({
      word,
      needs,
      compares,
    }: {
      word: string;
      needs: string;
      example: string;
      /** What stands there instead. */
      compares?: string;
    }) =>
      compares === undefined
        ? `${quoted(word)} needs ${needs}`
        : `${quoted(compares)} cannot be asked in a text: ${quoted(word)} needs ${needs}`,
    why: "It is not clear what should be printed here.",
    help: ({ example, compares }) =>
      compares === undefined
        ? `write it like ${quoted(example)}`
        : `write two messages, and send each inside an ${quoted("if … { }")} of a play, which can ask for ${quoted(compares)}`,
    since: "0.1.0",
  },
  "field-in-question": {
    severity: "error",
    summary: "The question of a survey holds a field.",
    message: ({ written }: { written: string }) =>
      `a question has no fields: customers would read ${quoted(written)} as it stands`,
    why: "Everybody is asked in the same words, so that their answers can be compared.",
    help: () => "write the question so that it is right for everybody",
    since: "0.1.0",
  },
  "text-unknown-field": {
    severity: "error",
    summary: "A text shows a field that does not exist.",
    message: ({
      field,
      of,
      instead,
    }: {
      field: string;
      of?: string;
      /** All fields of `of`, or of what is in sight; left out where those are a playbook's own. */
      fields?: readonly string[];
      instead?: string;
    }) =>
      `${of === undefined ? "there is no field" : `${quoted(of)} has no field`} ${quoted(field)}${
        instead === undefined ? "" : `; did you mean ${quoted(instead)}?`
      }`,
    why: "The reader of the text would see nothing in its place.",
    help: ({ of, fields = [] }) =>
      fields.length === 0
        ? "a text sees signals, `customer`, `persona`, `play`, `action`, `dates`, and roles and resources by name"
        : `${of === undefined ? "in sight here:" : `${quoted(of)} has`} ${quotedList(fields, "and")}`,
    since: "0.1.0",
    fixable: "offered",
  },
  "text-field-out-of-reach": {
    severity: "error",
    summary: "A field is used inside `{{#each}}` that stands outside of what is gone through.",
    message: ({ field, list }: { field: string; list: string }) =>
      `${quoted(field)} cannot be seen inside ${quoted(`{{#each ${list}}}`)}`,
    why: "Inside `{{#each}}` only the fields of each one are in sight, so nothing would be printed.",
    help: ({ list }: { field: string; list: string }) =>
      `move it before ${quoted(`{{#each ${list}}}`)} or after its end`,
    since: "0.1.0",
  },
  "text-ambiguous-field": {
    severity: "error",
    summary: "A field's name means two things in a text.",
    message: ({ field, meanings }: { field: string; meanings: readonly string[]; instead?: string }) =>
      `${quoted(field)} is both ${meanings.join(" and ")}`,
    why: "The reader of the text could get the wrong one.",
    help: ({ instead }: { field: string; meanings: readonly string[]; instead?: string }) =>
      instead === undefined ? "give one of them another name" : `for the signal write ${quoted(instead)}`,
    since: "0.1.0",
  },
  "text-raw-member": {
    severity: "warning",
    summary: "A text shows a word of the playbook that has no title.",
    message: ({ field, member }: { field: string; member: string }) =>
      `${quoted(field)} prints the word ${quoted(member)} itself`,
    why: "The customer would read the playbook's own word, in no language.",
    help: () => "declare a type with its values one a line, each with its title, and use it for the signal",
    since: "0.1.0",
  },
  "text-may-be-empty": {
    severity: "error",
    summary: "A text shows a field that may be unknown and does not say what to print then.",
    message: ({ field }: { field: string }) => `${quoted(field)} may be unknown`,
    why: "For a customer of whom it is not known, the text would have a hole in this place.",
    help: ({ field }: { field: string }) =>
      `write ${quoted(`{{or ${field} '…'}}`)} with the words to use then, or put it inside ${quoted(`{{#if ${field}}}`)}`,
    since: "0.1.0",
  },
  "text-empty-words": {
    severity: "error",
    summary: "The words to use where a field is unknown are empty.",
    message: ({ field }: { field: string }) => `nothing would be printed where ${quoted(field)} is unknown`,
    why: "For a customer of whom it is not known, the text would have a hole in this place.",
    help: ({ field }: { field: string }) =>
      `write the words to use then, or put the sentence inside ${quoted(`{{#if ${field}}}`)} to leave it out`,
    since: "0.1.0",
  },
  "text-single-braces": {
    severity: "warning",
    summary: "A field in a text stands between other signs than double braces.",
    message: ({ written }: { written: string; write: string; sure: boolean }) =>
      `${quoted(written)} is printed as it stands, ${written.includes("{") ? "braces" : "signs"} and all`,
    why: "Only double braces show a field; customers would read the name of the field.",
    help: ({ write, sure }: { written: string; write: string; sure: boolean }) =>
      sure
        ? `write ${quoted(write)}`
        : `write a field, as in ${quoted(write)}, or words that customers can read`,
    since: "0.1.0",
    fixable: "offered",
  },
  "text-not-printable": {
    severity: "error",
    summary: "A text prints something that has no words of its own.",
    message: ({ field, what }: { field: string; what: string; instead: string }) =>
      `${quoted(field)} is ${what}`,
    why: "There is no one way to put it into words.",
    help: ({ instead }: { field: string; what: string; instead: string }) => `write ${quoted(instead)}`,
    since: "0.1.0",
  },
  "text-too-deep": {
    severity: "error",
    summary: "Blocks in a text stand too deep inside one another.",
    message: ({ word, limit }: { word: string; limit: number }) =>
      `${quoted(`{{#${word}}}`)} stands inside more than ${limit} others`,
    why: "A text like this takes too long to write, and nobody could follow it.",
    help: () => "split the text, or leave some of the conditions out",
    since: "0.1.0",
  },
  "text-date-not-in-play": {
    severity: "error",
    summary: "A message shows the date of an action that a play sending it does not have.",
    message: ({ field, plays }: { field: string; plays: readonly string[] }) =>
      `there is no ${quoted(field)} in ${quotedList(plays, "and")}, where this message is sent too`,
    why: "Customers of that play would get the message with a hole in this place.",
    help: () => "give the action the same name in each play, or use a message of its own",
    since: "0.1.0",
  },
  "holiday-file-unreadable": {
    severity: "error",
    summary: "A file of days off cannot be read.",
    message: ({ path, problem }: { path: string; problem: string; help: string | undefined }) =>
      `${quoted(path)} ${problem}`,
    why: "Its days off would be planned as working days.",
    help: ({ help }: { help: string | undefined }) =>
      help ??
      "export it again as a calendar file (iCalendar, `.ics`) with one all-day entry for each day off",
    since: "0.1.0",
  },
} as const satisfies Catalog;

/** `{{#if developers}}` → `if` */
const wordOf = (tag: string): string => /^\{\{~?[#/]?\^?\s*([^\s}~]+)/.exec(tag)?.[1] ?? "if";
