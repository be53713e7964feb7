/** A panel about the playbook in view: opened once, told anew after each change, gone with what it knows when closed. */

import * as vscode from "vscode";
import { State } from "vscode-languageclient/browser";
import type { PersonaClient } from "../client.ts";
import type { PanelMessage } from "./messages.ts";
import { openPanel, type Panel } from "./panel.ts";
import { followPlaybook } from "./playbook-in-view.ts";

/** What one opened panel shows, and what it does with what its page tells. */
export interface PanelSession {
  refresh(document: vscode.TextDocument | undefined): Promise<void>;
  receive(message: PanelMessage, document: vscode.TextDocument | undefined): Promise<void>;
}

export interface PlaybookPanel {
  show(): void;
  dispose(): void;
}

export function playbookPanel(
  context: vscode.ExtensionContext,
  client: PersonaClient,
  page: Omit<Parameters<typeof openPanel>[1], "receive">,
  createSession: (tell: (message: object) => void) => PanelSession,
): PlaybookPanel {
  let open: Panel | undefined;
  return {
    show() {
      if (open !== undefined) {
        open.reveal();
        return;
      }
      const tell = (message: object): void => open?.tell(message);
      const session = createSession(tell);
      // A file may be gone that was there a moment ago: then there is nothing to show of it.
      const done = (work: Promise<void>): void =>
        void work.catch((error: unknown) => client.output.warn(String(error)));
      const refresh = (): void => done(session.refresh(view.document));
      const view = followPlaybook(refresh);
      const panel = openPanel(context, {
        ...page,
        receive: (message) => done(session.receive(message, view.document)),
      });
      const following = vscode.Disposable.from(
        view,
        client.onDidTellFiles(refresh),
        client.onDidChangeState((state) => {
          if (state === State.Running) refresh();
          else if (state === State.Stopped)
            tell({ kind: "problem", problem: vscode.l10n.t("Persona has stopped") });
        }),
      );
      panel.onDidClose(() => {
        following.dispose();
        open = undefined;
      });
      open = panel;
    },
    dispose: () => open?.dispose(),
  };
}
