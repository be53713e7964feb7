/** The plays of a program, as rules ask for them: for whom, and with which actions. */

import { valueOf } from "../syntax/ast/typed-access.ts";
import { actionsOf } from "../texts/play-actions.ts";
import type { LintedProgram, Play } from "./rule.ts";

export function createPlays({ program }: LintedProgram): () => readonly Play[] {
  let plays: readonly Play[] | undefined;
  return () => {
    plays ??= program.declarations("play").map(({ file, node }) => {
      const served = valueOf(node, "for")?.names.flatMap((name) => program.resolution(name) ?? []);
      return {
        file,
        personas: served ?? ["everyone"],
        actions: actionsOf(node).map((placed) => placed.node),
      };
    });
    return plays;
  };
}
