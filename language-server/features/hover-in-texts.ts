/** What hovering says between `{{` and `}}`: of words, and of fields that no name of the playbook gives. */

import type { ParsedFile, Program } from "@persona-lang/compiler";
import type { Hover } from "./hover.ts";
import { codeSpan } from "./markdown.ts";
import { inQuotes, templateAt } from "./names-in-texts.ts";
import { fieldsAt, fieldsOf, wordsInTexts } from "./words-in-texts.ts";

/** `#if`, `@first`, or a field with the one that it is of. */
const written =
  /(?<owner>[\p{L}_][\p{L}\p{M}\p{N}_]*)\.(?<part>[\p{L}_][\p{L}\p{M}\p{N}_]*)|[#/@]?[\p{L}_]+/gu;

/** The text may be one that is still being written, its braces open. */
export function hoverInText(program: Program, file: ParsedFile, offset: number): Hover | undefined {
  const template = templateAt(file, offset);
  if (template === undefined) return undefined;
  const source = file.source.text.slice(template.start, template.end);
  const at = offset - template.start;
  for (const braces of source.matchAll(/\{\{(?!!)[^{}]*/g)) {
    if (at < braces.index || at > braces.index + braces[0].length) continue;
    const inside = braces[0].replace(inQuotes, (text) => " ".repeat(text.length));
    for (const word of inside.matchAll(written)) {
      const { owner, part } = word.groups ?? {};
      const start = braces.index + word.index;
      const end = start + word[0].length;
      if (at < start || at > end) continue;
      const dot = owner === undefined ? start : start + owner.length;
      const onPart = part !== undefined && at > dot;
      const name = onPart ? part : (owner ?? word[0]);
      const known = onPart ? fieldsOf(owner ?? "", program) : meaningsAt(source.slice(0, start));
      if (!Object.hasOwn(known, name)) return undefined;
      const span = onPart ? { start: dot + 1, end } : { start, end: owner === undefined ? end : dot };
      return {
        span: { start: template.start + span.start, end: template.start + span.end },
        text: `${codeSpan(onPart ? `${owner}.${part}` : name)}: ${known[name]}`,
      };
    }
  }
  return undefined;
}

const meaningsAt = (before: string): Readonly<Record<string, string>> => ({
  ...fieldsAt(before),
  ...wordsInTexts,
});
