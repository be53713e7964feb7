/** The language of sentences, given as an option. */

import type { Playbook } from "../../ir/ir.ts";
import { formatLanguage, formatList } from "../../planner/words/format-value.ts";
import { sameLanguage } from "../../planner/words/language.ts";
import { phrasesFor } from "../../planner/words/phrases/by-language.ts";
import { usageFailure } from "../failure.ts";
import { plain, type Terminal } from "../terminal/terminal.ts";

/** Refuses a language that the playbook is not in, and gives notice of one that there are no sentences in. */
export function checkLanguage(terminal: Terminal, wanted: string | undefined, { languages }: Playbook): void {
  if (wanted === undefined) return;
  if (!languages.some((language) => sameLanguage(wanted, language)))
    throw usageFailure(
      `--language ${wanted}: the playbook is not in this language`,
      `it is in ${formatList(languages, "en-GB")}`,
    );
  noticeWords(terminal, "sentences", wanted);
}

/** Gives notice where words of our own are not in a language, but in that of the phrases. */
export function noticeWords(terminal: Terminal, what: string, wanted: string): void {
  const { language } = phrasesFor(wanted);
  if (sameLanguage(wanted, language)) return;
  const [missing, taken] = [wanted, language].map((tag) => formatLanguage(tag, "en")) as [string, string];
  terminal.noteNotice(plain(`there are no ${what} in ${missing}; they are in ${taken}`));
}
