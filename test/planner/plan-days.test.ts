/** Days without people and words are those of the whole plan, whoever the customer is and whenever it starts. */

import { globSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { classify } from "../../compiler/evaluator/evaluate.ts";
import type { Playbook, Value } from "../../compiler/ir/ir.ts";
import { planCustomer } from "../../compiler/planner/plan-customer.ts";
import { planDays } from "../../compiler/planner/plan-days.ts";
import type { PlanRequest } from "../../compiler/planner/prepare.ts";
import { addDays } from "../../compiler/values/calendar-date.ts";
import { root } from "../harness/source-files.ts";
import { openPlaybook } from "../playbooks/open-playbook.ts";

const folders = globSync("playbooks/*/main.persona", { cwd: root }).map((path) =>
  path.replaceAll("\\", "/").replace("/main.persona", ""),
);

describe.each(folders)("%s", async (folder) => {
  const { playbook, renderText } = await openPlaybook(folder);
  const names = [...new Set(playbook.plays.flatMap(({ actions }) => actions.map(({ name }) => name)))];
  const having = (wanted: ReadonlySet<string>) =>
    new Set(playbook.plays.filter(({ actions }) => actions.some(isWanted(wanted))).map(({ name }) => name));

  /** One of the playbook's own customers, somewhen, in some stage. */
  const anyRequest = fc
    .record({
      of: fc.constantFrom(...playbook.tests),
      wanted: fc.oneof(fc.constant(names), fc.subarray(names, { minLength: 1, maxLength: 3 })),
      start: fc
        .integer({ min: 0, max: 400 })
        .map((days) => addDays("2026-10-01", days) ?? expect.fail("a day")),
      stage: fc.option(fc.constantFrom(...stagesOf(playbook)), { nil: undefined }),
    })
    .map(({ of, start, stage, wanted }): { request: PlanRequest; wanted: ReadonlySet<string> } => {
      const signals = new Map<string, Value>(Object.entries(of.signals));
      if (stage !== undefined && playbook.customer.stage !== undefined)
        signals.set(playbook.customer.stage, stage);
      const { persona } = classify(playbook, signals, { previous: of.previous });
      const customer = { id: "c", name: of.name, contacts: [], signals };
      const request = { playbook, customer, persona, start, reasonsIn: "en", renderText };
      return { request, wanted: new Set(wanted) };
    });

  test("the days, times and waits of every play", () => {
    let seen = 0;
    fc.assert(
      fc.property(anyRequest, ({ request, wanted }) => {
        const plan = planCustomer(request);
        const found = planDays(request, wanted).plays.map(({ play, actions }) => {
          const each = [...actions]
            .filter(([name]) => wanted.has(name))
            .map(([name, scheduled]) => ({ name, scheduled }));
          return {
            play: play.name,
            dated: each
              .flatMap(({ name, scheduled }) =>
                scheduled.kind === "dated"
                  ? scheduled.occurrences.map(({ date, time }) => `${date} ${time?.startInstant} ${name}`)
                  : [],
              )
              .sort(),
            waiting: each.flatMap(({ name, scheduled }) => (scheduled.kind === "waiting" ? name : [])).sort(),
          };
        });
        const whole = plan.plays
          .filter(({ name }) => having(wanted).has(name))
          .map(({ name, actions, waiting }) => ({
            play: name,
            dated: actions
              .filter(isWanted(wanted))
              .map((each) => `${each.date} ${each.time?.startInstant} ${each.name}`)
              .sort(),
            waiting: waiting
              .filter(isWanted(wanted))
              .map((each) => each.name)
              .sort(),
          }));
        seen += whole.flatMap(({ dated }) => dated).length;
        expect(found).toEqual(whole);
      }),
      { numRuns: 60, seed: 20261128 },
    );
    expect(seen).toBeGreaterThan(20);
  });
});

const isWanted =
  (wanted: ReadonlySet<string>) =>
  ({ name }: { readonly name: string }) =>
    wanted.has(name);

/** As a signal holds them. */
function stagesOf({ signals, customer }: Playbook): readonly string[] {
  const type = signals.find(({ name }) => name === customer.stage)?.type;
  return type?.kind === "enumeration" ? type.members.map(({ name }) => name) : [];
}
