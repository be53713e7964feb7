/**
 * A declaration with the comments above it in a file of its own, or in one of the playbook's other files.
 *
 * Only between files that the playbook takes in whole: from one that is taken from by name, the name would be gone. What
 * names files beside its own stays in its folder. And where their order decides, of stages always and of personas where
 * no `ties` says it, one that others would then come before stays.
 */

import {
  type ast,
  type DeclarationKind,
  folderOf,
  type ParsedFile,
  type Program,
  relativePath,
  resolveImport,
  type Snapshot,
  wordOfKind,
} from "@persona-lang/compiler";
import { behindComment, lineEndingOf, linesOf, topLevelAt } from "../lines.ts";
import { linksIn } from "../links.ts";
import type { Refactor, Refactored } from "./refactor.ts";

const staying = new Set(["playbook", "import"]);
/** So many files are offered by name; in a menu, more are no help. */
const mostOffered = 12;

/** Among these, which comes first decides. */
function orderedWith({ kind }: ast.Declaration, snapshot: Snapshot): readonly DeclarationKind[] {
  const stages: readonly DeclarationKind[] = ["journey", "stage"];
  if (stages.includes(kind)) return stages;
  return kind === "persona" && snapshot.playbook()?.classify.tiesAt === undefined ? ["persona"] : [];
}

export const moveToFile: Refactor = ({ snapshot, program, file, span, beside }) => {
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
    (link) => declaration.start <= link.span.start && link.span.end <= declaration.end,
  );
  const own = snapshot.files.filter(({ source }) => folderOf(source.path) === folderOf(path));
  const target = newPath(declaration, path, [...beside, ...own.map(({ source }) => nameOf(source.path))]);
  const toNew: Refactored = {
    title: `move to a new file \`${nameOf(target)}\``,
    kind: "refactor.move",
    edits: [...importing(file, relativePath(path, target)), removed],
    newFiles: [{ path: target, text: moved }],
  };
  const neighbours = neighboursOf(declaration, program, orderedWith(declaration, snapshot));
  const others = snapshot.files.filter((other) => {
    const { source, printable } = other;
    const isOther = source.path !== path && parts.has(source.path) && printable;
    const isNear = !namesFiles || folderOf(source.path) === folderOf(path);
    return isOther && isNear && staysBetween(neighbours, program.files, other);
  });
  // Behind all that the file takes in already.
  const within = wholeParts([file, ...snapshot.files]);
  return [
    ...(neighbours.after.some((each) => within.has(each)) ? [] : [toNew]),
    ...others.slice(0, mostOffered).map((other) => toOther(other, moved, removed)),
  ];
};

interface Neighbours {
  /** The paths of those that come before it, and of those that come after it. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Where the others are whose order counts together with that of a declaration. */
function neighboursOf(
  declaration: ast.Declaration,
  program: Program,
  kinds: readonly DeclarationKind[],
): Neighbours {
  const order = program.files.map(({ source }) => source.path);
  const all = kinds
    .flatMap((kind) => program.declarations(kind))
    .toSorted((a, b) => order.indexOf(a.file) - order.indexOf(b.file) || a.node.start - b.node.start);
  const at = all.findIndex(({ node }) => node === declaration);
  const paths = all.map(({ file }) => file);
  return { before: paths.slice(0, Math.max(0, at)), after: paths.slice(at + 1) };
}

/** Whether what is added at the end of a file comes where the declaration came. */
function staysBetween(
  { before, after }: Neighbours,
  files: readonly ParsedFile[],
  target: ParsedFile,
): boolean {
  const placeOf = (path: string): number => files.findIndex(({ source }) => source.path === path);
  const place = placeOf(target.source.path);
  return before.every((path) => placeOf(path) <= place) && after.every((path) => placeOf(path) > place);
}

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
  const end = Math.max(keyword.end, name?.end ?? 0, subject?.end ?? 0);
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
  const start = before === undefined ? 0 : behindComment(before, text);
  const newText = before === undefined ? line + gap + gap : `${last === undefined ? gap + gap : gap}${line}`;
  return [{ file: path, span: { start, end: start }, newText }];
}

/** @param beside names that are taken: on some disks `Quick` is `quick` */
function newPath(declaration: ast.Declaration, from: string, beside: readonly string[]): string {
  const given = declaration.name ?? declaration.subject;
  const words = (given?.text || wordOfKind(declaration.kind)).replace(/(?<=\p{Ll})(?=\p{Lu})/gu, "-");
  const taken = new Set(beside.map((name) => name.toLowerCase()));
  const folder = folderOf(from);
  for (let count = 1; ; count++) {
    const name = `${words.toLowerCase()}${count === 1 ? "" : `-${count}`}.persona`;
    if (!taken.has(name)) return folder === "" ? name : `${folder}/${name}`;
  }
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);
