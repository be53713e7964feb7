/**
 * The language server: what happens when a client opens, changes and closes files.
 *
 * What it can do stands in capabilities.ts, which method is answered by which feature in requests/. There, and in
 * protocol/, is the only place where addresses, lines and characters meet.
 */

import { parse } from "@persona-lang/compiler";
import {
  type Connection,
  DidChangeConfigurationNotification,
  type DidChangeTextDocumentParams,
  DidChangeWatchedFilesNotification,
  type InitializeResult,
  type TextDocumentContentChangeEvent,
} from "vscode-languageserver";
import { capabilitiesFor } from "./capabilities.ts";
import type { FileSystem } from "./file-system.ts";
import { lostChange } from "./protocol/parameters.ts";
import { withChanges } from "./protocol/text-changes.ts";
import { serveActions } from "./requests/actions.ts";
import { serveColours } from "./requests/colours.ts";
import { serveCommands } from "./requests/commands.ts";
import { serveDiagnostics } from "./requests/diagnostics.ts";
import { serveFormatting } from "./requests/formatting.ts";
import { serveHints } from "./requests/hints.ts";
import { indexWorkspace } from "./requests/indexing.ts";
import { serveLenses } from "./requests/lenses.ts";
import { servePreviews } from "./requests/previews.ts";
import { serveReading } from "./requests/reading.ts";
import { serveRelations } from "./requests/relations.ts";
import { serveRenaming } from "./requests/renaming.ts";
import { serveWriting } from "./requests/writing.ts";
import { type ClassifierOf, createSession, type Session } from "./session.ts";
import { settingsSection } from "./settings.ts";

/** Answers from now on; the session tells what the client said of itself. */
export function startServer(connection: Connection, files: FileSystem, classifierOf?: ClassifierOf): Session {
  const session = createSession(connection, files, classifierOf);
  const { workspace } = session;
  const watch = serveDiagnostics(session);
  const previews = servePreviews(session);
  const changed = (): void => {
    watch.changed();
    previews.changed();
  };
  serveReading(session);
  serveColours(session);
  serveWriting(session);
  serveRenaming(session);
  serveActions(session);
  serveCommands(session);
  serveFormatting(session);
  serveHints(session);
  serveLenses(session);
  serveRelations(session);

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
        capabilities: capabilitiesFor(session),
      };
    },
  );

  connection.onInitialized(() => {
    const log = (error: unknown) => connection.console.error(String(error));
    if (session.client.workspace?.didChangeConfiguration?.dynamicRegistration)
      connection.client
        .register(DidChangeConfigurationNotification.type, { section: settingsSection })
        .catch(log);
    if (session.client.workspace?.didChangeWatchedFiles?.dynamicRegistration)
      connection.client
        .register(DidChangeWatchedFilesNotification.type, {
          watchers: [{ globPattern: "**/*.{persona,ics,csv,json,ndjson,jsonl,png,jpg,jpeg,webp,svg}" }],
        })
        .catch(log);
    if (session.client.workspace?.workspaceFolders)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        session.folders = [
          ...session.folders.filter((uri) => !gone.has(uri)),
          ...added.map(({ uri }) => uri),
        ];
        changed();
      });
    indexWorkspace(session).catch(log);
    // The parser takes as long to be made as ten turns: now, while nobody waits for an answer.
    parse({ path: "", text: "", version: 0 });
  });

  connection.onDidChangeConfiguration((change) => {
    session.settings.forget();
    const told = (change?.settings as Record<string, unknown> | null | undefined)?.[settingsSection];
    // Nothing is told of them by a client that is asked, or that has none.
    if (told !== undefined) session.settings.told(told);
    session.refresh("inlayHint");
    changed();
  });
  connection.onDidOpenTextDocument(({ textDocument: { uri, text, version } }) => {
    session.inTurn(() => workspace.open(uri, text, numberOf(version)));
    changed();
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    session.inTurn(() => {
      const before = workspace.document(uri);
      const known = before?.isLost ? fromWholeText(contentChanges) : contentChanges;
      if (before !== undefined && known.length > 0)
        workspace.change(uri, withChanges(before.text, known, session.encoding), numberOf(version));
    });
    changed();
  });
  connection.onNotification(lostChange, ({ textDocument: { uri } }: DidChangeTextDocumentParams) => {
    session.inTurn(() => workspace.lose(uri));
    changed();
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    session.inTurn(() => workspace.close(uri));
    changed();
  });
  connection.onDidChangeWatchedFiles(() => {
    session.inTurn(() => workspace.placesChanged());
    session.trials.dataChanged();
    session.refresh("codeLens");
    changed();
  });

  connection.listen();
  return session;
}

/** What is changed from the last whole text on, for which nothing needs to be known of the text before. */
const fromWholeText = (changes: readonly TextDocumentContentChangeEvent[]) => {
  const last = changes.findLastIndex((change) => !("range" in change));
  return last === -1 ? [] : changes.slice(last);
};

/** Some clients leave out the number of a text, or give null. */
const numberOf = (version: unknown): number | undefined =>
  typeof version === "number" && Number.isInteger(version) ? version : undefined;
