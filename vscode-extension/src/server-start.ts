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
declare const Worker: new (script: string) => Port & { terminate(): void };
type Port = ConstructorParameters<typeof BrowserMessageReader>[0];

export interface Server {
  readonly transports: MessageTransports;
  /** At once, also where it answers no more. */
  end(): void;
}

export async function startServer(
  context: vscode.ExtensionContext,
  output: vscode.LogOutputChannel,
): Promise<Server> {
  const script = vscode.Uri.joinPath(context.extensionUri, "dist", "server.js");
  if (!isOnMachine()) {
    const worker = new Worker(script.toString(true));
    const transports = { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
    return { transports, end: () => worker.terminate() };
  }
  const { fork } = await import("node:child_process");
  const own = await projectServer();
  output.info(own === undefined ? "the bundled server starts" : `the project's server starts: ${own.first}`);
  if (own !== undefined) return startProjectServer(own, output);
  const child = fork(script.fsPath, [], {
    execArgv: [],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  child.stderr?.on("data", (data: Buffer) => output.error(data.toString()));
  const port = portOf(child);
  const transports = { reader: new ProcessReader(child, port), writer: new BrowserMessageWriter(port) };
  return { transports, end: () => void child.kill("SIGKILL") };
}

const isOnMachine = (): boolean => typeof process === "object" && process.versions?.node !== undefined;

/** Also tells when the process has ended, which a port never does: a server that broke down is started anew by that. */
class ProcessReader extends BrowserMessageReader {
  constructor(child: ChildProcess, port: Port) {
    super(port);
    child.on("exit", () => this.fireClose());
  }
}

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

/** Whether a folder of the workspace asks for its own server: by a setting of any of them, or of the user. */
export const wantsProjectServer = (): boolean => foldersWithServer().length > 0;

const foldersWithServer = (): readonly vscode.Uri[] =>
  (vscode.workspace.workspaceFolders ?? [])
    .map(({ uri }) => uri)
    .filter(
      (uri) =>
        uri.scheme === "file" &&
        vscode.workspace.getConfiguration("persona", uri).get("server") === "project",
    );

/** The `persona` command that is installed for the first folder of the workspace that has one. */
async function projectServer(): Promise<Program | undefined> {
  if (!vscode.workspace.isTrusted) return undefined;
  for (const folder of foldersWithServer()) {
    const program = await ownProgram([folder]);
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
async function startProjectServer(
  { path, first, environment }: Program,
  output: vscode.LogOutputChannel,
): Promise<Server> {
  const { spawn } = await import("node:child_process");
  const child = spawn(path, [...first, "lsp"], { env: { ...process.env, ...environment }, stdio: "pipe" });
  // One that cannot be started closes its streams as well.
  child.on("error", (error) => output.error(String(error)));
  const { stdout, stdin, stderr } = child;
  stderr.on("data", (data: Buffer) => output.error(data.toString()));
  const told =
    (stream: NodeJS.EventEmitter, event: string) =>
    <Told extends (...told: never[]) => void>(listener: Told) => {
      stream.on(event, listener as never);
      return { dispose: () => void stream.off(event, listener as never) };
    };
  const transports = {
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
  return { transports, end: () => void child.kill("SIGKILL") };
}
