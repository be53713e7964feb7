/** Types of signals, and what stands behind a title. */

import { builtInTypes } from "../signal-words.ts";
import { type Wording, wording } from "./wording.ts";

export const declarationWordings = (): readonly Wording[] => [
  // Types.
  wording(
    String.raw`^\s*(?:signals\b[^{]*\{\s*)?[\p{L}_]\w*\s+(?<slip>[\p{L}_]\w*(?:\s*,\s*[\p{L}_]\w*)+)(?=\s*(?:"|[;}]|$))`,
    ({ slip = "" }) => (slip.split(",").some((type) => isBuiltIn(type.trim())) ? [] : [`one of ${slip}`]),
    { in: ["type"] },
  ),
  wording(
    String.raw`\b(?<slip>type (?<name>[\p{L}_]\w*)(?: "[^"]*")?)\s*(?=\{)`,
    ({ name }) => [`type ${name} one of`],
    { expected: /^a type/ },
  ),
  wording(
    String.raw`\b(?:set|some|several|multiple|many|multi|multiselect|checkbox|checkboxes)(?: choice)?(?: of|\s*:)?(?=\s+[\p{L}_]\w*\s*,)`,
    () => ["any of"],
    { in: ["type"] },
  ),
  wording(
    String.raw`\b(?:choice|choices|enum|enumeration|either|select|dropdown|option|options)(?: of|\s*:)?(?=\s+[\p{L}_]\w*\s*,)`,
    () => ["one of"],
    { in: ["type"] },
  ),
  // Words that are not needed: an empty one is to be written.
  wording(String.raw`\bif\b[^{}"]*\s(?<slip>then)(?=\s*(?:\{|$))`, () => [""], { in: ["other"] }),
  // What stands behind a title.
  wording(
    String.raw`(?<titles>"(?:[^"\\]|\\.)*"(?:\s*,\s*(?:[\w-]+\s+)?"(?:[^"\\]|\\.)*")*)\s+(?<flags>(?:required|personal|sensitive|context)(?:\s+(?:required|personal|sensitive|context))*)\b`,
    ({ titles, flags }) => [`${flags} ${titles}`],
    { in: ["type"] },
  ),
];

const isBuiltIn = (word: string): boolean => (builtInTypes as readonly string[]).includes(word);
