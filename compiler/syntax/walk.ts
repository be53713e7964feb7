/**
 * Walking the tree without knowing the kinds of nodes: a child is any node in any field.
 *
 * Children come in the order of the text.
 */

import { countBefore } from "../source/ascending.ts";
import { contains, type Span } from "../source/span.ts";

/** Any node: an object with a `kind` and a place, which it is itself. */
export interface SyntaxNode extends Span {
  readonly kind: string;
}

/** The nodes directly inside a node. */
export function children(node: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  let sorted = true;
  const add = (child: unknown): void => {
    if (!isNode(child)) return;
    const last = found.at(-1);
    if (last !== undefined && compare(last, child) > 0) sorted = false;
    found.push(child);
  };
  for (const key in node) {
    const value: unknown = node[key as keyof SyntaxNode];
    if (typeof value !== "object") continue;
    if (Array.isArray(value)) for (const child of value) add(child);
    else add(value);
  }
  // Most nodes have their parts in the order of the text already.
  return sorted ? found : found.sort(compare);
}

const compare = (a: SyntaxNode, b: SyntaxNode): number => a.start - b.start || a.end - b.end;

/** All nodes inside a node, itself first, outer before inner. */
export function* descendants(node: SyntaxNode): Generator<SyntaxNode> {
  yield node;
  for (const child of children(node)) yield* descendants(child);
}

/** The nodes at an offset, from the file to the innermost; of neighbours that touch there, the later one. */
export function nodesAt(tree: SyntaxNode, offset: number): readonly SyntaxNode[] {
  const path = [tree];
  for (let node: SyntaxNode | undefined = tree; node !== undefined; ) {
    // Parts of a schedule may overlap: the smallest is meant.
    node = childrenAt(node, offset).reduce<SyntaxNode | undefined>(
      (best, child) => (best === undefined || lengthOf(child) <= lengthOf(best) ? child : best),
      undefined,
    );
    if (node !== undefined) path.push(node);
  }
  return path;
}

/** Those around an offset, in the order of the text. A list may be long, and is not gone through. */
function childrenAt(node: SyntaxNode, offset: number): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (const key in node) {
    const value: unknown = node[key as keyof SyntaxNode];
    if (typeof value !== "object") continue;
    if (Array.isArray(value)) found.push(...itemsAt(value, offset));
    else if (isNode(value) && contains(value, offset)) found.push(value);
  }
  return found.sort(compare);
}

/** Of a list of nodes, which stand one behind another, those around an offset: two at most where they touch. */
function itemsAt(items: readonly unknown[], offset: number): readonly SyntaxNode[] {
  const isBegun = (index: number) => {
    const item = items[index];
    return isNode(item) && item.start <= offset;
  };
  const begun = countBefore(items.length, isBegun);
  let first = begun;
  while (first > 0 && contains(items[first - 1] as SyntaxNode, offset)) first--;
  return items.slice(first, begun) as readonly SyntaxNode[];
}

const lengthOf = ({ start, end }: SyntaxNode): number => end - start;

export const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === "object" && value !== null && "kind" in value && "start" in value;
