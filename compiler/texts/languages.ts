/** Which language a text is in: its tag's canonical form, or the playbook's first where it has none. */

import type { Program } from "../resolver/program.ts";
import { type LocalizedText, valueOf } from "../syntax/ast.ts";
import { canonicalLanguage } from "../values/language-tag.ts";

/** The playbook's languages as canonical tags, its own first; those that are none are left out. */
export function languagesOf(program: Program): readonly string[] {
  const playbook = program.playbook;
  const listed = playbook === undefined ? undefined : valueOf(playbook.node, "languages");
  const tags = (listed?.languages ?? []).flatMap(({ text }) => canonicalLanguage(text) ?? []);
  return [...new Set(tags)];
}

export const languageOfText = (text: LocalizedText, own: string): string =>
  text.language === undefined ? own : (canonicalLanguage(text.language.text) ?? text.language.text);
