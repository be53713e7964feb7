/** Whoever weighs a sensitive fact about a person says why, in every line that gives points for it. */

import type { Symbol } from "../../binder/symbols.ts";
import { signalsOf } from "../../checker/conditions.ts";
import { declaredAt } from "../../checker/context.ts";
import type { Reference } from "../../syntax/ast/node.ts";
import { valuesOf } from "../../syntax/ast/typed-access.ts";
import type { Arm, Award, WhenRule } from "../../syntax/ast/weights.ts";
import type { Lint, Rule } from "../rule.ts";

export const sensitiveWithoutBecause: Rule = {
  codes: ["sensitive-without-because"],
  local: true,
  check(lint) {
    const { program, facts } = lint;
    if (!program.symbols("signal").some((signal) => facts(signal).sensitive)) return;
    for (const { file, node } of program.declarations("weights")) {
      for (const rule of valuesOf(node, "when"))
        if (lacksReason(rule.award)) checkSignals(lint, file, weighedIn(lint, rule));
      for (const rule of valuesOf(node, "for")) {
        const symbol = program.resolution(rule.signal);
        const lacking = rule.kind === "each-rule" ? lacksReason(rule.award) : rule.arms.some(armLacksReason);
        if (symbol === undefined || !lacking || isRefused(lint, rule.kind, symbol)) continue;
        checkSignals(lint, file, [{ symbol, reference: rule.signal }]);
      }
    }
  },
};

type Weighed = { readonly symbol: Symbol; readonly reference: Reference };

const weighedIn = ({ program }: Lint, { condition }: WhenRule): readonly Weighed[] =>
  signalsOf(program, condition);

const lacksReason = (award: Award | undefined): boolean =>
  award !== undefined && award.points.length > 0 && award.because === undefined && !award.broken;
const armLacksReason = ({ award }: Arm): boolean => lacksReason(award);

/** `for each of` what is no set: an error says so already. */
function isRefused({ typeOf }: Lint, kind: "for-rule" | "each-rule", symbol: Symbol): boolean {
  const type = typeOf(symbol);
  return kind === "each-rule" && type !== undefined && type.kind !== "set";
}

function checkSignals({ facts, reporter }: Lint, file: string, signals: readonly Weighed[]): void {
  for (const { symbol, reference } of signals) {
    const { sensitive, context } = facts(symbol);
    // Of a signal that is kept for people, it is reported already that it is weighed at all.
    if (!sensitive || context) continue;
    const args = { signal: symbol.name };
    const related = [declaredAt(symbol, "sensitive here")];
    reporter.report("sensitive-without-because", file, reference, args, { related });
  }
}
