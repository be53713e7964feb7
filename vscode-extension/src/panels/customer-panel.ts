/**
 * The customer panel: one customer, held against the playbook as it is being written: who they are, by which lines, by
 * what each persona lost; and how that differs from the playbook as it was saved.
 */

import * as vscode from "vscode";
import type * as persona from "../../../language-server/protocol/persona-commands.ts";
import type { PersonaClient } from "../client.ts";
import { showPlace, wordsAt } from "../places.ts";
import { isPlaybook } from "../playbooks.ts";
import { completeStep } from "../walkthrough.ts";
import type { PanelMessage } from "./messages.ts";
import { type PanelSession, type PlaybookPanel, playbookPanel } from "./playbook-panel.ts";
import { type ChosenCustomer, presentCustomer } from "./present-customer.ts";

export const customerPanel = (context: vscode.ExtensionContext, client: PersonaClient): PlaybookPanel =>
  playbookPanel(
    context,
    client,
    { name: "customer", title: vscode.l10n.t("Customer"), words: words() },
    (tell) => createSession(client, tell),
  );

/** One opened panel: which customer is chosen, and what was told of them last. */
function createSession(client: PersonaClient, tell: (message: object) => void): PanelSession {
  /** Who was chosen, if anybody was, and what was typed of somebody, where that came later. */
  let chosen: ChosenCustomer | undefined;
  let typed: Signals | undefined;
  /** Who is shown. */
  let customer: persona.CustomerChoice | undefined;
  let asked: string | undefined;
  let places: readonly persona.Placed[] = [];
  let round = 0;

  async function refresh(document: vscode.TextDocument | undefined): Promise<void> {
    if (document === undefined) {
      tell({ kind: "problem", problem: vscode.l10n.t("Open a playbook, and it is shown here.") });
      return;
    }
    round += 1;
    const own = round;
    const uri = document.uri.toString();
    const [playbook, found] = await Promise.all([
      client.ask<persona.PlaybookAnswer | persona.Problem>("persona.playbook", { uri }),
      client.ask<persona.CustomersAnswer | persona.Problem>("persona.customers", { uri }),
    ]);
    if (own !== round || playbook === undefined || found === undefined) return;
    if ("problem" in playbook) {
      tell({ kind: "problem", problem: playbook.problem });
      return;
    }
    const customers = "problem" in found ? [] : found.customers;
    const present = typed === undefined ? presentCustomer(chosen, customers) : undefined;
    customer = present ?? { record: recordOf(knownIn(playbook, typed ?? {})) };
    tell({ kind: "playbook", playbook, customers, chosen: present });
    await explain(document, own);
  }

  async function explain(document: vscode.TextDocument, own: number): Promise<void> {
    if (customer === undefined) return;
    const uri = document.uri.toString();
    const [found, why] = await Promise.all([
      client.ask<persona.ExplainAnswer | persona.Problem>("persona.explain", {
        uri,
        customer,
        compare: isChanged(),
      }),
      asked === undefined
        ? undefined
        : client.ask<persona.WhyNotAnswer | persona.Problem>("persona.whyNot", {
            uri,
            customer,
            persona: asked,
          }),
    ]);
    if (own !== round || found === undefined) return;
    if ("problem" in found) {
      tell({ kind: "problem", problem: found.problem });
      return;
    }
    const given = found.rules.filter(({ points }) => points.length > 0);
    const shown = await Promise.all(given.map(async (rule) => ({ ...rule, text: await wordsAt(rule) })));
    if (own !== round) return;
    places = given;
    tell({
      kind: "explained",
      ...found,
      rules: shown.map(({ text, points, state }, place) => ({ text, points, state, place })),
      why: why === undefined || "problem" in why ? undefined : { persona: asked, ...why },
    });
    completeStep("customer");
  }

  return {
    refresh,
    async receive(message: PanelMessage, document: vscode.TextDocument | undefined): Promise<void> {
      switch (message.kind) {
        case "ready":
          return refresh(document);
        case "choose":
          chosen = { file: message.file, id: message.id };
          typed = undefined;
          // The page as well: a playbook may be on its way to it with who was chosen before.
          return refresh(document);
        case "type": {
          const begins = typed === undefined;
          typed = message.signals;
          if (begins) return refresh(document);
          customer = { record: recordOf(typed) };
          break;
        }
        case "whyNot":
          asked = message.persona === asked ? undefined : message.persona;
          break;
        case "show": {
          const place = places[message.place];
          return place && showPlace(place);
        }
        default:
          return;
      }
      round += 1;
      if (document !== undefined) await explain(document, round);
    },
  };
}

const isChanged = (): boolean =>
  vscode.workspace.textDocuments.some((document) => document.isDirty && isPlaybook(document));

type Signals = Extract<PanelMessage, { readonly kind: "type" }>["signals"];

/** Without what this playbook does not ask for: it may have, when it was typed. */
const knownIn = (playbook: persona.PlaybookAnswer, signals: Signals): Signals => {
  const names = new Set(playbook.signals.map(({ name }) => name));
  return Object.fromEntries(Object.entries(signals).filter(([name]) => names.has(name)));
};

const recordOf = (signals: Signals) => ({ id: "typed", name: vscode.l10n.t("A customer"), signals });

const words = (): Readonly<Record<string, string>> => ({
  customer: vscode.l10n.t("Customer"),
  typed: vscode.l10n.t("Type what is known…"),
  known: vscode.l10n.t("What is known"),
  ranking: vscode.l10n.t("Ranking"),
  points: vscode.l10n.t("points"),
  lines: vscode.l10n.t("Lines that gave points"),
  none: vscode.l10n.t("No line gives points to this customer."),
  notKnown: vscode.l10n.t("Not known, and would decide more"),
  whyNot: vscode.l10n.t("Why not?"),
  since: vscode.l10n.t("since it was saved"),
  unknown: vscode.l10n.t("not known"),
  yes: vscode.l10n.t("yes"),
  no: vscode.l10n.t("no"),
  show: vscode.l10n.t("Show the line"),
});
