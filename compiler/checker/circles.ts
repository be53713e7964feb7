/** Finds circles among things that depend on one another, each once. */

/** Every circle, as the nodes on it, in the order in which they lead to one another. */
export function findCircles<Node>(
  nodes: readonly Node[],
  dependenciesOf: (node: Node) => readonly Node[],
): readonly (readonly Node[])[] {
  if (allLeadBack(nodes, dependenciesOf)) return [];
  const circles: Node[][] = [];
  const done = new Set<Node>();
  const path: Node[] = [];
  const onPath = new Set<Node>();
  // An explicit stack, since a long play must not overflow the engine's.
  const pending: { node: Node; next: number; all: readonly Node[] }[] = [];
  const enter = (node: Node) => {
    path.push(node);
    onPath.add(node);
    pending.push({ node, next: 0, all: dependenciesOf(node) });
  };
  for (const root of nodes) {
    if (!done.has(root)) enter(root);
    for (let top = pending.at(-1); top !== undefined; top = pending.at(-1)) {
      const node = top.all[top.next++];
      if (top.next > top.all.length) {
        pending.pop();
        path.pop();
        onPath.delete(top.node);
        done.add(top.node);
      } else if (node !== undefined && onPath.has(node)) circles.push(path.slice(path.indexOf(node)));
      else if (node !== undefined && !done.has(node)) enter(node);
    }
  }
  return circles;
}

/** As most things are written: each behind all that it depends on. */
function allLeadBack<Node>(nodes: readonly Node[], dependenciesOf: (node: Node) => readonly Node[]): boolean {
  const before = new Set<Node>();
  return nodes.every((node) => {
    const leadsBack = dependenciesOf(node).every((other) => before.has(other));
    before.add(node);
    return leadsBack;
  });
}
