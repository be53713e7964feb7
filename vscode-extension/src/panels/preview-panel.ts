/** The preview: the plan that a customer would get, the personas side by side and the journey, in each language of the playbook. */

import * as vscode from "vscode";
import type * as persona from "../../../language-server/protocol/persona-commands.ts";
import type { PersonaClient } from "../client.ts";
import { completeStep } from "../walkthrough.ts";
import type { PanelMessage } from "./messages.ts";
import { type PanelSession, type PlaybookPanel, playbookPanel } from "./playbook-panel.ts";
import { type ChosenCustomer, presentCustomer } from "./present-customer.ts";

export const previewPanel = (context: vscode.ExtensionContext, client: PersonaClient): PlaybookPanel =>
  playbookPanel(
    context,
    client,
    { name: "preview", title: vscode.l10n.t("Personas and plans"), words: words() },
    (tell) => createSession(client, tell),
  );

function createSession(client: PersonaClient, tell: (message: object) => void): PanelSession {
  let language: string | undefined;
  /** For whom the plan is: a customer, else anyone of a persona. */
  let whom: { readonly customer: ChosenCustomer } | { readonly persona: string } | undefined;
  let round = 0;

  async function refresh(document: vscode.TextDocument | undefined): Promise<void> {
    if (document === undefined) {
      tell({ kind: "problem", problem: vscode.l10n.t("Open a playbook, and it is shown here.") });
      return;
    }
    round += 1;
    const own = round;
    const uri = document.uri.toString();
    const wished = language === undefined ? { uri } : { uri, language };
    const [playbook, found] = await Promise.all([
      client.ask<persona.PlaybookAnswer | persona.Problem>("persona.playbook", wished),
      client.ask<persona.CustomersAnswer | persona.Problem>("persona.customers", { uri }),
    ]);
    if (own !== round || playbook === undefined || found === undefined) return;
    if ("problem" in playbook) {
      tell({ kind: "problem", problem: playbook.problem });
      return;
    }
    const customers = "problem" in found ? [] : found.customers;
    const present = presentWhom(playbook, customers);
    const chosen = playbook.languages.includes(language ?? "") ? wished : { uri };
    const [pages, plan] = await Promise.all([
      client.ask<persona.PagesAnswer | persona.Problem>("persona.pages", chosen),
      present && client.ask<persona.PlanAnswer | persona.Problem>("persona.plan", { ...chosen, ...present }),
    ]);
    if (own !== round) return;
    const drawn = pages === undefined || "problem" in pages ? undefined : pages;
    tell({
      kind: "preview",
      playbook,
      language: drawn?.language ?? playbook.languages[0],
      customers,
      whom: present,
      pages: drawn,
      plan: plan === undefined ? undefined : "problem" in plan ? { problem: plan.problem } : plan.page,
    });
    if (plan !== undefined && !("problem" in plan)) completeStep("plan");
  }

  /** A persona that was chosen, while the playbook has it; else a customer; else anyone of the first persona. */
  function presentWhom(
    { personas }: persona.PlaybookAnswer,
    customers: readonly persona.CustomerItem[],
  ): typeof whom {
    if (whom !== undefined && "persona" in whom) {
      const { persona } = whom;
      if (personas.some(({ name }) => name === persona)) return whom;
    }
    const customer = presentCustomer(whom && "customer" in whom ? whom.customer : undefined, customers);
    if (customer !== undefined) return { customer };
    const [first] = personas;
    return first && { persona: first.name };
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
