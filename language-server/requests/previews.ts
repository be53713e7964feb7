/** Previews: texts that a client opens by their address, and is told of when they changed. */

import { askedBy } from "../protocol/preview-addresses.ts";
import type { Session } from "../session.ts";
import { givenIn, problemWith } from "./command-arguments.ts";
import { previewText } from "./persona-commands.ts";
import { untold } from "./playbook-asked.ts";

interface Previews {
  /** Something changed: what is shown may be out of date. */
  changed(): void;
}

/** So long nothing may be typed before clients are told, in milliseconds. */
const quiet = 300;
/** A client does not say when it closes one; those asked for last are told of. */
const mostOpen = 20;

export function servePreviews(session: Session): Previews {
  const { connection } = session;
  /** Addresses; those asked for last are at the end. */
  const open = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  connection.workspace.textDocumentContent.on(({ uri }, token) =>
    session.guarded(token, { text: "this went wrong; the log of the server says more\n" }, async () => {
      const asked = askedBy(uri);
      if (asked === undefined) return { text: "this is no address of a preview\n" };
      const problem = problemWith(givenIn(asked));
      const text =
        problem === undefined ? await previewText(asked, { session, token, progress: untold }) : { problem };
      open.delete(uri);
      open.add(uri);
      for (const oldest of open) if (open.size > mostOpen) open.delete(oldest);
      return { text: typeof text === "string" ? text : `${text.problem}\n` };
    }),
  );

  return {
    changed() {
      if (open.size === 0) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        for (const uri of open)
          connection.workspace.textDocumentContent.refresh(uri).catch(() => open.delete(uri));
      }, quiet);
    },
  };
}
