/** What the server says it can do, in the form that the client at hand understands. */

import { type ServerCapabilities, TextDocumentSyncKind } from "vscode-languageserver";
import { tokenModifiers, tokenTypes } from "./features/semantic-tokens.ts";
import { opensPreviews, previewScheme } from "./protocol/preview-addresses.ts";
import { codeActionKinds } from "./requests/actions.ts";
import { takesChanges } from "./requests/colours.ts";
import { commands } from "./requests/commands.ts";
import { asksForDiagnostics } from "./requests/diagnostics.ts";
import { formattedOnType } from "./requests/formatting.ts";
import { signatureTriggers } from "./requests/hints.ts";
import { followedFiles } from "./requests/relations.ts";
import type { Session } from "./session.ts";

/** Of a session that knows its client. */
export function capabilitiesFor(session: Session): ServerCapabilities {
  const { client, encoding } = session;
  return {
    ...(client.general?.positionEncodings === undefined ? {} : { positionEncoding: encoding }),
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    completionProvider: { triggerCharacters: ["{", "#", ".", " ", ",", '"', "/"], resolveProvider: true },
    inlineCompletionProvider: true,
    callHierarchyProvider: true,
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
    documentRangeFormattingProvider: client.textDocument?.rangeFormatting?.rangesSupport
      ? { rangesSupport: true }
      : true,
    documentOnTypeFormattingProvider: formattedOnType,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentLinkProvider: {},
    renameProvider: client.textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
    codeActionProvider: client.textDocument?.codeAction?.codeActionLiteralSupport
      ? { codeActionKinds }
      : true,
    executeCommandProvider: { commands, workDoneProgress: true },
    codeLensProvider: { resolveProvider: true },
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
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      ...(client.workspace?.fileOperations?.willRename
        ? { fileOperations: { willRename: followedFiles } }
        : {}),
      ...(opensPreviews(client) ? { textDocumentContent: { schemes: [previewScheme] } } : {}),
    },
  };
}
