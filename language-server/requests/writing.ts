/** Requests of who writes: what can stand next, a name changed everywhere, what puts a mistake right. */

import { applyFixes, type Diagnostic as Found, hasCertainFix, type Span } from "@persona-lang/compiler";
import {
  type CodeAction,
  CodeActionKind,
  CompletionItemKind,
  ErrorCodes,
  InsertTextFormat,
  ResponseError,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { Completion } from "../features/completion/completion.ts";
import { completionsAt } from "../features/completion/completions-at.ts";
import { rename } from "../features/rename.ts";
import { smallestEdit } from "../features/smallest-edit.ts";
import { symbolAt } from "../features/symbol-at.ts";
import { toProtocol } from "../protocol/diagnostics.ts";
import type { Locate, Session } from "../session.ts";
import type { Look } from "../workspace.ts";
import { wantsRelated } from "./diagnostics.ts";

export function serveWriting(session: Session): void {
  const { connection, workspace } = session;

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
      return workspaceEdit(renamed.edits, locate);
    }),
  );

  function workspaceEdit(
    edits: readonly { readonly file: string; readonly span: Span; readonly newText: string }[],
    locate: Locate,
  ): WorkspaceEdit {
    const changes: Record<string, TextEdit[]> = Object.create(null);
    for (const { file, span, newText } of edits) {
      const at = locate(file, span);
      if (at === undefined) continue;
      changes[at.uri] ??= [];
      changes[at.uri]?.push({ range: at.range, newText });
    }
    if (!session.client.workspace?.workspaceEdit?.documentChanges) return { changes };
    return {
      documentChanges: Object.entries(changes).map(([uri, list]) => ({
        textDocument: { uri, version: workspace.document(uri)?.version ?? null },
        edits: list,
      })),
    };
  }

  connection.onCodeAction(({ textDocument: { uri }, range, context }, token) =>
    session.answer(uri, token, ({ snapshot, file, positions }, locate): CodeAction[] => {
      const wants = (kind: string): boolean =>
        context.only === undefined ||
        context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
      const [start, end] = [positions.offsetAt(range.start), positions.offsetAt(range.end)];
      const here = snapshot.diagnostics.filter(({ file: path }) => path === file.source.path);
      const touched = here.filter(({ span }) => span.start <= end && start <= span.end);
      const quickFixes = touched.flatMap((diagnostic) =>
        diagnostic.fixes.map(
          (fix): CodeAction => ({
            title: fix.title,
            kind: CodeActionKind.QuickFix,
            diagnostics: [toProtocol(diagnostic, locate, wantsRelated(session))],
            edit: workspaceEdit(fix.edits, locate),
            ...(diagnostic.fixes.length === 1 ? { isPreferred: true } : {}),
          }),
        ),
      );
      return [
        ...(wants(CodeActionKind.QuickFix) ? quickFixes : []),
        ...(wants(CodeActionKind.SourceFixAll) ? fixAll(here, file.source, locate) : []),
      ];
    }),
  );

  function fixAll(
    found: readonly Found[],
    { path, text }: Look["file"]["source"],
    locate: Locate,
  ): readonly CodeAction[] {
    const certain = found.filter(hasCertainFix).flatMap(({ fixes }) => fixes);
    const { texts, fixes } = applyFixes(certain, (file) => (file === path ? text : undefined));
    const fixed = texts.get(path);
    if (fixed === undefined) return [];
    const edit = workspaceEdit([{ file: path, ...smallestEdit(text, fixed) }], locate);
    return [
      { title: `put right what is certain (${fixes.length})`, kind: CodeActionKind.SourceFixAll, edit },
    ];
  }
}

const completionKinds: Readonly<Record<Completion["kind"], CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  property: CompletionItemKind.Property,
  name: CompletionItemKind.Variable,
  value: CompletionItemKind.EnumMember,
  field: CompletionItemKind.Field,
  file: CompletionItemKind.File,
};
