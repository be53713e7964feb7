/** `languages`, of the playbook or of a channel: each is a tag, written as tags are. */

import type { LanguagesValue } from "../syntax/ast/property-values.ts";
import { canonicalLanguage } from "../values/language-tag.ts";
import { type Context, replacing, reportProblem } from "./context.ts";
import { readLanguage } from "./literals.ts";
import { isWhole } from "./whole.ts";

export function checkLanguageTags(context: Context, file: string, value: LanguagesValue | undefined): void {
  for (const language of value?.languages ?? []) {
    if (!isWhole(language)) continue;
    const { text } = language;
    const reading = readLanguage(text, language);
    if ("problem" in reading) reportProblem(context, file, reading.problem);
    else if (reading.value !== text) {
      const suggestion = canonicalLanguage(text);
      const fixes = suggestion === undefined ? [] : [replacing(file, language, suggestion)];
      context.reporter.report("unknown-language", file, language, { written: text, suggestion }, { fixes });
    }
  }
}
