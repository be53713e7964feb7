/**
 * Requests of who changes a name: everywhere at once, also in other playbooks of the folder that share the file in which
 * it is declared. What would make any of them wrong is refused.
 */

import type { ResolvedSnapshot, Symbol } from "@persona-lang/compiler";
import { ErrorCodes, MessageType, ResponseError, type WorkspaceEdit } from "vscode-languageserver";
import { errorAfter } from "../features/error-after.ts";
import { rename } from "../features/rename.ts";
import { inAll, symbolAt } from "../features/symbol-at.ts";
import { type Session, signalOf } from "../session.ts";
import { playbooksWith } from "./shared-files.ts";

export function serveRenaming(session: Session): void {
  const { connection } = session;

  connection.onPrepareRename(({ textDocument: { uri }, position }, token) =>
    session.answer(uri, "resolved", token, ({ snapshot, file, positions }) => {
      const named = symbolAt(snapshot, file, positions.offsetAt(position));
      return named === undefined
        ? null
        : { range: positions.rangeOf(named.span), placeholder: named.symbol.name };
    }),
  );

  connection.onRenameRequest(async ({ textDocument: { uri }, position, newName }, token) => {
    let changed: { readonly symbol: Symbol; readonly snapshot: ResolvedSnapshot } | undefined;
    const edit = await session.answer(
      uri,
      "checked",
      token,
      async ({ snapshot, file, positions }, _, rely): Promise<WorkspaceEdit | null> => {
        const named = symbolAt(snapshot, file, positions.offsetAt(position));
        if (named === undefined) throw refused("there is no name here");
        const { symbol } = named;
        const place = await session.placeOf(uri);
        if (place === undefined) return null;
        const { root } = place;
        const signal = signalOf(token);
        const own = rename([[symbol, snapshot]], newName);
        if ("refused" in own) throw refused(own.refused);
        const touched = [symbol.file, ...own.edits.map((each) => each.file)];
        const others = await playbooksWith(touched, snapshot, "checked", { session, root, signal, rely });
        const renamed = rename(inAll(symbol, [snapshot, ...others]), newName);
        if ("refused" in renamed) throw refused(renamed.refused);
        for (const each of [snapshot, ...others]) {
          const wrong = await errorAfter(renamed.edits, each, session.hostOf(root), signal);
          const where = each === snapshot ? "here" : `in ${each.entry}`;
          if (wrong !== undefined) throw refused(`\`${newName}\` will not do ${where}: ${wrong.message}`);
        }
        changed = { symbol, snapshot };
        const files = [snapshot, ...others].flatMap((each) => each.files);
        return session.workspaceEdit(renamed.edits, session.locateIn({ files }, root));
      },
    );
    if (edit !== null && changed !== undefined)
      void tellOfData(session, uri, newName, changed).catch((error: unknown) =>
        connection.console.error(String(error)),
      );
    return edit;
  });
}

const refused = (why: string) => new ResponseError(ErrorCodes.InvalidRequest, why);

/** Customers' data is not changed with the playbook; who changes a name is told where the old one still stands. */
async function tellOfData(
  session: Session,
  uri: string,
  newName: string,
  { symbol, snapshot: renamed }: { readonly symbol: Symbol; readonly snapshot: ResolvedSnapshot },
): Promise<void> {
  const [snapshot, place] = [await renamed.reach("lowered"), await session.placeOf(uri)];
  const playbook = snapshot?.playbook();
  if (snapshot === undefined || playbook === undefined || place === undefined) return;
  const { canStandInData, wordFormerName } = await import("../features/trial/former-names.ts");
  if (!canStandInData(symbol)) return;
  const { root } = place;
  const host = session.hostOf(root);
  const sample = await session.trials.sample({ snapshot, playbook, root, host });
  const message = await wordFormerName(symbol, newName, { snapshot, playbook, host, sample });
  if (message === undefined) return;
  await session.connection.sendNotification("window/showMessage", { type: MessageType.Info, message });
}
