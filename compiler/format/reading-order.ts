/**
 * Lines that a screen would show in another order than they are written in.
 *
 * Names in a right-to-left script with only numbers and commas between them are shown as one run, from right to
 * left: `تقني +2, تجاري +1` puts the points beside the wrong name. One pair a line reads as it is written.
 */

import type { Part } from "./outline.ts";

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]/;
const leftToRight = /[A-Za-z\u00aa-\u02b8\u0370-\u058f\u0900-\u1fff\u2c00-\ufaff]/;

/**
 * Whether nothing but commas and numbers stands between two right-to-left words.
 *
 * @param texts What the parts are printed as: looked through first, since hardly any line has such a word.
 */
export function breaksForReading(texts: readonly string[], parts: readonly Part[]): boolean {
  if (!texts.some((text) => rightToLeft.test(text))) return false;
  let comma = false;
  let afterRightToLeft = false;
  for (const part of parts) {
    if (part.kind !== "word") continue;
    if (rightToLeft.test(part.text)) {
      if (afterRightToLeft && comma) return true;
      afterRightToLeft = !leftToRight.test(part.text);
      comma = false;
    } else if (leftToRight.test(part.text)) {
      afterRightToLeft = false;
    } else if (part.text === ",") {
      comma = afterRightToLeft;
    }
  }
  return false;
}
