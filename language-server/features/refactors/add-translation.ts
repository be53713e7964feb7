/** The languages that a text is not given in yet, each with a place for its words. */

import { nodesAt, type Span } from "@persona-lang/compiler";
import { missingLanguages, textAt } from "../languages.ts";
import type { Refactor, Refactored } from "./refactor.ts";

export const addTranslation: Refactor = ({ snapshot, file, span }) => {
  const languages = snapshot.types?.languages ?? [];
  const given = textAt(nodesAt(file.tree, span.start));
  const missing = given === undefined ? [] : missingLanguages(given, languages);
  const last = given?.at(-1);
  if (last === undefined || missing.length === 0) return [];
  const end: Span = { start: last.end, end: last.end };
  const adding = (added: readonly string[]): Refactored => ({
    title: `add the text in ${added.map((language) => `\`${language}\``).join(", ")}`,
    kind: "refactor.rewrite",
    edits: [
      { file: file.source.path, span: end, newText: added.map((language) => `, ${language} "…"`).join("") },
    ],
  });
  return [...(missing.length > 1 ? [adding(missing)] : []), ...missing.map((language) => adding([language]))];
};
