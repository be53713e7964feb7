/**
 * A panel beside the text: a page of the extension's own in a webview, and the messages between the two.
 *
 * The page may run the extension's scripts and show its styles, and nothing else: nothing is loaded from anywhere,
 * nothing is evaluated, and what comes from a playbook is only ever text.
 */

import * as vscode from "vscode";
import { type PanelMessage, readMessage } from "./messages.ts";

export interface Panel extends vscode.Disposable {
  tell(message: object): void;
  reveal(): void;
  readonly onDidClose: vscode.Event<void>;
}

export interface PanelOptions {
  /** Also the name of its script in dist/. */
  readonly name: "customer" | "preview";
  readonly title: string;
  /** What the page says, by the words that its script knows. */
  readonly words: Readonly<Record<string, string>>;
  receive(message: PanelMessage): void;
}

export function openPanel({ extensionUri }: vscode.ExtensionContext, options: PanelOptions): Panel {
  const dist = vscode.Uri.joinPath(extensionUri, "dist");
  const panel = vscode.window.createWebviewPanel(
    `persona.${options.name}`,
    options.title,
    { viewColumn: vscode.ViewColumn.Two, preserveFocus: true },
    { enableScripts: true, localResourceRoots: [dist], retainContextWhenHidden: true },
  );
  const closed = new vscode.EventEmitter<void>();
  const { webview } = panel;
  const address = (file: string): string => webview.asWebviewUri(vscode.Uri.joinPath(dist, file)).toString();
  webview.onDidReceiveMessage((value: unknown) => {
    const message = readMessage(value);
    if (message?.kind === "ready") void webview.postMessage({ kind: "words", words: options.words });
    if (message !== undefined) options.receive(message);
  });
  panel.onDidDispose(() => closed.fire());
  webview.html = page(
    options,
    { script: address(`${options.name}.js`), styles: ["pages.css", "panel.css"].map(address) },
    webview,
  );
  return {
    tell: (message) => void webview.postMessage(message),
    reveal: () => panel.reveal(undefined, true),
    onDidClose: closed.event,
    dispose() {
      panel.dispose();
      closed.dispose();
    },
  };
}

function page(
  { title }: PanelOptions,
  { script, styles }: { readonly script: string; readonly styles: readonly string[] },
  { cspSource }: vscode.Webview,
): string {
  const own = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16)).join("");
  const rules = [
    // Of what the editor serves, the one script alone; and nothing is sent by a form, or taken as if from elsewhere.
    ...["default-src 'none'", `script-src 'nonce-${own}'`, `style-src ${cspSource}`],
    ...["base-uri 'none'", "form-action 'none'"],
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="${vscode.env.language.replace(/[^A-Za-z0-9-]/g, "")}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${rules}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`)}</title>
${styles.map((style) => `<link rel="stylesheet" href="${style}">`).join("\n")}
</head>
<body>
<main id="main"></main>
<script nonce="${own}" src="${script}"></script>
</body>
</html>`;
}
