/**
 * The only way by which text gets into a page.
 *
 * Markup is a type of its own: the `html` tag builds it from constant text and other markup, and escapes every string
 * so that it is text, between elements and inside attributes in double quotes alike. Scripts, styles and addresses are
 * no place for a string: there are no scripts, one stylesheet that nobody's text is in, and addresses come from
 * `pageAddress` or `outsideAddress`.
 */

import { plainText } from "../../planner/words/plain-text.ts";

export interface Html {
  readonly html: string;
}
/** What may stand in markup. Nothing is written for what is absent. */
export type Part = string | number | Html | undefined | false | readonly Part[];

export function html(constant: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: constant.map((text, index) => text + written(parts[index])).join("") };
}

/** Of a page beside this one, or in a folder beside its own: file and folder names as they are on the disk. */
export const pageAddress = (...path: readonly string[]): string => path.map(encodeURIComponent).join("/");

/** A link of the playbook's; undefined for one that a reader should not follow. */
export const outsideAddress = (link: string): string | undefined =>
  /^(?:https?:\/\/|mailto:)/i.test(link) && URL.canParse(link) ? new URL(link).href : undefined;

function written(part: Part): string {
  if (part === undefined || part === false) return "";
  if (typeof part === "string") return escapeText(part);
  if (typeof part === "number") return String(part);
  return "html" in part ? part.html : part.map(written).join("");
}

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
/** HTML has no place for code points that are no characters. */
const escapeText = (text: string): string =>
  plainText(text)
    .replace(/\p{Noncharacter_Code_Point}/gu, "\u{fffd}")
    .replace(/[&<>"']/g, (mark) => escapes[mark] as string);
