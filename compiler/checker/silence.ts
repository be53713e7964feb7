/**
 * Which declarations a stage had nothing to say of: where nothing about them changes, it need not ask again.
 *
 * What was said is asked anew each time, with all that led to it, so that no message outlives its cause or its place.
 */

import type { Reporter } from "../diagnostics/reporter.ts";
import type { Program } from "../resolver/program.ts";
import { countBefore } from "../source/ascending.ts";
import { oneIn, type Work } from "../source/work.ts";
import type { Declaration } from "../syntax/ast/declaration.ts";

export interface Listener {
  /** What it is told it hands on. */
  readonly reporter: Reporter;
  /** Whatever is reported from now on is laid to the declaration, and to the one it is reported on. */
  turnTo(declaration: Declaration | undefined): void;
  /** There is something to say of it that was said elsewhere, and is said once. */
  passOver(): void;
  /** Of the declarations of the program those of which nothing was reported. */
  silent(program: Program): Work<ReadonlySet<Declaration>>;
}

export function listenTo({ report, hasRoom, diagnostics }: Reporter): Listener {
  /** Where something was reported, by file. */
  const places = new Map<string, number[]>();
  const spoken = new Set<Declaration>();
  let current: Declaration | undefined;
  function passOver(): void {
    if (current !== undefined) spoken.add(current);
  }
  return {
    reporter: {
      diagnostics,
      hasRoom(code, file) {
        const room = hasRoom(code, file);
        // It is asked by who has something to say.
        if (!room) passOver();
        return room;
      },
      report(code, file, span, args, options) {
        const inFile = places.get(file);
        if (inFile === undefined) places.set(file, [span.start]);
        else inFile.push(span.start);
        passOver();
        report(code, file, span, args, options);
      },
    },
    passOver,
    turnTo(declaration) {
      current = declaration;
    },
    *silent({ members }) {
      const silent = new Set(members.keys());
      for (const node of spoken) silent.delete(node);
      const endsStep = oneIn(64);
      for (const inFile of places.values()) inFile.sort((a, b) => a - b);
      for (const { file, node } of places.size === 0 ? [] : members.values()) {
        const inFile = places.get(file) ?? [];
        const first = inFile[countBefore(inFile.length, (index) => (inFile[index] as number) < node.start)];
        if (first !== undefined && first <= node.end) silent.delete(node);
        if (endsStep()) yield;
      }
      return silent;
    },
  };
}
