/**
 * From what a user typed to a playbook: its folder, its entry file, and what the compiler says of it.
 *
 * A playbook is named by its folder or by any of its files. Its folder is the project folder: nothing outside it
 * is read.
 */

import { statSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { createNodeHost } from "../../disk/node-host.ts";
import { projectFolderOfFile, projectPath } from "../../disk/project-folder.ts";
import type { Playbook } from "../../ir/ir.ts";
import { createProject, findEntry, type Project, type Snapshot } from "../../project/project.ts";
import { printDiagnostics } from "../terminal/print-diagnostics.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { refuseLeadingOut } from "./leading-out.ts";
import { noPlaybook, nothingThere, refuseData } from "./named-file.ts";

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
  const entry = await findEntry(host, projectPath(root, resolve(named)));
  if (entry === undefined) {
    throw noPlaybook(named);
  }
  const project = createProject(host);
  const snapshot = await project.snapshot(entry);
  return { shownRoot: relative(process.cwd(), root), root, project, snapshot };
}

/** A named folder itself; of a file, see `projectFolderOfFile`. Absolute. */
export async function projectFolderOf(named: string): Promise<string> {
  const path = resolve(named);
  const status = statSync(path, { throwIfNoEntry: false });
  if (status?.isDirectory() !== true) refuseData(named);
  if (status === undefined) {
    throw nothingThere(named, "file or folder", "name a playbook by its folder or any of its files");
  }
  refuseLeadingOut(named, status.isDirectory() ? "folder" : "file");
  return status.isDirectory() ? path : projectFolderOfFile(path);
}

/** The playbook, if it has no errors; otherwise its errors are printed and there is nothing to go on with. */
export async function openSoundPlaybook(
  named: string,
  terminal: Terminal,
): Promise<(OpenPlaybook & { readonly playbook: Playbook }) | undefined> {
  const open = await openPlaybook(named);
  const playbook = open.snapshot.playbook();
  if (playbook !== undefined) return { ...open, playbook };
  printDiagnostics(errorsOf(open), open, terminal, "note");
  return undefined;
}

export const errorsOf = ({ snapshot }: OpenPlaybook): readonly Diagnostic[] =>
  snapshot.diagnostics.filter(({ severity }) => severity === "error");
