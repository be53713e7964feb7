/**
 * Codes reported by customer records and rosters.
 *
 * Errors refuse the row, or the file where they are in its first line; hints are told once and refuse nothing.
 * Who reports says what was found and what was expected, in words; the help may be empty.
 */

import { type Catalog, quoted, quotedList } from "../definition.ts";

export interface WithHelp {
  readonly help?: string | undefined;
}

export interface Missing extends WithHelp {
  readonly name: string;
  /** A chosen column is one that somebody named for this file alone. */
  readonly what: "column" | "chosen column" | "value";
}

export const dataCatalog = {
  "data-malformed": {
    severity: "error",
    summary: "A file of customers or of the team cannot be read as what it should be.",
    message: ({ what }: { readonly what: string } & WithHelp) => what,
    why: "What cannot be read for certain is not guessed at: a wrong guess would be a wrong persona.",
    help: ({ help }: WithHelp) => help ?? "correct the file, or export it again",
    since: "0.1.0",
  },
  "data-wrong-value": {
    severity: "error",
    summary: "A value does not fit what the playbook expects in its place.",
    message: ({ shown, expected }: { readonly shown: string; readonly expected: string } & WithHelp) =>
      `${shown} is not ${expected}`,
    why: "Values are never bent to fit, since a wrong one would count for the wrong persona.",
    help: ({ help }: WithHelp) => help ?? "correct the value, or leave it empty if it is not known",
    since: "0.1.0",
  },
  "data-missing": {
    severity: "error",
    summary: "Something that every record must have is missing.",
    message: ({ name, what }: Missing) =>
      what === "column"
        ? `the column ${quoted(name)}, which must be there, is missing`
        : what === "chosen column"
          ? `there is no column ${quoted(name)}`
          : `${quoted(name)} must be known, and is missing`,
    why: "The playbook cannot decide, or name the customer, without it.",
    help: ({ help, what }: Missing) => help ?? (what === "value" ? "fill it in" : "add the column"),
    since: "0.1.0",
  },
  "data-missing-column": {
    severity: "hint",
    summary: "A file lacks columns that the playbook knows, so they are unknown for everyone in it.",
    message: ({ names }: { readonly names: readonly string[] } & WithHelp) =>
      names.length === 1
        ? `there is no column ${quotedList(names)}, so it is unknown for all`
        : `there are no columns ${quotedList(names, "and", 5)}, so they are unknown for all`,
    why: "What is unknown gives no points, so the result rests on fewer signals.",
    help: ({ help, names }: { readonly names: readonly string[] } & WithHelp) =>
      help ?? `add ${names.length === 1 ? "it" : "them"} to the export if you have the data`,
    since: "0.1.0",
  },
  "data-unknown-field": {
    severity: "error",
    summary: "A record in JSON has a field that the playbook does not know.",
    message: ({ name }: { readonly name: string } & WithHelp) => `nothing here is called ${quoted(name)}`,
    why: "A mistyped name would leave the real field unknown without a word.",
    help: ({ help }: WithHelp) => help ?? "take it out, or declare it in the playbook",
    since: "0.1.0",
  },
  "data-unknown-column": {
    severity: "hint",
    summary: "A file has columns that the playbook does not use.",
    message: ({ names }: { readonly names: readonly string[] } & WithHelp) =>
      names.length === 1
        ? `the column ${quotedList(names)} is not used`
        : `the columns ${quotedList(names, "and")} are not used`,
    why: "Exports often hold more than is needed; it matters only if a name is mistyped.",
    help: ({ help }: WithHelp) => help ?? "look for a mistyped name; else there is nothing to do",
    since: "0.1.0",
  },
  "data-duplicate": {
    severity: "error",
    summary: "Something that must be there once is there twice.",
    message: ({
      what,
      name,
      where,
    }: {
      readonly what: string;
      readonly name: string;
      readonly where?: string;
    }) =>
      where === undefined
        ? `the ${what} ${quoted(name)} is there twice`
        : `the ${what} ${quoted(name)} is there twice, also in ${where}`,
    why: "Which of the two counts cannot be known.",
    help: () => "keep one of the two",
    since: "0.1.0",
  },
  "data-too-large": {
    severity: "error",
    summary: "A file, a row or a cell of data is larger than the limit.",
    message: ({ what, limit }: { readonly what: string; readonly limit: string } & WithHelp) =>
      `${what} is larger than the limit of ${limit}`,
    why: "Limits keep one broken record from stopping the work on all others.",
    help: ({ help }: WithHelp) => help ?? "look for a quotation mark or bracket that is never closed",
    since: "0.1.0",
  },
} as const satisfies Catalog;
