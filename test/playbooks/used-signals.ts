/** What a playbook makes of its signals: weighs them, dates plans by them, shows them; or nothing. */

import { fieldsOf } from "../../compiler/evaluator/condition.ts";
import type { Anchor, Condition, Playbook, Template, Window } from "../../compiler/ir/ir.ts";

export function usedSignals(playbook: Playbook): ReadonlySet<string> {
  const definitions = new Map(playbook.definitions.map(({ name, condition }) => [name, condition]));
  const inConditions = (conditions: readonly Condition[]) =>
    conditions
      .flatMap((condition) => fieldsOf(condition, definitions))
      .flatMap(({ of, name }) => (of === "customer" ? [name] : []));
  const inAnchors = (anchors: readonly (Anchor | undefined)[]) =>
    anchors.flatMap((anchor) => (anchor?.kind === "signal" ? [anchor.name] : []));
  const inWindow = (window: Window | undefined) =>
    window === undefined
      ? []
      : inAnchors(window.kind === "until" ? [window.from, window.until] : [window.anchor]);

  const actions = playbook.plays.flatMap((play) => play.actions);
  const words = textsOf(playbook).flatMap((text) =>
    [...text.matchAll(/\{\{(.*?)\}\}/gs)].flatMap(
      ([, inside = ""]) => inside.match(/[\p{L}\p{N}_]+/gu) ?? [],
    ),
  );
  return new Set([
    ...playbook.rules.flatMap((rule) =>
      rule.kind === "when" ? inConditions([rule.condition]) : [rule.signal],
    ),
    ...playbook.assignments.flatMap(({ require, prefer }) =>
      inConditions([...require, ...prefer].map(({ condition }) => condition)),
    ),
    ...playbook.stages.flatMap(({ enters }) => (enters ? inConditions([enters]) : [])),
    ...Object.values(playbook.customer),
    ...playbook.plays.flatMap((play) =>
      [play.window, ...play.phases.map(({ window }) => window)].flatMap(inWindow),
    ),
    ...actions.flatMap(({ conditions }) => inConditions(conditions)),
    ...actions.flatMap(({ when: { base } }) =>
      inAnchors(base.kind === "every" ? [base.on, base.after, base.until] : [base.anchor]),
    ),
    ...words,
  ]);
}

function textsOf({ plays, messages }: Playbook): readonly string[] {
  const own = plays
    .flatMap(({ actions }) => actions)
    .flatMap((action): Template[] =>
      action.kind === "meeting" ? [action.agenda] : action.kind === "task" ? [action.note] : [],
    );
  return [
    ...own,
    ...messages.flatMap(({ subject, bodies }) => [subject, ...bodies.map(({ texts }) => texts)]),
  ].flatMap((texts) => Object.values(texts));
}
