/** Runs the command as somebody whom the disk refuses what is not theirs: root may read and write everything. */

import { spawnSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { dirname, join } from "node:path";
import { commandFile, persona, type Ran, type RunOptions } from "./command.ts";

export const isRoot = process.getuid?.() === 0;

const nobody = 65_534;

/** Whether anybody can be refused anything here: not by Windows, and not where root may not become another. */
export const canBeRefused =
  process.platform !== "win32" &&
  (!isRoot || spawnSync(process.execPath, ["--version"], { uid: nobody, gid: nobody }).status === 0);

export const personaRefused = (args: readonly string[], options: RunOptions = {}): Ran =>
  persona(args, isRoot ? { ...options, user: nobody } : options);

/** The folder that a test has made, and the command: what is in them, `personaRefused` may read, but for what is then taken away. */
export function letAllRead(folder: string): void {
  spawnSync("chmod", ["-R", "a+rwX", folder]);
  spawnSync("chmod", ["-R", "a+rX", dirname(dirname(commandFile))]);
}

/** Runs it in a folder of a test, of which it may not read these files and folders. */
export function personaKeptFrom(closed: readonly string[], folder: string, args: readonly string[]): Ran {
  const paths = closed.map((path) => join(folder, path));
  letAllRead(folder);
  for (const path of paths) chmodSync(path, 0);
  try {
    return personaRefused(args, { in: folder });
  } finally {
    for (const path of paths) chmodSync(path, 0o755);
  }
}
