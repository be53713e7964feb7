/** Moves a node, and all that is in it, along the text. */

import type { Span } from "../source/span.ts";
import type { Building } from "./building.ts";

/** In UTF-16 code units, back where it is negative. */
export function moveBy(node: object, distance: number): void {
  if (distance === 0) return;
  for (const span of spansIn(node)) {
    span.start += distance;
    span.end += distance;
  }
}

type Movable = Building<Span>;

/** A node is moved at every edit before it, and its spans are looked for once. */
const known = new WeakMap<object, readonly Movable[]>();

function spansIn(node: object): readonly Movable[] {
  let spans = known.get(node);
  if (spans === undefined) {
    const found = new Set<Movable>();
    collect(node, found);
    spans = [...found];
    known.set(node, spans);
  }
  return spans;
}

/** A node is a span and has others in it; what stands in two of them must be moved once. */
function collect(value: object, found: Set<Movable>): void {
  if (isSpan(value)) found.add(value);
  for (const part of Object.values(value))
    if (typeof part === "object" && part !== null) collect(part, found);
}

const isSpan = (value: object): value is Movable => "start" in value && "end" in value;
