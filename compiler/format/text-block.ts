/**
 * Texts between `"""` fences: the value stays, the indentation follows the line they stand on.
 *
 * The closing fence says how much indentation is not part of the value, so moving the fence and all lines by
 * the same amount changes nothing. A text whose lines stand left of its closing fence stays as it was written.
 */

const fence = '"""';

export const isMultiline = (text: string): boolean => text.includes("\n") || text.includes("\r");

/**
 * The words to append to `text`, whose last line begins at `lineStart`: those of a text block moved to one
 * level below that line.
 */
export function reindentText(words: string, text: string, lineStart: number, indentation: string): string {
  if (!isMultiline(words)) return words;
  const opening = words.indexOf(fence);
  const closing = words.lastIndexOf(fence);
  const lines = words.slice(opening, closing).split(/\r\n|\r|\n/);
  const prefix = lines.pop() ?? "";
  const content = lines.slice(1);
  const movable = content.every((line) => line.startsWith(prefix) || line.trim() === "");
  if (prefix.trim() !== "" || lines[0]?.trimEnd() !== fence || !movable) return words;
  const indent = (/^[ ]*/.exec(text.slice(lineStart))?.[0] ?? "") + indentation;
  const moved = content.map((line) => {
    const rest = line.slice(prefix.length);
    return rest === "" ? "" : indent + rest;
  });
  return [words.slice(0, opening) + fence, ...moved, indent + words.slice(closing)].join("\n");
}
