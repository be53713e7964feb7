/**
 * Texts between `"""` fences: the value stays, the indentation follows the line they stand on.
 *
 * The closing fence says how much indentation is not part of the value, so moving the fence and all lines by
 * the same amount changes nothing. A text whose lines stand left of its closing fence stays as it was written.
 */

const fence = '"""';

/** Of a word: only a text block goes over several lines. */
export const isMultiline = (word: string): boolean => word.startsWith(fence) && /[\r\n]/.test(word);

/** A text block whose line is indented by `indent`, its lines one level deeper. */
export function reindentText(text: string, indent: string): string {
  const lines = text.split(/\r\n|\r|\n/);
  const opening = lines.shift() ?? "";
  const closing = lines.pop() ?? "";
  const prefix = closing.slice(0, -fence.length);
  const movable = lines.every((line) => line.startsWith(prefix) || isBlank(line));
  if (opening.trimEnd() !== fence || !isBlank(prefix) || !movable)
    return [opening, ...lines, closing].join("\n");
  const moved = lines.map((line) => {
    const rest = line.slice(prefix.length);
    return rest === "" ? "" : indent + rest;
  });
  return [fence, ...moved, indent + fence].join("\n");
}

const isBlank = (line: string): boolean => /^[ \t]*$/.test(line);
