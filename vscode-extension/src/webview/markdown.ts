/**
 * The Markdown that the server writes for cards, as elements: headings, paragraphs, lists, quotes, bold words.
 *
 * No more than that, and no markup of a playbook's own: what a person wrote comes escaped, and ends up as text.
 */

import { element } from "./elements.ts";

/** @param level of the first heading */
export function markdown(text: string, level: 2 | 3): readonly HTMLElement[] {
  return text
    .trim()
    .split(/\n{2,}/)
    .map((block) => {
      const heading = /^(#{1,3}) (.*)$/s.exec(block);
      if (heading !== null)
        return element(
          `h${Math.min(6, level + (heading[1] ?? "").length - 1)}` as "h3",
          {},
          ...inline(heading[2] ?? ""),
        );
      if (block.startsWith("- "))
        return element(
          "ul",
          {},
          ...block.split(/\n(?=- )/).map((item) => element("li", {}, ...inline(item.slice(2)))),
        );
      if (block.startsWith("> ")) return element("blockquote", {}, ...inline(block.replace(/^> ?/gm, "")));
      return element("p", {}, ...inline(block));
    });
}

/** Bold words, code, and text with its escapes taken out. */
function inline(text: string): readonly (Node | string)[] {
  return text.split(/(\*\*(?:\\.|[^\\*])+\*\*|`[^`]+`)/).map((part) => {
    if (part.startsWith("**") && part.length > 4) return element("strong", {}, unescaped(part.slice(2, -2)));
    if (part.startsWith("`") && part.length > 2) return element("code", {}, part.slice(1, -1));
    return unescaped(part);
  });
}

const unescaped = (text: string): string =>
  text
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .replace(/&(amp|lt|gt|quot|#(\d+));/g, (whole, name: string, code: string | undefined) =>
      code === undefined
        ? ({ amp: "&", lt: "<", gt: ">", quot: '"' }[name] ?? whole)
        : String.fromCodePoint(Math.min(Number(code), 0x10ffff)),
    );
