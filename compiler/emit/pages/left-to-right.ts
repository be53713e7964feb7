/**
 * What is read from left to right within a text from right to left: dates, telephone numbers, addresses of pages.
 *
 * The signs in them have no direction of their own. Beside Arabic letters they part the digits, which then stand in the
 * order of the text: 2026-05 would be read as 05-2026. Ranges, "3–5 days", are read in that order, and stay in it.
 */

import { type Html, html } from "./html.ts";

export const inDirection = (text: string, direction: "ltr" | "rtl"): Html => {
  if (direction === "ltr") return html`${text}`;
  const parts: (string | Html)[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(leftToRight)) {
    parts.push(text.slice(end, index), html`<bdi dir="ltr">${found}</bdi>`);
    end = index + found.length;
  }
  return html`${[...parts, text.slice(end)]}`;
};

const leftToRight = new RegExp(
  [
    String.raw`(?:https?:\/\/|www\.)[^\s<>"،؛]*[^\s<>"،؛.,:;!?()]`,
    // `+1 303-555-0100`, `(303) 555-0100`
    String.raw`\+\p{Nd}[\p{Nd} ().-]{4,20}\p{Nd}`,
    String.raw`\(\p{Nd}{1,6}\) ?\p{Nd}[\p{Nd}-]*`,
    // `2026-05-14` and other numbers of at least three parts, `2026-05`
    String.raw`(?<!\p{Nd})\p{Nd}{1,20}(?:-\p{Nd}{1,20}){2,}`,
    String.raw`(?<!\p{Nd})\p{Nd}{4}-\p{Nd}{2}(?!\p{Nd})`,
  ].join("|"),
  "gu",
);
