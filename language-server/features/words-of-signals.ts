/** The words of a signal's line, each with what it is, for people: types, and what holds for the signal. */

import type { builtInTypes, signalFlagWords } from "@persona-lang/compiler";

export const builtInTypesInWords: Readonly<Record<(typeof builtInTypes)[number], string>> = {
  boolean: "yes or no, written `true` and `false`",
  integer: "whole numbers",
  decimal: "numbers with decimal places, as many as stand behind it",
  percent: "as in `80%`; from 0 % to 100 % unless a range says otherwise",
  money: "an amount, in the currency that stands behind it",
  duration: "a length of time: minutes, hours, days of 24 hours, weeks",
  date: "a day",
  time: "a time of day",
  text: "any text",
  language: "a language by its code, as in `es`",
  country: "a country by its code, as in `ES`",
  timezone: 'a time zone by its place, as in "Europe/Madrid"',
  email: "an e-mail address",
  link: "an address on the web",
  period: "from one day to another, both included",
};

export const signalFlagsInWords: Readonly<Record<(typeof signalFlagWords)[number], string>> = {
  required: "it must be known; all others may be unknown",
  personal: "personal data: explanations do not show the value",
  sensitive: "weighing it needs a `because`",
  context: "kept for people, not weighed",
};

/** What a word says behind the name of a signal. */
export function aboutSignalWord(word: string): string | undefined {
  const all: Readonly<Record<string, string>> = { ...builtInTypesInWords, ...signalFlagsInWords };
  return Object.hasOwn(all, word) ? all[word] : undefined;
}
