/**
 * A declaration with the comments above it in a file of its own, or in one of the playbook's other files.
 *
 * Only between files that the playbook takes in whole: from one that is taken from by name, the name would be gone. What
 * names files beside its own stays in its folder.
 */

import { type ast, type ParsedFile, relativePath, resolveImport, wordOfKind } from "@persona-lang/compiler";
import { linksIn } from "../links.ts";
import { lineEndingOf, linesOf, topLevelAt } from "./lines.ts";
import type { Refactor, Refactored } from "./refactor.ts";

const staying = new Set(["playbook", "import"]);
/** So many files are offered by name; in a menu, more are no help. */
const mostOffered = 12;

export const moveToFile: Refactor = ({ snapshot, file, span }) => {
  const declaration = topLevelAt(file, span.start);
  const { text, path } = file.source;
  if (declaration === undefined || staying.has(declaration.kind) || !isAtHead(declaration, span.start))
    return [];
  const parts = wholeParts(snapshot.files);
  if (!parts.has(path) || declaration.broken) return [];
  const lines = linesOf(declaration, file);
  const moved = `${text.slice(lines.start, lines.end).trimEnd()}${lineEndingOf(text)}`;
  const removed = { file: path, span: lines, newText: "" };
  const namesFiles = linksIn(file).some(
    (link) => declaration.span.start <= link.span.start && link.span.end <= declaration.span.end,
  );
  const target = newPath(declaration, path, new Set(snapshot.files.map(({ source }) => source.path)));
  const toNew: Refactored = {
    title: `move to a new file \`${nameOf(target)}\``,
    kind: "refactor.move",
    edits: [...importing(file, relativePath(path, target)), removed],
    newFiles: [{ path: target, text: moved }],
  };
  const others = snapshot.files.filter(({ source, printable }) => {
    const isOther = source.path !== path && parts.has(source.path) && printable;
    return isOther && (!namesFiles || folderOf(source.path) === folderOf(path));
  });
  return [toNew, ...others.slice(0, mostOffered).map((other) => toOther(other, moved, removed))];
};

function toOther({ source }: ParsedFile, moved: string, removed: Refactored["edits"][number]): Refactored {
  const end = source.text.trimEnd().length;
  const gap = lineEndingOf(source.text);
  const span = { start: end, end: source.text.length };
  return {
    title: `move to \`${source.path}\``,
    kind: "refactor.move",
    edits: [removed, { file: source.path, span, newText: (end === 0 ? "" : gap + gap) + moved }],
  };
}

/** At its keyword or its name: not wherever in its block the cursor is. */
function isAtHead({ keyword, name, subject }: ast.Declaration, offset: number): boolean {
  const end = Math.max(keyword.end, name?.span.end ?? 0, subject?.span.end ?? 0);
  return keyword.start <= offset && offset <= end;
}

/** The files of a playbook that it takes in whole, from the entry on. */
function wholeParts([entry, ...others]: readonly ParsedFile[]): ReadonlySet<string> {
  if (entry === undefined) return new Set();
  const parts = new Set([entry.source.path]);
  for (const file of [entry, ...others]) {
    if (!parts.has(file.source.path)) continue;
    for (const { header } of file.tree.declarations) {
      if (header?.kind !== "import-header" || header.names.length > 0) continue;
      const target = resolveImport(file.source.path, header.path.value);
      if (target.kind === "path" && !target.path.startsWith("node_modules/")) parts.add(target.path);
    }
  }
  return parts;
}

/** Behind the last import, or the playbook, or at the top. */
function importing({ tree, source }: ParsedFile, written: string): Refactored["edits"] {
  const { text, path } = source;
  const gap = lineEndingOf(text);
  const line = `import ${JSON.stringify(written)}`;
  const last = tree.declarations.findLast(({ kind }) => kind === "import");
  const before = last ?? tree.declarations.find(({ kind }) => kind === "playbook");
  const start = before?.span.end ?? 0;
  const newText = before === undefined ? line + gap + gap : `${last === undefined ? gap + gap : gap}${line}`;
  return [{ file: path, span: { start, end: start }, newText }];
}

function newPath(declaration: ast.Declaration, from: string, taken: ReadonlySet<string>): string {
  const given = declaration.name ?? declaration.subject;
  const words = (given?.text || wordOfKind(declaration.kind)).replace(/(?<=\p{Ll})(?=\p{Lu})/gu, "-");
  const folder = folderOf(from);
  for (let count = 1; ; count++) {
    const name = `${words.toLowerCase()}${count === 1 ? "" : `-${count}`}.persona`;
    const path = folder === "" ? name : `${folder}/${name}`;
    if (!taken.has(path)) return path;
  }
}

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));
const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
