/** Weights and how they decide: points, cases, bands, `classify`. */

import { type Catalog, quoted, quotedList } from "../../definition.ts";

export const weightCodes = {
  "zero-points": {
    severity: "warning",
    summary: "A rule gives no points.",
    message: ({ written }: { written: string }) => `${quoted(written)} changes no score`,
    why: "A rule without points has no effect, and does not count for the coverage.",
    help: () => "give points, or remove it",
    since: "0.1.0",
  },
  "misplaced-at-most": {
    severity: "error",
    summary: "`at most` stands where points are given only once.",
    message: (_: Record<never, never>) => "`at most` belongs only to `for each of`",
    why: "Only there points add up, so only there they can be held to a sum.",
    help: () => "remove `at most`, or write `for each of`",
    since: "0.1.0",
  },
  "too-many-points": {
    severity: "error",
    summary: "A line gives more points than a line can give.",
    message: ({ written, limit }: { written: string; limit: number }) =>
      `${quoted(written)} is more than the ${limit} points that one line can give`,
    why: "Points are added exactly, to the last decimal place, and numbers are exact only up to a size.",
    help: () => "give fewer points; only how they compare with one another counts",
    since: "0.1.0",
  },
  "missing-at-most": {
    severity: "error",
    summary: "Points for each of a set without an end are not held to a sum.",
    message: ({ signal, type, written }: { signal: string; type: string; written: string }) =>
      `${quoted(written)} counts once for each of ${quoted(signal)}, which is ${type}: that has no end`,
    why: "Coverage and fit compare points with the most that there could be, so there must be a most.",
    help: ({ written }: { written: string }) =>
      `write the most that they may add up to: ${quoted(`${written} at most 4`)}`,
    since: "0.1.0",
  },
  "wrong-at-most": {
    severity: "error",
    summary: "The most that points may add up to is not above 0.",
    message: ({ written }: { written: string }) => `${quoted(`at most ${written}`)} must be a number above 0`,
    why: "It says how many points may come together, for or against.",
    help: () => "write a number above 0, without a sign",
    since: "0.1.0",
  },
  "wrong-for": {
    severity: "error",
    summary: "A `for` block is about a signal whose values cannot be listed.",
    message: ({ signal, type }: { signal: string; type: string; use: string }) =>
      `${quoted(signal)} is ${type}, whose values cannot be listed one a line`,
    why: "A `for` block lists what a signal can be, one value or one band of values a line.",
    help: ({ use }) => use,
    since: "0.1.0",
    fixable: "offered",
  },
  "wrong-each": {
    severity: "error",
    summary: "`for each of` is about a signal that holds one value.",
    message: ({ signal, type }: { signal: string; type: string }) =>
      `${quoted(signal)} is ${type}, so there is no each of it`,
    why: "`for each of` gives its points once for every value in a set.",
    help: () => "use `for` with a line for each value, or `when`; or make the signal `any of …`",
    since: "0.1.0",
  },
  "wrong-arm": {
    severity: "error",
    summary: "A band of values where single values are wanted, or the other way round.",
    message: ({
      written,
      signal,
      wanted,
    }: {
      written: string;
      signal: string;
      wanted: "cases" | "bands";
      example: string;
    }) =>
      wanted === "bands"
        ? `${quoted(written)} is one value; ${quoted(signal)} is told by bands`
        : `${quoted(written)} is a band; ${quoted(signal)} is told by its values`,
    why: "Bands, such as `3 to below 11`, cover numbers and dates without gaps; words are listed one by one.",
    help: ({ example }) => `write ${quoted(example)}`,
    since: "0.1.0",
  },
  "rest-of-cases": {
    severity: "error",
    summary: "A line of a `for` block stands for all that is left.",
    message: ({ written }: { written: string; left: readonly string[] }) =>
      `${quoted(written)} cannot stand for the rest: every line of a \`for\` says for what it is`,
    why: "A value that is added later would be counted with the rest, and nobody would notice.",
    help: ({ left }) =>
      left.length === 0
        ? "say what is left, or remove the line"
        : `write what is left: ${quotedList(left, "and")}`,
    since: "0.1.0",
    fixable: "offered",
  },
  "duplicate-case": {
    severity: "error",
    summary: "A value stands in two lines of one `for` block.",
    message: ({ written }: { written: string }) => `${quoted(written)} stands twice in this \`for\``,
    why: "Nothing says which of the two gives the points.",
    help: ({ written }) => `keep ${quoted(written)} in one line; points of one line are separated by commas`,
    since: "0.1.0",
  },
  "missing-case": {
    severity: "warning",
    summary: "A `for` block says nothing about some value.",
    message: ({ members }: { members: readonly string[]; signal: string; line: string }) =>
      `nothing is said about ${quotedList(members, "and")}`,
    why: "Customers with this value get no points here, which may be an oversight.",
    help: ({ line }) => `add it; if it gives no points, write ${quoted(line)}`,
    since: "0.1.0",
    fixable: "offered",
  },
  "overlapping-bands": {
    severity: "error",
    summary: "Two bands hold the same values.",
    message: ({ band, other, shared }: { band: string; other: string; shared: string }) =>
      `${quoted(band)} and ${quoted(other)} both hold ${quoted(shared)}`,
    why: "Nothing says which of the two gives the points.",
    help: () => "let each band end where the next begins",
    since: "0.1.0",
    fixable: "offered",
  },
  "band-hole": {
    severity: "warning",
    summary: "Bands leave out values that the signal can have.",
    message: ({ hole }: { hole: string; line: string }) => `no band holds ${quoted(hole)}`,
    why: "Customers with such a value get no points here, which may be an oversight.",
    help: ({ line }) =>
      `add the band; if it gives no points, write ${quoted(line)}; if there are no such values, give the signal a range`,
    since: "0.1.0",
    fixable: "offered",
  },
  "band-outside-range": {
    severity: "warning",
    summary: "A band holds only values that the signal never has.",
    message: ({ band, range }: { band: string; range: string }) =>
      `${quoted(band)} lies outside of ${quoted(range)}, so it never fits`,
    why: "Its points are never given.",
    help: () => "remove the band, or widen the range of the signal",
    since: "0.1.0",
  },
  "inclusive-band": {
    severity: "error",
    summary: "A band does not say that its upper end is left out.",
    message: ({ written, below }: { written: string; below: string }) =>
      `${quoted(written)} leaves open whether ${quoted(below)} belongs to it`,
    why: "The next band begins where this one ends, so every band leaves out its upper end.",
    help: ({ written, below }) =>
      `write ${quoted(written.replace(/\bto\b/, "to below"))} to leave ${quoted(below)} out, or a larger end to take it in`,
    since: "0.1.0",
    fixable: "offered",
  },
  "unused-unknown": {
    severity: "warning",
    summary: "Points for an unknown value of a signal that is always known.",
    message: ({ signal }: { signal: string }) => `${quoted(signal)} is required, so it is never unknown`,
    why: "Its points are never given.",
    help: () => "remove the line, or remove `required` from the signal",
    since: "0.1.0",
  },
  "weighed-context": {
    severity: "error",
    summary: "A signal that is kept for people is weighed.",
    message: ({ signal }: { signal: string }) =>
      `${quoted(signal)} is marked \`context\`, so it is not weighed`,
    why: "`context` promises that a signal never decides who a customer is.",
    help: () => "remove the rule, or remove `context` from the signal",
    since: "0.1.0",
  },
} as const satisfies Catalog;
