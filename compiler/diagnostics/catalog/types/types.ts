/** Types: ranges, places, currencies, members. */

import { type Catalog, quoted } from "../../definition.ts";

export const typeCodes = {
  "backward-range": {
    severity: "error",
    summary: "A range, a period or opening hours end before or where they begin.",
    message: ({ written }: { written: string; hours?: boolean }) => `nothing lies in ${quoted(written)}`,
    why: "It ends before it begins, or where it begins, so no value would ever fit.",
    help: ({ hours }) =>
      hours
        ? "write when they open first; a day ends at `23:59`, and what goes on after it are hours of the next day, from `00:00`"
        : "write the earlier or smaller end first",
    since: "0.1.0",
  },
  "unexpected-type-detail": {
    severity: "error",
    summary: "A range, a currency or a number of places stands at a type that has none.",
    message: ({ type, detail }: { type: string; detail: string }) => `${quoted(type)} takes no ${detail}`,
    why: "It would be ignored, and nobody would notice.",
    help: ({ detail }) => `remove the ${detail}, or choose a type that has one`,
    since: "0.1.0",
  },
  "wrong-places": {
    severity: "error",
    summary: "The number of decimal places of a type is not from 0 to 6.",
    message: ({ written }: { written: string }) => `a decimal cannot have ${quoted(written)} places`,
    why: "Numbers are kept exactly, and every system that reads them must be able to.",
    help: () => "write a number of places from 0 to 6, as in `decimal 2`",
    since: "0.1.0",
  },
  "missing-currency": {
    severity: "error",
    summary: "An amount of money lacks its currency.",
    message: (_: Record<never, never>) => "`money` needs its currency",
    why: "The currency says what amounts mean, and how many decimal places they have.",
    help: () => "write the currency after it, as in `money USD`",
    since: "0.1.0",
  },
  "no-members": {
    severity: "error",
    summary: "A list of possible values is empty.",
    message: (_: Record<never, never>) => "this list of values is empty",
    why: "A signal of this type could never be known.",
    help: () => "add at least one value",
    since: "0.1.0",
  },
  "circular-type": {
    severity: "error",
    summary: "A type is defined by itself.",
    message: ({ chain }: { chain: string }) => `this type is defined by itself: ${chain}`,
    why: "Nothing says what its values are.",
    help: () => "let one of the types in the circle say what its values are",
    since: "0.1.0",
  },
  "nested-collection": {
    severity: "error",
    summary: "A set or list holds sets or lists.",
    message: ({ type }: { type: string }) =>
      `${quoted(type)} is a set or list itself, and cannot be in another`,
    why: "Signals hold a value, or several values; never several of several.",
    help: ({ type }) => `use ${quoted(type)} by itself, or name the type of its values`,
    since: "0.1.0",
  },
} as const satisfies Catalog;
