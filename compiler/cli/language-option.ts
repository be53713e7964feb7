/** The language of sentences, given as an option. */

import type { Playbook } from "../ir/ir.ts";
import { formatList } from "../planner/format-value.ts";
import { sameLanguage } from "../planner/language.ts";
import { usageFailure } from "./failure.ts";

/** Refuses a language that the playbook is not in. */
export function checkLanguage(wanted: string | undefined, { languages }: Playbook): void {
  if (wanted === undefined || languages.some((language) => sameLanguage(wanted, language))) return;
  throw usageFailure(
    `--language ${wanted}: the playbook is not in this language`,
    `it is in ${formatList(languages, "en-GB")}`,
  );
}
