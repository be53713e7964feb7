/** Codes for what no playbook is made of: bytes that are no text, characters that nobody sees, other formats. */

import { type Catalog, quoted } from "../definition.ts";

const codePoint = (code: number): string => `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
const saveAgain = "save it again, and choose `UTF-8` as its encoding, which editors ask for at “Save as”";

export const foreignCatalog = {
  // ---------- the bytes ----------
  "not-utf8": {
    severity: "error",
    summary: "The file is not UTF-8 text.",
    message: (args: { line: number; behind: string }) =>
      `letters in this file cannot be read, the first one in line ${args.line}, ${args.behind === "" ? "at its start" : `behind ${quoted(args.behind)}`}`,
    why: "A letter that cannot be read for certain is not guessed: a wrong guess would reach a customer.",
    help: () => saveAgain,
    since: "0.1.0",
  },
  "utf16-text": {
    severity: "error",
    summary: "The file is UTF-16 text, not UTF-8.",
    message: () => "the letters of this file are stored in a way that playbooks do not use",
    why: "All playbooks store letters in one way, so that every program reads the same ones in them.",
    help: () => saveAgain,
    since: "0.1.0",
  },
  "byte-order-mark": {
    severity: "hint",
    summary: "The file begins with an invisible byte order mark.",
    message: () => "the file begins with an invisible mark that some editors add",
    why: "The mark says nothing, and other programs stumble over it.",
    help: () => "save the file again, with the encoding `UTF-8` and not with `UTF-8 with BOM`",
    since: "0.1.0",
    fixable: "certain",
  },
  "hidden-character": {
    severity: "error",
    summary: "An invisible character stands in the file.",
    message: (args: { code: number; effect: string }) =>
      `an invisible character (${codePoint(args.code)}, ${args.effect}) stands here`,
    why: "What cannot be seen can make a text read differently from what it does.",
    help: (args: { code: number }) =>
      `delete it; in a text that needs it, write \`\\u{${args.code.toString(16).toUpperCase()}}\``,
    since: "0.1.0",
    fixable: "offered",
  },
  "odd-blank": {
    severity: "error",
    summary: "A blank that is not a plain one separates two words.",
    message: (args: { code: number }) => `the blank here is not a plain one (${codePoint(args.code)})`,
    why: "It looks like a blank, but other programs take it for a letter, so that two words become one.",
    help: () => "delete it and type a plain blank",
    since: "0.1.0",
    fixable: "certain",
  },
  "other-format": {
    severity: "error",
    summary: "The file is written in the format of another program.",
    message: (args: { format: string }) => `this file is ${args.format}, not a playbook`,
    why: "Its ending says that it is a playbook, and nothing of it can be read as one.",
    help: () => "give the file its right ending, or write a playbook: `persona init` makes one to start from",
    since: "0.1.0",
  },
  "pasted-table": {
    severity: "error",
    summary: "Rows of a table stand between the lines.",
    message: () => "part of a table was pasted where lines of the playbook stand",
    why: "What the columns mean is known to who made the table, not to the playbook, so the rows were left out.",
    help: () =>
      "write a line for each row, with its words; points by value stand in `weights`, as in `for size { 0 to below 10 then Technical +2 }`",
    since: "0.1.0",
  },
  "pasted-formula": {
    severity: "error",
    summary: "A formula of a spreadsheet stands in a line.",
    message: ({ formula }: { formula: string }) => {
      const [first = "", ...others] = formula.split(/[\r\n]+/);
      return `${quoted(others.length === 0 ? first : `${first} …`)} is a formula of a spreadsheet`;
    },
    why: "A playbook has no cells and calculates nothing, so what the formula gives is not known.",
    help: () =>
      "write the value that it gives; where that depends on something, a line for each case, as in `when employees > 7 then Technical +2`",
    since: "0.1.0",
  },
  "merge-conflict": {
    severity: "error",
    summary: "Two versions of the file were put together, and nobody chose between them.",
    message: () => "two versions of the file meet here, and nobody has chosen between them",
    why: "A program that puts versions together writes both down where it cannot tell which is right.",
    help: () =>
      "keep the lines that are right, and delete the others with the lines of `<<<<<<<`, `=======` and `>>>>>>>`",
    since: "0.1.0",
  },
} as const satisfies Catalog;
