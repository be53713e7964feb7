/**
 * Messages that a person reads in a corner of the editor.
 *
 * The editor makes links of `[words](address)` in them, which open any file and run any command of its own. What a
 * playbook says, in the name of a test or of a file, can be anybody's: it is read, and leads nowhere.
 */

import * as vscode from "vscode";
import { MessageType, type ShowMessageParams } from "vscode-languageclient/browser";

/** What went wrong, in words for people. */
export function warn(problem: unknown): void {
  const words = problem instanceof Error ? problem.message : String(problem);
  void vscode.window.showWarningMessage(withoutLinks(words));
}

/** What the server says, as it rates it. */
export function showMessage({ type, message }: ShowMessageParams): void {
  const show =
    type === MessageType.Error
      ? vscode.window.showErrorMessage
      : type === MessageType.Warning
        ? vscode.window.showWarningMessage
        : vscode.window.showInformationMessage;
  void show(withoutLinks(message));
}

const withoutLinks = (words: string): string => words.replaceAll("](", "] (");
