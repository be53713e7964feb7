/** The playbooks of the workspace, and the one that a command is about. */

import * as vscode from "vscode";
import { plainLabel } from "./plain-label.ts";
import { nearestFolder, playbookFolders, possibleEntries } from "./playbook-folders.ts";

/**
 * Of the addresses under which playbooks are written: a disk's, those of the folders that are open, and of what is not
 * saved yet. Under others the editor shows older versions of a file, or one beside another: nobody works on them.
 */
export const playbookSchemes = (): readonly string[] => [
  ...new Set(["file", "untitled", ...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)]),
];

export const isPlaybook = ({ languageId, uri }: vscode.TextDocument): boolean =>
  languageId === "persona" && playbookSchemes().includes(uri.scheme);

export interface PlaybookFolder {
  readonly uri: vscode.Uri;
  /** From the workspace folder, with forward slashes; `""` is that folder itself. */
  readonly path: string;
  readonly workspaceFolder: vscode.WorkspaceFolder;
  /** Files that its playbooks may begin with: there may be several without a `main.persona`. None in a folder without one. */
  readonly entries: readonly vscode.Uri[];
}

export async function playbooksIn(
  workspaceFolder: vscode.WorkspaceFolder,
): Promise<readonly PlaybookFolder[]> {
  const found = await vscode.workspace.findFiles(
    new vscode.RelativePattern(workspaceFolder, "**/*.persona"),
    "**/node_modules/**",
  );
  const files = found.map((file) => pathIn(workspaceFolder, file)).sort();
  return playbookFolders(files).map((path) => ({
    uri: path === "" ? workspaceFolder.uri : vscode.Uri.joinPath(workspaceFolder.uri, path),
    path,
    workspaceFolder,
    entries: possibleEntries(path, files).map((file) => vscode.Uri.joinPath(workspaceFolder.uri, file)),
  }));
}

/**
 * The playbook in view, else the only one; where several fit, the one that is chosen. A workspace without any has its
 * folders instead. Undefined without a folder, and for who thought better of it.
 */
export async function choosePlaybook(): Promise<PlaybookFolder | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = (await Promise.all(folders.map(playbooksIn))).flat();
  const all =
    found.length > 0
      ? found
      : folders.map((workspaceFolder) => ({
          uri: workspaceFolder.uri,
          path: "",
          workspaceFolder,
          entries: [],
        }));
  const inView = vscode.window.activeTextEditor?.document.uri;
  const viewed = inView && playbookOf(inView, all);
  if (viewed !== undefined || all.length < 2) return viewed ?? all[0];
  const picked = await vscode.window.showQuickPick(
    all.map((playbook) => ({
      label: plainLabel(playbook.path || playbook.workspaceFolder.name),
      ...(folders.length > 1 && playbook.path !== "" ? { description: playbook.workspaceFolder.name } : {}),
      playbook,
    })),
    { title: vscode.l10n.t("Which playbook?") },
  );
  return picked?.playbook;
}

/** The nearest of them that the file is in. */
export function playbookOf(
  file: vscode.Uri,
  playbooks: readonly PlaybookFolder[],
): PlaybookFolder | undefined {
  const workspaceFolder = vscode.workspace.getWorkspaceFolder(file);
  if (workspaceFolder === undefined) return undefined;
  const beside = playbooks.filter((each) => each.workspaceFolder === workspaceFolder);
  const nearest = nearestFolder(
    pathIn(workspaceFolder, file),
    beside.map(({ path }) => path),
  );
  return beside.find(({ path }) => path === nearest);
}

const pathIn = ({ uri }: vscode.WorkspaceFolder, { path }: vscode.Uri): string =>
  path.slice(uri.path.replace(/\/?$/, "/").length);
