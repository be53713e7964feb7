/**
 * The extension: what happens when it starts and when it ends. What it shows stands in the files beside this one; what
 * it knows of playbooks, the language server says.
 *
 * One file serves machines and browsers: what differs between them is only how the server starts (server-start.ts).
 */

import * as vscode from "vscode";
import { createClient, type PersonaClient } from "./client.ts";
import { customerPanel } from "./panels/customer-panel.ts";
import { previewPanel } from "./panels/preview-panel.ts";
import { createSample } from "./sample.ts";
import { showStatus } from "./status.ts";
import { offerTasks } from "./tasks.ts";
import { showTests } from "./tests.ts";

let client: PersonaClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const started = createClient(context);
  client = started;
  const customer = customerPanel(context, started);
  const preview = previewPanel(context, started);
  context.subscriptions.push(
    customer,
    preview,
    vscode.commands.registerCommand("persona.createSample", createSample),
    vscode.commands.registerCommand("persona.showCustomer", () => customer.show()),
    vscode.commands.registerCommand("persona.showPreview", () => preview.show()),
    started,
    showStatus(started),
    showTests(started),
    offerTasks(started),
    vscode.commands.registerCommand("persona.restartServer", () => started.restart()),
    vscode.commands.registerCommand("persona.showOutput", () => started.output.show()),
  );
  await started.restart();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}
