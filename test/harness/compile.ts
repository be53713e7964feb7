/** Compiles playbooks held in memory, the way the command does. */

import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { renderDiagnostic } from "../../compiler/diagnostics/render.ts";
import { createProject, type Snapshot } from "../../compiler/project/project.ts";
import { createMemoryHost, type Files } from "./memory-host.ts";

export const snapshotOf = (files: Files, entry = "main.persona"): Promise<Snapshot> =>
  createProject(createMemoryHost(files)).snapshot(entry);

export const diagnosticsOf = async (files: Files, entry?: string): Promise<readonly Diagnostic[]> =>
  (await snapshotOf(files, entry)).diagnostics;

/** What the terminal shows for each, without colours. */
export function renderAll(diagnostics: readonly Diagnostic[], files: ReadonlyMap<string, string>): string {
  return diagnostics.map((one) => `${renderDiagnostic(one, (path) => files.get(path))}\n`).join("\n");
}
