/**
 * Keeps a text of one direction apart from a sentence of the other: between Unicode isolates, neither reorders the
 * other on screen.
 */

/** In a text that runs from left to right, only what does not. */
export const isolate = (text: string, rightToLeft: boolean): string =>
  text !== "" && (rightToLeft || hasRightToLeft(text)) ? `\u2068${text}\u2069` : text;

const hasRightToLeft = (text: string) =>
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u.test(
    text,
  );
