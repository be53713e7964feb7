/**
 * A customer's row of the table as one text, as it goes from the thread that classified to the one that prints: what
 * the cells say, and why. How wide they are, and in which colours, is in result-table.ts.
 */

import { visible, visibleSentence } from "../../diagnostics/display-text.ts";
import type { Playbook } from "../../ir/ir.ts";
import { type Result, reasonsOf, type Titles } from "./formats.ts";

export interface TableRow {
  readonly cells: readonly string[];
  /** The sentence, or the strongest signals; empty where nothing is to be explained. */
  readonly why: string;
}

/** In no cell: there, control characters are shown. */
const between = "\t";

export const rowText = (result: Result, playbook: Playbook, titles: Titles | undefined): string =>
  [...cellsOf(result, playbook), whyOf(result, titles)].join(between);

export function rowOf(text: string): TableRow {
  const cells = text.split(between);
  const why = cells.pop() ?? "";
  return { cells, why };
}

const cellsOf = ({ id, name, classification }: Result, { classify }: Playbook): readonly string[] => [
  visible(id),
  visible(name),
  visible(classification.persona ?? "–"),
  classification.outcome,
  String(classification.score),
  classify.rankBy === "fit" ? percent(classification.margin) : String(classification.margin),
  percent(classification.coverage),
  percent(classification.fit),
];

const percent = (share: number): string => `${Math.floor(share * 100)} %`;

function whyOf(result: Result, titles: Titles | undefined): string {
  if (result.words !== undefined) return visibleSentence(result.words.sentence);
  const reasons = titles === undefined ? [] : reasonsOf(result, titles).slice(0, 6);
  return reasons.length === 0 ? "" : visibleSentence(`because ${reasons.join(" · ")}`);
}
