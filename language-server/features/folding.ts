/** What can be folded: blocks, text blocks, runs of comments and of imports. */

import { type ast, descendants, type ParsedFile, type Span } from "@persona-lang/compiler";

export interface Fold {
  readonly span: Span;
  readonly kind?: "comment" | "imports";
}

/** One declaration of the file after another: whoever goes through a long file can do something else in between. */
export function* foldsIn({ tree, comments, source }: ParsedFile): Generator<readonly Fold[]> {
  for (const declaration of tree.declarations) yield foldsOf(declaration);
  const ownLines = comments.filter(({ ownLine }) => ownLine).map(({ span }) => span);
  yield runs(ownLines, source.text).map((span) => ({ span, kind: "comment" }));
  const imports = tree.declarations.filter(({ kind }) => kind === "import").map(({ span }) => span);
  yield runs(imports, source.text).map((span) => ({ span, kind: "imports" }));
}

function foldsOf(declaration: ast.Declaration): readonly Fold[] {
  const folds: Fold[] = [];
  for (const node of descendants(declaration)) {
    const { body } = node as Partial<ast.Declaration>;
    if (body !== undefined) folds.push({ span: { start: node.span.start, end: body.end } });
    else if (node.kind === "text" && (node as ast.Text).block) folds.push({ span: node.span });
  }
  return folds;
}

/** Spans with nothing but one line end between them, joined; one alone is no run. */
function runs(spans: readonly Span[], text: string): readonly Span[] {
  const joined: { start: number; end: number; count: number }[] = [];
  for (const { start, end } of spans) {
    const last = joined.at(-1);
    if (last !== undefined && /^[ \t]*(\r\n|\r|\n)?[ \t]*$/.test(text.slice(last.end, start))) {
      last.end = end;
      last.count++;
    } else joined.push({ start, end, count: 1 });
  }
  return joined.filter(({ count }) => count > 1);
}
