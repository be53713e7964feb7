/**
 * In place of the package `minimatch`, of which the language client asks one thing only: whether a file that was moved
 * is one of those that the server follows. The editor knows globs by itself; the package would be a tenth of the bundle.
 */

import * as vscode from "vscode";

export class Minimatch {
  readonly #pattern: string;
  constructor(pattern: string) {
    this.#pattern = pattern;
  }
  /** The client only asks whether there is something to match by. */
  makeRe(): boolean {
    return this.#pattern !== "";
  }
  /** @param path a whole one, with forward slashes */
  match(path: string): boolean {
    // Of a document, the editor looks at its address only.
    const document = { uri: vscode.Uri.file(path), languageId: "" } as vscode.TextDocument;
    return vscode.languages.match({ pattern: this.#pattern }, document) > 0;
  }
}
