/**
 * A playbook with its certain fixes made, in the open buffers of its project; nothing is written anywhere.
 *
 * A fix can bring the next one to light, so it looks again after each round until a round changes nothing.
 */

import { applyFixes, hasCertainFix } from "../diagnostics/apply-fixes.ts";
import type { Fix } from "../diagnostics/diagnostic.ts";
import { limits } from "../limits.ts";
import { createLineMap } from "../source/line-map.ts";
import type { Project, Snapshot } from "./project.ts";

export interface FixedPlaybook {
  /** What is left after the fixes. */
  readonly snapshot: Snapshot;
  /** The files that changed, as they are now. */
  readonly texts: ReadonlyMap<string, string>;
  /** In the order they were made; `line` counts from 1 in the text that the fix was made in. */
  readonly made: readonly { readonly fix: Fix; readonly file: string; readonly line: number }[];
}

export async function fixPlaybook(project: Project, named: string): Promise<FixedPlaybook> {
  const texts = new Map<string, string>();
  const made: FixedPlaybook["made"][number][] = [];
  for (let round = 1; ; round++) {
    const snapshot = await project.snapshot(named);
    const certain = snapshot.diagnostics.filter(hasCertainFix).flatMap(({ fixes }) => fixes);
    const applied = applyFixes(certain, snapshot.text);
    if (applied.fixes.length === 0 || round > limits.fixRounds) return { snapshot, texts, made };
    for (const fix of applied.fixes) {
      const [{ file, span }] = fix.edits as [Fix["edits"][number]];
      made.push({ fix, file, line: createLineMap(snapshot.text(file) ?? "").positionAt(span.start).line });
    }
    for (const [file, text] of applied.texts) {
      texts.set(file, text);
      project.update(file, text, round);
    }
  }
}
