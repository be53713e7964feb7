/**
 * Keeps a text of one direction apart from a sentence of the other: between Unicode isolates, neither reorders the
 * other on screen. Within a text from right to left, dates and the like keep their order in the same way.
 */

import { leftToRight } from "./left-to-right.ts";

/** In a text that runs from left to right, only what does not. */
export const isolate = (text: string, rightToLeft: boolean): string =>
  hasRightToLeft(text)
    ? `\u2068${text.replaceAll(leftToRight, "\u2068$&\u2069")}\u2069`
    : text !== "" && rightToLeft
      ? `\u2068${text}\u2069`
      : text;

const hasRightToLeft = (text: string) =>
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u.test(
    text,
  );
