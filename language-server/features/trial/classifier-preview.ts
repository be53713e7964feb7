/** The compiled classifier as a text to look at, as `persona build` writes it. Nothing is written. */

import type { Playbook, Snapshot } from "@persona-lang/compiler";
import { digestPlaybook, emitModule, generator } from "@persona-lang/compiler/trial";

export async function classifierOf(playbook: Playbook, { text }: Snapshot): Promise<string> {
  const digest = await digestPlaybook(playbook);
  return emitModule(playbook, { generator, digest, sourceText: text }).code;
}
