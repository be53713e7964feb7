/**
 * Which declarations a stage had nothing to say of: where nothing about them changes, it need not ask again.
 *
 * What was said is asked anew each time, with all that led to it, so that no message outlives its cause or its place.
 */

import type { Reporter } from "../diagnostics/reporter.ts";
import type { Program } from "../resolver/program.ts";
import { countBefore } from "../source/ascending.ts";
import type { Declaration } from "../syntax/ast/declaration.ts";

export interface Listener {
  /** What it is told it hands on. */
  readonly reporter: Reporter;
  /** Whatever is reported from now on is laid to the declaration, and to the one it is reported on. */
  turnTo(declaration: Declaration | undefined): void;
  /** There is something to say of it that was said elsewhere, and is said once. */
  passOver(): void;
  /** Whether nothing was reported of a declaration of the program; for when all has been asked. */
  silentIn(program: Program): IsSilent;
}

export type IsSilent = (declaration: Declaration) => boolean;

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
    silentIn({ members }) {
      // Only an edit asks, so nothing is worked out before it does.
      const inOrder = new Map<string, readonly number[]>();
      const placesIn = (file: string): readonly number[] => {
        const ordered = inOrder.get(file) ?? (places.get(file) ?? []).toSorted((a, b) => a - b);
        inOrder.set(file, ordered);
        return ordered;
      };
      return (declaration) => {
        const member = members.get(declaration);
        if (member === undefined || spoken.has(declaration)) return false;
        const { start, end } = declaration;
        const inFile = placesIn(member.file);
        const first = inFile[countBefore(inFile.length, (index) => (inFile[index] as number) < start)];
        return first === undefined || first > end;
      };
    },
  };
}
