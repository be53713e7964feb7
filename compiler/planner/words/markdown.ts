/**
 * Makes data harmless inside Markdown: after this no value is a link, an element, a heading or a table's edge.
 *
 * What Markdown or HTML could read at its place is preceded by a backslash, and nothing else, so that the plan is
 * also pleasant to read as it is. Between a text of one direction and a value of the other stand Unicode isolates,
 * so that neither reorders the other on screen.
 */

import { isolate } from "./isolate.ts";
import { plainLine } from "./plain-text.ts";

/** A value for one line. `links` are the playbook's own, and stay as they are. */
export function escapeMarkdown(value: string, rightToLeft: boolean, links: readonly string[] = []): string {
  const line = plainLine(value);
  const escaped = escapeStart(escapeAround(line, links.filter(isPlainLink)));
  return isolate(escaped, rightToLeft);
}

/** Each link of the playbook as it is, and what stands between them escaped. */
function escapeAround(line: string, links: readonly string[]): string {
  const [found] = links
    .map((link) => ({ link, at: line.indexOf(link) }))
    .filter(({ link, at }) => at >= 0 && isWhole(line, at, link))
    .sort((left, right) => left.at - right.at);
  if (found === undefined) return escapeInline(line);
  const end = found.at + found.link.length;
  return escapeInline(line.slice(0, found.at)) + found.link + escapeAround(line.slice(end), links);
}

/** A link that goes on in the data after it would be another link: `https://example.com` and `.evil.example`. */
const isWhole = (line: string, at: number, link: string): boolean =>
  /(?:^|[\s(])$/.test(line.slice(0, at)) && /^[.,;:!?)]*(?:\s|$)/.test(line.slice(at + link.length));
const isPlainLink = (link: string) => /^https?:\/\/[A-Za-z0-9\-./?=%#@]+$/.test(link);

/** Marks that mean something wherever they stand, and others where what is around them makes them mean it. */
function escapeInline(text: string): string {
  return (
    text
      .replace(/[\\`*|{^]/g, "\\$&")
      // Words in brackets alone are neither a link nor a box to tick.
      .replace(/\[[^[\]\s][^[\]]+\](?![([])|[[\]]/g, (found) => (found.length > 1 ? found : `\\${found}`))
      // Not inside a word: `two_words`.
      .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
      .replace(/(?<!\s)~|~(?![\p{L}\p{N}])/gu, "\\~")
      // An element or the address of one; `5 < 6` is none.
      .replace(/<(?=[a-z/!?]|$)/gi, "\\<")
      .replace(/&(?=#|[a-z][a-z0-9]*;|$)/gi, "\\&")
      // An amount is no formula.
      .replace(/\$(?!\d)/g, "\\$")
      // A command to a build server, where a report is printed.
      .replace(/##(?=\w*\[)/g, "#\\#")
      // Bare addresses become links in many renderers.
      .replace(/:(?=\/\/)|(?<=\bwww)\.|(?<=\b(?:mailto|xmpp|javascript|data|vbscript)):/gi, "\\$&")
  );
}

/** Marks that mean something only where a line begins or ends: headings, lists, quotes, underlines, commands. */
const escapeStart = (text: string): string =>
  text
    // In brackets alone: a colon may stand behind the value, and then it would name a link.
    .replace(/^[#>]|^:(?=:)|^\[(?=[^\]]*\](?::|$))/, "\\$&")
    .replace(/^[-+](?=\s|$)|^(?:-[-\s]*|=+)$/, "\\$&")
    .replace(/^(\d+)([.)])(?=\s|$)/, "$1\\$2")
    .replace(/(?<=\s)(?=#+$)/, "\\");

/** A destination between the round brackets of a link; only what a reader may safely follow. */
export function escapeLink(link: string): string {
  const address = plainLine(link);
  if (!/^(?:https?:\/\/|mailto:)/i.test(address)) return "#";
  // First what may not stand in an address, then what may, but means something to Markdown.
  return address.replace(/[\s<>"`\\|[\]{}^]/g, encodeURIComponent).replace(/[()'*_~!]/g, percent);
}

const percent = (mark: string) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
