/** Values as written: numbers, amounts, durations, dates, names from standards. */

import { type Catalog, quoted } from "../../definition.ts";

const orSuggestion = (suggestion: string | undefined) =>
  suggestion === undefined ? "" : `; did you mean ${quoted(suggestion)}?`;

const widenings = {
  range: "widen the range",
  /** It has a range without one being written. */
  percent: "write a wider range behind `percent`",
} as const;

export interface OutOfRange {
  readonly written: string;
  /** As a type has it; undefined where anything above zero will do. */
  readonly range: string | undefined;
  /** What the writer can do about the range; nothing where the language sets it. */
  readonly widen: keyof typeof widenings | undefined;
}

export interface WrongUnit {
  readonly unit: string;
  readonly place: string;
  readonly allowed: string;
  /** The same length in a unit that fits, where there is one. */
  readonly instead?: string | undefined;
}

export const valueCodes = {
  "wrong-value": {
    severity: "error",
    summary: "A value is of another type than is wanted here.",
    message: ({
      written,
      expected,
      ofSignal,
    }: {
      written: string;
      expected: string;
      example: string;
      /** It stands where nothing would be said by leaving it out. */
      unset?: true;
      /** It is a number with a unit, where a number counts what the title says. */
      hasUnit?: true;
      /** It is the name of a signal, whose value is meant. */
      ofSignal?: true;
    }) =>
      ofSignal
        ? `${quoted(written)} is read as a word here, not as the signal of this name`
        : `${quoted(written)} is not ${expected}`,
    why: "A value of another kind could count for the wrong persona, so nothing is converted quietly.",
    help: ({ expected, example, unset, hasUnit, ofSignal }) =>
      ofSignal
        ? `write ${quoted(example)} to compare with what that signal says of the customer`
        : unset
          ? "leave the line out: what is not set is unknown"
          : example === "true" || example === "false"
            ? "write `true` for yes, or `false` for no"
            : hasUnit
              ? "write the number without its unit, in what the title of the signal counts"
              : `write ${expected}, as in ${quoted(example)}`,
    since: "0.1.0",
    fixable: "offered",
  },
  "relative-date": {
    severity: "error",
    summary: "A date is meant that depends on what day it is.",
    message: ({ written }: { written: string }) =>
      `${quoted(written)} depends on what day it is, and a playbook does not know that`,
    why: "The same customer would be somebody else tomorrow, with nothing changed, and nobody could see why.",
    help: () =>
      "compare with a date, as in `2027-03-02`, or with a signal from a system that has a clock, such as `daysLeft`",
    since: "0.1.0",
  },
  "missing-unit": {
    severity: "error",
    summary: "A number lacks its unit.",
    message: ({
      written,
      expected,
    }: {
      written: string;
      expected: string;
      example: string;
      /** What else it may have meant. */
      or?: string;
    }) => `${quoted(written)} has no unit; this must be ${expected}`,
    why: "The same number means something else in another unit: 2 hours are not 2 weeks.",
    help: ({ example, or }: { example: string; or?: string }) =>
      or === undefined
        ? `write it with its unit, as in ${quoted(example)}`
        : `write ${quoted(example)} or ${quoted(or)}, whichever you mean`,
    since: "0.1.0",
    fixable: "offered",
  },
  "wrong-currency": {
    severity: "error",
    summary: "An amount is in another currency than its signal.",
    message: ({ currency, expected }: { currency: string; expected: string }) =>
      `amounts are in ${quoted(expected)} here, not in ${quoted(currency)}`,
    why: "Amounts are never converted, because rates change from day to day.",
    help: ({ expected }) => `write the amount in ${quoted(expected)}`,
    since: "0.1.0",
  },
  "wrong-unit": {
    severity: "error",
    summary: "A duration is counted in a unit that does not fit its place.",
    message: ({ unit, place, allowed }: WrongUnit) =>
      `${place} cannot be counted in ${unit}, only in ${allowed}`,
    why: "Months, years and business days differ in length, and hours say nothing about a day.",
    help: ({ allowed, instead }: WrongUnit) =>
      instead === undefined ? `count in ${allowed}` : `write ${quoted(instead)}`,
    since: "0.1.0",
    fixable: "offered",
  },
  "wrong-count": {
    severity: "error",
    summary: "A count in a schedule is not a whole number, or is too small or too large.",
    message: ({ written, least }: { written: string; least: number; instead?: string | undefined }) =>
      `${quoted(written)} must be a whole number from ${least} to 9999`,
    why: "Days in a calendar are counted whole.",
    help: ({ instead }) =>
      instead === undefined
        ? "write a whole number; in another unit, if it has to be that small or that large"
        : `write ${quoted(instead)}`,
    since: "0.1.0",
    fixable: "offered",
  },
  "too-precise": {
    severity: "error",
    summary: "A number has more decimal places than fit.",
    message: ({ written, places }: { written: string; places: number; thousands?: string }) =>
      places === 0
        ? `${quoted(written)} must be a whole number`
        : `${quoted(written)} has more than ${places} decimal ${places === 1 ? "place" : "places"}`,
    why: "Numbers are kept exactly as written and never rounded quietly.",
    help: ({ places, thousands }) =>
      thousands !== undefined
        ? `a point begins decimal places; for thousands write ${quoted(thousands)}`
        : places === 0
          ? "write it without decimal places"
          : `write at most ${places} decimal ${places === 1 ? "place" : "places"}`,
    since: "0.1.0",
  },
  "number-too-large": {
    severity: "error",
    summary: "A number has more digits than can be kept exactly.",
    message: ({ written }: { written: string }) => `${quoted(written)} has too many digits`,
    why: "Numbers are kept exactly, up to fifteen digits.",
    help: () => "write a number of at most fifteen digits",
    since: "0.1.0",
  },
  "out-of-range": {
    severity: "error",
    summary: "A value lies outside the range of its type.",
    message: ({ written, range }: OutOfRange) =>
      range === undefined
        ? `${quoted(written)} must be more than nothing`
        : `${quoted(written)} is outside of ${quoted(range)}`,
    why: "Nothing can have this value, so what is said of it would never happen.",
    help: ({ range, widen }: OutOfRange) =>
      range === undefined
        ? "write a larger one"
        : `write a value within ${quoted(range)}${widen === undefined ? "" : `, or ${widenings[widen]}`}`,
    since: "0.1.0",
  },
  "no-such-date": {
    severity: "error",
    summary: "A date is not in the calendar.",
    message: ({ written, suggestion }: { written: string; suggestion: string | undefined }) =>
      `there is no day ${quoted(written)}${orSuggestion(suggestion)}`,
    why: "A plan can only name days that exist.",
    help: () => "write year, month and day, as in `2027-03-01`",
    since: "0.1.0",
    fixable: "offered",
  },
  "no-such-time": {
    severity: "error",
    summary: "A time is not on the clock.",
    message: ({ written, suggestion }: { written: string; suggestion: string | undefined }) =>
      `there is no time ${quoted(written)}${orSuggestion(suggestion)}`,
    why: "A day has the hours from `00:00` to `23:59`.",
    help: ({ written }) =>
      /^24/.test(written)
        ? "a day ends at `23:59`, and the next begins at `00:00`"
        : "write hours and minutes in two digits each, as in `09:30`",
    since: "0.1.0",
    fixable: "offered",
  },
  "unknown-member": {
    severity: "error",
    summary: "A word is not one of the values that its signal can have.",
    message: ({
      written,
      suggestion,
    }: {
      written: string;
      suggestion: string | undefined;
      members: string;
    }) => `${quoted(written)} is not one of the values here${orSuggestion(suggestion)}`,
    why: "No customer ever has this value, so what depends on it would never happen.",
    help: ({ members }) => `the values are ${members}`,
    since: "0.1.0",
    fixable: "offered",
  },
  "unknown-language": {
    severity: "error",
    summary: "A word is not the tag of a language.",
    message: ({ written, suggestion }: { written: string; suggestion: string | undefined }) =>
      `${quoted(written)} is not the tag of a language${orSuggestion(suggestion)}`,
    why: "Texts and customers meet by these tags, so everyone must write them alike.",
    help: () => "write the standard tag: `en`, `es`, `pt-BR`",
    since: "0.1.0",
    fixable: "offered",
  },
  "unknown-country": {
    severity: "error",
    summary: "A word is not the code of a country.",
    message: ({ written, suggestion }: { written: string; suggestion: string | undefined }) =>
      `${quoted(written)} is not the code of a country${orSuggestion(suggestion)}`,
    why: "Your data holds the standard codes, and countries are compared by them.",
    help: () => "write the two capital letters of the country: `DE`, `US`",
    since: "0.1.0",
    fixable: "offered",
  },
  "unknown-timezone": {
    severity: "error",
    summary: "A text is not the name of a time zone.",
    message: ({ written, suggestion }: { written: string; suggestion: string | undefined }) =>
      `${quoted(written)} is not the name of a time zone${orSuggestion(suggestion)}`,
    why: "Every time in a plan is told in a zone, with its summer time.",
    help: () => 'write continent and city, as in `"America/Denver"`',
    since: "0.1.0",
    fixable: "offered",
  },
  "unknown-currency": {
    severity: "error",
    summary: "A word is not the code of a currency.",
    message: ({ written, suggestion }: { written: string; suggestion: string | undefined }) =>
      `${quoted(written)} is not the code of a currency${orSuggestion(suggestion)}`,
    why: "The currency says how many decimal places its amounts have.",
    help: () => "write the three letters of the currency: `USD`, `EUR`",
    since: "0.1.0",
    fixable: "offered",
  },
  "malformed-link": {
    severity: "error",
    summary: "A text is not a link that customers can be given.",
    message: ({ written }: { written: string }) => `${quoted(written)} is not a link that can be handed out`,
    why: "Only web pages and e-mail addresses open on every device, and safely.",
    help: () => 'write the whole address, as in `"https://example.com/guide"` or `"mailto:help@example.com"`',
    since: "0.1.0",
  },
  "malformed-email": {
    severity: "error",
    summary: "A text is not an e-mail address.",
    message: ({ written }: { written: string }) => `${quoted(written)} is not an e-mail address`,
    why: "Invitations and messages could not be delivered.",
    help: () => 'write it as in `"name@example.com"`',
    since: "0.1.0",
  },
  "too-many-values": {
    severity: "error",
    summary: "A signal that holds one value is given several.",
    message: ({ signal, count }: { signal: string; count: number; period?: string }) =>
      `${quoted(signal)} holds one value, and ${count} are given`,
    why: "Nothing says which of the values is right.",
    help: ({ period }) =>
      period === undefined ? "keep one value, or make the type `any of …`" : `write ${quoted(period)}`,
    since: "0.1.0",
    fixable: "offered",
  },
} as const satisfies Catalog;
