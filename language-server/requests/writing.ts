/** Requests of who writes: what can stand next, and a name changed everywhere. */

import {
  CompletionItemKind,
  ErrorCodes,
  InsertTextFormat,
  ResponseError,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { Completion } from "../features/completion/completion.ts";
import { completionsAt } from "../features/completion/completions-at.ts";
import { rename } from "../features/rename.ts";
import { symbolAt } from "../features/symbol-at.ts";
import type { Session } from "../session.ts";

export function serveWriting(session: Session): void {
  const { connection } = session;

  connection.onCompletion(({ textDocument: { uri }, position }, token) =>
    session.answer(uri, token, ({ snapshot, file, positions }) => {
      const { span, items } = completionsAt(snapshot, file, positions.offsetAt(position));
      const range = positions.rangeOf(span);
      const snippets = session.client.textDocument?.completion?.completionItem?.snippetSupport === true;
      return items.map((item, index) => ({
        label: item.label,
        kind: completionKinds[item.kind],
        detail: item.detail,
        sortText: `${String(item.rank).padStart(4, "0")}-${String(index).padStart(4, "0")}`,
        ...(snippets && item.snippet !== undefined
          ? { insertTextFormat: InsertTextFormat.Snippet, textEdit: { range, newText: item.snippet } }
          : { textEdit: { range, newText: item.label } }),
      }));
    }),
  );

  connection.onPrepareRename(({ textDocument: { uri }, position }, token) =>
    session.answer(uri, token, ({ snapshot, file, positions }) => {
      const named = symbolAt(snapshot, file, positions.offsetAt(position));
      return named === undefined
        ? null
        : { range: positions.rangeOf(named.span), placeholder: named.symbol.name };
    }),
  );

  connection.onRenameRequest(({ textDocument: { uri }, position, newName }, token) =>
    session.answer(uri, token, ({ snapshot, file, positions }, locate): WorkspaceEdit => {
      const named = symbolAt(snapshot, file, positions.offsetAt(position));
      if (named === undefined) throw new ResponseError(ErrorCodes.InvalidRequest, "there is no name here");
      const renamed = rename(named.symbol, newName, snapshot);
      if ("refused" in renamed) throw new ResponseError(ErrorCodes.InvalidRequest, renamed.refused);
      return session.workspaceEdit(renamed.edits, locate);
    }),
  );
}

const completionKinds: Readonly<Record<Completion["kind"], CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  property: CompletionItemKind.Property,
  name: CompletionItemKind.Variable,
  value: CompletionItemKind.EnumMember,
  field: CompletionItemKind.Field,
  file: CompletionItemKind.File,
};
