/** Large numbers are written in one way, wherever the terminal says how many customers there are. */

import { expect, test } from "vitest";
import type { Customers } from "../../compiler/cli/classify/classified-customers.ts";
import { createTally } from "../../compiler/cli/classify/tally.ts";
import { createProgress } from "../../compiler/cli/terminal/progress.ts";
import type { Terminal } from "../../compiler/cli/terminal/terminal.ts";
import type { Playbook } from "../../compiler/ir/ir.ts";

test("in the progress", () => {
  const shown: string[] = [];
  const terminal = { live: true, status: (text: string) => shown.push(text) } as unknown as Terminal;
  let now = 0;
  const progress = createProgress(terminal, () => now);
  now = 10_000;
  progress.update(1, 2, 1_500_000, "customers");
  expect(shown).toEqual([expect.stringContaining(" 1,500,000 customers, 150,000 a second, 10 s left")]);
});

test("in the sum", () => {
  const tally = createTally({
    personas: [{ name: "Quick" }],
    classify: { rankBy: "score" },
  } as unknown as Playbook);
  const customers = { personas: [0], margins: [45_000], coverages: [8000] } as unknown as Customers;
  for (let count = 0; count < 1_500_000; count++) tally.count(customers, 0);
  expect(tally.summary()).toBe(
    "1,500,000 customers: Quick 1,500,000 (100 %); on average coverage 80 %, ahead by 4.5",
  );
});
