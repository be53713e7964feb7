/** What hovering says of a playbook by its name: how it is called, and what it holds. */

import {
  type ast,
  kindWords,
  type Namespace,
  type ParsedFile,
  type ResolvedSnapshot,
} from "@persona-lang/compiler";
import type { Hover } from "./hover.ts";
import { codeSpan, plainText } from "./markdown.ts";

export function playbookAt(
  { program, types }: ResolvedSnapshot,
  { tree }: ParsedFile,
  offset: number,
): Hover | undefined {
  const playbook = tree.declarations.find(({ kind }) => kind === "playbook");
  const name = playbook?.name;
  if (program === undefined || playbook === undefined || name === undefined || name.missing) return undefined;
  if (offset < name.start || name.end < offset) return undefined;
  const lines = [`**playbook** ${codeSpan(name.text)}`];
  if (playbook.titles.length > 0) lines.push(playbook.titles.map(wordTitle).join(", "));
  if (playbook.documentation !== undefined) lines.push(plainText(playbook.documentation));
  const counts = counted.flatMap((namespace) => {
    const { length } = program.symbols(namespace);
    return length === 0 ? [] : [`${length} ${kindWords[namespace]}${length === 1 ? "" : "s"}`];
  });
  if (counts.length > 0) lines.push(counts.join(", "));
  const languages = types?.languages ?? [];
  if (languages.length > 0) lines.push(`in ${languages.map(codeSpan).join(", ")}`);
  return { span: name, text: lines.join("\n\n") };
}

const counted: readonly Namespace[] = ["signal", "persona", "role", "stage", "play"];

/** With its language, but for the playbook's first. */
export const wordTitle = ({ language, text }: ast.LocalizedText): string =>
  `${language === undefined ? "" : `${language.text} `}“${plainText(text.value)}”`;
