/** What a test could also expect: personas before one another, reasons, and plays. */

import type { Expectation, Playbook, Test } from "../../compiler/ir/ir.ts";

/** Of each kind some that hold and some that do not; of plays only where the test has a plan. */
export function furtherExpectations(
  { personas, plays }: Playbook,
  { at, signals, started }: Test,
): readonly Expectation[] {
  const names = personas.map(({ name }) => name);
  return [
    ...names.slice(1).flatMap((after, index): readonly Expectation[] => {
      const before = names[index] as string;
      return [
        { at, kind: "ranking", before, after },
        { at, kind: "ranking", before: after, after: before },
      ];
    }),
    ...Object.keys(signals).map((signal): Expectation => ({ at, kind: "reason", signal })),
    ...(started === undefined ? [] : plays).flatMap(({ name: play }): readonly Expectation[] =>
      [true, false].map((absent) => ({ at, kind: "play", play, absent })),
    ),
  ];
}
