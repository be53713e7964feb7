/**
 * The client of the language server: starts it, starts it anew when it must be another one, and reads files for it
 * where it cannot.
 */

import * as vscode from "vscode";
import {
  BaseLanguageClient,
  type Disposable,
  ExecuteCommandRequest,
  type LanguageClientOptions,
  type MessageTransports,
  RevealOutputChannelOn,
  State,
} from "vscode-languageclient/browser";
import { serveFiles } from "./files.ts";
import { startServer } from "./server-start.ts";

export interface PersonaClient extends Disposable {
  readonly output: vscode.LogOutputChannel;
  readonly state: State;
  readonly onDidChangeState: vscode.Event<State>;
  start(): Promise<void>;
  stop(): Promise<void>;
  restart(): Promise<void>;
  /** One of the server's commands for panels; undefined where the server does not answer. */
  ask<Answer>(
    command: string,
    argument: object,
    token?: vscode.CancellationToken,
  ): Promise<Answer | undefined>;
}

class Client extends BaseLanguageClient {
  readonly #open: () => Promise<MessageTransports>;
  constructor(open: () => Promise<MessageTransports>, options: LanguageClientOptions) {
    super("persona", "Persona", options);
    this.#open = open;
  }
  protected createMessageTransports(): Promise<MessageTransports> {
    return this.#open();
  }
}

export function createClient(context: vscode.ExtensionContext): PersonaClient {
  const output = vscode.window.createOutputChannel("Persona", { log: true });
  const changed = new vscode.EventEmitter<State>();
  const always: vscode.Disposable[] = [output, changed];
  let client: Client | undefined;
  let files: vscode.Disposable | undefined;

  async function start(): Promise<void> {
    const options: LanguageClientOptions = {
      // Wherever a folder comes from: a disk, a repository far away, a browser's memory.
      documentSelector: [{ language: "persona" }],
      outputChannel: output,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: {},
      markdown: { isTrusted: false, supportHtml: false },
    };
    const next = new Client(() => startServer(context, output), options);
    next.onDidChangeState(({ newState }) => changed.fire(newState));
    client = next;
    files = serveFiles(next);
    await next.start();
  }
  async function stop(): Promise<void> {
    const before = client;
    client = undefined;
    files?.dispose();
    await before?.dispose();
  }
  async function restart(): Promise<void> {
    await stop().catch((error: unknown) => output.warn(String(error)));
    await start();
  }

  always.push(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("persona.server")) void restart();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      if (vscode.workspace.getConfiguration("persona").get("server") === "project") void restart();
    }),
  );

  return {
    output,
    get state() {
      return client?.state ?? State.Stopped;
    },
    onDidChangeState: changed.event,
    start,
    stop,
    restart,
    async ask(command, argument, token) {
      if (client?.state !== State.Running) return undefined;
      try {
        return await client.sendRequest(
          ExecuteCommandRequest.type,
          { command, arguments: [argument] },
          token,
        );
      } catch (error) {
        if (token?.isCancellationRequested !== true) output.warn(`${command}: ${String(error)}`);
        return undefined;
      }
    },
    dispose() {
      for (const each of always) each.dispose();
    },
  };
}
