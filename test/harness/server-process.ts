/** The language server as a process of its own, as an editor starts it. */

import { type ChildProcessByStdio, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Readable, Writable } from "node:stream";
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { commandFile } from "./command.ts";

export interface ServerProcess {
  readonly child: ChildProcessByStdio<Writable, Readable, null>;
  /** How it ended; null where it was killed. */
  readonly ended: Promise<number | null>;
}

/**
 * @param atMost milliseconds after which it is killed, whatever it does
 * @param flags of Node
 */
export function startServerProcess(
  folder: string,
  atMost = 30_000,
  environment: Readonly<Record<string, string>> = {},
  flags: readonly string[] = [],
): ServerProcess {
  const child = spawn(process.execPath, [...flags, commandFile, "lsp", "--stdio"], {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ["pipe", "pipe", "ignore"],
  });
  // What is written to one that has ended is lost: `ended` says that it has.
  child.stdin.on("error", () => {});
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const timer = setTimeout(() => child.kill("SIGKILL"), atMost);
  ended.then(() => clearTimeout(timer));
  return { ended, child };
}

export function connectTo({ child }: ServerProcess): ProtocolConnection {
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  return connection;
}

/** Megabytes that it takes now; on Linux. */
export function memoryOf({ child }: ServerProcess): number {
  const [, kilobytes = "0"] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) / 1024;
}

/**
 * Milliseconds that its main thread has worked, to the microsecond: what else the machine does makes no difference. On
 * Linux.
 */
export function workOf({ child: { pid } }: ServerProcess): number {
  const [nanoseconds] = readFileSync(`/proc/${pid}/task/${pid}/schedstat`, "utf8").split(" ");
  return Number(nanoseconds) / 1e6;
}
