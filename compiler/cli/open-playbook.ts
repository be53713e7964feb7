/**
 * From what a user typed to a playbook: its folder, its entry file, and what the compiler says of it.
 *
 * A playbook is named by its folder or by any of its files. Its folder is the project folder: nothing outside it
 * is read.
 */

import { existsSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import type { Playbook } from "../ir/ir.ts";
import { createProject, findEntry, type Project, type Snapshot } from "../project/project.ts";
import { ioFailure } from "./failure.ts";
import { createNodeHost } from "./node-host.ts";
import { printDiagnostics } from "./print-diagnostics.ts";
import type { Terminal } from "./terminal.ts";

export interface OpenPlaybook {
  /** The project folder, absolute. */
  readonly root: string;
  /** As the user would write it from where they are: put before the paths in messages. */
  readonly shownRoot: string;
  readonly project: Project;
  readonly entry: string;
  readonly snapshot: Snapshot;
}

export async function openPlaybook(named: string): Promise<OpenPlaybook> {
  const path = resolve(named);
  if (!existsSync(path)) {
    throw ioFailure(
      `${named}: there is no such file or folder`,
      "name a playbook by its folder or its main file",
    );
  }
  const isFolder = statSync(path).isDirectory();
  const root = isFolder ? path : projectFolderOf(path);
  const host = createNodeHost(root);
  const entry = await findEntry(host, isFolder ? "" : relative(root, path).replaceAll("\\", "/"));
  if (entry === undefined) {
    throw ioFailure(
      `${named}: there is no playbook in this folder`,
      "a playbook is a folder with a main.persona; `persona init` makes one",
    );
  }
  const project = createProject(host);
  const snapshot = await project.snapshot(entry);
  return { root, shownRoot: relative(process.cwd(), root), project, entry, snapshot };
}

/** A file in a subfolder belongs to the nearest folder above it that has a main.persona, else to its own. */
function projectFolderOf(file: string): string {
  const own = dirname(file);
  if (basename(file) === "main.persona") return own;
  for (let folder = own; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "main.persona"))) return folder;
    if (existsSync(join(folder, ".git")) || dirname(folder) === folder) return own;
  }
}

/** The playbook, if it has no errors; otherwise its errors are printed and there is nothing to go on with. */
export async function openSoundPlaybook(
  named: string,
  terminal: Terminal,
): Promise<(OpenPlaybook & { readonly playbook: Playbook }) | undefined> {
  const open = await openPlaybook(named);
  const playbook = open.snapshot.playbook();
  if (playbook === undefined) {
    printDiagnostics(
      open.snapshot.diagnostics.filter((diagnostic) => diagnostic.severity === "error"),
      open,
      terminal,
      "note",
    );
    return undefined;
  }
  return { ...open, playbook };
}
