import { beforeAll, describe, expect, test } from "vitest";
import { examplePlaybook } from "../harness/example-playbook.ts";
import { type GeneratedClassifier, importClassifier } from "../harness/run-generated.ts";

let classifier: GeneratedClassifier;
beforeAll(async () => {
  classifier = await importClassifier(examplePlaybook);
});

const goLive = "2027-03-01";

describe("classify refuses what is not of a signal's type, and names it", () => {
  test.each<[string, object, string]>([
    ["a number in quotes", { developers: "12" }, 'developers: "12" is not a whole number'],
    ["not a number", { developers: Number.NaN }, "developers: NaN is not a whole number"],
    ["half of a whole", { developers: 0.5 }, "developers: 0.5 is not a whole number"],
    ["a boolean in quotes", { usedCompetitor: "false" }, 'usedCompetitor: "false" is not true or false'],
    ["one that only conditions use", { fromSpreadsheets: 1 }, "fromSpreadsheets: 1 is not true or false"],
    ["no member", { reasonChosen: "cheap" }, 'reasonChosen: "cheap" is not one of its values'],
    ["a text for a set", { systems: "sap" }, 'systems: "sap" is not a list of members'],
    [
      "another unit",
      { quoteTurnaround: "2 months" },
      'quoteTurnaround: "2 months" is not a duration such as "2 days"',
    ],
    ["minutes", { quoteTurnaround: 2880 }, 'quoteTurnaround: 2880 is not a duration such as "2 days"'],
    ["no text", { biggestWorry: {} }, "biggestWorry: an object is not a text"],
  ])("%s", (_, signals, message) => {
    const wrong = { goLive, ...signals };
    expect(() => classifier.classify(wrong)).toThrow(
      expect.objectContaining({ name: "SignalError", message }),
    );
    expect(() => classifier.explain(wrong)).toThrow(message);
  });

  test.each([undefined, null, 12, "signals"])("%s instead of signals", (signals) => {
    expect(() => classifier.classify(signals)).toThrow("signals must be an object");
  });
});

describe("classify leaves unchecked what its types' comments say, and it counts as known", () => {
  const nothingKnown = () => classifier.classify({ goLive });
  test.each<[string, object]>([
    ["a number beyond its range", { developers: 9000 }],
    ["too many decimal places", { contractValue: 0.001 }],
    ["what no rule looks at", { discount: "nonsense", tongue: 12, contractValue: {} }],
    ["a required signal that no rule looks at", { goLive: "nonsense" }],
    ["the same as a number", { goLive: 0 }],
    ["the same as an object", { goLive: new Date(0) }],
  ])("%s", (_, signals) => {
    const wrong = { goLive, ...signals };
    for (const result of [
      classifier.classify(wrong),
      classifier.classifyBatch(classifier.createColumns([wrong])).at(0),
    ]) {
      expect(result.outcome).not.toBe("undecided");
      expect(result.missing).toEqual([]);
    }
    expect(() => classifier.classifyRecord({ id: "c1", name: "Ana", signals: wrong })).toThrow(
      expect.objectContaining({ name: "PersonaDataError" }),
    );
    if (!("developers" in signals)) expect(classifier.classify(wrong)).toEqual(nothingKnown());
  });

  test("all else where a required signal is missing; columns are checked all the same", () => {
    const wrong = { developers: "12" };
    expect(classifier.classify(wrong)).toMatchObject({ outcome: "undecided", missing: ["goLive"] });
    expect(() => classifier.createColumns([wrong])).toThrow('developers: "12" is not a whole number');
    expect(() => classifier.classifyRecord({ id: "c1", name: "Ana", signals: wrong })).toThrow(
      "signals.developers",
    );
  });
});

test("a receipt is not of data from after it", () => {
  const record = { id: "c1", name: "Ana", signals: { goLive } };
  expect(classifier.receipt(record, { on: "2026-12-01", dataFrom: "2026-12-01" })).toMatchObject({ age: 0 });
  expect(() => classifier.receipt(record, { on: "2026-12-01", dataFrom: "2026-12-20" })).toThrow(
    new RangeError("dataFrom: 2026-12-20 is after on, 2026-12-01"),
  );
});

test("a set that names a member twice holds it once", () => {
  const once = classifier.classify({ goLive, systems: ["sap", "hubspot"] });
  expect(classifier.classify({ goLive, systems: ["sap", "hubspot", "sap"] })).toEqual(once);
});

test("a polluted Object.prototype tells nothing of a customer", () => {
  const expected = classifier.classify({ goLive });
  Object.assign(Object.prototype, { developers: 12 });
  try {
    expect(classifier.classify({ goLive })).toEqual(expected);
  } finally {
    Reflect.deleteProperty(Object.prototype, "developers");
  }
});

test("results of one call are not touched by the next", () => {
  const first = classifier.explain({ goLive, usedCompetitor: true });
  const copy = structuredClone(first);
  Object.assign(first.rules[0]?.points[0] ?? {}, { points: 99 });
  expect(classifier.explain({ goLive, usedCompetitor: true })).toEqual(copy);
});
