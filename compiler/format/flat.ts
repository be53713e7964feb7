/**
 * Parts on one line: where a blank stands between two words, and what cannot stand on one line at all.
 *
 * A comment, a text over several lines, a block that was written over several lines, and words that a screen
 * would show in another order cannot.
 */

import type { Block, Part } from "./outline.ts";
import { breaksForReading } from "./reading-order.ts";
import { isMultiline } from "./text-block.ts";

/** The parts on one line, or undefined where something in them cannot be. */
export function flatText(parts: readonly Part[]): string | undefined {
  let text = "";
  let before = "";
  for (const part of parts) {
    if (part.kind === "comment") return undefined;
    const own = part.kind === "word" ? part.text : flatBlock(part);
    if (own === undefined || isMultiline(own)) return undefined;
    text += needsGap(before, own) ? ` ${own}` : own;
    before = own;
  }
  return breaksForReading([text], parts) ? undefined : text;
}

function flatBlock(block: Block): string | undefined {
  if (block.items.length === 0) return block.opening === undefined ? "{}" : undefined;
  if (!block.inline) return undefined;
  const lines: string[] = [];
  for (const item of block.items) {
    const flat = item.kind === "line" && item.trailing === undefined ? flatText(item.parts) : undefined;
    if (flat === undefined) return undefined;
    lines.push(flat);
  }
  return `{ ${lines.join("; ")} }`;
}

/** The words alone, each as `printWord` has it. */
export function joinWords(parts: readonly Part[], printWord = (word: string): string => word): string {
  let text = "";
  let before = "";
  for (const part of parts) {
    if (part.kind !== "word") continue;
    text += (needsGap(before, part.text) ? " " : "") + printWord(part.text);
    before = part.text;
  }
  return text;
}

const needsGap = (before: string, word: string): boolean =>
  before !== "" &&
  before !== "(" &&
  before !== "." &&
  !(word === "," || word === ")" || word === "%" || word === ".");
