/** A client in memory: the real protocol over two streams, without a process, and every message of it checked. */

import { PassThrough } from "node:stream";
import type {
  ClientCapabilities,
  Diagnostic,
  InitializeResult,
  ServerCapabilities,
} from "vscode-languageserver";
import {
  createConnection,
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { classifierOf } from "../../language-server/features/trial/classifier-preview.ts";
import type { FileSystem } from "../../language-server/file-system.ts";
import { startServer } from "../../language-server/server.ts";
import { createProtocolChecker } from "./protocol-checker.ts";

export const modern: ClientCapabilities = {
  general: { positionEncodings: ["utf-16"] },
  textDocument: {
    completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown", "plaintext"] } },
    hover: { contentFormat: ["markdown", "plaintext"] },
    signatureHelp: {
      signatureInformation: {
        parameterInformation: { labelOffsetSupport: true },
        documentationFormat: ["markdown"],
        activeParameterSupport: true,
      },
    },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    rename: { prepareSupport: true },
    rangeFormatting: { rangesSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "refactor", "source"] } },
      isPreferredSupport: true,
    },
    semanticTokens: {
      requests: { full: { delta: true }, range: true },
      tokenTypes: [],
      tokenModifiers: [],
      formats: ["relative"],
    },
    publishDiagnostics: { relatedInformation: true },
  },
  workspace: {
    workspaceEdit: { documentChanges: true, resourceOperations: ["create", "rename", "delete"] },
    workspaceFolders: true,
    applyEdit: true,
    codeLens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    textDocumentContent: {},
    fileOperations: { willRename: true },
  },
  window: { showDocument: { support: true } },
};

export interface Client {
  readonly connection: ProtocolConnection;
  readonly server: InitializeResult;
  /** What the server published last, by address. */
  readonly published: ReadonlyMap<
    string,
    { readonly version?: number; readonly diagnostics: readonly Diagnostic[] }
  >;
  readonly log: readonly string[];
  open(uri: string, text: string, version?: number): Promise<void>;
  request<Answer>(method: string, params: object): Promise<Answer>;
  /** Waits until what was published says so. */
  until(holds: () => boolean): Promise<void>;
  end(): Promise<void>;
}

export async function connect(
  files: FileSystem,
  {
    capabilities = modern,
    folder,
    initializationOptions,
    progress = () => {},
    showsClassifier = true,
  }: {
    readonly capabilities?: ClientCapabilities;
    readonly folder?: string;
    readonly initializationOptions?: unknown;
    /** The server that an extension brings along does not. */
    readonly showsClassifier?: boolean;
    readonly progress?: (value: { readonly kind: string }) => void;
  } = {},
): Promise<Client> {
  const [up, down] = [new PassThrough(), new PassThrough()];
  startServer(
    createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)),
    files,
    showsClassifier ? classifierOf : undefined,
  );
  const overheard = overhear(capabilities, () => server.capabilities);
  const connection = createProtocolConnection(
    overheard.reader(new StreamMessageReader(down)),
    overheard.writer(new StreamMessageWriter(up)),
  );
  const published = new Map<string, { version?: number; diagnostics: readonly Diagnostic[] }>();
  const log: string[] = [];
  let told = (): void => {};
  connection.onNotification("textDocument/publishDiagnostics", ({ uri, ...rest }) => {
    published.set(uri, rest);
    told();
  });
  connection.onNotification("window/logMessage", ({ message }: { message: string }) => {
    log.push(message);
  });
  connection.onRequest("client/registerCapability", () => null);
  connection.onRequest("window/workDoneProgress/create", () => null);
  connection.onNotification("$/progress", ({ value }: { value: { kind: string } }) => progress(value));
  for (const refreshed of ["diagnostic", "codeLens", "inlayHint"])
    connection.onRequest(`workspace/${refreshed}/refresh`, () => null);
  connection.listen();
  const workspaceFolders = folder === undefined ? null : [{ uri: folder, name: "playbooks" }];
  let server: InitializeResult = { capabilities: {} };
  server = await connection.sendRequest("initialize", {
    processId: null,
    rootUri: folder ?? null,
    workspaceFolders,
    capabilities,
    initializationOptions,
  });
  await connection.sendNotification("initialized", {});
  return {
    connection,
    server,
    published,
    log,
    open: (uri, text, version = 1) =>
      connection.sendNotification("textDocument/didOpen", {
        textDocument: { uri, languageId: "persona", version, text },
      }),
    request: (method, params) => connection.sendRequest(method, params),
    until: async (holds) => {
      const end = Date.now() + 20_000;
      while (!holds()) {
        if (Date.now() > end) throw new Error("the server did not say so in time");
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, 500);
          told = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    },
    end: async () => {
      await connection.sendRequest("shutdown");
      connection.dispose();
      if (overheard.wrong.length > 0) throw new Error(overheard.wrong.join("\n"));
    },
  };
}

/** Every message of both sides, held against the protocol and what the client said of itself. */
function overhear(capabilities: ClientCapabilities, server: () => ServerCapabilities) {
  const checker = createProtocolChecker(capabilities, server);
  const asked = new Map<unknown, { readonly method: string; readonly params: unknown }>();
  const wrong: string[] = [];
  return {
    wrong,
    writer(writer: StreamMessageWriter): StreamMessageWriter {
      const write = writer.write.bind(writer);
      writer.write = (message) => {
        const { id, method, params } = message as { id?: unknown; method?: string; params?: unknown };
        if (method !== undefined && id === undefined) checker.sent(method, params);
        else if (method !== undefined) asked.set(id, { method, params });
        return write(message);
      };
      return writer;
    },
    reader(reader: StreamMessageReader): StreamMessageReader {
      const listen = reader.listen.bind(reader);
      reader.listen = (heard) =>
        listen((message) => {
          const { id, method, params, result } = message as Record<string, unknown>;
          const question = asked.get(id);
          if (typeof method === "string") wrong.push(...checker.wrongInCall(method, params));
          else if (question !== undefined && result != null)
            wrong.push(...checker.wrongIn(question.method, question.params, result));
          heard(message);
        });
      return reader;
    },
  };
}
