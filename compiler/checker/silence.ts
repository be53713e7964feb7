/**
 * Which declarations a stage had nothing to say of: where nothing about them changes, it need not ask again.
 *
 * What was said is asked anew each time, with all that led to it, so that no message outlives its cause or its place.
 */

import type { Reporter } from "../diagnostics/reporter.ts";
import type { Program } from "../resolver/program.ts";
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

export function listenTo({ report, diagnostics }: Reporter): Listener {
  const places: { readonly file: string; readonly at: number }[] = [];
  const spoken = new Set<Declaration>();
  let current: Declaration | undefined;
  function passOver(): void {
    if (current !== undefined) spoken.add(current);
  }
  return {
    reporter: {
      diagnostics,
      report(code, file, span, args, options) {
        places.push({ file, at: span.start });
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
      for (const { file, node } of places.length === 0 ? [] : members.values()) {
        const { start, end } = node.span;
        if (places.some((place) => place.file === file && place.at >= start && place.at <= end))
          silent.delete(node);
        if (endsStep()) yield;
      }
      return silent;
    },
  };
}
