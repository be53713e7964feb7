/** Names as the language spells them, for fixes: of several words one, and wherever one stands in a file. */

import type { Span } from "../source/span.ts";
import { lineStart } from "./line-bounds.ts";

/** `lead time` → `leadTime` */
export const joinedName = (parts: readonly string[]): string =>
  parts.map((part, index) => (index === 0 ? part : part.charAt(0).toUpperCase() + part.slice(1))).join("");

/** Where a name stands in a file, outside of texts and comments. The end of a file is no name. */
export function wordPlaces(text: string, word: string): readonly Span[] {
  const places: Span[] = [];
  for (let at = word === "" ? -1 : text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const end = at + word.length;
    const before = text.slice(lineStart(text, at), at);
    const alone = !/[\p{L}\p{N}_-]$/u.test(before) && !/^[\p{L}\p{N}_-]/u.test(text.slice(end, end + 2));
    const quoted = (before.match(/(?<!\\)"/g)?.length ?? 0) % 2 === 1;
    if (alone && !quoted && !before.includes("//")) places.push({ start: at, end });
    if (places.length > 1_000) break;
  }
  return places;
}

/** What is declared under a title, which comes with its quotes: `role ProjectManager "Implementation manager"`. */
export function nameOfTitle(text: string, title: string): string | undefined {
  let at = text.indexOf(title);
  for (let tried = 0; at >= 0 && tried < mostTitles; tried++) {
    const name = declaration.exec(text.slice(lineStart(text, at), at))?.groups?.name;
    if (name !== undefined) return name;
    at = text.indexOf(title, at + title.length);
  }
  return undefined;
}

const declaration =
  /(?:^|[{;])\s*(?:persona|role|stage|phase|channel|message|resource|play|task|meeting|milestone) +(?<name>[\p{L}_][\p{L}\p{N}_]*) +$/u;

/** No more places of one title are looked at. */
const mostTitles = 100;
