/** What a rule and each of its cases ask, in the words of one reader: "Developers: 1 to below 5". */

import type { Arm, Rule, Type, Value } from "../../ir/ir.ts";
import { wordCondition } from "../../planner/words/condition-words.ts";
import { titleOf } from "../../planner/words/language.ts";
import { momentsFor } from "../../planner/words/phrases.ts";
import type { Reader } from "./reader.ts";

/** Of a rule with cases, the title of its signal. */
export function wordRule(rule: Rule, reader: Reader): string {
  switch (rule.kind) {
    case "when":
      return wordCondition(rule.condition, reader);
    case "each":
      return `${titleOfSignal(rule.signal, reader)}: ${reader.words.score.forEach}`;
    case "cases":
      return titleOfSignal(rule.signal, reader);
  }
}

export function wordCases(
  rule: Extract<Rule, { kind: "cases" }>,
  reader: Reader,
): { arms: readonly string[]; unknown: string } {
  const title = titleOfSignal(rule.signal, reader);
  const type = reader.scope.signals.get(rule.signal)?.type;
  return {
    arms: rule.arms.map(({ test }) => `${title}: ${wordArm(test, type, reader)}`),
    unknown: `${title}: ${reader.words.score.notKnown}`,
  };
}

/** Without the signal: `1 to below 5`. */
export function wordArm(test: Arm["test"], type: Type | undefined, reader: Reader): string {
  const shown = (value: Value) =>
    type === undefined
      ? String(value)
      : typeof value === "boolean"
        ? yesOrNo(value, reader)
        : reader.value(value, type);
  if (test.kind === "values") {
    return new Intl.ListFormat(reader.locale, { type: "disjunction" }).format(test.values.map(shown));
  }
  const { lower, below } = test;
  const bands = bandsFor(type, reader);
  if (lower === undefined) return below === undefined ? "" : bands.below(shown(below));
  return below === undefined ? bands.above(shown(lower)) : bands.between(shown(lower), shown(below));
}

/** Days and times of day lie before and after one another, amounts below and above. */
export function bandsFor(
  type: Type | undefined,
  { words, phrases }: Reader,
): Pick<Reader["words"]["bands"], "below" | "above" | "between"> {
  const moments = momentsFor(type, phrases);
  return moments === undefined
    ? words.bands
    : { below: moments["<"], above: moments[">="], between: moments.between };
}

const yesOrNo = (value: boolean, { words }: Reader): string =>
  value ? words.questions.yes : words.questions.no;

function titleOfSignal(name: string, { scope, chain }: Reader): string {
  const signal = scope.signals.get(name);
  return signal === undefined ? name : titleOf(signal, chain);
}
