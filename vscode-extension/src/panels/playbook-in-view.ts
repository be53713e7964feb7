/** The playbook that a panel is about: the last one that was looked at, and when it is another or has changed. */

import * as vscode from "vscode";

export interface PlaybookInView extends vscode.Disposable {
  /** Undefined as long as no playbook was looked at. */
  readonly document: vscode.TextDocument | undefined;
}

/** `changed` is called a moment after the last change. */
export function followPlaybook(changed: () => void): PlaybookInView {
  let document: vscode.TextDocument | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(changed, 150);
  };
  const look = (editor: vscode.TextEditor | undefined): void => {
    if (editor?.document.languageId !== "persona" || editor.document === document) return;
    document = editor.document;
    soon();
  };
  look(
    vscode.window.activeTextEditor ??
      vscode.window.visibleTextEditors.find(({ document }) => document.languageId === "persona"),
  );
  const watching = vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(look),
    vscode.workspace.onDidChangeTextDocument((event) => {
      if (/\.(persona|json|csv|ndjson)$/.test(event.document.uri.path)) soon();
    }),
    vscode.workspace.onDidSaveTextDocument(soon),
  );
  return {
    get document() {
      return document;
    },
    dispose() {
      clearTimeout(waiting);
      watching.dispose();
    },
  };
}
