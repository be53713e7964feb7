/** The notice that titles are read in another language than the rest of a plan or of the pages. */

import { quotedList } from "../../diagnostics/definition.ts";
import type { Playbook } from "../../ir/ir.ts";
import type { Plan } from "../../planner/plan.ts";
import { formatLanguage, formatList } from "../../planner/words/format-value.ts";
import { titlesOfPlan, titlesOfPlaybook, untranslated } from "../../planner/words/untranslated-titles.ts";
import { plain, type Terminal } from "./terminal.ts";

/** Titles that a notice shows; the rest are counted. */
const shownAtMost = 2;

/** One notice, where a title that the plan shows is not in its language. */
export function noticeUntranslatedPlan(terminal: Terminal, plan: Plan, playbook: Playbook): void {
  const { titles, languages } = untranslated(titlesOfPlan(plan, playbook), plan.language, playbook);
  const [first] = titles;
  if (first === undefined) return;
  const shown = quotedList(titles, "and", shownAtMost);
  const taken = listed(languages.map((tag) => formatLanguage(tag, "en")));
  const [are, stand] = titles.length === 1 ? ["title is", "is"] : ["titles are", "are"];
  terminal.noteNotice(
    plain(`${titles.length} ${are} not given in \`${plan.language}\` and ${stand} in ${taken}: ${shown}`),
    helpFor(first, plan.language),
  );
}

/** One notice, where a title is missing in any language of the playbook. */
export function noticeUntranslatedPlaybook(terminal: Terminal, playbook: Playbook): void {
  const all = titlesOfPlaybook(playbook);
  const missing = playbook.languages
    .map((language) => ({ language, titles: untranslated(all, language, playbook).titles }))
    .filter(({ titles }) => titles.length > 0);
  const [first] = missing;
  const title = first?.titles[0];
  if (first === undefined || title === undefined) return;
  const counts = listed(
    missing.map(
      ({ language, titles }) =>
        `${titles.length} in \`${language}\` (${quotedList(titles, "and", shownAtMost)})`,
    ),
  );
  terminal.noteNotice(
    plain(`titles are not given in every language, and are in another there: ${counts}`),
    helpFor(title, first.language),
  );
}

const helpFor = (title: string, language: string): string =>
  plain(
    `write the translation behind the title, as in \`"${title}", ${language} "…"\`; a proper name needs none`,
  );

/** British English puts no comma before the "and", as our other messages. */
const listed = (items: readonly string[]): string => formatList(items, "en-GB");
