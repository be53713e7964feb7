import { expect, test } from "vitest";
import { createScope } from "../../compiler/evaluator/condition.ts";
import { examplePlaybook } from "../harness/example-playbook.ts";

test("the names of a playbook are put into maps once, also for a part of it or for one with other plays", () => {
  const whole = createScope(examplePlaybook, new Map());
  const part = createScope({ ...examplePlaybook, definitions: [], team: [] }, new Map());
  expect(part.signals).toBe(whole.signals);
  expect([...whole.signals.keys()]).toEqual(examplePlaybook.signals.map(({ name }) => name));
  expect([part.definitions.size, part.columns.size]).toEqual([0, 0]);
  expect(createScope(structuredClone(examplePlaybook), new Map()).signals).not.toBe(whole.signals);
});
