/**
 * An evaluation as data: what a playbook says of customers, held against what people who know them say.
 *
 * This is what `evaluation.json` holds, and what a later evaluation is compared with. How it looks is in
 * evaluation-sections.ts.
 */

import { type Agreement, type Surprise, strangersIn, undecided } from "../../evaluator/agreement.ts";
import type { Playbook } from "../../ir/ir.ts";
import { chainOf, titleOf } from "../../planner/words/language.ts";
import { type Comparison, compareWith } from "./comparison.ts";
import { checkEvaluation, type EvaluationLimits, type LimitCheck } from "./limits.ts";
import { type Earlier, type Measured, type Missed, measure } from "./measures.ts";

export interface Evaluation extends Measured {
  readonly format: "persona-evaluation";
  readonly evaluationVersion: 1;
  readonly playbook: { readonly name: string; readonly version: string; readonly title: string };
  readonly file: string;
  readonly column: string;
  /** Customers that were read, and those of whom the column says nothing. */
  readonly customers: number;
  readonly unlabelled: number;
  readonly refused: number;
  /** By what the column says, how many come out as whom: personas in declared order, then what is no name of any. */
  readonly confusion: readonly {
    readonly said: string;
    readonly found: readonly { readonly persona: string; readonly customers: number }[];
  }[];
  readonly strangers: readonly {
    readonly said: string;
    readonly customers: number;
    /** The persona that seems to be meant. */
    readonly meant?: string;
  }[];
  readonly surprises: readonly Surprise[];
  /** Customers who come out as somebody else, by id, in the order of the file; no more than so many. */
  readonly missed: readonly Missed[];
  readonly comparison?: Comparison;
  readonly limits: readonly LimitCheck[];
}

/** More are not kept: a result is compared with an earlier one, and no copy of the customers. */
export const mostMissed = 10_000;

export interface EvaluationRequest {
  readonly playbook: Playbook;
  readonly file: string;
  readonly column: string;
  readonly customers: number;
  readonly refused: number;
  readonly agreement: Agreement;
  readonly missed: readonly Missed[];
  readonly limits: EvaluationLimits;
  /** An earlier result. */
  readonly baseline?: Earlier | undefined;
  /** As in `compareWith`. */
  readonly agreeing: ReadonlySet<string>;
}

/** The column must say something of somebody. */
export function evaluationOf(request: EvaluationRequest): Evaluation {
  const { playbook, file, column, customers, refused, agreement, missed, limits, baseline, agreeing } =
    request;
  const chain = chainOf("en", playbook.languages);
  const measured = measure(playbook, agreement);
  return {
    format: "persona-evaluation",
    evaluationVersion: 1,
    playbook: { name: playbook.name, version: playbook.version, title: titleOf(playbook, chain) },
    file,
    column,
    customers,
    unlabelled: customers - agreement.asked,
    refused,
    ...measured,
    confusion: confusionOf(playbook, agreement),
    strangers: strangersIn(agreement, playbook.personas).map(({ said, meant }) => ({
      said,
      customers: sumOf(agreement.counts.get(said)?.values() ?? []),
      ...(meant === undefined ? {} : { meant }),
    })),
    surprises: agreement.surprises,
    missed,
    ...(baseline === undefined
      ? {}
      : { comparison: compareWith(baseline, { ...measured, missed }, agreeing) }),
    limits: checkEvaluation(measured, limits, baseline),
  };
}

function confusionOf({ personas }: Playbook, { counts }: Agreement): Evaluation["confusion"] {
  const names = [...personas.map(({ name }) => name), undecided];
  const rows = [
    ...names.filter((name) => counts.has(name)),
    ...[...counts.keys()].filter((said) => !names.includes(said)),
  ];
  return rows.map((said) => ({
    said,
    found: names.map((persona) => ({ persona, customers: counts.get(said)?.get(persona) ?? 0 })),
  }));
}

const sumOf = (counts: Iterable<number>): number => [...counts].reduce((sum, count) => sum + count, 0);
