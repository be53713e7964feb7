/**
 * The language server: what it can do, and what happens when a client opens, changes and closes files.
 *
 * Which method is answered by which feature stands in requests/. There, and in protocol/, is the only place where
 * addresses, lines and characters meet.
 */

import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeResult,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { tokenModifiers, tokenTypes } from "./features/semantic-tokens.ts";
import type { FileSystem } from "./file-system.ts";
import { withChanges } from "./protocol/text-changes.ts";
import { codeActionKinds, serveActions } from "./requests/actions.ts";
import { serveColours, takesChanges } from "./requests/colours.ts";
import { commands, serveCommands } from "./requests/commands.ts";
import { asksForDiagnostics, serveDiagnostics } from "./requests/diagnostics.ts";
import { formattedOnType, serveFormatting } from "./requests/formatting.ts";
import { serveHints, signatureTriggers } from "./requests/hints.ts";
import { serveReading } from "./requests/reading.ts";
import { serveWriting } from "./requests/writing.ts";
import { createSession } from "./session.ts";
import { settingsSection } from "./settings.ts";

export function startServer(connection: Connection, files: FileSystem): void {
  const session = createSession(connection, files);
  const { workspace } = session;
  const watch = serveDiagnostics(session);
  serveReading(session);
  serveColours(session);
  serveWriting(session);
  serveActions(session);
  serveCommands(session);
  serveFormatting(session);
  serveHints(session);

  connection.onInitialize(
    ({ capabilities: client, workspaceFolders, rootUri, initializationOptions }): InitializeResult => {
      session.client = client;
      session.settings.told(initializationOptions);
      const offered = client.general?.positionEncodings ?? [];
      session.encoding =
        (["utf-16", "utf-8", "utf-32"] as const).find((each) => offered.includes(each)) ?? "utf-16";
      session.folders = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri == null ? [] : [rootUri]);
      return {
        serverInfo: { name: "persona" },
        capabilities: {
          positionEncoding: session.encoding,
          textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
          completionProvider: { triggerCharacters: ["{", ".", " ", ","] },
          hoverProvider: true,
          signatureHelpProvider: { triggerCharacters: signatureTriggers },
          inlayHintProvider: true,
          definitionProvider: true,
          typeDefinitionProvider: true,
          referencesProvider: true,
          documentHighlightProvider: true,
          documentSymbolProvider: true,
          workspaceSymbolProvider: true,
          documentFormattingProvider: true,
          documentRangeFormattingProvider: { rangesSupport: true },
          documentOnTypeFormattingProvider: formattedOnType,
          foldingRangeProvider: true,
          selectionRangeProvider: true,
          documentLinkProvider: {},
          renameProvider: client.textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
          codeActionProvider: { codeActionKinds },
          executeCommandProvider: { commands },
          semanticTokensProvider: {
            legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
            full: takesChanges(session) ? { delta: true } : true,
            range: true,
          },
          ...(asksForDiagnostics(session)
            ? {
                diagnosticProvider: {
                  interFileDependencies: true,
                  workspaceDiagnostics: true,
                  identifier: "persona",
                },
              }
            : {}),
          workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        },
      };
    },
  );

  connection.onInitialized(() => {
    if (session.client.workspace?.didChangeWatchedFiles?.dynamicRegistration)
      void connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: "**/*.{persona,ics,csv,png,jpg,jpeg,webp,svg}" }],
      });
    if (session.client.workspace?.workspaceFolders)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        session.folders = [
          ...session.folders.filter((uri) => !gone.has(uri)),
          ...added.map(({ uri }) => uri),
        ];
        watch.changed();
      });
  });

  connection.onDidChangeConfiguration(({ settings }) => {
    session.settings.forget();
    session.settings.told((settings as Record<string, unknown> | null)?.[settingsSection]);
    watch.changed();
  });
  connection.onDidOpenTextDocument(({ textDocument: { uri, text, version } }) => {
    session.inTurn(() => workspace.open(uri, text, version));
    watch.changed();
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    session.inTurn(() => {
      const before = workspace.document(uri)?.text;
      if (before !== undefined)
        workspace.change(uri, withChanges(before, contentChanges, session.encoding), version);
    });
    watch.changed();
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    session.inTurn(() => workspace.close(uri));
    watch.changed();
  });
  connection.onDidChangeWatchedFiles(() => {
    session.inTurn(() => workspace.placesChanged());
    watch.changed();
  });

  connection.listen();
}
