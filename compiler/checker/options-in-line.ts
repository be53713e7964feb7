/**
 * Options of a type that stand one behind the other, as in `one of { young "Young", old "Old" }`.
 *
 * Behind a title a comma announces its translation, so the parser takes `old` for a language. Where the playbook has
 * no such language, and it has more than two letters, it is an option: that is told once for all of them.
 */

import type { Fix } from "../diagnostics/diagnostic.ts";
import type { Declaration } from "../syntax/ast/declaration.ts";
import type { LocalizedText } from "../syntax/ast/node.ts";
import { canonicalLanguage } from "../values/language-tag.ts";
import type { Context } from "./context.ts";

/** The members whose titles hold further options. Tells of them, at the first. */
export function optionsInLine(
  { program, reporter, languages }: Context,
  file: string,
  members: readonly Declaration<"member">[],
): ReadonlySet<Declaration<"member">> {
  const isOption = ({ language }: LocalizedText): boolean =>
    language !== undefined &&
    !language.missing &&
    language.text.length > 2 &&
    !language.text.includes("-") &&
    !languages.includes(canonicalLanguage(language.text) ?? language.text);
  const found = members.filter(({ titles }) => titles.slice(1).some(isOption));
  if (found.length === 0 || languages.length === 0) return new Set();
  const source = program.file(file)?.source.text ?? "";
  const options = found.flatMap(({ titles }) =>
    titles.flatMap((title, index) => {
      const before = titles[index - 1];
      if (before === undefined || !isOption(title)) return [];
      const between = source.slice(before.end, title.start);
      const comma = between.indexOf(",");
      // A comma that is not there was told already.
      return comma < 0 ? [] : [{ title, between, at: before.end + comma }];
    }),
  );
  const [first] = options;
  if (first !== undefined) {
    const edits = options.map(({ between, at }) => ({
      file,
      span: { start: at, end: at + 1 },
      newText: /[\r\n]/.test(between) ? "" : ";",
    }));
    const fixes: readonly Fix[] = [{ title: "make a line of each", edits }];
    reporter.report("titled-options", file, first.title, { inBraces: true }, { fixes });
  }
  return new Set(found);
}
