/** Playbooks of one folder that share files: a type that two of them take in is one type. */

import type { Phases, ResolvedSnapshot, Symbol } from "@persona-lang/compiler";
import type { Rely, Session } from "../session.ts";

interface Asked {
  readonly session: Session;
  readonly root: string;
  readonly signal: AbortSignal;
  readonly rely: Rely;
}

/** The other playbooks that take in any of some files of one. */
export async function playbooksWith<Needs extends keyof Phases>(
  paths: Iterable<string>,
  { entry: own }: ResolvedSnapshot,
  needs: Needs,
  { session, root, signal, rely }: Asked,
): Promise<readonly Phases[Needs][]> {
  const { workspace } = session;
  const entries = new Set<string>();
  for (const path of new Set(paths))
    for (const entry of await session.entries(workspace.uriOf({ root, path }), signal)) entries.add(entry);
  entries.delete(workspace.uriOf({ root, path: own }));
  const found: Phases[Needs][] = [];
  for (const entry of entries) {
    const seen = await session.look(entry, needs, signal);
    if (seen === undefined) continue;
    rely(seen);
    found.push(seen.snapshot as Phases[Needs]);
  }
  return found;
}

/** The other playbooks that know a name of one, which holds the file that was asked for. */
export async function playbooksThatKnow(
  { file }: Symbol,
  uri: string,
  snapshot: ResolvedSnapshot,
  asked: Omit<Asked, "root">,
): Promise<readonly ResolvedSnapshot[]> {
  const root = (await asked.session.placeOf(uri))?.root;
  return root === undefined ? [] : playbooksWith([file], snapshot, "resolved", { ...asked, root });
}
