/**
 * The client of the language server: starts it, starts it anew when it must be another one, and reads files for it
 * where it cannot.
 */

import * as vscode from "vscode";
import {
  BaseLanguageClient,
  CloseAction,
  DidChangeWatchedFilesNotification,
  type Disposable,
  ExecuteCommandRequest,
  FileChangeType,
  type LanguageClientOptions,
  type MessageTransports,
  RevealOutputChannelOn,
  ShowMessageNotification,
  State,
} from "vscode-languageclient/browser";
import { serveFiles } from "./files.ts";
import { showMessage } from "./notifications.ts";
import { playbookSchemes } from "./playbooks.ts";
import { type Server, startServer, wantsProjectServer } from "./server-start.ts";
import { tracedInto } from "./trace.ts";

export interface PersonaClient extends Disposable {
  readonly output: vscode.LogOutputChannel;
  readonly state: State;
  readonly onDidChangeState: vscode.Event<State>;
  /** The server knows that files changed, which nobody typed in an editor. */
  readonly onDidTellFiles: vscode.Event<void>;
  /** Starts the server, anew where it runs. What goes wrong is told by the status, and in the output. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** One of the server's commands for panels; undefined where the server does not answer. */
  ask<Answer>(
    command: string,
    argument: object,
    token?: vscode.CancellationToken,
  ): Promise<Answer | undefined>;
}

/** One client, and the server that it has started last: they end together. */
class Client extends BaseLanguageClient {
  readonly #open: () => Promise<Server>;
  #server: Server | undefined;
  #isOver = false;

  constructor(open: () => Promise<Server>, options: LanguageClientOptions) {
    super("persona", "Persona", options);
    this.#open = open;
    const usual = this.createDefaultErrorHandler();
    this.clientOptions.errorHandler = {
      error: (...told) => usual.error(...told),
      // A server that broke down is started anew, unless it was to end.
      closed: () => (this.#isOver ? { action: CloseAction.DoNotRestart, handled: true } : usual.closed()),
    };
    this.onNotification(ShowMessageNotification.type, showMessage);
  }

  /** Also of a server that answers no more. */
  async end(): Promise<void> {
    this.#isOver = true;
    try {
      await this.dispose();
    } finally {
      this.#server?.end();
    }
  }

  protected async createMessageTransports(): Promise<MessageTransports> {
    this.#server?.end();
    this.#server = await this.#open();
    return this.#server.transports;
  }
}

export function createClient(context: vscode.ExtensionContext): PersonaClient {
  const output = vscode.window.createOutputChannel("Persona", { log: true });
  const changed = new vscode.EventEmitter<State>();
  const filesTold = new vscode.EventEmitter<void>();
  const traced = tracedInto(output);
  const always: vscode.Disposable[] = [output, changed, filesTold, traced];
  let client: Client | undefined;
  let files: vscode.Disposable | undefined;
  let schemes: readonly string[] = [];

  async function start(): Promise<void> {
    schemes = playbookSchemes();
    const options: LanguageClientOptions = {
      documentSelector: schemes.map((scheme) => ({ scheme, language: "persona" })),
      outputChannel: output,
      traceOutputChannel: traced.channel,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: {},
      markdown: { isTrusted: false, supportHtml: false },
      middleware: {
        workspace: {
          async didChangeWatchedFile(event, next) {
            await next(event);
            filesTold.fire();
          },
        },
      },
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
    await before?.end();
  }

  // One after another: of two at once, the first would be forgotten while it starts.
  let last: Promise<void> = Promise.resolve();
  const warn = (error: unknown): void => output.warn(String(error));
  const inTurn = (...works: readonly (() => Promise<void>)[]): Promise<void> => {
    for (const work of works) last = last.then(work).catch(warn);
    return last;
  };
  const restart = (): Promise<void> => inTurn(stop, start);

  always.push(
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      // Who watches files for the editor may be slow, and in some places there is nobody.
      if (client?.state !== State.Running || !/\.(json|csv|ndjson|jsonl)$/.test(uri.path)) return;
      const changes = [{ uri: uri.toString(), type: FileChangeType.Changed }];
      client
        .sendNotification(DidChangeWatchedFilesNotification.method, { changes })
        .then(() => filesTold.fire(), warn);
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("persona.server")) void restart();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      if (wantsProjectServer()) void restart();
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(() => {
      if (playbookSchemes().some((scheme) => !schemes.includes(scheme))) void restart();
    }),
  );

  return {
    output,
    get state() {
      return client?.state ?? State.Stopped;
    },
    onDidChangeState: changed.event,
    onDidTellFiles: filesTold.event,
    restart,
    stop: () => inTurn(stop),
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
