/**
 * Whose persona should be looked at again, and why: because other customers are it than before, or because the signals
 * that give it its points are no longer what they were.
 */

import { signalsOf } from "../../evaluator/rules.ts";
import type { Playbook, Rule } from "../../ir/ir.ts";
import type { DriftedFeature } from "./feature-drift.ts";
import type { PersonaDrift } from "./persona-drift.ts";

export interface ReviewedPersona {
  readonly persona: string;
  readonly title: string;
  /** In sentences without a full stop. */
  readonly reasons: readonly string[];
}

/** Points of percent: less is no other mix of customers, however sure. */
const muchMoved = 5;
const mostSignals = 3;

export function reviewedPersonas(
  playbook: Playbook,
  personas: readonly PersonaDrift[],
  features: readonly DriftedFeature[],
): readonly ReviewedPersona[] {
  const drifted = features.filter(({ stability }) => stability === "drifted");
  return personas.flatMap(({ name, title, before, now, change }) => {
    if (name === undefined) return [];
    const points = Math.round(Math.abs(change.points) * 10) / 10;
    const givers = signalsThatGive(playbook, name);
    const moved = [...new Set(drifted.filter(({ signal }) => givers.has(signal)).map((each) => each.title))];
    const reasons = [
      ...(before.customers > 0 && now.customers === 0 ? ["nobody is it any more"] : []),
      ...(before.customers === 0 && now.customers > 0 ? ["nobody was it before"] : []),
      ...(change.sure && Math.abs(change.points) >= muchMoved
        ? [`${points} points of percent ${change.points > 0 ? "more" : "fewer"} customers are it`]
        : []),
      ...(moved.length === 0 ? [] : [`what gives it points has drifted: ${named(moved)}`]),
    ];
    return reasons.length === 0 ? [] : [{ persona: name, title, reasons }];
  });
}

const named = (titles: readonly string[]): string =>
  titles.length <= mostSignals
    ? titles.join(", ")
    : `${titles.slice(0, mostSignals).join(", ")} and ${titles.length - mostSignals} more`;

function signalsThatGive(playbook: Playbook, persona: string): ReadonlySet<string> {
  const definitions = new Map(playbook.definitions.map(({ name, condition }) => [name, condition]));
  return new Set(
    playbook.rules
      .filter((rule) => pointsOf(rule).some((points) => points.persona === persona))
      .flatMap((rule) => signalsOf(rule, definitions)),
  );
}

const pointsOf = (rule: Rule) =>
  rule.kind === "cases"
    ? [...rule.arms.flatMap(({ award }) => award.points), ...(rule.unknown?.points ?? [])]
    : rule.award.points;
