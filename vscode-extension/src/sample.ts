/** A small playbook to change, written into the folder that is open: the one that `persona init` makes. */

import * as vscode from "vscode";
import { completeStep } from "./walkthrough.ts";

/** The files of compiler/starter that a person works with, by path: put in by build.mjs. */
declare const starterFiles: Readonly<Record<string, string>>;

/** Nothing that is there already is written over; where there is a playbook, nothing is put beside it. */
export async function createSample(): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) {
    const open = vscode.l10n.t("Open folder");
    const chosen = await vscode.window.showInformationMessage(
      vscode.l10n.t("A playbook lives in a folder: open an empty one first."),
      open,
    );
    if (chosen === open) await vscode.commands.executeCommand("vscode.openFolder");
    return;
  }
  const main = vscode.Uri.joinPath(folder.uri, "main.persona");
  const wanted = (await isThere(main)) ? {} : starterFiles;
  for (const [path, text] of Object.entries(wanted)) {
    const at = vscode.Uri.joinPath(folder.uri, path);
    if (await isThere(at)) continue;
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(at, ".."));
    await vscode.workspace.fs.writeFile(at, new TextEncoder().encode(text));
  }
  // Beside the walkthrough, from which this was asked for, and not in its place.
  await vscode.window.showTextDocument(main, { preview: false });
  completeStep("create");
}

async function isThere(at: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(at);
    return true;
  } catch (error) {
    // Of what cannot be looked at, nobody knows: it is not to be written over.
    if (error instanceof vscode.FileSystemError && error.code === "FileNotFound") return false;
    throw error;
  }
}
