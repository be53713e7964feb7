/**
 * What an emitter is: one target, from the intermediate representation to the texts of its files.
 *
 * Emitters are pure and deterministic: the same playbook gives the same bytes, on every machine and at any time.
 * They write nothing; the build does, all files of all emitters in one step.
 */

import type { Playbook } from "../ir/ir.ts";

export interface Emitter {
  /** As the command line shows it: `javascript`. */
  readonly name: string;
  /** Never throws for a checked playbook. */
  emit(playbook: Playbook, context: EmitContext): readonly OutputFile[];
}

export interface EmitContext {
  /** Who generates, for the first line of each file: `persona 0.1.0`. */
  readonly generator: string;
  /** SHA-256 of the playbook's bytes: see `digestPlaybook`. */
  readonly digest: string;
  /** The text of a file of the playbook; absent: source maps are without. */
  readonly sourceText?: (path: string) => string | undefined;
  /** The planner, bundled: what `plans.js` carries, and the types that `plans.d.ts` declares. */
  readonly planRuntime: { readonly code: string; readonly types: string };
  /** The day from which plans of the personas are shown; absent: none are made. */
  readonly start?: string;
  /** When calendars say they were made, an ISO instant; absent: at their plan's start. */
  readonly stamp?: string;
}

export interface OutputFile {
  /** Relative to the output folder, with forward slashes. */
  readonly path: string;
  readonly content: string;
}
