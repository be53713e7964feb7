/**
 * Makes data harmless inside Markdown: after this no value is a link, an element, a heading or a table's edge.
 *
 * Every mark that Markdown or HTML could read is preceded by a backslash. Between a text of one direction and a
 * value of the other stand Unicode isolates, so that neither reorders the other on screen.
 */

import { plainLine } from "./plain-text.ts";

/** A value for one line. */
export function escapeMarkdown(value: string, rightToLeft: boolean): string {
  const escaped = plainLine(value)
    .replace(/[\\`*_{}[\]<>&#|~!$^]/g, "\\$&")
    // Bare addresses become links in many renderers.
    .replace(/:(?=\/\/)|(?<=\bwww)\.|(?<=\b(?:mailto|xmpp|javascript|data|vbscript)):/gi, "\\$&")
    .replace(/^([-+=])/, "\\$1")
    .replace(/^(\d+)([.)])/, "$1\\$2");
  return rightToLeft || hasRightToLeft(escaped) ? isolate(escaped) : escaped;
}

/** A destination between the round brackets of a link; only what a reader may safely follow. */
export function escapeLink(link: string): string {
  const address = plainLine(link);
  if (!/^(?:https?:\/\/|mailto:)/i.test(address)) return "#";
  return address.replace(/[\s()<>"'`\\|[\]{}^*_~!]/g, (mark) => `%${hex(mark)}`);
}

const isolate = (text: string) => (text === "" ? "" : `\u2068${text}\u2069`);
const hasRightToLeft = (text: string) =>
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u.test(
    text,
  );
const hex = (mark: string) => (mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, "0");
