/**
 * What can be done about the text at a place: what puts a mistake right, all that is certain at once, and refactors.
 *
 * A client that knows no code actions is given commands instead, which come back to be carried out.
 */

import { applyFixes, type Diagnostic as Found, folderOf, hasCertainFix } from "@persona-lang/compiler";
import { type CodeAction, CodeActionKind, type Command, type WorkspaceEdit } from "vscode-languageserver";
import { missingLines } from "../features/missing-lines.ts";
import type { Refactored } from "../features/refactors/refactor.ts";
import { refactorsFor } from "../features/refactors/refactors.ts";
import { smallestEdit } from "../features/smallest-edit.ts";
import { type LocateToEdit, toProtocol } from "../protocol/diagnostics.ts";
import { type FileEdit, makesFiles } from "../protocol/workspace-edits.ts";
import type { Session } from "../session.ts";
import type { Look } from "../workspace.ts";
import { wantsRelated } from "./diagnostics.ts";

export const codeActionKinds = [
  CodeActionKind.QuickFix,
  CodeActionKind.RefactorExtract,
  CodeActionKind.RefactorRewrite,
  CodeActionKind.RefactorMove,
  CodeActionKind.SourceFixAll,
  CodeActionKind.SourceOrganizeImports,
];

/** Carries out an edit that came back as a command's argument. */
export const applyEditCommand = "persona.applyEdit";

export function serveActions(session: Session): void {
  const { connection, workspace } = session;

  connection.onCodeAction(({ textDocument: { uri }, range, context }, token) =>
    session.answer(uri, "lowered", token, async (look, locate): Promise<(CodeAction | Command)[]> => {
      const { snapshot, file, positions } = look;
      const wants = (kind: string): boolean =>
        context.only == null ||
        context.only.some((only) => only === "" || kind === only || kind.startsWith(`${only}.`));
      const span = positions.spanOf(range);
      const here = snapshot.diagnostics.filter(({ file: path }) => path === file.source.path);
      const touched = here.filter((found) => found.span.start <= span.end && span.start <= found.span.end);
      const root = (await session.placeOf(uri))?.root ?? "";
      const { program } = snapshot;
      const beside = await session.hostOf(root).list(folderOf(file.source.path));
      const refactored =
        program === undefined
          ? []
          : refactorsFor({ snapshot, program, file, span, beside }).filter(({ kind }) => wants(kind));
      const actions = [
        ...(wants(CodeActionKind.QuickFix)
          ? touched.flatMap((found) => quickFixes(found, look, locate))
          : []),
        ...refactored.flatMap((each) => actionOf(each, locate, root)),
        ...(wants(CodeActionKind.SourceFixAll) ? fixAll(here, file.source, locate) : []),
      ];
      const kinds = session.client.textDocument?.codeAction?.codeActionLiteralSupport;
      return kinds === undefined ? actions.map(asCommand) : actions;
    }),
  );

  function quickFixes(found: Found, { snapshot, file }: Look, locate: LocateToEdit): readonly CodeAction[] {
    const isPreferred = session.client.textDocument?.codeAction?.isPreferredSupport === true;
    const missing =
      found.code === "missing-property" ? missingLines(snapshot, file, found.span.start) : undefined;
    const fixes = missing === undefined ? found.fixes : [...found.fixes, missing];
    return fixes.map(({ title, edits }) => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [toProtocol(found, locate, wantsRelated(session))],
      edit: session.workspaceEdit(edits, locate),
      ...(isPreferred && found.fixes.length === 1 ? { isPreferred: true } : {}),
    }));
  }

  /** Nothing where it needs a new file and the client makes none. */
  function actionOf(
    { title, kind, edits, newFiles = [] }: Refactored,
    locate: LocateToEdit,
    root: string,
  ): CodeAction[] {
    if (newFiles.length > 0 && !makesFiles(session.client)) return [];
    const made = newFiles.map(({ path, text }) => ({ uri: workspace.uriOf({ root, path }), text }));
    return [{ title, kind, edit: session.workspaceEdit(edits, locate, made) }];
  }

  function fixAll(
    found: readonly Found[],
    { path, text }: Look["file"]["source"],
    locate: LocateToEdit,
  ): readonly CodeAction[] {
    const certain = found.filter(hasCertainFix).flatMap(({ fixes }) => fixes);
    const { texts, fixes } = applyFixes(certain, (file) => (file === path ? text : undefined));
    const fixed = texts.get(path);
    if (fixed === undefined) return [];
    const edits: FileEdit[] = [{ file: path, ...smallestEdit(text, fixed) }];
    const title = `put right what is certain (${fixes.length})`;
    return [{ title, kind: CodeActionKind.SourceFixAll, edit: session.workspaceEdit(edits, locate) }];
  }
}

const asCommand = ({ title, edit }: CodeAction): Command => ({
  title,
  command: applyEditCommand,
  arguments: [edit satisfies WorkspaceEdit | undefined],
});
