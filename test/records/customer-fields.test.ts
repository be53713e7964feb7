/** Fields of a record that signals stand in for, and signals that the record's own fields give. */

import { describe, expect, test } from "vitest";
import type { Playbook, Type, Value } from "../../compiler/ir/ir.ts";
import {
  askedSignals,
  feelingOf,
  languageOf,
  mappedValue,
  requiredOfEither,
  stageOf,
  timezoneOf,
} from "../../compiler/records/customer-fields.ts";
import type { CustomerRecord } from "../../compiler/records/record.ts";
import { playbookWith, signalsOf, types } from "./sample.ts";

const stages: Type = {
  kind: "enumeration",
  members: ["Sales", "Implementation"].map((name) => ({ name, titles: {} })),
};
const table = { tongue: types.tongue, zone: types.zone, phase: stages, mood: types.biggestWorry };
const playbookOf = (required: readonly string[], mapped: Playbook["customer"]) =>
  playbookWith(
    signalsOf(
      { ...table, size: types.developers },
      Object.fromEntries(required.map((name) => [name, { required: true }])),
    ),
    { customer: mapped },
  );
const mapped = playbookOf(["phase", "size"], {
  ...{ language: "tongue", timezone: "zone", stage: "phase", feeling: "mood" },
});
const record = (own: object, signals: Readonly<Record<string, Value>> = {}): CustomerRecord => ({
  ...{ id: "c1", name: "Ana", contacts: [] },
  ...own,
  signals: new Map(Object.entries(signals)),
});
const fieldsOf = (customer: CustomerRecord, playbook = mapped) => [
  languageOf(customer, playbook),
  timezoneOf(customer, playbook),
  stageOf(customer, playbook)?.name,
  feelingOf(customer, playbook),
];

describe("a field", () => {
  const signals = { tongue: "es", zone: "UTC", phase: "Sales", mood: "Anxious" };
  test("is the record's own, and else its signal's, with names in the playbook's own spelling", () => {
    const own = { language: "en", timezone: "Europe/Athens", stage: "implementation", feeling: "CALM" };
    expect(fieldsOf(record(own, signals))).toEqual(["en", "Europe/Athens", "Implementation", "calm"]);
    expect(fieldsOf(record({}, signals))).toEqual(["es", "UTC", "Sales", "anxious"]);
  });

  test("is not known without either, or where no signal stands in for it", () => {
    const none = [undefined, undefined, undefined, undefined];
    expect(fieldsOf(record({}))).toEqual(none);
    expect(fieldsOf(record({}, signals), playbookOf([], {}))).toEqual(none);
  });

  test("is not known where its signal has another kind of value, or names nothing that is declared", () => {
    expect(fieldsOf(record({}, { tongue: 3, zone: true, phase: "Nowhere", mood: "bored" }))).toEqual([
      ...[undefined, undefined, undefined, undefined],
    ]);
  });
});

test("a signal that a field gives may be left out, and no other", () => {
  expect(askedSignals(mapped).map(({ name, required }) => [name, required])).toEqual([
    ["tongue", false],
    ["zone", false],
    ["phase", false],
    ["mood", false],
    ["size", true],
  ]);
  expect(askedSignals(playbookOf(["phase"], {})).map(({ required }) => required)).toEqual([
    ...[false, false, true, false, false],
  ]);
});

test("of a required signal and its field one must be there, with a value that the signal has", () => {
  expect(requiredOfEither(mapped)).toEqual([
    { field: "stage", signal: "phase", values: ["Sales", "Implementation"] },
  ]);
  const all = playbookOf(["tongue", "phase"], { language: "tongue", timezone: "nowhere", stage: "phase" });
  expect(requiredOfEither(all)).toEqual([
    { field: "language", signal: "tongue" },
    { field: "stage", signal: "phase", values: ["Sales", "Implementation"] },
  ]);
  for (const type of [types.speaks, types.scores]) {
    const several = playbookWith(signalsOf({ many: type }, { many: { required: true } }), {
      customer: { language: "many" },
    });
    expect(requiredOfEither(several)).toEqual([{ field: "language", signal: "many", values: [] }]);
  }
});

test("a signal has the value of its field where its type has such a value", () => {
  expect(mappedValue(types.tongue, "en")).toBe("en");
  expect(mappedValue(stages, "IMPLEMENTATION")).toBe("Implementation");
  expect(mappedValue(stages, "Care")).toBeUndefined();
  expect(mappedValue(types.speaks, "en")).toBeUndefined();
  expect(mappedValue(types.scores, "1")).toBeUndefined();
});
