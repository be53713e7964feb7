/** What an editor makes of an edit of the workspace, in playbooks that are held in memory. */

import type { CreateFile, TextDocumentEdit, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import { createPositions } from "../../language-server/protocol/positions.ts";
import { uriOf } from "./memory-files.ts";

/**
 * The texts by path, as they are afterwards.
 *
 * @throws where it makes a file that is there already
 */
export function applied(
  edit: WorkspaceEdit | undefined,
  texts: ReadonlyMap<string, string>,
): Map<string, string> {
  const changed = new Map(texts);
  for (const change of (edit?.documentChanges ?? []) as (CreateFile | TextDocumentEdit)[]) {
    const path = ("kind" in change ? change.uri : change.textDocument.uri).slice(uriOf("").length);
    if (!("kind" in change))
      changed.set(path, withEdits(changed.get(path) ?? "", change.edits as TextEdit[]));
    else if (changed.has(path)) throw new Error(`${path} is there already`);
    else changed.set(path, "");
  }
  return changed;
}

/** All places are those of the text before; of edits at one place, the first comes first. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  const { spanOf } = createPositions(text, "utf-16");
  return edits
    .map(({ range, newText }) => ({ ...spanOf(range), newText }))
    .toSorted((a, b) => a.start - b.start)
    .reduceRight((now, { start, end, newText }) => now.slice(0, start) + newText + now.slice(end), text);
}
