/** The playbook that a panel is about: the last one that was looked at, and when it is another or has changed. */

import * as vscode from "vscode";
import { isIn } from "../playbook-folders.ts";
import { choosePlaybook, isPlaybook } from "../playbooks.ts";

export interface PlaybookInView extends vscode.Disposable {
  /** Undefined as long as no playbook was looked at. */
  readonly document: vscode.TextDocument | undefined;
}

/** `changed` is called a moment after the last change. */
export function followPlaybook(changed: () => void): PlaybookInView {
  let document: vscode.TextDocument | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const soon = (): void => {
    clearTimeout(waiting);
    if (!isOver) waiting = setTimeout(changed, 150);
  };
  const look = (editor: vscode.TextEditor | undefined): void => {
    if (editor === undefined || !isPlaybook(editor.document) || editor.document === document) return;
    document = editor.document;
    soon();
  };
  // Where no text is in front, as after the walkthrough: one that is open behind it, else the playbook of the folder, or the
  // one that is chosen of several.
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  for (const editor of [activeTextEditor, ...visibleTextEditors]) if (document === undefined) look(editor);
  document ??= vscode.workspace.textDocuments.find(isPlaybook);
  if (document === undefined)
    void choosePlaybook()
      .then(async (playbook) => {
        const [entry] = playbook?.entries ?? [];
        if (entry !== undefined) document ??= await vscode.workspace.openTextDocument(entry);
      })
      .finally(soon);
  const watching = vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(look),
    vscode.workspace.onDidChangeTextDocument((event) => {
      if (/\.(persona|json|csv|ndjson|jsonl)$/.test(event.document.uri.path)) soon();
    }),
    vscode.workspace.onDidSaveTextDocument(soon),
    vscode.workspace.onDidRenameFiles(async ({ files }) => {
      const at = document?.uri;
      for (const { oldUri, newUri } of files)
        if (at !== undefined && isIn(at.path, oldUri.path)) {
          const moved = newUri.with({ path: newUri.path + at.path.slice(oldUri.path.length) });
          document = await vscode.workspace.openTextDocument(moved);
          soon();
        }
    }),
  );
  return {
    get document() {
      return document;
    },
    dispose() {
      isOver = true;
      clearTimeout(waiting);
      watching.dispose();
    },
  };
}
