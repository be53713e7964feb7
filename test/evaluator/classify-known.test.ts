/** Who is classified by what is known alone comes out as by every rule. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { classifyKnown } from "../../compiler/evaluator/classify-known.ts";
import { classifyByRules } from "../../compiler/evaluator/evaluate.ts";
import { drawCustomer, drawFrom, drawPlaybook } from "../harness/arbitrary-playbook.ts";

test("what each rule gives, and the whole result, are those of all rules", () => {
  const seen = { sparse: 0, decided: 0, missing: 0, givesForUnknown: 0 };
  fc.assert(
    fc.property(fc.gen(), (generate) => {
      const draw = drawFrom(generate);
      const playbook = drawPlaybook(draw);
      for (let index = 0; index < 20; index++) {
        const { signals: all, previous } = drawCustomer(draw, playbook);
        const isSparse = draw.onceIn(2);
        const signals = isSparse ? new Map([...all].filter(() => draw.onceIn(3))) : all;
        const found = classifyKnown(playbook, signals, { previous });
        const expected = classifyByRules(playbook, signals, { previous });
        expect(found.classification).toStrictEqual(expected.classification);
        expect(found.outcomes()).toStrictEqual(expected.outcomes);
        if (isSparse) seen.sparse++;
        if (expected.classification.missing.length > 0) seen.missing++;
        if (expected.outcomes.some(({ decided }) => decided)) seen.decided++;
        if (expected.outcomes.some(({ decided, points }) => !decided && points.length > 0))
          seen.givesForUnknown++;
      }
    }),
    { numRuns: 300, seed: 4711 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(200);
});
