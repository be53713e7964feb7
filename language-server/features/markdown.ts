/**
 * What a user wrote, as Markdown that shows it and does nothing else: nor do characters that would turn the direction of
 * all that stands beside it.
 */

import { visibleSentence } from "@persona-lang/compiler";

/** In one line; what nobody sees is shown by its number. */
export const oneLine = (text: string): string => visibleSentence(text.replace(/\s+/g, " ").trim());

/** As code, with more ticks around it than it has inside. */
export function codeSpan(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = "`".repeat(longest + 1);
  const pad = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${ticks}${pad}${visibleSentence(text.replace(/\s+/g, " "))}${pad}${ticks}`;
}

/** Lines of a playbook, coloured by editors as such. */
export function codeBlock(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}persona\n${text.split("\n").map(visibleSentence).join("\n")}\n${fence}`;
}

/** On one line; no link, no heading, no HTML. Addresses would be links by themselves: `https://`, `www.`, `a@b`. */
export const plainText = (text: string): string =>
  oneLine(text).replace(/[\\`*_{}[\]#+!<>|~&@]|:(?=\/\/)|(?<=\bwww)\.|^-|(?<=^\d+)[.)]/gi, "\\$&");

/** As it reads where nothing shows Markdown. */
export const withoutMarkdown = (markdown: string): string =>
  markdown
    .replace(/^`{3,}.*\n?/gm, "")
    .trimEnd()
    .replace(/\*\*|`+/g, "")
    .replace(/\\([\\`*_{}[\]#+!<>|~&@:.)-])/g, "$1");
