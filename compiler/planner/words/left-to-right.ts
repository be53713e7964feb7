/**
 * What is read from left to right within a text from right to left: dates, telephone numbers, addresses of pages.
 *
 * The signs in them have no direction of their own. Beside Arabic letters they part the digits, which then stand in the
 * order of the text: 2026-05 would be read as 05-2026. Ranges and steps, "3–5 days", "a 30-60-90 plan", are read in
 * that order, and stay in it.
 */

export const leftToRight = new RegExp(
  [
    String.raw`(?:https?:\/\/|www\.)[^\s<>"،؛]*[^\s<>"،؛.,:;!?()]`,
    // `+1 303-555-0100`, `(303) 555-0100`
    String.raw`\+\p{Nd}[\p{Nd} ().-]{4,20}\p{Nd}`,
    String.raw`\(\p{Nd}{1,6}\) ?\p{Nd}[\p{Nd}-]*`,
    // `2026-05-14` and other numbers of at least three parts, of which one is long or begins with a zero; `2026-05`
    String.raw`(?<!\p{Nd})(?=(?:\p{Nd}{1,2}-){0,9}(?:\p{Nd}{3}|[0٠۰]))\p{Nd}{1,20}(?:-\p{Nd}{1,20}){2,}`,
    String.raw`(?<!\p{Nd})\p{Nd}{4}-\p{Nd}{2}(?!\p{Nd})`,
  ].join("|"),
  "gu",
);
