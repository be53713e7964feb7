/** Requests about how things hang together: what waits for what in plays, and paths that follow a file's new name. */

import type { ParsedFile, Symbol } from "@persona-lang/compiler";
import {
  type CallHierarchyItem,
  type CancellationToken,
  type FileRename,
  SymbolKind,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { incomingTo, linkedAt, outgoingFrom } from "../features/call-hierarchy.ts";
import { oneLine } from "../features/markdown.ts";
import type { Edit } from "../features/rename.ts";
import { editsForRenamed } from "../features/renamed-files.ts";
import type { Place } from "../file-system.ts";
import type { Locate } from "../protocol/diagnostics.ts";
import { symbolKinds } from "../protocol/symbol-kinds.ts";
import type { Session } from "../session.ts";
import type { Look } from "../workspace.ts";

export function serveRelations(session: Session): void {
  const { connection } = session;
  const { callHierarchy } = connection.languages;

  callHierarchy.onPrepare(({ textDocument: { uri }, position }, token) =>
    session.answer(uri, "resolved", token, ({ snapshot, file, positions }, locate) => {
      const symbol = linkedAt(snapshot, file, positions.offsetAt(position));
      const item = symbol && itemOf(symbol, locate);
      return item === undefined ? null : [item];
    }),
  );

  callHierarchy.onIncomingCalls(({ item }, token) =>
    session.answer(item.uri, "resolved", token, (look, locate) => {
      const [symbol, program] = [symbolOf(item, look), look.snapshot.program];
      if (symbol === undefined || program === undefined) return null;
      return incomingTo(symbol, program).flatMap(({ symbol: from, spans }) => {
        const found = itemOf(from, locate);
        const fromRanges = spans.flatMap((span) => locate(from.file, span)?.range ?? []);
        return found === undefined ? [] : [{ from: found, fromRanges }];
      });
    }),
  );

  callHierarchy.onOutgoingCalls(({ item }, token) =>
    session.answer(item.uri, "resolved", token, (look, locate) => {
      const [symbol, program] = [symbolOf(item, look), look.snapshot.program];
      if (symbol === undefined || program === undefined) return null;
      return outgoingFrom(symbol, program).flatMap(({ symbol: to, spans }) => {
        const found = itemOf(to, locate);
        const fromRanges = spans.flatMap((span) => locate(symbol.file, span)?.range ?? []);
        return found === undefined ? [] : [{ to: found, fromRanges }];
      });
    }),
  );

  /** By where its name stands: an item comes back as the client has it. */
  const symbolOf = ({ selectionRange }: CallHierarchyItem, { snapshot, file, positions }: Look) =>
    linkedAt(snapshot, file, positions.offsetAt(selectionRange.start));

  connection.workspace.onWillRenameFiles(({ files }, token) =>
    session.guarded(token, null, async () => {
      const byRoot = Map.groupBy(await session.places(), ({ root }) => root);
      const changed: WorkspaceEdit[] = [];
      for (const [root, places] of byRoot) {
        const renamed = await renamesIn(root, files);
        if (renamed.size > 0) changed.push(...(await editsIn(root, places, renamed, token)));
      }
      return changed.length === 0 ? null : joined(changed);
    }),
  );

  /** Of the playbooks of one project folder; none where nothing in them names what is renamed. */
  async function editsIn(
    root: string,
    places: readonly Place[],
    renamed: ReadonlyMap<string, string>,
    token: CancellationToken,
  ): Promise<readonly WorkspaceEdit[]> {
    const edits = new Map<string, Edit>();
    const read: ParsedFile[] = [];
    for (const place of places) {
      await session.answer(session.workspace.uriOf(place), "resolved", token, ({ snapshot }) => {
        read.push(...snapshot.files);
        for (const edit of editsForRenamed(snapshot.files, renamed))
          edits.set(`${edit.file}#${edit.span.start}`, edit);
      });
    }
    // A folder may hold several playbooks: a file is located in one that it is part of.
    const locate = session.locateIn({ files: read }, root);
    return edits.size === 0 ? [] : [session.workspaceEdit([...edits.values()], locate)];
  }

  /** Of those that are in the project folder before and after. */
  async function renamesIn(root: string, files: readonly FileRename[]): Promise<ReadonlyMap<string, string>> {
    const renamed = new Map<string, string>();
    for (const { oldUri, newUri } of files) {
      const [from, to] = [await session.placeOf(oldUri), await session.placeOf(newUri)];
      if (from?.root === root && to?.root === root) renamed.set(from.path, to.path);
    }
    return renamed;
  }
}

const joined = (edits: readonly WorkspaceEdit[]): WorkspaceEdit =>
  edits[0]?.documentChanges === undefined
    ? { changes: Object.assign(Object.create(null), ...edits.map(({ changes }) => changes)) }
    : { documentChanges: edits.flatMap(({ documentChanges = [] }) => documentChanges) };

/** Of files that a playbook may name, and folders of them. */
export const followedFiles = {
  filters: [
    { pattern: { glob: "**/*.{persona,ics,csv,png,jpg,jpeg,webp,svg}", matches: "file" as const } },
    { pattern: { glob: "**", matches: "folder" as const } },
  ],
};

function itemOf(symbol: Symbol, locate: Locate): CallHierarchyItem | undefined {
  const [whole, name] = [locate(symbol.file, symbol.node), locate(symbol.file, symbol.nameNode)];
  if (whole === undefined || name === undefined) return undefined;
  const title = "titles" in symbol.node ? symbol.node.titles[0]?.text.value : undefined;
  const detail = [symbol.owner?.name, title].filter((part) => part !== undefined).join(": ");
  return {
    name: symbol.name,
    kind: symbolKinds[symbol.node.kind] ?? SymbolKind.Method,
    ...(detail === "" ? {} : { detail: oneLine(detail) }),
    uri: whole.uri,
    range: whole.range,
    selectionRange: name.range,
  };
}
