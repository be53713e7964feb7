/** Places of the playbook: the words that stand there, and the way to them. */

import * as vscode from "vscode";
import type { Placed } from "../../language-server/protocol/persona-commands.ts";

/** The words, on one line, as they are in the editor now. */
export async function wordsAt({ uri, range }: Placed): Promise<string> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  return document.getText(rangeOf(range)).replace(/\s+/g, " ").trim();
}

export async function showPlace({ uri, range }: Placed): Promise<void> {
  const selection = rangeOf(range);
  await vscode.window.showTextDocument(vscode.Uri.parse(uri, true), {
    viewColumn: vscode.ViewColumn.One,
    selection,
  });
}

export const rangeOf = ({ start, end }: Placed["range"]): vscode.Range =>
  new vscode.Range(start.line, start.character, end.line, end.character);
