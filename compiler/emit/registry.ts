/** The list of targets. A new one is a folder beside this file and a line in it. */

import type { Playbook } from "../ir/ir.ts";
import type { EmitContext, Emitter, OutputFile } from "./emitter.ts";
import { javascript } from "./javascript/emit.ts";
import { plans } from "./plans/emit.ts";
import { playbookData } from "./playbook/emit.ts";
import { schema } from "./schema/emit.ts";

export const emitters: readonly Emitter[] = [playbookData, javascript, schema, plans];

/** The files of every target, made one by one. */
export function* emitAll(playbook: Playbook, context: EmitContext): Iterable<OutputFile> {
  for (const emitter of emitters) yield* emitter.emit(playbook, context);
}
