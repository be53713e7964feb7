/**
 * The order in which things that depend on one another can be worked out.
 *
 * Iterative, so that a chain of any length is only a long list.
 */

export interface DependencyOrder {
  /** Every node that is in no circle, each after what it depends on. */
  readonly order: readonly string[];
  readonly circles: readonly (readonly string[])[];
}

/** Dependencies on what is no node are left out. */
export function dependencyOrder(dependencies: ReadonlyMap<string, readonly string[]>): DependencyOrder {
  const state = new Map<string, "open" | "done" | "in circle">();
  const order: string[] = [];
  const circles: string[][] = [];

  for (const root of dependencies.keys()) {
    if (state.has(root)) continue;
    const trail: { node: string; next: number }[] = [{ node: root, next: 0 }];
    state.set(root, "open");
    while (trail.length > 0) {
      const step = trail.at(-1) as { node: string; next: number };
      const dependency = dependencies.get(step.node)?.[step.next++];
      if (dependency === undefined) {
        trail.pop();
        if (state.get(step.node) === "open") {
          state.set(step.node, "done");
          order.push(step.node);
        }
      } else if (dependencies.has(dependency)) {
        const seen = state.get(dependency);
        if (seen === undefined) {
          state.set(dependency, "open");
          trail.push({ node: dependency, next: 0 });
        } else if (seen === "open") {
          const circle = trail
            .slice(trail.findIndex(({ node }) => node === dependency))
            .map(({ node }) => node);
          for (const node of circle) state.set(node, "in circle");
          circles.push(circle);
        }
      }
    }
  }
  return { order, circles };
}
