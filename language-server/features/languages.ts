/** In which languages the texts of a playbook are given, and in which they are not yet. */

import {
  type ast,
  canonicalLanguage,
  descendants,
  type ParsedFile,
  type SyntaxNode,
} from "@persona-lang/compiler";

/** The same text in several languages, as it stands in one place. */
type Given = readonly [ast.LocalizedText, ...ast.LocalizedText[]];

/** @param languages of the playbook; the first is that of texts without a tag */
export function missingLanguages(given: Given, languages: readonly string[]): readonly string[] {
  const there = new Set(
    given.map(({ language }) =>
      language === undefined ? languages[0] : (canonicalLanguage(language.text) ?? language.text),
    ),
  );
  return languages.filter((language) => !there.has(language));
}

/** All texts of a file, in the order of the text. */
export const textsOf = ({ tree }: ParsedFile): readonly Given[] => [...descendants(tree)].flatMap(textsIn);

/** The text that a place is in, by the nodes around it. */
export function textAt(path: readonly SyntaxNode[]): Given | undefined {
  const index = path.findLastIndex(({ kind }) => kind === "localized-text");
  const parent = path[index - 1];
  return parent && textsIn(parent).find((given) => given.includes(path[index] as ast.LocalizedText));
}

/** A node may hold several, as a job does: when, want and so. */
function textsIn(node: SyntaxNode): readonly Given[] {
  return Object.values(node).flatMap((field: unknown) => (isGiven(field) ? [field] : []));
}

const isGiven = (field: unknown): field is Given =>
  Array.isArray(field) && field.length > 0 && (field[0] as SyntaxNode).kind === "localized-text";
