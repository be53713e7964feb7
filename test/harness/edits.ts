/** Edits such as people make in a text; the same random numbers give the same edit. */

import { mutate } from "./mutate.ts";

const typed = ["x", " ", "7", "\n", "\r\n", "// a note\n", "/// said above\n", "\n\n"];

/**
 * Lines doubled, left out or replaced; a word put in the place of another; letters, blanks and line ends typed or taken
 * away; now and then damage.
 */
export function edit(text: string, random: () => number): string {
  const any = (length: number) => Math.floor(random() * length);
  const lines = text.split("\n");
  const line = any(lines.length);
  switch (any(8)) {
    case 0:
      return lines.toSpliced(line, 0, lines[line] as string).join("\n");
    case 1:
      return lines.toSpliced(line, 1).join("\n");
    case 2:
      return lines.toSpliced(line, 1, lines[any(lines.length)] as string).join("\n");
    case 3:
      return mutate(text, random);
    case 4:
    case 5: {
      const words = [...text.matchAll(/[\p{L}_][\p{L}\p{N}_]*|\d+/gu)];
      const [one, other] = [words[any(words.length)], words[any(words.length)]];
      if (one === undefined || other === undefined) return text;
      return text.slice(0, one.index) + other[0] + text.slice(one.index + one[0].length);
    }
    default: {
      const at = any(text.length);
      return text.slice(0, at) + typed[any(typed.length)] + text.slice(at + any(2));
    }
  }
}
