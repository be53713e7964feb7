/** The status of the server, beside the language's name: whether it runs, and a way to start it again. */

import * as vscode from "vscode";
import { State } from "vscode-languageclient/browser";
import type { PersonaClient } from "./client.ts";

export function showStatus(client: PersonaClient): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem("persona.server", { language: "persona" });
  item.name = vscode.l10n.t("Persona");
  const show = (state: State): void => {
    item.busy = state === State.Starting;
    item.severity =
      state === State.Stopped
        ? vscode.LanguageStatusSeverity.Error
        : vscode.LanguageStatusSeverity.Information;
    item.text =
      state === State.Running
        ? vscode.l10n.t("Playbooks are checked")
        : state === State.Starting
          ? vscode.l10n.t("Persona starts")
          : vscode.l10n.t("Persona has stopped");
    item.command =
      state === State.Stopped
        ? { title: vscode.l10n.t("Start again"), command: "persona.restartServer" }
        : { title: vscode.l10n.t("Show output"), command: "persona.showOutput" };
  };
  show(client.state);
  return vscode.Disposable.from(item, client.onDidChangeState(show));
}
