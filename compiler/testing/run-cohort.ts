/**
 * Judges a cohort: counts whose persona each customer of the file comes out as, and judges the shares.
 *
 * Customers are added one by one and not kept, but for the few who surprise most.
 */

import { suggest } from "../diagnostics/suggest.ts";
import type { Cohort, CohortExpectation, Playbook } from "../ir/ir.ts";
import { wordCohortExpectation } from "./expected-words.ts";
import { type Reasons, type Result, resultOf, type Verdict } from "./result.ts";

export interface CohortRun {
  /** @param said what the customer's row has in the columns of `comparedColumns`, in their order */
  add(customer: CohortCustomer, said: readonly string[]): void;
  result(): Result;
}

export interface CohortCustomer {
  /** Both are asked for only where the customer surprises. */
  readonly id: () => string;
  readonly name: () => string;
  readonly persona: string | undefined;
  readonly margin: number;
}

/** The columns that the cohort compares with; they are no signals. */
export const comparedColumns = ({ expectations }: Cohort): readonly string[] => [
  ...new Set(expectations.flatMap((each) => (each.kind === "agreement" ? [each.column] : []))),
];

interface Agreement {
  /** By what the column says, how many come out as each persona. */
  readonly counts: Map<string, Map<string, number>>;
  asked: number;
  agreed: number;
  /** Those who come out as somebody else, by the lead of that persona. */
  surprises: Surprise[];
}

interface Surprise {
  readonly id: string;
  readonly name: string;
  readonly said: string;
  readonly found: string;
  readonly margin: number;
}

const mostSurprises = 10;
const undecided = "undecided";

export function createCohortRun(playbook: Playbook, cohort: Cohort): CohortRun {
  const shares = new Map<string | undefined, number>();
  const columns = comparedColumns(cohort).map((column) => ({ column, agreement: newAgreement() }));
  const agreements = new Map(columns.map(({ column, agreement }) => [column, agreement]));
  let all = 0;

  return {
    add(customer, said) {
      all++;
      shares.set(customer.persona, (shares.get(customer.persona) ?? 0) + 1);
      for (const [index, { agreement }] of columns.entries())
        compare(agreement, customer, said[index]?.trim() ?? "");
    },
    result() {
      const verdicts = cohort.expectations.map((expected): Verdict => {
        const agreement = expected.kind === "agreement" ? agreements.get(expected.column) : undefined;
        if (agreement !== undefined)
          return judge(expected, agreement.agreed, agreement.asked, () => [
            noPersonas(agreement, playbook),
            ...surprising(agreement),
          ]);
        const count = expected.kind === "share" ? (shares.get(expected.persona) ?? 0) : 0;
        return judge(expected, count, all, () => [sharesOf(shares, all)]);
      });
      return resultOf("cohort", cohort, verdicts);
    },
  };
}

const newAgreement = (): Agreement => ({ counts: new Map(), asked: 0, agreed: 0, surprises: [] });

/** Names are compared as the playbook spells them; a row without one does not count. */
function compare(agreement: Agreement, customer: CohortCustomer, said: string): void {
  if (said === "") return;
  const { persona, margin } = customer;
  const found = persona ?? undecided;
  agreement.asked++;
  const counts = agreement.counts.get(said) ?? new Map<string, number>();
  agreement.counts.set(said, counts.set(found, (counts.get(found) ?? 0) + 1));
  if (said === found) {
    agreement.agreed++;
    return;
  }
  const { surprises } = agreement;
  if (surprises.length === mostSurprises && (surprises.at(-1)?.margin ?? 0) >= margin) return;
  // Of equals, the one further up in the file stays before.
  const at = surprises.findIndex((other) => other.margin < margin);
  surprises.splice(at < 0 ? surprises.length : at, 0, {
    id: customer.id(),
    name: customer.name(),
    said,
    found,
    margin,
  });
  surprises.length = Math.min(surprises.length, mostSurprises);
}

function judge(
  expected: CohortExpectation,
  count: number,
  all: number,
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
    found: all === 0 ? "no customers to judge by" : `${percent(count, all)}: ${count} of ${all}`,
    why: met || all === 0 ? [] : why().filter(({ lines }) => lines.length > 0),
  };
}

const percent = (count: number, of: number): string => `${Math.round((count * 1000) / of) / 10}%`;

/** What the column says that no persona is called: another spelling, or a title. */
function noPersonas({ counts }: Agreement, { personas }: Playbook): Reasons {
  const names = personas.map(({ name }) => name);
  const lines = [...counts.keys()]
    .filter((said) => said !== undecided && !names.includes(said))
    .map((said) => {
      const folded = said.toLowerCase();
      const titled = personas.find(({ titles }) =>
        Object.values(titles).some((title) => title.toLowerCase() === folded),
      );
      const near = titled?.name ?? suggest(said, names);
      return near === undefined ? said : `${said}: did you mean ${near}?`;
    });
  return { heading: "What the column says that is no persona's name", lines };
}

/** What the column says, against what came out; and who surprises most. */
function surprising({ counts, surprises }: Agreement): readonly Reasons[] {
  const told = [...counts].map(([said, found]) => {
    const each = [...found].sort((a, b) => b[1] - a[1]).map(([persona, count]) => `${count} ${persona}`);
    return `${said}: ${each.join(", ")}`;
  });
  const customers = surprises.map(
    ({ id, name, said, found, margin }) =>
      `${name} (${id}): ${found}${found === undecided ? "" : `, ${margin} ahead`}; the column says ${said}`,
  );
  return [
    { heading: "What the column says, and what comes out", lines: told },
    { heading: "The most surprising customers", lines: customers },
  ];
}

function sharesOf(shares: ReadonlyMap<string | undefined, number>, all: number): Reasons {
  const lines = [...shares]
    .sort((a, b) => b[1] - a[1])
    .map(([persona, count]) => `${persona ?? undecided}: ${percent(count, all)}, ${count} of ${all}`);
  return { heading: "What comes out", lines };
}
