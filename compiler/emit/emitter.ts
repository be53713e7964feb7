/**
 * What an emitter is: one target, from the intermediate representation to the texts of its files.
 *
 * Emitters are pure and deterministic: the same playbook gives the same bytes, on every machine and at any time.
 * They write nothing; the build does, all files of all emitters in one step.
 */

import type { Playbook } from "../ir/ir.ts";
import { limits } from "../limits.ts";

export interface Emitter {
  /** As the command line shows it: `javascript`. */
  readonly name: string;
  /** Never throws for a checked playbook. What grows with more than the playbook is made one by one: see `gather`. */
  emit(playbook: Playbook, context: EmitContext): Iterable<OutputFile>;
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
  /** Left out where somebody's own file has this name already. */
  readonly givesWay?: true;
}

/**
 * All files; undefined as soon as they are longer than a set may be, and no more of them are then made. A playbook of
 * megabytes may ask for a thousand times as much: each of its texts for each persona and language.
 */
export function gather(files: Iterable<OutputFile>): readonly OutputFile[] | undefined {
  const gathered: OutputFile[] = [];
  let length = 0;
  for (const file of files) {
    length += file.content.length;
    if (length > limits.outputLength) return undefined;
    gathered.push(file);
  }
  return gathered;
}
