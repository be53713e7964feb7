import fc from "fast-check";
import { expect, test } from "vitest";
import { drawFrom, drawPlaybook } from "./arbitrary-playbook.ts";
import { shrunkPlaybook } from "./shrink-playbook.ts";

test("a playbook is cut down to what a disagreement needs", async () => {
  const [generate] = fc.sample(fc.gen(), { numRuns: 1, seed: 7 });
  if (generate === undefined) throw new Error("nothing drawn");
  const whole = drawPlaybook(drawFrom(generate));
  const [kept] = whole.rules;
  if (kept === undefined) throw new Error("the playbook drawn has no rules");
  const smaller = await shrunkPlaybook(whole, async ({ rules }) => rules.some(({ id }) => id === kept.id));
  expect(smaller.rules.map(({ id }) => id)).toEqual([kept.id]);
  expect(smaller.classify.accept).toEqual([]);
  expect(smaller.signals.length).toBeLessThan(whole.signals.length);
});
