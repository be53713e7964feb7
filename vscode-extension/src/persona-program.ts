/**
 * What is started for a folder: its own `persona`, else the one that the machine has; always with its arguments as they
 * are, read by no shell.
 *
 * On Windows a command of npm is a file for the shell, `persona.cmd`, to which no argument can be handed that the shell
 * would not read; so the script behind it is started, in Node.
 */

import * as vscode from "vscode";
import { placesOnPath } from "./search-path.ts";

export interface Program {
  readonly path: string;
  /** What stands before the arguments of `persona`. */
  readonly first: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** How a person begins the same in a terminal. */
  readonly typed: string;
}

const script = "node_modules/@persona-lang/compiler/bin/persona.js";

/**
 * Undefined where there is none.
 * @param folders where it may be installed, the nearest first
 */
export async function personaProgram(folders: readonly vscode.Uri[]): Promise<Program | undefined> {
  const own = await ownProgram(folders);
  if (own !== undefined) return own;
  const name = process.platform === "win32" ? script : "persona";
  const installed = await firstThere(placesOnPath(process.env.PATH, process.platform, [name]));
  if (installed === undefined) return undefined;
  const typed = `persona${shellEnding()}`;
  return process.platform === "win32"
    ? inNode(installed, typed)
    : { path: installed, first: [], environment: {}, typed };
}

/** Undefined where none of the folders has one installed. */
export async function ownProgram(folders: readonly vscode.Uri[]): Promise<Program | undefined> {
  const own = await firstThere(folders.map((folder) => vscode.Uri.joinPath(folder, script).fsPath));
  return own === undefined ? undefined : inNode(own, `npx${shellEnding()} persona`);
}

/** In PowerShell, which may run no scripts of its own, commands of npm are called by their whole name. */
const shellEnding = (): string => (process.platform === "win32" ? ".cmd" : "");

/**
 * The editor's own Node, unless it is older than what the package needs, as in older VS Code; on Windows it
 * writes into no terminal. Then the machine's, which says so itself if it is too old.
 */
async function inNode(path: string, typed: string): Promise<Program> {
  const [major = 0, minor = 0, patch = 0] = process.versions.node.split(".").map(Number);
  const isAtLeast = (least: number, leastPatch: number) =>
    minor > least || (minor === least && patch >= leastPatch);
  const isNewEnough = major > 24 || (major === 24 && isAtLeast(4, 1)) || (major === 22 && isAtLeast(17, 1));
  const names = [process.platform === "win32" ? "node.exe" : "node"];
  const other =
    isNewEnough && process.platform !== "win32"
      ? undefined
      : await firstThere(placesOnPath(process.env.PATH, process.platform, names));
  return {
    path: other ?? process.execPath,
    first: [path],
    environment: other === undefined ? { ELECTRON_RUN_AS_NODE: "1" } : {},
    typed,
  };
}

async function firstThere(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    const isThere = await vscode.workspace.fs.stat(vscode.Uri.file(path)).then(
      ({ type }) => (type & vscode.FileType.File) !== 0,
      () => false,
    );
    if (isThere) return path;
  }
  return undefined;
}
