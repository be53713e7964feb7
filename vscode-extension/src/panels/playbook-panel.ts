/** A panel about the playbook in view: opened once, told anew after each change, gone with what it knows when closed. */

import type * as vscode from "vscode";
import type { PanelMessage } from "./messages.ts";
import { openPanel, type Panel } from "./panel.ts";
import { followPlaybook, type PlaybookInView } from "./playbook-in-view.ts";

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
  page: Omit<Parameters<typeof openPanel>[1], "receive">,
  createSession: (tell: (message: object) => void) => PanelSession,
): PlaybookPanel {
  let open: { panel: Panel; view: PlaybookInView } | undefined;
  return {
    show() {
      if (open !== undefined) {
        open.panel.reveal();
        return;
      }
      const session = createSession((message) => open?.panel.tell(message));
      const view = followPlaybook(() => void session.refresh(view.document));
      const panel = openPanel(context, {
        ...page,
        receive: (message) => void session.receive(message, view.document),
      });
      panel.onDidClose(() => {
        view.dispose();
        open = undefined;
      });
      open = { panel, view };
    },
    dispose: () => open?.panel.dispose(),
  };
}
