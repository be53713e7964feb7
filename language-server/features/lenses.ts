/**
 * What can be done with a part of a playbook, above it: tests run, plans and cards looked at, and of a rule what proves
 * it and whom it concerns.
 *
 * Where lenses are is read from the text at once; what those of a rule say is found out when they come into sight.
 */

import type { ast, ParsedFile, Span } from "@persona-lang/compiler";

export type Lens =
  | { readonly kind: "test" | "cohort" | "persona"; readonly name: string; readonly span: Span }
  /** `personas`: whom it is for; none where it is for all. */
  | { readonly kind: "play"; readonly personas: readonly string[]; readonly span: Span }
  | { readonly kind: "playbook"; readonly span: Span }
  | { readonly kind: "coverage" | "hits"; readonly span: Span };

export const lensesIn = ({ tree }: ParsedFile): readonly Lens[] => tree.declarations.flatMap(lensesOf);

function lensesOf({ kind, name, header, keyword, items }: ast.Declaration): readonly Lens[] {
  if (kind === "playbook") return [{ kind, span: keyword }];
  if (kind === "test" || kind === "cohort")
    return header?.kind === "text" && !header.missing ? [{ kind, name: header.value, span: keyword }] : [];
  if (kind === "play") return [{ kind, personas: personasIn(items), span: keyword }];
  if (kind === "persona")
    return name === undefined || name.missing ? [] : [{ kind, name: name.text, span: keyword }];
  if (kind !== "weights") return [];
  return items.flatMap((item): readonly Lens[] =>
    item.node === "property" && (item.word.text === "when" || item.word.text === "for") && !item.broken
      ? [
          { kind: "coverage", span: item },
          { kind: "hits", span: item },
        ]
      : [],
  );
}

const personasIn = (items: readonly ast.Item[]): readonly string[] =>
  items.flatMap((item) =>
    item.node === "property" && item.word.text === "for" && item.value?.kind === "names"
      ? item.value.names.map(({ text }) => text)
      : [],
  );
