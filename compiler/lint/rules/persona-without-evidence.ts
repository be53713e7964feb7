/**
 * A persona that rests on nothing, or on nothing that was found out in the last round of reviews.
 *
 * The first is asked only where the playbook is reviewed, or another persona says what it rests on: whoever is still
 * sketching has no evidence yet.
 */

import { evidenceMonth } from "../../checker/declarations/persona.ts";
import { isWhole } from "../../checker/whole.ts";
import type { Declaration } from "../../syntax/ast/declaration.ts";
import type { TextsValue } from "../../syntax/ast/property-values.ts";
import { valueOf, valuesOf } from "../../syntax/ast/typed-access.ts";
import { dayAfter } from "../review.ts";
import type { Lint, Rule } from "../rule.ts";

export const personaWithoutEvidence: Rule = {
  codes: ["persona-without-evidence", "old-evidence"],
  check(lint) {
    const personas = lint.program
      .symbols("persona")
      .map((symbol) => ({ symbol, evidence: valuesOf(symbol.node as Declaration<"persona">, "evidence") }));
    const review = lint.program.playbook && valueOf(lint.program.playbook.node, "reviewed");
    const isGrown = review !== undefined || personas.some(({ evidence }) => evidence.length > 0);
    const until = review?.date.iso;
    const since = review?.every && isWhole(review) && dayAfter(review.date.iso, review.every, -1);
    for (const { symbol, evidence } of personas) {
      if (evidence.length > 0 && since && until)
        evidenceIsFresh(lint, symbol.file, symbol.name, evidence, { since, until });
      if (evidence.length === 0 && isGrown)
        lint.reporter.report("persona-without-evidence", symbol.file, symbol.nameNode, {
          persona: symbol.name,
        });
    }
  },
};

/** The newest counts; what does not say from when it is may be of any age. */
function evidenceIsFresh(
  { reporter }: Lint,
  file: string,
  persona: string,
  evidence: readonly TextsValue[],
  round: { readonly since: string; readonly until: string },
): void {
  const months = evidence.map(evidenceMonth);
  const newest = months.toSorted().at(-1);
  const place = evidence[months.indexOf(newest)]?.texts[0];
  if (months.includes(undefined) || newest === undefined || place === undefined) return;
  if (newest < round.since.slice(0, "2026-12".length))
    reporter.report("old-evidence", file, place, { persona, month: newest, ...round });
}
