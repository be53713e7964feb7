/** Changes of several files, in the form that the client takes: with the versions they are for, or the older one without. */

import type { Span } from "@persona-lang/compiler";
import type {
  ClientCapabilities,
  CreateFile,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver";
import type { LocateToEdit } from "./diagnostics.ts";

export interface FileEdit {
  readonly file: string;
  readonly span: Span;
  readonly newText: string;
}

/** A file that is not there yet. */
export interface NewFile {
  readonly uri: string;
  readonly text: string;
}

interface EditContext {
  readonly client: ClientCapabilities;
  readonly locate: LocateToEdit;
  /** Of a file that is open. */
  readonly versionOf: (uri: string) => number | undefined;
}

/** Whether an edit may make a file. */
export const makesFiles = ({ workspace }: ClientCapabilities): boolean =>
  workspace?.workspaceEdit?.documentChanges === true &&
  workspace.workspaceEdit.resourceOperations?.includes("create") === true;

/** New files only for a client that `makesFiles`. */
export function workspaceEdit(
  edits: readonly FileEdit[],
  { client, locate, versionOf }: EditContext,
  newFiles: readonly NewFile[] = [],
): WorkspaceEdit {
  const changes: Record<string, TextEdit[]> = Object.create(null);
  for (const { file, span, newText } of edits) {
    const at = locate(file, span);
    if (at === undefined) continue;
    const ownEnds = newText.replaceAll(/\r\n|\r|\n/g, locate.lineEndIn(file) ?? "\n");
    changes[at.uri] ??= [];
    changes[at.uri]?.push({ range: at.range, newText: ownEnds });
  }
  if (client.workspace?.workspaceEdit?.documentChanges !== true) return { changes };
  const made = newFiles.flatMap(({ uri, text }): (CreateFile | TextDocumentEdit)[] => {
    const start = { line: 0, character: 0 };
    return [
      { kind: "create", uri, options: { overwrite: false } },
      { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
    ];
  });
  const edited = Object.entries(changes).map(([uri, list]) => ({
    textDocument: { uri, version: versionOf(uri) ?? null },
    edits: list,
  }));
  return { documentChanges: [...made, ...edited] };
}
