/** The playbook that a panel is about: the last one that was looked at, and when it is another or has changed. */

import * as vscode from "vscode";
import { choosePlaybook } from "../playbooks.ts";

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
  // Where no text is in front, as after the walkthrough: one that is open behind it, else the playbook of the folder, or the
  // one that is chosen of several.
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  for (const editor of [activeTextEditor, ...visibleTextEditors]) if (document === undefined) look(editor);
  document ??= vscode.workspace.textDocuments.find(({ languageId }) => languageId === "persona");
  if (document === undefined)
    void choosePlaybook().then(async (playbook) => {
      if (playbook?.file !== undefined) document ??= await vscode.workspace.openTextDocument(playbook.file);
      soon();
    });
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
