/** What a change of names would make wrong: asked before it is made, since nobody looks for it in other files. */

import {
  applyFixes,
  type CheckedSnapshot,
  type CompilerHost,
  createProject,
  type Diagnostic,
} from "@persona-lang/compiler";
import { inTurns } from "../turns.ts";
import type { Edit } from "./rename.ts";

/** The first error of a kind of which there are more after the edits than there are now; of edits, those of its own files. */
export async function errorAfter(
  edits: readonly Edit[],
  before: CheckedSnapshot,
  host: CompilerHost,
  signal: AbortSignal,
): Promise<Diagnostic | undefined> {
  const project = createProject(host, inTurns);
  const own = edits.filter(({ file }) => before.text(file) !== undefined);
  const { texts } = applyFixes([{ title: "", edits: own }], before.text);
  // What is open may differ from what is on the disk.
  for (const { source } of before.files)
    project.update(source.path, texts.get(source.path) ?? source.text, source.version + 1);
  const after = await (await project.snapshot(before.entry, signal)).reach("checked", signal);
  const left = new Map<string, number>();
  for (const { code } of before.diagnostics.filter(isError)) left.set(code, (left.get(code) ?? 0) + 1);
  return after?.diagnostics.filter(isError).find(({ code }) => {
    const known = left.get(code) ?? 0;
    left.set(code, known - 1);
    return known <= 0;
  });
}

const isError = ({ severity }: Diagnostic): boolean => severity === "error";
