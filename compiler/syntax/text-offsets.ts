/**
 * From an offset in a text's value to the offset in the source.
 *
 * The value has its escapes resolved and its indentation stripped, so the two differ. Template diagnostics point
 * into values and are shown in sources.
 */

import type { Text } from "./ast/node.ts";
import { textPieces } from "./text-values.ts";

/** @param valueOffset in UTF-16 code units of `text.value`; its length gives the end of the text. */
export function sourceOffsetIn(text: Text, source: string, valueOffset: number): number {
  const image = source.slice(text.start, text.end);
  let passed = 0;
  let end = 0;
  for (const piece of textPieces(image).pieces) {
    const inside = valueOffset - passed;
    if (inside < piece.value.length) {
      const verbatim = piece.end - piece.start === piece.value.length;
      return text.start + piece.start + (verbatim ? inside : 0);
    }
    passed += piece.value.length;
    end = piece.end;
  }
  return text.start + (end === 0 ? Math.min(text.block ? 3 : 1, image.length) : end);
}
