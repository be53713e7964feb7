/** Shares month by month are those of both files together. */

import { expect, test } from "vitest";
import type { Persona } from "../../../compiler/ir/ir.ts";
import type { Counts, Observation } from "../../../compiler/report/drift/observe.ts";
import { monthsOf } from "../../../compiler/report/drift/shares.ts";
import { emptyPlaybook } from "../../harness/arbitrary-playbook.ts";

const counts = (customers: number, first: number, coverage: number): Counts => ({
  customers,
  personas: [first, customers - first],
  coverage: customers * coverage * 100,
});
const observed = (months: Readonly<Record<string, Counts>>): Observation => ({
  ...counts(0, 0, 0),
  ...{ features: [], open: [], words: [], undated: 0, refused: 0, unknownValues: new Map() },
  months: new Map(Object.entries(months)),
});

test("a month that is in both files is counted once, with the customers of both", () => {
  const playbook = emptyPlaybook({ personas: [{ name: "First" } as Persona] });
  const before = observed({ "2026-02": counts(4, 1, 50), "2026-01": counts(2, 2, 80) });
  const now = observed({ "2026-02": counts(12, 11, 90), "2026-03": counts(1, 0, 10) });
  expect(monthsOf(playbook, before, now)).toEqual([
    { month: "2026-01", customers: 2, undecided: 0, coverage: 80, personas: { First: 100 } },
    { month: "2026-02", customers: 16, undecided: 25, coverage: 80, personas: { First: 75 } },
    { month: "2026-03", customers: 1, undecided: 100, coverage: 10, personas: { First: 0 } },
  ]);
});
