/** A client over standard input and output: types a letter and waits for what is wrong, or for what could follow. */

import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import type { Document } from "./documents.ts";

export interface Server {
  readonly name: string;
  readonly command: readonly string[];
}

export interface Session {
  /** From the start of the process to the answer to `initialize`, in milliseconds. */
  readonly started: number;
  /** Types a letter and waits for the diagnostics of that version; then takes it away again. */
  diagnose(): Promise<number>;
  complete(): Promise<number>;
  /** Milliseconds of processor time since the start of the process. */
  cpuTime(): number;
  /** Megabytes at most. */
  memory(): number;
  end(): void;
}

/** The process of a server, and the connection to it, which nobody listens to yet. */
export function start({ command }: Server, folder: string) {
  const [program = "", ...args] = command;
  const child = spawn(program, args, { stdio: ["pipe", "pipe", "ignore"], cwd: folder });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const end = (): void => {
    connection.dispose();
    child.kill();
  };
  return { child, connection, end };
}

export async function openSession(server: Server, folder: string, document: Document): Promise<Session> {
  const began = performance.now();
  const { child, connection, end } = start(server, folder);
  const uri = `file://${folder}/main.${document.ending}`;
  const told = listen(connection, uri);
  connection.listen();
  const { capabilities } = await connection.sendRequest<{ capabilities: { diagnosticProvider?: unknown } }>(
    "initialize",
    {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: null,
      capabilities: {
        textDocument: {
          synchronization: {},
          diagnostic: {},
          publishDiagnostics: { versionSupport: true },
          completion: { completionItem: { snippetSupport: true } },
        },
        workspace: { configuration: false },
      },
    },
  );
  const started = performance.now() - began;
  await connection.sendNotification("initialized", {});
  const pulls = capabilities.diagnosticProvider !== undefined;
  let version = 1;
  const look = async (): Promise<void> => {
    if (pulls) await connection.sendRequest("textDocument/diagnostic", { textDocument: { uri } });
    else await told.of(version);
  };
  const { languageId, text, typed, completed } = document;
  await connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId, version, text },
  });
  await look();

  async function type(letter: "x" | ""): Promise<number> {
    const end = letter === "" ? { ...typed, character: typed.character + 1 } : typed;
    const start = performance.now();
    await connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: ++version },
      contentChanges: [{ range: { start: typed, end }, text: letter }],
    });
    await look();
    return performance.now() - start;
  }

  return {
    started,
    async diagnose() {
      const time = await type("x");
      await type("");
      return time;
    },
    async complete() {
      const change = (letter: "x" | "") =>
        connection.sendNotification("textDocument/didChange", {
          textDocument: { uri, version: ++version },
          contentChanges: [
            {
              range: {
                start: typed,
                end: letter === "" ? { ...typed, character: typed.character + 1 } : typed,
              },
              text: letter,
            },
          ],
        });
      const start = performance.now();
      await change("x");
      await connection.sendRequest("textDocument/completion", { textDocument: { uri }, position: completed });
      const time = performance.now() - start;
      await change("");
      await look();
      return time;
    },
    cpuTime: () => cpuTimeOf(child),
    memory: () => peakMemoryOf(child),
    end,
  };
}

/** Diagnostics that are told unasked; servers that name no version tell of the newest. */
function listen(connection: ProtocolConnection, uri: string) {
  let waiting: { readonly version: number; readonly resolve: () => void } | undefined;
  connection.onNotification(
    "textDocument/publishDiagnostics",
    (told: { readonly uri: string; readonly version?: number }) => {
      if (told.uri !== uri || waiting === undefined) return;
      if ((told.version ?? waiting.version) < waiting.version) return;
      const { resolve } = waiting;
      waiting = undefined;
      resolve();
    },
  );
  connection.onRequest("workspace/configuration", ({ items }: { items: readonly unknown[] }) =>
    items.map(() => null),
  );
  connection.onRequest("client/registerCapability", () => null);
  return {
    of: (version: number) =>
      new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error("no diagnostics within a minute")), 60_000);
        waiting = {
          version,
          resolve: () => {
            clearTimeout(timer);
            resolve();
          },
        };
      }),
  };
}

/** Of Linux: user and system time in hundredths of a second. */
function cpuTimeOf({ pid }: ChildProcess): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function peakMemoryOf({ pid }: ChildProcess): number {
  const [, kilobytes = "0"] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) / 1024;
}
