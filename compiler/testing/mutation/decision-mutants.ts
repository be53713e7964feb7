/** Faults of how points decide: two personas the other way round in a tie, a clause that asks too much, or is missing. */

import { isCovered } from "../../evaluator/decide.ts";
import type { AcceptClause, Classify, Playbook } from "../../ir/ir.ts";
import { itemsOf } from "../coverage/items.ts";
import { wordMeasured } from "../expected-words.ts";
import { isShareOf, type Measure } from "../measured.ts";
import { coveragesOf } from "./coverages.ts";
import type { Mutant } from "./mutant.ts";

const [point, percent] = [1000, 100];

export function decisionMutants(playbook: Playbook): readonly Mutant[] {
  const { classify, personas } = playbook;
  const at = itemsOf(playbook).find(({ kind }) => kind === "acceptance" || kind === "ties")?.at ?? {
    file: "",
    line: 1,
    column: 1,
  };
  const mutant = (fault: string, changed: Classify, where = at): Mutant => ({
    fault,
    at: where,
    ofPlays: false,
    playbook: { ...playbook, classify: changed },
  });
  const { accept, ties, otherwise, keepUnlessBeatenBy, ...rest } = classify;
  const word = (measure: Measure, value: number): string =>
    wordMeasured({ value, isShare: isShareOf(measure, playbook) });
  const swapped = ties.slice(1).map((after, index) => {
    const before = ties[index] as string;
    const changed = ties.toSpliced(index, 2, after, before);
    return mutant(
      `in a tie ${after} goes before ${before}`,
      { ...classify, ties: changed },
      classify.tiesAt ?? at,
    );
  });
  const coverages = accept.some(({ measure }) => measure === "coverage") ? coveragesOf(playbook) : undefined;
  /** What stays as it is for everybody, whatever they are covered by. */
  const proven = (clause: AcceptClause, changed?: AcceptClause): Pick<Mutant, "equivalent"> => {
    const isSame =
      clause.measure === "coverage" &&
      coverages?.every((each) => isCovered(clause, each) === (!changed || isCovered(changed, each)));
    if (!isSame) return {};
    return {
      equivalent: changed ? "no customer has a coverage in between" : "every customer reaches that coverage",
    };
  };
  const clauses = accept.flatMap((clause, index) => [
    ...[1, -1].flatMap((by) => {
      const { measure, operator } = clause;
      const value = clause.value + by * stepOf(measure, playbook);
      const [before, after] = [clause.value, value].map((each) => word(measure, each));
      const words = `${measure} ${operator} ${before} becomes ${operator} ${after}`;
      if (value < 0) return [];
      const changed = { ...clause, value };
      const whole = { ...classify, accept: accept.with(index, changed) };
      return [{ ...mutant(words, whole, clause.at), ...proven(clause, changed) }];
    }),
    {
      ...mutant(
        `${clause.measure} is not asked`,
        { ...classify, accept: accept.toSpliced(index, 1) },
        clause.at,
      ),
      ...proven(clause),
    },
  ]);
  if (accept.length === 0) return [...swapped, ...keepMutants()];
  const other = personas.find(({ name }) => name !== otherwise)?.name;
  const kept = keepUnlessBeatenBy === undefined ? {} : { keepUnlessBeatenBy };
  const fallbacks = [
    ...(other === undefined
      ? []
      : [
          mutant(
            `otherwise is ${other}`,
            { ...rest, accept, ties, ...kept, otherwise: other },
            classify.otherwiseAt,
          ),
        ]),
    ...(otherwise === undefined
      ? []
      : [mutant("otherwise is undecided", { ...rest, accept, ties, ...kept }, classify.otherwiseAt)]),
  ];
  return [...swapped, ...clauses, ...fallbacks, ...keepMutants()];

  function keepMutants(): readonly Mutant[] {
    if (keepUnlessBeatenBy === undefined) return [];
    const without = { ...rest, accept, ties, ...(otherwise === undefined ? {} : { otherwise }) };
    const changed = [1, -1]
      .map((by) => keepUnlessBeatenBy + by * stepOf("margin", playbook))
      .filter((value) => value >= 0)
      .map((value) =>
        mutant(
          `unless beaten by ${word("margin", keepUnlessBeatenBy)} becomes ${word("margin", value)}`,
          { ...without, keepUnlessBeatenBy: value },
          classify.keepAt,
        ),
      );
    return [mutant("`keep` is left out", without, classify.keepAt), ...changed];
  }
}

const stepOf = (measure: Measure, playbook: Playbook): number =>
  isShareOf(measure, playbook) ? percent : point;
