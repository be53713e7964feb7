/** "Your first playbook": a step is done when what it promises has happened, not when its button was pressed. */

import * as vscode from "vscode";

/** `completionEvents` in package.json wait for these keys. */
export function completeStep(step: "create" | "customer" | "tests" | "plan"): void {
  void vscode.commands.executeCommand("setContext", `persona.done.${step}`, true);
}
