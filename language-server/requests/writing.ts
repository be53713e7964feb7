/** Requests of who writes: what can stand next, and the next line. */

import type { ResolvedSnapshot, Symbol } from "@persona-lang/compiler";
import { type CompletionItem, CompletionItemKind, InsertTextFormat, MarkupKind } from "vscode-languageserver";
import type { Completion } from "../features/completion/completion.ts";
import { completionsAt } from "../features/completion/completions-at.ts";
import { fileKindsAt } from "../features/completion/paths.ts";
import { writtenOut } from "../features/completion/written-out.ts";
import { cardOf } from "../features/hover.ts";
import { isAtTop, isBehindImport, nextLine, pathsToImport } from "../features/inline-completion.ts";
import { codeBlock, plainText, withoutMarkdown } from "../features/markdown.ts";
import { type Session, signalOf } from "../session.ts";
import { playbooksThatKnow } from "./shared-files.ts";

export function serveWriting(session: Session): void {
  const { connection } = session;

  connection.onCompletion(({ textDocument: { uri }, position }, token) =>
    session.answer(uri, "resolved", token, async ({ snapshot, file, positions }) => {
      const offset = positions.offsetAt(position);
      const paths = await session.filesNear(uri, fileKindsAt(file, offset));
      const { span, items } = completionsAt(snapshot, file, offset, paths);
      const range = positions.rangeOf(span);
      const snippets = session.client.textDocument?.completion?.completionItem?.snippetSupport === true;
      return items.map((item, index) => ({
        label: item.label,
        kind: completionKinds[item.kind],
        detail: item.detail,
        ...dataOf(item, uri),
        sortText: `${String(item.rank).padStart(4, "0")}-${String(index).padStart(4, "0")}`,
        ...(snippets && item.snippet !== undefined
          ? { insertTextFormat: InsertTextFormat.Snippet, textEdit: { range, newText: item.snippet } }
          : { textEdit: { range, newText: item.label } }),
      }));
    }),
  );

  connection.onCompletionResolve(async (item, token) => {
    const { uri, namespace, name, owner, about } = (item.data ?? {}) as Partial<CompletionData>;
    if (typeof about === "string") return documented(item, about);
    if (typeof uri !== "string" || name === undefined || namespace === undefined) return item;
    const card = await session.answer(uri, "resolved", token, async ({ snapshot }, _, rely) => {
      const { program } = snapshot;
      const owners = owner === undefined ? [undefined] : ownersNamed(owner, program);
      const symbol = owners
        .flatMap((each) => program?.symbols(namespace, each) ?? [])
        .find((each) => each.name === name);
      if (symbol === undefined) return null;
      const asked = { session, signal: signalOf(token), rely };
      return cardOf(symbol, snapshot, await playbooksThatKnow(symbol, uri, snapshot, asked));
    });
    return card === null ? item : documented(item, card);
  });

  function documented(item: CompletionItem, markdown: string): CompletionItem {
    const able = session.client.textDocument?.completion?.completionItem?.documentationFormat;
    const documentation = able?.includes(MarkupKind.Markdown)
      ? { kind: MarkupKind.Markdown, value: markdown }
      : withoutMarkdown(markdown);
    return { ...item, documentation };
  }

  connection.languages.inlineCompletion.on(({ textDocument: { uri }, position }, token) =>
    session.answer(uri, "resolved", token, async ({ snapshot, file, positions }) => {
      const offset = positions.offsetAt(position);
      const near = isAtTop(file, offset) ? await session.filesNear(uri, [".persona"]) : [];
      const paths = isBehindImport(file, offset) ? await firstToImport(uri, snapshot, near) : near;
      const insertText = nextLine(snapshot, file, offset, paths);
      const range = positions.rangeOf({ start: offset, end: offset });
      return insertText === undefined ? [] : [{ insertText, range }];
    }),
  );

  /** Files that have a playbook of their own are passed over; no more are read than it takes. */
  async function firstToImport(
    uri: string,
    snapshot: ResolvedSnapshot,
    paths: readonly string[],
  ): Promise<readonly string[]> {
    const root = (await session.placeOf(uri))?.root;
    if (root === undefined) return [];
    for (const path of pathsToImport(snapshot, paths)) {
      const read = await session.look(session.workspace.uriOf({ root, path }), "read");
      if (read !== undefined && !read.file.tree.declarations.some(({ kind }) => kind === "playbook"))
        return [path];
    }
    return [];
  }
}

/** What is needed to say more of a completion when it comes into sight. */
interface CompletionData {
  readonly uri: string;
  readonly namespace: Symbol["namespace"];
  readonly name: string;
  readonly owner?: string;
  /** Of a word of the language: what it is for, and what it writes. */
  readonly about: string;
}

function dataOf({ symbol, snippet, detail }: Completion, uri: string): { data?: Partial<CompletionData> } {
  if (symbol !== undefined) {
    const { namespace, name, owner } = symbol;
    return { data: { uri, namespace, name, ...(owner === undefined ? {} : { owner: owner.name }) } };
  }
  if (snippet === undefined) return {};
  return { data: { about: `${plainText(detail)}\n\n${codeBlock(writtenOut(snippet))}` } };
}

const ownersNamed = (name: string, program: ResolvedSnapshot["program"]): readonly Symbol[] =>
  (["play", "persona", "type", "signal", "column"] as const)
    .flatMap((namespace) => program?.symbols(namespace) ?? [])
    .filter((symbol) => symbol.name === name);

const completionKinds: Readonly<Record<Completion["kind"], CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  property: CompletionItemKind.Property,
  name: CompletionItemKind.Variable,
  value: CompletionItemKind.EnumMember,
  field: CompletionItemKind.Field,
  file: CompletionItemKind.File,
};
