/** Requests of who reads: what a name means, where it is used, what there is in a file and in the workspace. */

import { nodesAt, type Playbook } from "@persona-lang/compiler";
import {
  DocumentHighlightKind,
  type DocumentSymbol,
  MarkupKind,
  type SelectionRange,
  type SymbolInformation,
  SymbolKind,
} from "vscode-languageserver";
import { documentSymbols, type Entry, workspaceSymbols } from "../features/document-symbols.ts";
import { type Figured, figuredAt } from "../features/figured.ts";
import { foldsIn } from "../features/folding.ts";
import { type Hover, hoverAt } from "../features/hover.ts";
import { valueAt } from "../features/hover-values.ts";
import { linkAt, linksIn } from "../features/links.ts";
import { withoutMarkdown } from "../features/markdown.ts";
import { distinct, inAll, type Located, mentionsOf, symbolAt } from "../features/symbol-at.ts";
import { typeDefinitionOf } from "../features/type-definition.ts";
import { symbolKinds } from "../protocol/symbol-kinds.ts";
import { type Session, signalOf } from "../session.ts";
import { inSteps } from "../turns.ts";
import { playbooksThatKnow, playbooksWith } from "./shared-files.ts";

export function serveReading(session: Session): void {
  const { connection, workspace } = session;

  connection.onDefinition(({ textDocument: { uri }, position }, token) =>
    session.answer(uri, "resolved", token, ({ snapshot, file, positions }, locate) => {
      const offset = positions.offsetAt(position);
      const symbol = symbolAt(snapshot, file, offset)?.symbol;
      if (symbol !== undefined) return locate(symbol.file, symbol.nameNode) ?? null;
      const link = linkAt(file, offset);
      return (link && locate(link.path, { start: 0, end: 0 })) ?? null;
    }),
  );

  connection.onTypeDefinition(({ textDocument: { uri }, position }, token) =>
    session.answer(uri, "resolved", token, ({ snapshot, file, positions }, locate) => {
      const symbol = symbolAt(snapshot, file, positions.offsetAt(position))?.symbol;
      const found = symbol && typeDefinitionOf(symbol, snapshot);
      return found === undefined ? null : (locate(found.file, found.span) ?? null);
    }),
  );

  connection.onReferences(({ textDocument: { uri }, position, context }, token) =>
    session.answer(uri, "resolved", token, async ({ snapshot, file, positions }, _, rely) => {
      const symbol = symbolAt(snapshot, file, positions.offsetAt(position))?.symbol;
      const root = (await session.placeOf(uri))?.root;
      if (symbol === undefined || root === undefined) return null;
      const signal = signalOf(token);
      const others = await playbooksWith([symbol.file], snapshot, "resolved", {
        session,
        root,
        signal,
        rely,
      });
      const declared: readonly Located[] = context.includeDeclaration
        ? [{ file: symbol.file, span: symbol.nameNode }]
        : [];
      const all = inAll(symbol, [snapshot, ...others]);
      const used = distinct(all.flatMap((each) => mentionsOf(...each)));
      const locate = session.locateIn({ files: [snapshot, ...others].flatMap(({ files }) => files) }, root);
      return [...declared, ...used].flatMap(({ file, span }) => locate(file, span) ?? []);
    }),
  );

  connection.onDocumentHighlight(({ textDocument: { uri }, position }, token) =>
    session.answer(uri, "resolved", token, ({ snapshot, file, positions }) => {
      const symbol = symbolAt(snapshot, file, positions.offsetAt(position))?.symbol;
      if (symbol === undefined) return null;
      const { path } = file.source;
      const uses = mentionsOf(symbol, snapshot).filter((use) => use.file === path);
      const declared = symbol.file === path ? [symbol.nameNode] : [];
      return [
        ...declared.map((node) => ({
          range: positions.rangeOf(node),
          kind: DocumentHighlightKind.Write,
        })),
        ...uses.map(({ span }) => ({ range: positions.rangeOf(span), kind: DocumentHighlightKind.Read })),
      ];
    }),
  );

  connection.onHover(({ textDocument: { uri }, position }, token) =>
    session.answer(uri, "resolved", token, async ({ snapshot, file, positions }, _, rely) => {
      const offset = positions.offsetAt(position);
      const start = await session.exampleStart(uri);
      const symbol = symbolAt(snapshot, file, offset)?.symbol;
      const signal = signalOf(token);
      const others = symbol && (await playbooksThatKnow(symbol, uri, snapshot, { session, signal, rely }));
      const meaning = valueAt(snapshot, file, offset, start) ?? hoverAt(snapshot, file, offset, others);
      const figured = figuredAt(snapshot, file, offset);
      const playbook = figured && (await snapshot.reach("lowered", signal))?.playbook();
      const figure = figured && playbook && (await figureIn(uri, figured, playbook, start));
      const shown = [meaning, figure].filter((each) => each !== undefined);
      const [first] = shown;
      if (first === undefined) return null;
      const markdown =
        session.client.textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) === true;
      const value = shown.map(({ text }) => text).join("\n\n");
      const contents = markdown
        ? { kind: MarkupKind.Markdown, value }
        : { kind: MarkupKind.PlainText, value: withoutMarkdown(value) };
      return { range: positions.rangeOf(first.span), contents };
    }),
  );

  async function figureIn(
    uri: string,
    figured: Figured,
    playbook: Playbook,
    start: string,
  ): Promise<Hover | undefined> {
    // What it takes to plan is loaded when somebody asks for it.
    const { wordFigure } = await import("../features/trial/hover-figures.ts");
    const { language } = await session.settings.of(uri);
    const text = wordFigure(figured, playbook, start, language);
    return text === undefined ? undefined : { span: figured.span, text };
  }

  connection.onDocumentSymbol(({ textDocument: { uri } }, token) =>
    session.answer(uri, "read", token, async ({ file, positions }, locate) => {
      const nested = (entry: Entry): DocumentSymbol => ({
        name: entry.name,
        detail: entry.detail,
        kind: symbolKinds[entry.kind] ?? SymbolKind.Object,
        range: positions.rangeOf(entry.span),
        selectionRange: positions.rangeOf(entry.nameSpan),
        children: entry.children.map(nested),
      });
      const entries = documentSymbols(file);
      if (session.client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport)
        return inSteps(entries, signalOf(token), nested);
      const flat = (entry: Entry): readonly Entry[] => [entry, ...entry.children.flatMap(flat)];
      return entries.flatMap(flat).flatMap((entry) => {
        const location = locate(file.source.path, entry.span);
        return location
          ? [{ name: entry.name, kind: symbolKinds[entry.kind] ?? SymbolKind.Object, location }]
          : [];
      });
    }),
  );

  connection.onWorkspaceSymbol(({ query }, token) =>
    session.guarded(token, [], async () => {
      /** By where they stand: several playbooks may share a file. */
      const found = new Map<string, SymbolInformation>();
      const seen = new Set<string>();
      for (const place of await session.places()) {
        const uri = workspace.uriOf(place);
        if (seen.has(uri)) continue;
        await session.answer(uri, "resolved", token, ({ snapshot }, locate) => {
          for (const { source } of snapshot.files)
            seen.add(workspace.uriOf({ root: place.root, path: source.path }));
          if (snapshot.program === undefined) return;
          for (const symbol of workspaceSymbols(snapshot.program, query)) {
            const location = locate(symbol.file, symbol.nameNode);
            if (location === undefined) continue;
            const container = symbol.owner === undefined ? {} : { containerName: symbol.owner.name };
            const kind = symbolKinds[symbol.node.kind] ?? SymbolKind.Constant;
            found.set(`${location.uri}#${symbol.nameNode.start}`, {
              name: symbol.name,
              kind,
              location,
              ...container,
            });
          }
        });
      }
      return [...found.values()];
    }),
  );

  connection.onFoldingRanges(({ textDocument: { uri } }, token) =>
    session.answer(uri, "read", token, async ({ file, positions }) => {
      const limit = session.client.textDocument?.foldingRange?.rangeLimit ?? Number.POSITIVE_INFINITY;
      const folds = await inSteps(foldsIn(file), signalOf(token), (some) =>
        some.map(({ span, kind }) => {
          const { start, end } = positions.rangeOf(span);
          return {
            startLine: start.line,
            endLine: end.line,
            ...(kind === undefined ? {} : { kind }),
          };
        }),
      );
      return folds
        .flat()
        .filter(({ startLine, endLine }) => endLine > startLine)
        .slice(0, limit);
    }),
  );

  connection.onSelectionRanges(({ textDocument: { uri }, positions: asked }, token) =>
    session.answer(uri, "read", token, ({ file, positions }) =>
      asked.map((position): SelectionRange => {
        const offset = positions.offsetAt(position);
        const nodes = nodesAt(file.tree, offset);
        const outer = { start: 0, end: file.source.text.length };
        return [outer, ...nodes].reduce<SelectionRange | undefined>((parent, span) => {
          const range = positions.rangeOf(span);
          return parent === undefined ? { range } : { range, parent };
        }, undefined) as SelectionRange;
      }),
    ),
  );

  connection.onDocumentLinks(({ textDocument: { uri } }, token) =>
    session.answer(uri, "read", token, async ({ file, positions }) => {
      const root = (await session.placeOf(uri))?.root ?? "";
      return linksIn(file).map(({ span, path }) => ({
        range: positions.rangeOf(span),
        target: workspace.uriOf({ root, path }),
      }));
    }),
  );
}
