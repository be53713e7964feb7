/** The tests and cohorts of a playbook, and where they stand: read from the text, so that a broken file has its own too. */

import type { ast, ResolvedSnapshot, Span } from "@persona-lang/compiler";

interface Test {
  readonly kind: "test" | "cohort";
  readonly name: string;
  readonly file: string;
  readonly span: Span;
  readonly nameSpan: Span;
}

/** In the order of files and text; those of installed packages are theirs to run. */
export const testsIn = ({ files }: Pick<ResolvedSnapshot, "files">): readonly Test[] =>
  files
    .filter(({ source }) => !source.path.startsWith("node_modules/"))
    .flatMap(({ tree, source }) => tree.declarations.flatMap((each) => testOf(each, source.path)));

function testOf(declaration: ast.Declaration, file: string): readonly Test[] {
  const { kind, header } = declaration;
  if ((kind !== "test" && kind !== "cohort") || header?.kind !== "text" || header.missing) return [];
  return [{ kind, name: header.value, file, span: declaration, nameSpan: header }];
}
