/**
 * Starts the server: the bundled one as a worker in a browser, as a process on a machine; the project's own one, where
 * the setting says so, and only in a workspace that is trusted.
 *
 * In Restricted Mode nothing of the folder runs: the bundled server reads playbooks and never executes them.
 */

import * as vscode from "vscode";
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  type MessageTransports,
  ReadableStreamMessageReader,
  WriteableStreamMessageWriter,
} from "vscode-languageclient/browser";
import { ownProgram, type Program } from "./persona-program.ts";

type ChildProcess = import("node:child_process").ChildProcess;
/** A browser's; on a machine there is none. */
declare const Worker: new (script: string) => Port;
type Port = ConstructorParameters<typeof BrowserMessageReader>[0];

export async function startServer(
  context: vscode.ExtensionContext,
  output: vscode.LogOutputChannel,
): Promise<MessageTransports> {
  const script = vscode.Uri.joinPath(context.extensionUri, "dist", "server.js");
  if (!isOnMachine()) return transportsOf(new Worker(script.toString(true)));
  const { fork } = await import("node:child_process");
  const own = await projectServer();
  output.info(own === undefined ? "the bundled server starts" : `the project's server starts: ${own.first}`);
  if (own !== undefined) return projectTransports(own, output);
  const child = fork(script.fsPath, [], {
    execArgv: [],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  child.stderr?.on("data", (data: Buffer) => output.error(data.toString()));
  return { ...transportsOf(portOf(child)), detached: false };
}

const isOnMachine = (): boolean => typeof process === "object" && process.versions?.node !== undefined;

const transportsOf = (port: Port): MessageTransports => ({
  reader: new BrowserMessageReader(port),
  writer: new BrowserMessageWriter(port),
});

/** A process, as a worker: messages go over its channel. */
function portOf(child: ChildProcess): Port {
  let listener: ((event: { readonly data: unknown }) => void) | null = null;
  child.on("message", (data) => listener?.({ data }));
  return {
    postMessage: (data: never) => void child.send(data),
    addEventListener(_type: "error", told: (error: unknown) => void) {
      child.on("error", told);
    },
    set onmessage(told: typeof listener) {
      listener = told;
    },
  } as unknown as Port;
}

/** The `persona` command that is installed for the first folder of the workspace that has one. */
async function projectServer(): Promise<Program | undefined> {
  if (!vscode.workspace.isTrusted) return undefined;
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    if (
      vscode.workspace.getConfiguration("persona", uri).get("server") !== "project" ||
      uri.scheme !== "file"
    )
      continue;
    const program = await ownProgram([uri]);
    if (program !== undefined) return program;
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        "This folder has no Persona of its own: install the package @persona-lang/compiler, or set “persona.server” to “bundled”.",
      ),
    );
  }
  return undefined;
}

/** What other editors are served over as well: the standard streams. */
async function projectTransports(
  { path, first, environment }: Program,
  output: vscode.LogOutputChannel,
): Promise<MessageTransports> {
  const { spawn } = await import("node:child_process");
  const { stdout, stdin, stderr } = spawn(path, [...first, "lsp"], {
    env: { ...process.env, ...environment },
    stdio: "pipe",
  });
  stderr.on("data", (data: Buffer) => output.error(data.toString()));
  const told =
    (stream: NodeJS.EventEmitter, event: string) =>
    <Told extends (...told: never[]) => void>(listener: Told) => {
      stream.on(event, listener as never);
      return { dispose: () => void stream.off(event, listener as never) };
    };
  return {
    reader: new ReadableStreamMessageReader({
      onData: told(stdout, "data"),
      onEnd: told(stdout, "end"),
      onClose: told(stdout, "close"),
      onError: told(stdout, "error"),
    }),
    writer: new WriteableStreamMessageWriter({
      onEnd: told(stdin, "finish"),
      onClose: told(stdin, "close"),
      onError: told(stdin, "error"),
      write: (data: Uint8Array | string) =>
        new Promise<void>((resolve, reject) =>
          stdin.write(data, (error) => (error ? reject(error) : resolve())),
        ),
      end: () => stdin.end(),
    }),
  };
}
