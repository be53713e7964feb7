/** Objects of any make: `classify` gives a result or a documented error, `parseCustomer` says what is wrong. */

import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { schema } from "../../compiler/emit/schema/emit.ts";
import { examplePlaybook } from "../harness/example-playbook.ts";
import {
  contentOf,
  context,
  type GeneratedClassifier,
  importClassifier,
  importSource,
} from "../harness/run-generated.ts";

let classifier: GeneratedClassifier;
beforeAll(async () => {
  classifier = await importClassifier(examplePlaybook);
});

const goLive = "2027-03-01";
const names = examplePlaybook.signals.map(({ name }) => name);

const odd = fc.oneof(
  fc.constantFrom<unknown>(
    NaN,
    Infinity,
    -Infinity,
    -0,
    0,
    1,
    12,
    0.5,
    1e21,
    2 ** 53,
    "",
    "12",
    true,
    false,
    null,
  ),
  fc.constantFrom<unknown>(undefined, goLive, "sap", ["sap"], [], [undefined], [["sap"]], 12n, Symbol("s")),
  fc.constantFrom<unknown>(() => 12, new Date(0), new Map(), /x/, new Proxy([], {}), Object.create(null)),
  fc.constant("x".repeat(100_000)),
  fc.constant(Array.from({ length: 1_000 }, () => "sap")),
  fc.constant(Object.assign(new Array(20), { 3: "sap" })),
  fc.string({ unit: "binary" }),
  fc.anything({ withSparseArray: true, withNullPrototype: true, withBigInt: true, maxDepth: 2 }),
);

const kinds = [
  "plain",
  "without a prototype",
  "frozen",
  "inherited",
  "of a class",
  "with getters",
  "a proxy",
] as const;

/** The same values in an object of another make. */
function make(kind: (typeof kinds)[number], values: Readonly<Record<string, unknown>>): object {
  switch (kind) {
    case "plain":
      return { ...values };
    case "without a prototype":
      return Object.assign(Object.create(null), values);
    case "frozen":
      return Object.freeze({ ...values });
    case "inherited":
      return Object.create(values);
    case "of a class":
      return Object.assign(new (class Customer {})(), values);
    case "with getters":
      return Object.defineProperties(
        {},
        Object.fromEntries(
          Object.entries(values).map(([name, value]) => [name, { get: () => value, enumerable: true }]),
        ),
      );
    case "a proxy":
      return new Proxy({ ...values }, {});
  }
}

const outcomes = ["accepted", "fallback", "undecided", "kept"];

/** What a call ends with: its result, or the error if it is one that the documentation names. */
function endOf(call: () => unknown, documented: readonly string[] = ["SignalError", "TypeError"]): unknown {
  try {
    return call();
  } catch (error) {
    const { name, message } = error as Error;
    expect(documented, message).toContain(name);
    if (name === "TypeError") expect(message).toMatch(/^(?:signals|the record) must be /);
    return `${name}: ${message}`;
  }
}

/** Every call that takes signals, to a result of one customer. */
const callsOfSignals: Readonly<
  Record<string, (signals: unknown, options: { previous?: string }) => { outcome?: string }>
> = {
  classify: (signals, options) => classifier.classify(signals, options),
  classifyWithReasons: (signals, options) => classifier.classifyWithReasons(signals, options),
  explain: (signals, options) => {
    const explanation = classifier.explain(signals, options);
    expect(explanation.rules.length).toBe(explanation.missing.length > 0 ? 0 : examplePlaybook.rules.length);
    return explanation;
  },
  whyNot: (signals, options) => classifier.whyNot(signals, "Marketing", options),
  "createColumns and classifyBatch": (signals, options) =>
    classifier.classifyBatch(classifier.createColumns([signals]), { previous: [options.previous] }).at(0),
};

describe("an object that nobody checked", () => {
  test("gives a result or an error that names the signal, and is never changed", () => {
    const customer = fc.dictionary(fc.constantFrom(...names, "nobody", "constructor", "__proto__"), odd, {
      maxKeys: 5,
    });
    fc.assert(
      fc.property(customer, fc.constantFrom(...kinds), fc.boolean(), odd, (values, kind, known, previous) => {
        const all = known ? { goLive, ...values } : values;
        const object = make(kind, all);
        const before = Object.getOwnPropertyDescriptors(object);
        for (const call of Object.values(callsOfSignals)) {
          const end = endOf(() => call(object, { previous } as never)) as { outcome?: string } | string;
          if (typeof end === "object") {
            expect(outcomes).toContain(end.outcome);
            for (const [, figure] of Object.entries(end)) {
              if (typeof figure === "number") expect(Number.isFinite(figure)).toBe(true);
            }
          }
        }
        const after = Object.getOwnPropertyDescriptors(object);
        expect(Reflect.ownKeys(after)).toEqual(Reflect.ownKeys(before));
        for (const key of Reflect.ownKeys(after)) {
          expect(Object.is(after[key as string]?.value, before[key as string]?.value)).toBe(true);
        }
      }),
      { seed: 20261127, numRuns: 3_000 },
    );
  });

  test("tells the same whatever its make, and nothing of what it inherits", () => {
    const values = { goLive, developers: 12, systems: ["sap"] };
    const expected = classifier.classify(values);
    for (const kind of kinds) {
      if (kind === "inherited")
        expect(() => classifier.classify(make(kind, values))).toThrow(
          "this one has none of them as a property",
        );
      else expect(classifier.classify(make(kind, values)), kind).toEqual(expected);
    }
  });

  test("is asked for its own signals only", () => {
    const asked = new Set<string>();
    const watched = new Proxy(
      { goLive, developers: 12, secret: 1 },
      {
        get(target, name) {
          asked.add(String(name));
          return Reflect.get(target, name);
        },
      },
    );
    for (const call of Object.values(callsOfSignals)) call(watched, {});
    // A record is known by its `signals`, which no signal can be called.
    expect([...asked].filter((name) => !names.includes(name))).toEqual(["signals"]);
  });

  test("of another make too, where other properties would throw", () => {
    class Customer {
      goLive = goLive;
      developers = 12;
    }
    const customer = Object.defineProperty(new Customer(), "secret", {
      enumerable: true,
      get() {
        throw new Error("looked at");
      },
    });
    for (const call of Object.values(callsOfSignals))
      expect(call(customer, {})).toEqual(call({ goLive, developers: 12 }, {}));
  });

  test("a list with an odd member, and an odd value, are told without asking them anything", () => {
    const circular: unknown[] = [];
    circular.push(circular);
    const untold = Object.assign(() => 12, {
      toString() {
        throw new Error("asked");
      },
    });
    for (const systems of [circular, [12n], [Symbol("s")], [untold]])
      expect(() => classifier.createColumns([{ goLive, systems }])).toThrow(
        expect.objectContaining({ name: "SignalError", signal: "systems" }),
      );
    expect(() => classifier.classify({ goLive, developers: untold })).toThrow(
      "developers: a function is not a whole number",
    );
    expect(() => classifier.classify({ goLive, developers: 10n ** 200n })).toThrow(
      /^developers: 1(0{99})… is not/,
    );
  });

  test.each<[string, (record: unknown) => unknown, readonly string[]]>([
    ["classifyRecord", (record) => classifier.classifyRecord(record), ["PersonaDataError"]],
    ["receipt", (record) => classifier.receipt(record), ["PersonaDataError"]],
    ["verify", (record) => classifier.verify(record), []],
    [
      "classifyJson",
      (record) => classifier.classifyJson(record as string),
      ["PersonaDataError", "TypeError"],
    ],
  ])("as a record, of %s", (_, call, documented) => {
    const customer = fc.dictionary(fc.constantFrom(...names, "nobody", "__proto__"), odd, { maxKeys: 4 });
    fc.assert(
      fc.property(customer, fc.constantFrom(...kinds), odd, (values, kind, other) => {
        const signals = make(kind, { goLive, ...values });
        for (const record of [
          { id: "c1", name: "Ana", signals },
          { id: "c1", name: other, signals },
          signals,
          other,
        ])
          endOf(() => call(record), documented);
      }),
      { seed: 20261128, numRuns: 500 },
    );
  });

  test("a proxy or a getter of its own that throws, throws its own error", () => {
    const thrown = new Error("mine");
    const getter = {
      goLive,
      get developers(): number {
        throw thrown;
      },
    };
    expect(() => classifier.classify(getter)).toThrow(thrown);
  });

  test.each<[string, unknown, string]>([
    [
      "a whole record",
      { id: "c1", name: "Ana", signals: { goLive } },
      "this is a whole record: give its `signals`",
    ],
    [
      "a record of a class",
      Object.assign(new (class Row {})(), { signals: { goLive } }),
      "give its `signals`",
    ],
    ["a list", [{ goLive }], "signals must be an object; of many customers, take createColumns and"],
    ["a map", new Map([["goLive", goLive]]), "signals must be a plain object: this one has none of them"],
    ["a form", new URLSearchParams({ goLive }), "signals must be a plain object"],
    ["a day", new Date(0), "signals must be a plain object"],
    [
      "an object that has its properties from its class",
      new (class Row {
        get goLive() {
          return goLive;
        }
      })(),
      "of its own",
    ],
  ])("%s in place of signals is told, and what to call instead", (_, given, message) => {
    for (const call of Object.values(callsOfSignals))
      expect(() => call(given, {})).toThrow(
        expect.objectContaining({ name: "TypeError", message: expect.stringContaining(message) }),
      );
  });

  test.each<[string, () => unknown, string]>([
    [
      "rows in place of columns",
      () => classifier.classifyBatch([{ goLive }] as never),
      "createColumns makes them",
    ],
    [
      "nothing in place of columns",
      () => classifier.classifyBatch(undefined as never),
      "columns must be { length",
    ],
    [
      "signals in place of rows",
      () => classifier.createColumns({ goLive } as never),
      "must be a list of signals",
    ],
    [
      "nothing in place of rows",
      () => classifier.createColumns(undefined as never),
      "must be a list of signals",
    ],
    [
      "one persona for all rows",
      () =>
        classifier.classifyBatch(classifier.createColumns([{ goLive }]), { previous: "Technical" as never }),
      "previous must be a list",
    ],
  ])("%s is told, and what to call instead", (_, call, message) => {
    expect(call).toThrow(
      expect.objectContaining({ name: "TypeError", message: expect.stringContaining(message) }),
    );
  });

  test("nothing is known of a customer without properties, of whatever realm", () => {
    const undecided = { outcome: "undecided", missing: ["goLive"] };
    for (const empty of [{}, Object.create(null), runInNewContext("({})")])
      expect(classifier.classify(empty)).toMatchObject(undecided);
    const elsewhere = runInNewContext(`({ goLive: "${goLive}", systems: ["sap"] })`);
    expect(classifier.classify(elsewhere)).toEqual(classifier.classify({ goLive, systems: ["sap"] }));
  });

  test("a record's lists may have methods of their own, and holes", () => {
    const systems = Object.assign(["sap"], { map: 1, includes: 1, indexOf: 1 });
    expect(classifier.classifyRecord({ id: "c1", name: "Ana", signals: { goLive, systems } })).toEqual(
      classifier.classify({ goLive, systems: ["sap"] }),
    );
    const withHole = Object.assign(new Array(2), { 1: "sap" });
    expect(() =>
      classifier.classifyRecord({ id: "c1", name: "Ana", signals: { goLive, systems: withHole } }),
    ).toThrow("signals.systems: the list is not a list in which each is");
  });

  test("verify throws nothing, and whyNot only its own error", () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const form = [{ what: "form", name: "receipt", was: null, is: null }];
    const circular: unknown[] = [];
    circular.push(circular);
    const thrower = {
      get format() {
        throw new Error("asked");
      },
    };
    for (const receipt of [proxy, circular, thrower, 12n, undefined, null, () => 1])
      expect(classifier.verify(receipt)).toEqual({ same: false, differences: form });
    for (const persona of [12n, Symbol("s"), circular, "x".repeat(1000)])
      expect(() => classifier.whyNot({ goLive }, persona as never)).toThrow(RangeError);
  });

  test("a library that adds to what every object inherits tells nothing of a customer", async () => {
    Object.defineProperty(Object.prototype, "developers", { value: 12, configurable: true });
    try {
      const later = await importClassifier(examplePlaybook);
      expect(later.classify({ goLive })).toEqual(
        later.classify(Object.assign(Object.create(null), { goLive })),
      );
    } finally {
      Reflect.deleteProperty(Object.prototype, "developers");
    }
  });

  test("-0 is 0", () => {
    expect(classifier.classify({ goLive, developers: -0 })).toEqual(
      classifier.classify({ goLive, developers: 0 }),
    );
  });
});

interface GeneratedSchema {
  parseCustomer(
    record: unknown,
  ):
    | { ok: true; customer: { signals: object } }
    | { ok: false; problems: readonly { field: string; message: string }[] };
}

describe("parseCustomer", () => {
  let parseCustomer: GeneratedSchema["parseCustomer"];
  beforeAll(async () => {
    const source = contentOf(schema.emit(examplePlaybook, context), "schema.js");
    ({ parseCustomer } = await importSource<GeneratedSchema>(source));
  });

  test("never throws: a record in which all is sound, and which classify takes, or where it is wrong", () => {
    const signals = fc.dictionary(fc.constantFrom(...names, "nobody", "constructor", "__proto__"), odd, {
      maxKeys: 3,
    });
    const own = fc.dictionary(
      fc.constantFrom("id", "name", "language", "hours", "contacts", "previous", "x"),
      odd,
      {
        maxKeys: 2,
      },
    );
    const ends = { ok: 0, wrong: 0 };
    fc.assert(
      fc.property(own, signals, fc.constantFrom(...kinds), odd, (fields, given, kind, other) => {
        const record = { id: "c1", name: "Ana", ...fields, signals: make(kind, { goLive, ...given }) };
        for (const each of [make(kind, record), other]) {
          const parsed = parseCustomer(each);
          if (parsed.ok) {
            expect(outcomes).toContain(classifier.classify(parsed.customer.signals).outcome);
            ends.ok++;
          } else {
            expect(parsed.problems.length).toBeGreaterThan(0);
            for (const { field, message } of parsed.problems)
              expect(`${field} ${message}`).toMatch(/^\S+ \S/);
            ends.wrong++;
          }
        }
      }),
      { seed: 20261127, numRuns: 1_500 },
    );
    expect(ends.ok).toBeGreaterThan(50);
    expect(ends.wrong).toBeGreaterThan(500);
  });

  test("says of what throws when it is looked at that it cannot be read", () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const getter = {
      get id() {
        throw new Error("asked");
      },
    };
    const message = "cannot be read: it holds something that throws";
    for (const record of [proxy, getter, { id: "c1", name: "Ana", signals: proxy }])
      expect(parseCustomer(record)).toEqual({ ok: false, problems: [{ field: "record", message }] });
  });

  test.each<[string, unknown, string | undefined]>([
    ["extra", { developers: 3, developpers: 3 }, "signals"],
    ["missing", { goLive: undefined }, "signals.goLive"],
    ["mistyped", { developers: "3" }, "signals.developers"],
    ["NaN", { developers: Number.NaN }, "signals.developers"],
    ["Infinity", { developers: Number.POSITIVE_INFINITY }, "signals.developers"],
    ["-0", { developers: -0 }, undefined],
    ["a huge text", { biggestWorry: "x".repeat(1_000_000) }, "signals.biggestWorry"],
    ["a sparse list", { systems: Object.assign(new Array(3), { 2: "sap" }) }, "signals.systems"],
    ["without a prototype", Object.assign(Object.create(null), { developers: 3 }), undefined],
    ["frozen", Object.freeze({ developers: 3 }), undefined],
    ["inherited", Object.create({ developers: "3" }), undefined],
  ])("%s", (_, signals, field) => {
    const all = Object.assign(Object.create(Object.getPrototypeOf(signals)), { goLive }, signals);
    const parsed = parseCustomer({ id: "c1", name: "Ana", signals: all });
    const problems = parsed.ok ? [] : parsed.problems;
    expect(parsed.ok).toBe(field === undefined);
    expect(problems[0]?.field.replace(/\[.*/, "")).toBe(field);
  });
});
