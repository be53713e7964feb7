/** A language that the playbook speaks and no channel does. */

import { valueOf } from "../../syntax/ast/typed-access.ts";
import { canonicalLanguage } from "../../values/language-tag.ts";
import { unservedBy } from "../channel-languages.ts";
import type { Rule } from "../rule.ts";

export const unservedLanguage: Rule = {
  codes: ["unserved-language"],
  check({ program, reporter, languages }) {
    const channels = program.symbols("channel");
    const { playbook } = program;
    if (playbook === undefined || channels.length === 0) return;
    const unserved = unservedBy(channels, languages);
    for (const language of valueOf(playbook.node, "languages")?.languages ?? [])
      if (unserved.includes(canonicalLanguage(language.text) ?? language.text))
        reporter.report("unserved-language", playbook.file, language, { language: language.text });
  },
};
