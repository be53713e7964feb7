/** Surveys: the question, who is asked when, and the mark that the answers should reach. */

import { markOf } from "../checker/declarations/survey.ts";
import type { Survey } from "../ir/ir.ts";
import { valueOf, valuesOf } from "../syntax/ast/typed-access.ts";
import {
  atOf,
  type Lowering,
  nameOf,
  optional,
  present,
  referred,
  referredAll,
  textsOfValue,
  valueOfLiteral,
} from "./context.ts";
import { lowerSchedule, lowerSpan } from "./schedule.ts";

export function lowerSurveys(lowering: Lowering): readonly Survey[] {
  return lowering.program.declarations("survey").map(({ file, node }) => {
    const kind = present(valueOf(node, "kind"), "a kind");
    const target = valueOf(node, "target");
    return {
      name: nameOf(node),
      titles: lowering.texts(node.titles),
      kind: kind.choice as Survey["kind"],
      question: textsOfValue(lowering, valueOf(node, "question")),
      to: referredAll(lowering, valueOf(node, "to")),
      channel: referred(lowering, present(valueOf(node, "channel"), "a channel")),
      ask: valuesOf(node, "ask").map((schedule) => lowerSchedule(lowering, schedule, undefined)),
      ...optional(
        "target",
        target && {
          mark: valueOfLiteral(target.mark, markOf(kind)) as number,
          over: lowerSpan(target.over),
        },
      ),
      at: atOf(lowering, file, node),
    };
  });
}
