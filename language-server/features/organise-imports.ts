/**
 * Imports put in order: all in one place, one for each file, its names by the alphabet, and none that nothing uses.
 *
 * The order of files stays as it is written: it is the order in which a playbook has its personas, rules and stages.
 * Of what was taken in by name only types and definitions can be unused; everything else counts by being there.
 * The remarks above and behind an import go where it goes, and stay where it is not needed.
 */

import type { ast, ParsedFile, Program, Span } from "@persona-lang/compiler";
import { behindComment, lineEndAt, lineEndingOf, lineStartAt, linesOf } from "./lines.ts";
import type { Replacement } from "./smallest-edit.ts";

type Import = ast.Declaration & { readonly header: ast.ImportHeader };

/** Nothing where all is in order, or an import is broken. */
export function organiseImports(file: ParsedFile, program: Program): readonly Replacement[] {
  const { tree, source } = file;
  const imports = tree.declarations.filter(isImport);
  if (imports.length === 0 || tree.declarations.some((each) => each.kind === "import" && isBroken(each)))
    return [];
  const first = tree.declarations.indexOf(imports[0] as Import);
  const after = tree.declarations.findIndex((each, index) => index > first && each.kind !== "import");
  const inPlace = imports.filter((each) => after < 0 || tree.declarations.indexOf(each) < after);
  const edits: Replacement[] = [];
  const moved: string[] = [];
  const newLine = lineEndingOf(source.text);
  for (const [index, each] of imports.entries()) {
    const written = source.text.slice(each.start, each.end);
    const isLater = imports.slice(0, index).some((before) => joins(before, each));
    const text = isLater ? undefined : wordsOf(each, imports, program);
    if (text !== undefined && inPlace.includes(each)) {
      if (text !== written) edits.push({ span: each, newText: text });
      continue;
    }
    const end = behindComment(each, source.text);
    const line = wholeLine({ start: each.start, end }, source.text);
    // Something else stands on its line: it stays where it is.
    if (line === undefined) continue;
    const remark = source.text.slice(each.end, end);
    if (text === undefined)
      edits.push({ span: line, newText: remark === "" ? "" : remark.trimStart() + newLine });
    else {
      const { start } = linesOf(each, file);
      edits.push({ span: { start, end: line.end }, newText: "" });
      moved.push(source.text.slice(start, line.start) + text + remark);
    }
  }
  const last = inPlace.at(-1) as Import;
  const end = lineEndAt(last.end, source.text);
  if (moved.length > 0)
    edits.push({ span: { start: end, end }, newText: moved.map((text) => newLine + text).join("") });
  return edits.toSorted((a, b) => a.span.start - b.span.start);
}

const isImport = (each: ast.Declaration): each is Import =>
  each.kind === "import" && each.header?.kind === "import-header";

const isBroken = (each: ast.Declaration): boolean =>
  each.broken === true ||
  !isImport(each) ||
  each.header.broken === true ||
  each.header.path.missing === true ||
  each.header.names.some(({ missing }) => missing);

/** Two that take names from the same file, or all of it. */
const joins = (one: Import, other: Import): boolean =>
  one.header.path.value === other.header.path.value && takesNames(one) === takesNames(other);

const takesNames = ({ header }: Import): boolean => header.names.length > 0;

/** Undefined where nothing is left that anybody needs. */
function wordsOf(each: Import, imports: readonly Import[], program: Program): string | undefined {
  const { names, path } = each.header;
  if (names.length === 0) return `import ${JSON.stringify(path.value)}`;
  const joined = imports.filter((other) => other === each || joins(each, other));
  const needed = joined
    .flatMap(({ header }) => header.names.map(({ text }) => text))
    .filter(isNeeded(program));
  if (needed.length === 0) return undefined;
  const sorted = [...new Set(needed)].sort((a, b) => (a < b ? -1 : 1));
  return `import ${sorted.join(", ")} from ${JSON.stringify(path.value)}`;
}

const isNeeded =
  (program: Program) =>
  (name: string): boolean => {
    const found = (["type", "definition"] as const).flatMap((namespace) =>
      program.symbols(namespace).filter((symbol) => symbol.name === name),
    );
    return found.length === 0 || found.some((symbol) => program.references(symbol).length > 0);
  };

/** With its line end; undefined where it is not alone there. */
function wholeLine({ start, end }: Span, text: string): Span | undefined {
  const from = lineStartAt(start, text);
  const to = lineEndAt(end, text);
  if (text.slice(from, start).trim() !== "" || text.slice(end, to).trim() !== "") return undefined;
  const ending = /^(\r\n|\r|\n)/.exec(text.slice(to))?.[0].length ?? 0;
  return { start: from, end: to + ending };
}
