/**
 * Judges a cohort: counts whose persona each customer of the file comes out as, and judges the shares.
 *
 * Customers are added one by one and not kept, but for the few who surprise most.
 */

import {
  type Agreement,
  createAgreement,
  type Judged,
  strangersIn,
  undecided,
} from "../evaluator/agreement.ts";
import type { Cohort, CohortExpectation, Playbook } from "../ir/ir.ts";
import { comparedColumns } from "../records/compared-columns.ts";
import { wordCohortExpectation } from "./expected-words.ts";
import { type Reasons, type Result, resultOf, type UnreadFile, unjudged, type Verdict } from "./result.ts";

export interface CohortRun {
  /** @param cells what the customer's row has in the columns that the cohort compares with, in their order */
  add(customer: Judged, cells: readonly string[]): void;
  result(): Result;
}

export function createCohortRun(playbook: Playbook, cohort: Cohort): CohortRun {
  const shares = new Map<string | undefined, number>();
  const agreements = comparedColumns(cohort).map((column) => ({
    column,
    agreement: createAgreement(playbook.personas),
  }));
  let all = 0;

  return {
    add(customer, cells) {
      all++;
      shares.set(customer.persona, (shares.get(customer.persona) ?? 0) + 1);
      for (const [index, { agreement }] of agreements.entries()) agreement.add(cells[index] ?? "", customer);
    },
    result() {
      const verdicts = cohort.expectations.map((expected): Verdict => {
        const agreement =
          expected.kind === "agreement"
            ? agreements.find(({ column }) => column === expected.column)?.agreement
            : undefined;
        if (agreement !== undefined)
          return judge(expected, agreement.agreed, agreement.asked, all, () => [
            noPersonas(agreement, playbook),
            ...surprising(agreement),
          ]);
        const count = expected.kind === "share" ? (shares.get(expected.persona) ?? 0) : 0;
        return judge(expected, count, all, all, () => [sharesOf(shares, all)]);
      });
      return resultOf("cohort", cohort, verdicts);
    },
  };
}

/** Where its file cannot be read. */
export const unreadCohort = (cohort: Cohort, file: UnreadFile): Result =>
  resultOf(
    "cohort",
    cohort,
    cohort.expectations.map((expected) => ({
      at: expected.at,
      of: expected.kind,
      expected: wordCohortExpectation(expected),
      counted: { customers: 0, all: 0 },
      ...unjudged("no customers to judge by", file),
    })),
  );

/** @param customers of the file, of whom `all` count */
function judge(
  expected: CohortExpectation,
  count: number,
  all: number,
  customers: number,
  why: () => readonly Reasons[],
): Verdict {
  const { least = 0, most = 10_000, at, kind: of } = expected;
  // In integers: a share of basis points is compared without being rounded.
  const met = all > 0 && count * 10_000 >= least * all && count * 10_000 <= most * all;
  return {
    at,
    of,
    met,
    expected: wordCohortExpectation(expected),
    counted: { customers: count, all },
    found:
      customers === 0
        ? "no customers to judge by"
        : all === 0
          ? "nothing is said in this column of any customer"
          : `${percent(count, all)}: ${numbers.format(count)} of ${numbers.format(all)}`,
    why: met || all === 0 ? [] : why().filter(({ lines }) => lines.length > 0),
  };
}

/** `1,500,000` */
const numbers = new Intl.NumberFormat("en");
const percent = (count: number, of: number): string => `${Math.round((count * 1000) / of) / 10}%`;

/** What the column says that no persona is called: another spelling, or a title. */
function noPersonas(agreement: Agreement, { personas }: Playbook): Reasons {
  const lines = strangersIn(agreement, personas).map(({ said, meant }) =>
    meant === undefined ? said : `${said}: did you mean ${meant}?`,
  );
  return { heading: "What the column says that is no persona's name or title", lines };
}

/** What the column says, against what came out; and who surprises most. */
function surprising({ counts, surprises }: Agreement): readonly Reasons[] {
  const told = [...counts].map(([said, found]) => {
    const each = [...found]
      .sort((a, b) => b[1] - a[1])
      .map(([persona, count]) => `${numbers.format(count)} ${persona}`);
    return `${said}: ${each.join(", ")}`;
  });
  const customers = surprises.map(
    ({ id, name, said, found, margin }) =>
      `${name} (${id}): ${found}${found === undecided ? "" : `, ${margin} ahead`}; the column says ${said}`,
  );
  return [
    { heading: "What the column says, and what comes out", lines: told },
    { heading: "The most surprising customers; `persona explain` with `--id` says why", lines: customers },
  ];
}

function sharesOf(shares: ReadonlyMap<string | undefined, number>, all: number): Reasons {
  const lines = [...shares]
    .sort((a, b) => b[1] - a[1])
    .map(
      ([persona, count]) =>
        `${persona ?? undecided}: ${percent(count, all)}, ${numbers.format(count)} of ${numbers.format(all)}`,
    );
  return { heading: "What comes out", lines };
}
