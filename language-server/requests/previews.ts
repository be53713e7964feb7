/** Previews: texts that a client opens by their address, and is told of when they changed. */

import { askedBy } from "../protocol/preview-addresses.ts";
import type { Session } from "../session.ts";
import { givenIn, problemWith } from "./command-arguments.ts";
import { previewText } from "./persona-commands.ts";

export interface Previews {
  /** Something changed: what is shown may be out of date. */
  changed(): void;
}

/** So long nothing may be typed before clients are told, in milliseconds. */
const quiet = 300;
/** A client does not say when it closes one; those asked for last are told of. */
const mostOpen = 20;

/** Whether a client opens texts by addresses of the server's. */
export const opensPreviews = ({ client }: Session): boolean =>
  client.workspace?.textDocumentContent !== undefined && client.window?.showDocument?.support === true;

export function servePreviews(session: Session): Previews {
  const { connection } = session;
  const open = new Map<string, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const progress = { begin() {}, report() {}, done() {} };

  connection.workspace.textDocumentContent.on(async ({ uri }, token) => {
    const asked = askedBy(uri);
    if (asked === undefined) return null;
    const problem = problemWith(givenIn(asked));
    const text = problem === undefined ? await previewText(asked, { session, token, progress }) : { problem };
    const shown = typeof text === "string" ? text : `${text.problem}\n`;
    open.delete(uri);
    open.set(uri, shown);
    for (const oldest of open.keys()) if (open.size > mostOpen) open.delete(oldest);
    return { text: shown };
  });

  return {
    changed() {
      if (open.size === 0) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        for (const uri of open.keys())
          connection.workspace.textDocumentContent.refresh(uri).catch(() => open.delete(uri));
      }, quiet);
    },
  };
}
