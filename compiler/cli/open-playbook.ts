/**
 * From what a user typed to a playbook: its folder, its entry file, and what the compiler says of it.
 *
 * A playbook is named by its folder or by any of its files. Its folder is the project folder: nothing outside it
 * is read.
 */

import { existsSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import type { Playbook } from "../ir/ir.ts";
import { createProject, findEntry, findWhole, type Project, type Snapshot } from "../project/project.ts";
import { foldersFrom } from "./folders-above.ts";
import { noPlaybook, nothingThere, refuseData } from "./named-file.ts";
import { createNodeHost } from "./node-host.ts";
import { printDiagnostics } from "./print-diagnostics.ts";
import type { Terminal } from "./terminal.ts";

export interface OpenPlaybook {
  /** As the user would write the project folder from where they are: put before the paths in messages. */
  readonly shownRoot: string;
  /** The project folder, absolute. */
  readonly root: string;
  readonly project: Project;
  readonly snapshot: Snapshot;
}

/** `today`: see `createNodeHost`. */
export async function openPlaybook(named: string, today?: string): Promise<OpenPlaybook> {
  const root = await projectFolderOf(named);
  const host = createNodeHost(root, today);
  const entry = await findEntry(host, relative(root, resolve(named)).replaceAll("\\", "/"));
  if (entry === undefined) {
    throw noPlaybook(named);
  }
  const project = createProject(host);
  const snapshot = await project.snapshot(entry);
  return { shownRoot: relative(process.cwd(), root), root, project, snapshot };
}

/**
 * A named folder itself. Of a file: the nearest folder above it that has a main.persona, else the nearest that
 * holds the playbook it is part of, else its own. Absolute.
 */
export async function projectFolderOf(named: string): Promise<string> {
  const path = resolve(named);
  const status = statSync(path, { throwIfNoEntry: false });
  if (status?.isDirectory() !== true) refuseData(named);
  if (status === undefined) {
    throw nothingThere(named, "file or folder", "name a playbook by its folder or any of its files");
  }
  if (status.isDirectory()) return path;
  const own = dirname(path);
  if (basename(path) === "main.persona") return own;
  const above = foldersFrom(own);
  const withMain = above.find((folder) => existsSync(join(folder, "main.persona")));
  if (withMain !== undefined) return withMain;
  for (const folder of above) {
    const part = relative(folder, path).replaceAll("\\", "/");
    if ((await findWhole(createNodeHost(folder), part)) !== undefined) return folder;
  }
  return own;
}

/** The playbook, if it has no errors; otherwise its errors are printed and there is nothing to go on with. */
export async function openSoundPlaybook(
  named: string,
  terminal: Terminal,
): Promise<(OpenPlaybook & { readonly playbook: Playbook }) | undefined> {
  const open = await openPlaybook(named);
  const playbook = open.snapshot.playbook();
  if (playbook !== undefined) return { ...open, playbook };
  const errors = open.snapshot.diagnostics.filter(({ severity }) => severity === "error");
  printDiagnostics(errors, open, terminal, "note");
  return undefined;
}
