/**
 * Which scripts a name is written in, and whether its letters are ordinary ones.
 *
 * A name is of one script if a single script (or one of the writing systems that are made of several, as
 * Japanese is) has all its letters. Digits, `_` and marks that all scripts share count for none.
 */

import { isAscii } from "../values/ascii.ts";

/** The scripts in use today, by the name that a message shows. */
const scripts = [
  "Latin Greek Cyrillic Armenian Georgian Hebrew Arabic Syriac Thaana Nko Adlam Ethiopic Tifinagh Vai Cherokee",
  "Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Meetei_Mayek Ol_Chiki Chakma",
  "Thai Lao Khmer Myanmar Tai_Le New_Tai_Lue Tai_Tham Tai_Viet Balinese Javanese Sundanese Cham Lisu Miao Yi",
  "Tibetan Mongolian Limbu Lepcha Newa Canadian_Aboriginal Osage Han Hiragana Katakana Bopomofo Hangul",
]
  .join(" ")
  .split(" ");

const systems: readonly (readonly string[])[] = [
  ...scripts.map((script) => [script]),
  ["Han", "Hiragana", "Katakana"],
  ["Han", "Hangul"],
  ["Han", "Bopomofo"],
];

const classOf = (names: readonly string[]) => names.map((name) => `\\p{scx=${name}}`).join("");
const shared = "\\p{scx=Common}\\p{scx=Inherited}";
const patterns = new Map<string, RegExp>();

/** Compiled when first needed: most playbooks need one. */
function wholeNameIn(system: readonly string[]): RegExp {
  const key = system.join(" ");
  const known = patterns.get(key);
  if (known !== undefined) return known;
  const pattern = new RegExp(`^[${classOf(system)}${shared}]*$`, "u");
  patterns.set(key, pattern);
  return pattern;
}

/**
 * A name with each letter of special width or style as the ordinary letter that it shows: `Ｔｅｃｈ` and `𝐓𝐞𝐜𝐡` are
 * `Tech`. Letters that stand for two, as one of Thai does, are ordinary ones.
 */
export function withoutDisguise(name: string): string {
  if (isAscii(name)) return name;
  const letters = [...name].map((letter) => {
    const plain = letter.normalize("NFKC");
    return [...plain].length === 1 ? plain : letter;
  });
  return letters.join("");
}

/** The scripts of a name that mixes some, in the order of their first letters; empty where it does not. */
export function mixedScripts(name: string): readonly string[] {
  if (isAscii(name)) return [];
  if (systems.some((system) => wholeNameIn(system).test(name))) return [];
  const found = [...name].flatMap((letter) => {
    if (wholeNameIn([]).test(letter)) return [];
    const script = scripts.find((each) => wholeNameIn([each]).test(letter));
    return script === undefined ? [] : [script.replaceAll("_", " ")];
  });
  const distinct = [...new Set(found)];
  return distinct.length < 2 ? [] : distinct;
}
