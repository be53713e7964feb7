/**
 * Those that are settled once all that they wait for is: none that is in a circle, or behind one.
 *
 * @param waitsFor undefined for what is never settled. What it names is looked at too.
 */
export function settled<Node>(
  nodes: readonly Node[],
  waitsFor: (node: Node) => readonly Node[] | undefined,
): ReadonlySet<Node> {
  const done = new Set<Node>();
  /** How many are still waited for, and by whom; a chain may be long, so nothing here calls itself. */
  const open = new Map<Node, number>();
  const waiting = new Map<Node, Node[]>();
  const ready: Node[] = [];
  const found = new Set(nodes);
  for (const node of found) {
    const others = waitsFor(node);
    if (others === undefined) continue;
    open.set(node, others.length);
    if (others.length === 0) ready.push(node);
    for (const other of others) {
      found.add(other);
      const those = waiting.get(other);
      if (those === undefined) waiting.set(other, [node]);
      else those.push(node);
    }
  }
  for (let node = ready.pop(); node !== undefined; node = ready.pop()) {
    done.add(node);
    for (const behind of waiting.get(node) ?? []) {
      const left = (open.get(behind) ?? 0) - 1;
      open.set(behind, left);
      if (left === 0) ready.push(behind);
    }
  }
  return done;
}
