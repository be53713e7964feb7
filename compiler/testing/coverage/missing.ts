/** What is not covered, in as few lines as say it: a text once, with all the languages that it is missing in. */

import type { CoverageItem } from "./coverage.ts";

/** In the order of the items. */
export function missingOf(
  items: readonly CoverageItem[],
): readonly Pick<CoverageItem, "kind" | "name" | "at">[] {
  const missing = items.filter(({ by }) => by === undefined);
  const together = Map.groupBy(missing, ({ id, at, text }) =>
    text === undefined ? id : `${at.file}:${at.line}: ${text.of}`,
  );
  return [...together.values()].map((all) => {
    const { kind, at, name, text } = all[0] as CoverageItem;
    const languages = all.flatMap((each) => each.text?.language ?? []);
    return { kind, at, name: text === undefined ? name : `${text.of} in ${languages.join(", ")}` };
  });
}
