/**
 * How the result of one customer is printed: as a line of CSV or NDJSON, as an item of a list in JSON.
 *
 * Tables, which are for people, are in table-row.ts and result-table.ts.
 */

import { csvLine } from "../../emit/csv-writer.ts";
import type { Explanation } from "../../evaluator/classification.ts";
import type { Playbook } from "../../ir/ir.ts";
import type { ExplanationWords } from "../../planner/words/explanation-words.ts";
import { chainOf, titleOf } from "../../planner/words/language.ts";
import { jsonText } from "../../values/json-text.ts";

/** A customer and what came out; `rules` is there with --explain, `words` with --language as well. */
export interface Result {
  readonly id: string;
  readonly name: string;
  readonly classification: Omit<Explanation, "rules"> & Partial<Pick<Explanation, "rules">>;
  readonly words?: ExplanationWords | undefined;
}

export type TextFormat = "csv" | "json" | "ndjson";

/** A whole output is the head, the texts of the results with what goes between them, and the end. */
export interface TextLayout {
  readonly head: string;
  readonly between: string;
  readonly end: string;
  /** Instead of all that, where there is no result. */
  readonly empty: string;
}

export function layoutOf(format: TextFormat, explained: boolean): TextLayout {
  if (format === "json") return { head: "[\n", between: ",\n", end: "\n]\n", empty: "[]\n" };
  const head =
    format === "csv" ? csvLine([...Object.keys(fieldNames), ...(explained ? ["because"] : [])]) : "";
  return { head, between: "", end: "", empty: head };
}

/** `titles`: of signals by name, where reasons are to be said. */
export function textOf(result: Result, format: TextFormat, titles: Titles | undefined): string {
  if (format === "ndjson") return `${jsonText(resultToJson(result))}\n`;
  if (format === "json") return `  ${jsonText(resultToJson(result))}`;
  const cells = Object.values(fieldNames).map((read) => read(result));
  return csvLine([...cells, ...(titles ? [result.words ?? reasonsOf(result, titles).join("; ")] : [])]);
}

const fieldNames: Readonly<Record<string, (result: Result) => string | number>> = {
  id: ({ id }) => id,
  name: ({ name }) => name,
  persona: ({ classification }) => classification.persona ?? "",
  outcome: ({ classification }) => classification.outcome,
  score: ({ classification }) => classification.score,
  margin: ({ classification }) => classification.margin,
  coverage: ({ classification }) => classification.coverage,
  fit: ({ classification }) => classification.fit,
};

const resultToJson = ({ id, name, classification, words }: Result) => ({
  id,
  name,
  ...classification,
  persona: classification.persona ?? null,
  ...(words === undefined ? {} : { words }),
});

export type Titles = ReadonlyMap<string, string>;

/** In the playbook's first language. */
export function titlesOfSignals({ languages, signals }: Playbook): Titles {
  const chain = chainOf(undefined, languages);
  return new Map(signals.map((signal) => [signal.name, titleOf(signal, chain)]));
}

/** "Developers (+5)", the strongest first, of the first-ranked persona. */
export function reasonsOf({ classification }: Result, titles: Titles): readonly string[] {
  const first = classification.ranking[0]?.persona;
  return (classification.rules ?? [])
    .flatMap((rule) =>
      rule.points
        .filter(({ persona, points }) => persona === first && points > 0)
        .map(({ points }) => ({ points, text: `${titled(rule.signals, titles)} (+${points})` })),
    )
    .sort((a, b) => b.points - a.points)
    .map(({ text }) => text);
}

const titled = (signals: readonly string[], titles: Titles): string =>
  signals.map((name) => titles.get(name) ?? name).join(", ");
