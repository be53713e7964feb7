/**
 * Patterns that ask for a few texts and nothing more: `/logo/`, `/^re: /`, `/rebrand(s|ing)?/`.
 *
 * To look for a text is many times as fast as to follow the steps of a pattern, and means the same wherever each
 * character of the pattern stands for one that a folded text can hold, and wherever it is bound to the start or the end
 * of the whole text. What that is, is taken from the same tree that the steps are written from.
 */

import { type PatternNode, patternTree, step } from "./pattern.ts";
import { isFolded } from "./text-fold.ts";

/** In the form in which texts are compared. Bound to neither end, it may be anywhere in a text; to both, it is all of it. */
export interface PlainText {
  readonly text: string;
  readonly atStart: boolean;
  readonly atEnd: boolean;
}

/** More to look for one by one would take longer than to follow the pattern. */
const mostTexts = 8;
/** While the pattern is taken apart; some are then parts of others. */
const mostParts = 32;

/** A pattern is in a folded text just where one of these is; undefined where it asks for more. */
export function plainTextsOf(pattern: string): readonly PlainText[] | undefined {
  const tree = patternTree(pattern);
  const texts = tree && withoutImplied(textsOf(tree) ?? []);
  return texts !== undefined && texts.length > 0 && texts.length <= mostTexts ? texts : undefined;
}

const nothing: PlainText = { text: "", atStart: false, atEnd: false };

function textsOf(node: PatternNode): readonly PlainText[] | undefined {
  switch (node.kind) {
    case "one":
      return charactersOf(node.ranges)?.map((text) => ({ ...nothing, text }));
    case "place":
      if (node.step === step.start) return [{ ...nothing, atStart: true }];
      return node.step === step.end ? [{ ...nothing, atEnd: true }] : undefined;
    case "all":
      return sequence(node.parts);
    case "any": {
      const parts = node.parts.map(textsOf);
      return parts.every((part) => part !== undefined) ? few(parts.flat()) : undefined;
    }
    case "repeat": {
      if (node.most > mostTexts) return undefined;
      const counts = Array.from({ length: node.most - node.least + 1 }, (_, more) =>
        sequence(new Array<PatternNode>(node.least + more).fill(node.part)),
      );
      return counts.every((count) => count !== undefined) ? few(counts.flat()) : undefined;
    }
  }
}

/** Of a set of characters, those that a folded text can hold. */
function charactersOf(ranges: readonly (readonly [number, number])[]): readonly string[] | undefined {
  const size = ranges.reduce((total, [from, to]) => total + to - from + 1, 0);
  if (size > mostParts) return undefined;
  return ranges
    .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index))
    .filter(isFolded)
    .map((code) => String.fromCodePoint(code));
}

function sequence(parts: readonly PatternNode[]): readonly PlainText[] | undefined {
  let texts: readonly PlainText[] | undefined = [nothing];
  for (const part of parts) {
    const next = textsOf(part);
    if (texts === undefined || next === undefined) return undefined;
    const joined: readonly (PlainText | undefined)[] = texts.flatMap((one) =>
      next.map((other) => join(one, other)),
    );
    texts = joined.every((text) => text !== undefined) ? few(joined) : undefined;
  }
  return texts;
}

/** Undefined where something stands before a start or behind an end: no text is like that. */
function join(one: PlainText, other: PlainText): PlainText | undefined {
  if ((other.atStart && one.text !== "") || (one.atEnd && other.text !== "")) return undefined;
  return {
    text: one.text + other.text,
    atStart: one.atStart || other.atStart,
    atEnd: one.atEnd || other.atEnd,
  };
}

const few = (texts: readonly PlainText[]): readonly PlainText[] | undefined =>
  texts.length <= mostParts ? texts : undefined;

/** Where `logos` is, `logo` is anyway. */
function withoutImplied(texts: readonly PlainText[]): readonly PlainText[] {
  return texts.filter((text, index) => {
    return !texts.some((other, at) => {
      if (!implies(text, other)) return false;
      return !implies(other, text) || at < index;
    });
  });
}

function implies(one: PlainText, other: PlainText): boolean {
  if ((other.atStart && !one.atStart) || (other.atEnd && !one.atEnd)) return false;
  if (other.atStart && other.atEnd) return one.text === other.text;
  if (other.atStart) return one.text.startsWith(other.text);
  return other.atEnd ? one.text.endsWith(other.text) : one.text.includes(other.text);
}
