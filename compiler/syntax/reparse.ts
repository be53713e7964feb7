/**
 * Reads a text anew after an edit: only the declarations that the edit touches, where that comes to the same.
 *
 * All others are the nodes they were, so that later stages know what they need not ask again; those behind the edit
 * have moved. This is the one place where a tree is written to: what stands before the edit and behind it belongs to
 * both trees, and whoever still holds the earlier one finds places of the new text in it.
 */

import type { Span } from "../source/span.ts";
import { finish, type Work } from "../source/work.ts";
import type { Declaration, Item } from "./ast/declaration.ts";
import type { Building } from "./building.ts";
import { lineEnd } from "./line-bounds.ts";
import { moveBy } from "./move.ts";
import { parsing } from "./parse.ts";
import type { ParsedFile } from "./parsed-file.ts";

/** Undefined where the file has to be read as a whole: then nothing was moved. */
export const reparse = (before: ParsedFile, text: string, version: number): ParsedFile | undefined =>
  finish(reparsing(before, text, version, Number.POSITIVE_INFINITY));

/** In steps while it reads; what moves does so in the last of them. */
export function* reparsing(
  before: ParsedFile,
  text: string,
  version: number,
  partLength: number,
): Work<ParsedFile | undefined> {
  // Around a mistake nothing stands for itself: what is open there may reach to the end of the file.
  const part =
    before.diagnostics.length === 0 ? partAround(editBetween(before.source.text, text), before) : undefined;
  if (part === undefined) return undefined;
  const { first, last, start, end } = part;
  const growth = text.length - before.source.text.length;
  const read = yield* parsing({ ...before.source, text: text.slice(start, end + growth) }, partLength);
  const reachesEnd = end === before.source.text.length;
  if (read.diagnostics.length > 0 || !(reachesEnd || endsInDeclaration(read))) return undefined;

  const { declarations } = before.tree;
  const behind = declarations.slice(last + 1);
  const commentsBefore = before.comments.filter((comment) => comment.start < start);
  const commentsBehind = before.comments.filter((comment) => comment.start >= end);
  const comparison = compare(before.source.text, read.source.text);
  const changed = keepKnown(declarations.slice(first, last + 1), read.tree.declarations, comparison);
  for (const node of [...changed, ...read.comments]) moveBy(node, start);
  for (const node of [...behind, ...commentsBehind]) moveBy(node, growth);
  return {
    ...before,
    source: { ...before.source, text, version },
    tree: {
      kind: "file",
      start: 0,
      end: text.length,
      declarations: [...declarations.slice(0, first), ...changed, ...behind],
    },
    comments: [...commentsBefore, ...read.comments, ...commentsBehind],
  };
}

/** What differs, as a place of the text before. */
function editBetween(before: string, after: string): Span {
  const most = Math.min(before.length, after.length);
  const start = sameLength(most, (from, to) => before.slice(from, to) === after.slice(from, to));
  const fromEnd = (text: string, from: number, to: number) =>
    text.slice(text.length - to, text.length - from);
  const tail = sameLength(most - start, (from, to) => fromEnd(before, from, to) === fromEnd(after, from, to));
  return { start, end: before.length - tail };
}

/** How far two texts are the same, up to `most`: by steps, which are halved where they differ. */
function sameLength(most: number, isSame: (from: number, to: number) => boolean): number {
  let same = 0;
  for (let step = 4096; step >= 1; step >>= 1)
    while (same + step <= most && isSame(same, same + step)) same += step;
  return same;
}

/** Declarations, with the lines before them, and the place of all of these. */
interface Part extends Span {
  readonly first: number;
  readonly last: number;
}

/** The declarations that an edit touches, at their edges too; undefined where two of them share a line. */
function partAround(edit: Span, { source, tree }: ParsedFile): Part | undefined {
  const { declarations } = tree;
  /** Where the lines of a declaration begin, behind the last line of the one before; at the end, where the text ends. */
  const startOf = (index: number): number => {
    if (index === 0) return 0;
    const before = declarations[index - 1] as Declaration;
    return index === declarations.length ? source.text.length : nextLine(source.text, before.end);
  };
  if (declarations.length === 0) return undefined;
  let last = Math.max(
    0,
    declarations.findLastIndex(({ start }) => start <= edit.end),
  );
  if (last + 1 < declarations.length && startOf(last + 1) <= edit.end) last++;
  let first = last;
  while (first > 0 && startOf(first) >= edit.start) first--;
  const part = { first, last, start: startOf(first), end: startOf(last + 1) };
  const { [first]: from, [last + 1]: next } = declarations;
  const standsAlone =
    (from as Declaration).start >= part.start && (next === undefined || next.start >= part.end);
  return standsAlone ? part : undefined;
}

function nextLine(text: string, at: number): number {
  const end = lineEnd(text, at);
  return end + (text.startsWith("\r\n", end) ? 2 : end < text.length ? 1 : 0);
}

/** `///` lines behind it would belong to what follows in the file. */
function endsInDeclaration({ tree, comments }: ParsedFile): boolean {
  const last = tree.declarations.at(-1);
  return (
    last !== undefined && !comments.some(({ start, text }) => start > last.end && text.startsWith("///"))
  );
}

/** Says of a node that was read before and one that was read now whether they are the same. */
interface Comparison {
  areSame(before: Item, now: Item): boolean;
  /** All that stands before the block. */
  haveSameHead(before: Declaration, now: Declaration): boolean;
}

function compare(before: string, now: string): Comparison {
  const documentation = (item: Item) => (item.node === "declaration" ? item.documentation : undefined);
  const head = ({ start, body }: Declaration, text: string) => text.slice(start, body?.start);
  return {
    areSame: (item, other) =>
      before.slice(item.start, item.end) === now.slice(other.start, other.end) &&
      documentation(item) === documentation(other),
    haveSameHead: (node, other) => head(node, before) === head(other, now),
  };
}

/** Of what was read now the nodes that were there before, wherever they are the same. */
function keepKnown<Each extends Item>(
  before: readonly Each[],
  now: readonly Each[],
  comparison: Comparison,
): readonly Each[] {
  const { head, tail } = sameEnds(before, now, comparison);
  const changed = now.slice(head, now.length - tail);
  const replaced = before.slice(head, before.length - tail);
  if (changed.length === 1 && replaced.length === 1)
    keepKnownIn(replaced[0] as Each, changed[0] as Each, comparison);
  return [
    ...inPlaceOf(now.slice(0, head), before.slice(0, head)),
    ...changed,
    ...inPlaceOf(now.slice(now.length - tail), before.slice(before.length - tail)),
  ];
}

/**
 * In a block of which one part is another: all other parts. A line of the block itself may mean something for all that
 * stands in it, and with a part more or less each has another place; so then nothing is kept.
 */
function keepKnownIn(before: Item, now: Item, comparison: Comparison): void {
  if (before.node !== "declaration" || now.node !== "declaration" || before.kind !== now.kind) return;
  const { head, tail } = sameEnds(before.items, now.items, comparison);
  const [one, other] = [before.items[head], now.items[head]];
  const isWithinOne = one?.node === "declaration" && other?.node === "declaration" && one.kind === other.kind;
  if (!isWithinOne || before.items.length !== now.items.length || head + tail !== now.items.length - 1)
    return;
  if (!comparison.haveSameHead(before, now)) return;
  (now as Building<Declaration>).items = keepKnown(before.items, now.items, comparison);
}

/** How many are the same from the beginning, and of the others from the end. */
function sameEnds(before: readonly Item[], now: readonly Item[], comparison: Comparison) {
  const most = Math.min(before.length, now.length);
  let head = 0;
  while (head < most && comparison.areSame(before[head] as Item, now[head] as Item)) head++;
  let tail = 0;
  while (tail < most - head && comparison.areSame(before.at(-1 - tail) as Item, now.at(-1 - tail) as Item))
    tail++;
  return { head, tail };
}

/** Earlier nodes at the places of those that say the same. */
function inPlaceOf<Each extends Item>(now: readonly Each[], before: readonly Each[]): readonly Each[] {
  now.forEach(({ start }, index) => {
    const node = before[index] as Each;
    moveBy(node, start - node.start);
  });
  return before;
}
