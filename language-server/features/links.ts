/** Paths in a file that lead to other files: of imports, and of whatever else the playbook names. */

import {
  type ast,
  descendants,
  type ParsedFile,
  propertyOf,
  resolveImport,
  resolvePath,
  type Span,
} from "@persona-lang/compiler";

interface Link {
  readonly span: Span;
  /** Relative to the project folder. */
  readonly path: string;
}

export function linksIn({ tree, source }: ParsedFile): readonly Link[] {
  const links: Link[] = [];
  const add = (text: ast.Text, resolve: typeof resolvePath): void => {
    const target = resolve(source.path, text.value);
    if (target.kind === "path" && !text.missing)
      links.push({ span: { start: text.start + 1, end: text.end - 1 }, path: target.path });
  };
  const visit = (declaration: ast.Declaration): void => {
    const { header, kind, items } = declaration;
    if (header?.kind === "import-header") add(header.path, resolveImport);
    for (const item of items) {
      if (item.node === "declaration") visit(item);
      else if (fileKindsOf(kind, item.word.text).length > 0 && item.value !== undefined)
        for (const node of descendants(item.value))
          if (node.kind === "text") add(node as ast.Text, resolvePath);
    }
  };
  for (const declaration of tree.declarations) visit(declaration);
  return links;
}

export const linkAt = (file: ParsedFile, offset: number): Link | undefined =>
  linksIn(file).find(({ span }) => span.start <= offset && offset <= span.end);

/** A file may have a quote in its name, and no playbook can write that. */
export const canBeNamed = (path: string): boolean => resolvePath("", path).kind === "path";

/** How the names of the files end that the property names; none where it names none. */
export function fileKindsOf(kind: ast.Declaration["kind"], word: string): readonly string[] {
  if (kind === "test" && word === "team") return [".csv", ".json"];
  if (kind === "cohort" && word === "from") return [".csv", ".ndjson"];
  return propertyOf(kind, word)?.files ?? [];
}
