/**
 * `cohort`: expectations of many customers that can all hold at once.
 *
 * Whether the file is there is asked in project/data-files.ts, since only there is a host; what is in it is
 * looked at when the cohort is run.
 */

import type { Symbol } from "../../binder/symbols.ts";
import type { Declaration } from "../../syntax/ast/declaration.ts";
import type { CohortExpectation } from "../../syntax/ast/expectations.ts";
import type { NumberLiteral, PercentLiteral } from "../../syntax/ast/literals.ts";
import { valueOf, valuesOf } from "../../syntax/ast/typed-access.ts";
import { kindOfFile } from "../../syntax/file-kinds.ts";
import { type Context, reportProblem, textAt } from "../context.ts";
import { readLiteral, shareType } from "../literals.ts";
import { isWhole } from "../whole.ts";

/** Basis points: all customers. */
const all = 10_000;

export function checkCohort(context: Context, file: string, cohort: Declaration<"cohort">): void {
  const from = valueOf(cohort, "from");
  if (from !== undefined && isWhole(from) && kindOfFile(from.value, [".csv", ".ndjson"]) === undefined)
    context.reporter.report("not-a-table", file, from, { written: from.value });
  const expectations = valuesOf(cohort, "expect").filter(isWhole);
  for (const { claim } of expectations)
    if (claim.kind === "agreement" && claim.column.value.trim() === "") {
      const args = { written: '""', expected: "the name of a column", example: '"manager_says"' };
      context.reporter.report("wrong-value", file, claim.column, args);
    }
  const bounds = expectations.map((expectation) => boundsOf(context, file, expectation));
  sharesFitTogether(context, file, expectations, bounds);
}

interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** In basis points; undefined where one could not be read, which is reported. */
function boundsOf(context: Context, file: string, expectation: CohortExpectation): Bounds | undefined {
  const least = readBound(context, file, expectation.least, 0);
  const most = readBound(context, file, expectation.most, all);
  if (least === undefined || most === undefined) return undefined;
  if (least <= most) return { least, most };
  const { start } = expectation.least ?? expectation;
  const span = { start, end: expectation.end };
  context.reporter.report("backward-range", file, span, { written: textAt(context, file, span) });
  return undefined;
}

function readBound(
  context: Context,
  file: string,
  literal: NumberLiteral | PercentLiteral | undefined,
  otherwise: number,
): number | undefined {
  if (literal === undefined) return otherwise;
  const reading = readLiteral(literal, shareType);
  if ("value" in reading) return reading.value as number;
  reportProblem(context, file, reading.problem);
  return undefined;
}

/**
 * Every customer has one persona or is undecided, so the shares of all of them together are 100 %: what must be
 * there at least may not be more, what may be there at most not less.
 */
function sharesFitTogether(
  context: Context,
  file: string,
  expectations: readonly CohortExpectation[],
  bounds: readonly (Bounds | undefined)[],
): void {
  const { reporter, program } = context;
  const shares = new Map<Symbol | "undecided", Bounds>();
  for (const [index, expectation] of expectations.entries()) {
    const { claim } = expectation;
    if (claim.kind !== "share") continue;
    const bound = bounds[index];
    const whose = claim.persona === undefined ? "undecided" : program.resolution(claim.persona);
    // What could not be read may be just what would make them fit.
    if (bound === undefined || whose === undefined) return;
    const before = shares.get(whose) ?? { least: 0, most: all };
    const both = { least: Math.max(before.least, bound.least), most: Math.min(before.most, bound.most) };
    if (both.least > both.most) {
      const name = whose === "undecided" ? whose : whose.name;
      const args = { least: percent(both.least), most: percent(both.most), of: name };
      reporter.report("impossible-shares", file, expectation, args);
      return;
    }
    shares.set(whose, both);
    const least = [...shares.values()].reduce((sum, share) => sum + share.least, 0);
    if (least > all) {
      reporter.report("impossible-shares", file, expectation, { least: percent(least) });
      return;
    }
  }
  const last = expectations.findLast(({ claim }) => claim.kind === "share");
  if (last === undefined || shares.size < program.symbols("persona").length + 1) return;
  const most = [...shares.values()].reduce((sum, share) => sum + share.most, 0);
  if (most < all) reporter.report("impossible-shares", file, last, { most: percent(most) });
}

const percent = (basisPoints: number) => `${basisPoints / 100}%`;
