/**
 * The workspace read once when a client starts, with progress where it shows some: what is asked next finds it read.
 *
 * Between two files everything else goes first; a client that shows no progress has files read when they are asked for.
 */

import type { WorkDoneProgressServerReporter } from "vscode-languageserver";
import { type Session, signalOf } from "../session.ts";
import { pause } from "../turns.ts";

/** Fewer files are read before anybody sees that something is going on. */
const fewFiles = 10;

export async function indexWorkspace(session: Session): Promise<void> {
  if (session.client.window?.workDoneProgress !== true) return;
  const places = await session.places();
  if (places.length <= fewFiles) return;
  const progress: WorkDoneProgressServerReporter = await session.connection.window.createWorkDoneProgress();
  progress.begin("reading playbooks", 0, undefined, true);
  const signal = signalOf(progress.token);
  const read = new Set<string>();
  let told = 0;
  for (const [index, place] of places.entries()) {
    if (signal.aborted) break;
    const uri = session.workspace.uriOf(place);
    if (!read.has(uri)) {
      const seen = await session.look(uri, "resolved", signal).catch(() => undefined);
      for (const { source } of seen?.snapshot.files ?? [])
        read.add(session.workspace.uriOf({ root: place.root, path: source.path }));
    }
    const percentage = Math.floor(((index + 1) / places.length) * 100);
    if (percentage === told) continue;
    told = percentage;
    progress.report(percentage, `${index + 1} of ${places.length} files`);
    // The client is told, and heard, before the next files are read.
    await pause();
  }
  progress.done();
}
