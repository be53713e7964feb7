import { describe, expect, test } from "vitest";
import { classify } from "../../compiler/evaluator/evaluate.ts";
import { encodeValue } from "../../compiler/records/encode.ts";
import type { WorkedCustomer } from "../corpus/worked-customers/worked-customer.ts";
import { workedCustomers } from "../corpus/worked-customers.ts";
import { importClassifier } from "../harness/run-generated.ts";

const titled = workedCustomers.map((worked) => [`${worked.ruling}: ${worked.case}`, worked] as const);

describe("the evaluator", () => {
  test.each(titled)("%s", (_, { playbook, signals, previous, expected }) => {
    expect(classify(playbook, new Map(Object.entries(signals)), { previous })).toMatchObject(expected);
  });
});

describe("the generated classifier", () => {
  test.each(titled)("%s", async (_, worked) => {
    const { classify } = await importClassifier(worked.playbook);
    expect(classify(plainSignals(worked), { previous: worked.previous })).toMatchObject(worked.expected);
  });
});

/** As a caller gives them. */
function plainSignals({ playbook, signals }: WorkedCustomer): object {
  return Object.fromEntries(
    playbook.signals.flatMap(({ name, type }) => {
      const value = signals[name];
      return value === undefined ? [] : [[name, encodeValue(type, value)]];
    }),
  );
}
