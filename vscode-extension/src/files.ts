/** Reads files and folders for the server, through the editor: of the folders that are open, and nothing else. */

import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient/browser";
import { isIn } from "./playbook-folders.ts";

export function serveFiles(client: BaseLanguageClient): vscode.Disposable {
  return vscode.Disposable.from(
    client.onRequest("persona/readFile", async ({ uri }: { uri: string }) => {
      const at = within(uri);
      if (at === undefined) return null;
      try {
        return inBase64(await vscode.workspace.fs.readFile(at));
      } catch {
        return null;
      }
    }),
    client.onRequest("persona/readFolder", async ({ uri }: { uri: string }) => {
      const at = within(uri);
      if (at === undefined) return [];
      try {
        const entries = await vscode.workspace.fs.readDirectory(at);
        // A link might lead anywhere: only what is a file or a folder itself is there.
        return entries.flatMap(([name, type]) =>
          type === vscode.FileType.File
            ? [[name, "file"]]
            : type === vscode.FileType.Directory
              ? [[name, "folder"]]
              : [],
        );
      } catch {
        return [];
      }
    }),
  );
}

/** The address, if it is in a folder of the workspace or beside an open playbook. */
function within(uri: string): vscode.Uri | undefined {
  const at = vscode.Uri.parse(uri, true);
  if (at.path.split("/").includes("..")) return undefined;
  if (vscode.workspace.getWorkspaceFolder(at) !== undefined) return at;
  const isBeside = vscode.workspace.textDocuments.some(
    ({ languageId, uri: open }) =>
      languageId === "persona" &&
      open.scheme === at.scheme &&
      open.authority === at.authority &&
      isIn(at.path, open.path.slice(0, open.path.lastIndexOf("/"))),
  );
  return isBeside ? at : undefined;
}

function inBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
