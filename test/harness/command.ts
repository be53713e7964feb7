/** Runs the real command in a folder of its own, as a user does. */

import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, inject } from "vitest";

export const commandFile = join(inject("installedPackage"), "bin", "persona.js");
const starter = join(inject("installedPackage"), "starter");

/** As the overview lists them. */
export const commandNames = [
  "init",
  "check",
  "fmt",
  "build",
  "docs",
  "classify",
  "test",
  "propose-tests",
  "explain",
  "receipt",
  "verify",
  "plan",
  "replan",
  "migrate",
  "report",
  "drift",
  "evaluate",
  "lsp",
];

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly in?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** The number of a user and of their group; root alone may run it as another. */
  readonly user?: number;
}

const environment = (more: Readonly<Record<string, string>> = {}) => ({
  PATH: process.env.PATH ?? "",
  HOME: process.env.HOME ?? "",
  ...more,
});

export const persona = (args: readonly string[], options: RunOptions = {}): Ran =>
  runPersona(commandFile, args, options);

/** The command of another installation. */
export function runPersona(command: string, args: readonly string[], options: RunOptions = {}): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd: options.in,
    input: options.input ?? "",
    encoding: "utf8",
    env: environment(options.env),
    uid: options.user,
    gid: options.user,
    timeout: 30_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, stdout, stderr };
}

/** For those that are to be stopped, or that run beside one another. */
export const startPersona = (args: readonly string[], options: RunOptions = {}) =>
  spawn(process.execPath, [commandFile, ...args], { cwd: options.in, env: environment(options.env) });

/** A new folder that is removed after the tests of the file. */
export function newFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "persona-test-")));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder with these files, over those of the starter playbook where `starter` is wanted. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>, base?: "starter"): string {
  const folder = newFolder();
  if (base === "starter") cpSync(starter, folder, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
