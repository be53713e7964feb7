/** The preview: the plan that a customer would get, the personas side by side and the journey, in each language of the playbook. */

import * as vscode from "vscode";
import type * as persona from "../../../language-server/protocol/persona-commands.ts";
import type { PersonaClient } from "../client.ts";
import { completeStep } from "../walkthrough.ts";
import type { PanelMessage } from "./messages.ts";
import { type PanelSession, type PlaybookPanel, playbookPanel } from "./playbook-panel.ts";

export const previewPanel = (context: vscode.ExtensionContext, client: PersonaClient): PlaybookPanel =>
  playbookPanel(
    context,
    { name: "preview", title: vscode.l10n.t("Personas and plans"), words: words() },
    (tell) => createSession(client, tell),
  );

function createSession(client: PersonaClient, tell: (message: object) => void): PanelSession {
  let language: string | undefined;
  /** For whom the plan is: a customer, else anyone of a persona. */
  let whom: { readonly customer: persona.CustomerChoice } | { readonly persona: string } | undefined;
  let round = 0;

  async function refresh(document: vscode.TextDocument | undefined): Promise<void> {
    if (document === undefined) {
      tell({ kind: "problem", problem: vscode.l10n.t("Open a playbook, and it is shown here.") });
      return;
    }
    round += 1;
    const own = round;
    const uri = document.uri.toString();
    const chosen = language === undefined ? { uri } : { uri, language };
    const [playbook, found] = await Promise.all([
      client.ask<persona.PlaybookAnswer | persona.Problem>("persona.playbook", chosen),
      client.ask<persona.CustomersAnswer | persona.Problem>("persona.customers", { uri }),
    ]);
    if (own !== round || playbook === undefined || found === undefined) return;
    if ("problem" in playbook) {
      tell({ kind: "problem", problem: playbook.problem });
      return;
    }
    const customers = "problem" in found ? [] : found.customers;
    const [customer] = customers;
    const [first] = playbook.personas;
    whom ??= customer
      ? { customer: { file: customer.file, id: customer.id } }
      : first && { persona: first.name };
    const [pages, plan] = await Promise.all([
      client.ask<persona.PagesAnswer | persona.Problem>("persona.pages", chosen),
      whom && client.ask<persona.PlanAnswer | persona.Problem>("persona.plan", { ...chosen, ...whom }),
    ]);
    if (own !== round) return;
    tell({
      kind: "preview",
      playbook,
      language: language ?? playbook.languages[0],
      customers,
      whom,
      pages: pages === undefined || "problem" in pages ? undefined : pages,
      plan: plan === undefined ? undefined : "problem" in plan ? { problem: plan.problem } : plan.page,
    });
    if (plan !== undefined && !("problem" in plan)) completeStep("plan");
  }

  return {
    refresh,
    async receive(message: PanelMessage, document: vscode.TextDocument | undefined): Promise<void> {
      if (message.kind === "language") ({ language } = message);
      else if (message.kind === "choose") whom = { customer: { file: message.file, id: message.id } };
      else if (message.kind === "persona") whom = { persona: message.persona };
      else if (message.kind !== "ready") return;
      await refresh(document);
    },
  };
}

const words = (): Readonly<Record<string, string>> => ({
  language: vscode.l10n.t("Language"),
  plan: vscode.l10n.t("Plan"),
  whom: vscode.l10n.t("For whom"),
  anyone: vscode.l10n.t("Anyone who is"),
  customers: vscode.l10n.t("Customers"),
  nothing: vscode.l10n.t("Nothing is planned for them."),
});
