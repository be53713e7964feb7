/** A text as markup, in which all that is read from left to right keeps its order: see planner/words/left-to-right.ts. */

import { leftToRight } from "../../planner/words/left-to-right.ts";
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
