/** Names as the language spells them, for fixes: of several words one, and wherever one stands in a file. */

import type { Span } from "../source/span.ts";
import { lineStart } from "./line-bounds.ts";

/** `lead time` → `leadTime` */
export const joinedName = (parts: readonly string[]): string =>
  parts.map((part, index) => (index === 0 ? part : part.charAt(0).toUpperCase() + part.slice(1))).join("");

/** Where a name stands in a file, outside of texts and comments. */
export function wordPlaces(text: string, word: string): readonly Span[] {
  const places: Span[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    const end = at + word.length;
    const before = text.slice(lineStart(text, at), at);
    const alone = !/[\p{L}\p{N}_-]$/u.test(before) && !/^[\p{L}\p{N}_-]/u.test(text.slice(end, end + 2));
    const quoted = (before.match(/(?<!\\)"/g)?.length ?? 0) % 2 === 1;
    if (alone && !quoted && !before.includes("//")) places.push({ start: at, end });
    if (places.length > 1_000) break;
  }
  return places;
}
