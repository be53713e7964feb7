/** What can be folded: blocks, text blocks, runs of comments and of imports, and what stands between two marks. */

import { type ast, descendants, type ParsedFile, type Span, type SyntaxNode } from "@persona-lang/compiler";

interface Fold {
  readonly span: Span;
  readonly kind?: "comment" | "imports" | "region";
}

/** One declaration of the file after another: whoever goes through a long file can do something else in between. */
export function* foldsIn({ tree, comments, source }: ParsedFile): Generator<readonly Fold[]> {
  for (const declaration of tree.declarations) yield foldsOf(declaration);
  const textAt = ({ start, end }: Span): string => source.text.slice(start, end);
  const ownLines = comments.filter((comment) => comment.ownLine && !mark.test(textAt(comment)));
  yield runs(ownLines, source.text).map((span) => ({ span, kind: "comment" }));
  const imports = tree.declarations.filter(({ kind }) => kind === "import");
  yield runs(imports, source.text).map((span) => ({ span, kind: "imports" }));
  yield regions(comments, textAt);
}

function foldsOf(declaration: ast.Declaration): readonly Fold[] {
  const folds: Fold[] = [];
  for (const node of descendants(declaration)) {
    const { body } = node as Partial<ast.Declaration>;
    if (body !== undefined) folds.push({ span: { start: node.start, end: body.end } });
    else if (isBlock(node)) folds.push({ span: node });
  }
  return folds;
}

/** A text, cases and options that stand between marks of their own. */
const isBlock = (node: SyntaxNode): boolean =>
  node.kind === "for-rule" ||
  ((node.kind === "text" || node.kind === "enumeration-type") &&
    (node as ast.Text | ast.EnumerationType).block);

const mark = /^\/\/\s*#?(end)?region\b/;

/** From `// #region people` to `// #endregion`, one within another; a mark without the other is none. */
function regions(comments: readonly Span[], textAt: (span: Span) => string): readonly Fold[] {
  const open: number[] = [];
  return comments.flatMap((span): readonly Fold[] => {
    const found = mark.exec(textAt(span));
    if (found !== null && found[1] === undefined) open.push(span.start);
    const start = found?.[1] === undefined ? undefined : open.pop();
    return start === undefined ? [] : [{ span: { start, end: span.end }, kind: "region" }];
  });
}

/** Spans with nothing but one line end between them, joined; one alone is no run. */
function runs(spans: readonly Span[], text: string): readonly Span[] {
  const joined: { start: number; end: number; count: number }[] = [];
  for (const { start, end } of spans) {
    const last = joined.at(-1);
    if (last !== undefined && /^[ \t]*(?:(?:\r\n|\r|\n)[ \t]*)?$/.test(text.slice(last.end, start))) {
      last.end = end;
      last.count++;
    } else joined.push({ start, end, count: 1 });
  }
  return joined.filter(({ count }) => count > 1);
}
