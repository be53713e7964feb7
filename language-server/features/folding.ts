/** What can be folded: blocks, text blocks, runs of comments and of imports. */

import { type ast, descendants, type ParsedFile, type Span } from "@persona-lang/compiler";

export interface Fold {
  readonly span: Span;
  readonly kind?: "comment" | "imports";
}

export function foldsIn({ tree, comments, source }: ParsedFile): readonly Fold[] {
  const folds: Fold[] = [];
  for (const node of descendants(tree)) {
    const { body } = node as Partial<ast.Declaration>;
    if (body !== undefined) folds.push({ span: { start: node.span.start, end: body.end } });
    else if (node.kind === "text" && (node as ast.Text).block) folds.push({ span: node.span });
  }
  for (const span of runs(
    comments.filter(({ ownLine }) => ownLine).map((comment) => comment.span),
    source.text,
  ))
    folds.push({ span, kind: "comment" });
  const imports = tree.declarations.filter(({ kind }) => kind === "import").map(({ span }) => span);
  for (const span of runs(imports, source.text)) folds.push({ span, kind: "imports" });
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
