import fc from "fast-check";
import { expect, test } from "vitest";
import { findCircles } from "../../compiler/checker/circles.ts";

const circlesIn = (graph: Readonly<Record<number, readonly number[]>>) =>
  findCircles(Object.keys(graph).map(Number), (node) => graph[node] ?? []);

test.each<[Record<number, number[]>, number[][]]>([
  [{ 1: [2], 2: [3], 3: [] }, []],
  [{ 1: [1] }, [[1]]],
  [{ 1: [2], 2: [3], 3: [1] }, [[1, 2, 3]]],
  [{ 1: [2], 2: [3], 3: [2] }, [[2, 3]]],
  [{ 1: [2, 3], 2: [4], 3: [4], 4: [] }, []],
])("the circles of %j", (graph, circles) => {
  expect(circlesIn(graph)).toEqual(circles);
});

test("a chain of 100,000 is no burden", () => {
  const last = 100_000;
  const nodes = Array.from({ length: last + 1 }, (_, i) => i);
  expect(findCircles(nodes, (node) => (node < last ? [node + 1] : []))).toEqual([]);
});

// The oracle takes away what depends on nothing that is left; what remains has a circle.
test("a circle is found exactly where something can never begin", () => {
  const size = 7;
  const edges = fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 12 });
  fc.assert(
    fc.property(edges, (pairs) => {
      const nodes = Array.from({ length: size }, (_, i) => i);
      const of = (node: number) => pairs.filter(([from]) => from === node).map(([, to]) => to);
      let left = nodes;
      for (let before = -1; before !== left.length; ) {
        before = left.length;
        left = left.filter((node) => of(node).some((to) => left.includes(to)));
      }
      const circles = findCircles(nodes, of);
      expect(circles.length > 0).toBe(left.length > 0);
      for (const circle of circles)
        circle.forEach((node, i) => {
          expect(of(node)).toContain(circle[(i + 1) % circle.length]);
        });
    }),
    { seed: 20_261_122, numRuns: 1_000 },
  );
});
