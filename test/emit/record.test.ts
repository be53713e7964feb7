/**
 * Customers' records, good and bad: the record codec, the generated classifier, the zod schema and the JSON Schema
 * have to be of one opinion.
 */

import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { beforeAll, describe, expect, test } from "vitest";
import { schema } from "../../compiler/emit/schema/emit.ts";
import { classify } from "../../compiler/evaluator/evaluate.ts";
import { readCustomers } from "../../compiler/records/codec.ts";
import {
  emptyPlaybook,
  enumerationOf,
  personaNamed,
  signalNamed,
  stageNamed,
} from "../harness/arbitrary-playbook.ts";
import { examplePlaybook } from "../harness/example-playbook.ts";
import {
  contentOf,
  context,
  type GeneratedClassifier,
  importClassifier,
  importSource,
} from "../harness/run-generated.ts";

interface GeneratedSchema {
  parseCustomer(
    record: unknown,
  ):
    | { readonly ok: true; readonly customer: Record<string, unknown> & { signals: object } }
    | { readonly ok: false; readonly problems: readonly { field: string; message: string }[] };
}

const playbook = {
  ...examplePlaybook,
  signals: [
    ...examplePlaybook.signals,
    signalNamed("opens", { kind: "time" }),
    signalNamed("homeland", { kind: "country" }),
    signalNamed("zone", { kind: "timezone" }),
    signalNamed("site", { kind: "link" }),
    signalNamed("mail", { kind: "email" }),
    signalNamed("season", { kind: "period" }),
    signalNamed("speaks", { kind: "set", element: { kind: "language" } }),
    signalNamed("factor", { kind: "decimal", places: 3 }),
    signalNamed("toString", { kind: "text" }),
    signalNamed("kind", enumerationOf("__proto__", "constructor")),
  ],
};

const goLive = "2027-03-01";
const base = { id: "c-1", name: "Ana" };
const customer = (signals: object, more: object = {}) => ({
  ...base,
  ...more,
  signals: { goLive, ...signals },
});

const good: Record<string, unknown> = {
  "required signal alone": customer({}),
  "nulls are unknown": customer({ developers: null, systems: null }, { language: null, contacts: null }),
  everything: customer(
    {
      usedCompetitor: false,
      reasonChosen: "price",
      systems: ["sap", "hubspot"],
      quoteTurnaround: "2 days",
      developers: 500,
      contractValue: 120000.5,
      discount: 12.5,
      biggestWorry: "",
      tongue: "pt-BR",
      opens: "09:30",
      homeland: "ES",
      zone: "America/Denver",
      site: "https://example.com/a?b=c",
      mail: "ana@example.com",
      season: "2026-08-01 to 2026-08-15",
      speaks: ["en", "el"],
      factor: -1.005,
    },
    {
      language: "es",
      timezone: "Europe/Madrid",
      hours: "Monday to Thursday 09:00 to 17:00, Friday 09:00 to 13:00",
      holidays: ["2026-12-24"],
      stage: "implementation",
      feeling: "calm",
      previous: "Technical",
      contacts: [{ role: "Sponsor", name: "Bo", email: "bo@example.com", language: "en" }],
    },
  ),
  "minus nought is nought": customer({ developers: -0, contractValue: -0 }),
  "a member twice": customer({ systems: ["sap", "sap"] }),
  "an empty set": customer({ systems: [] }),
  "largest amount": customer({ contractValue: 9_999_999_999_999.99 }),
  "one minute, blanks around": customer({ quoteTurnaround: " 1 minute " }),
  "leap day": customer({ goLive: "2028-02-29" }),
  "a member called __proto__": customer({ kind: "__proto__" }),
  "with a break at noon, round the weekend": customer(
    {},
    { hours: "Saturday to Monday 09:00 to 12:00, Monday 12:00 to 13:00, Monday 14:00 to 18:00" },
  ),
};

const bad: Record<string, unknown> = {
  "no object": 12,
  "a list": [],
  null: null,
  "no id": { name: "Ana", signals: { goLive } },
  "blank name": customer({}, { name: "  " }),
  "a field too many": customer({}, { nmae: "x" }),
  "a signal too many": customer({ developer: 1 }),
  "an own __proto__": JSON.parse(
    `{"id":"c","name":"n","signals":{"goLive":"${goLive}"},"__proto__":{"x":1}}`,
  ),
  "an own __proto__ among signals": JSON.parse(
    `{"id":"c","name":"n","signals":{"goLive":"${goLive}","__proto__":1}}`,
  ),
  "number in quotes": customer({ developers: "12" }),
  "boolean in quotes": customer({ usedCompetitor: "false" }),
  "part of a whole": customer({ developers: 1.5 }),
  "above the range": customer({ developers: 501 }),
  "below the range": customer({ developers: -1 }),
  "below an open range": customer({ contractValue: -0.01 }),
  "a digit too many": customer({ contractValue: 12.345 }),
  "too large an amount": customer({ contractValue: 1e13 }),
  "percent above": customer({ discount: 100.1 }),
  "no member": customer({ reasonChosen: "cheap" }),
  "a member inherited": customer({ reasonChosen: "toString" }),
  "no member of a set": customer({ systems: ["sap", "SAP"] }),
  "null in a set": customer({ systems: ["sap", null] }),
  "a set as text": customer({ systems: "sap" }),
  "another unit": customer({ quoteTurnaround: "2 months" }),
  "no unit": customer({ quoteTurnaround: "2" }),
  "half a day": customer({ quoteTurnaround: "1.5 days" }),
  "no such day": customer({ goLive: "2027-02-29" }),
  "a day with a time": customer({ goLive: "2027-03-01T00:00:00Z" }),
  "year nought": customer({ goLive: "0000-01-01" }),
  "no such time": customer({ opens: "24:00" }),
  "no country": customer({ homeland: "XX" }),
  "no link": customer({ site: "javascript:alert(1)" }),
  "no e-mail": customer({ mail: "ana" }),
  "no period": customer({ season: "2026-08-01" }),
  "no language": customer({ tongue: "english" }),
  NUL: customer({ biggestWorry: "a\0b" }),
  "signals as a list": { ...base, signals: [] },
  "no such stage": customer({}, { stage: "Nowhere" }),
  "a contact without e-mail": customer({}, { contacts: [{ role: "Sponsor", name: "Bo" }] }),
  "a contact of no role": customer({}, { contacts: [{ role: "Boss", name: "Bo", email: "bo@example.com" }] }),
  "a contact with more": customer(
    {},
    { contacts: [{ role: "Sponsor", name: "Bo", email: "b@e.com", fax: "1" }] },
  ),
  "a holiday that is none": customer({}, { holidays: ["2027-02-30"] }),
};

/** What JSON Schema cannot say. */
const beyondJsonSchema: Record<string, unknown> = {
  "a sum of floats": customer({ contractValue: 0.1 + 0.2 }),
  "no such zone": customer({ zone: "America/Nowhere" }),
  "no such hours": customer({}, { hours: "always" }),
  "hours twice on a Monday": customer(
    {},
    { hours: "Monday 09:00 to 12:00, Sunday to Tuesday 11:00 to 18:00" },
  ),
  "a password in a link": customer({ site: "https://a:b@example.com" }),
  "an end before its beginning": customer({ season: "2026-08-15 to 2026-08-01" }),
  "half a character": customer({ biggestWorry: "\ud800" }),
};

let classifier: GeneratedClassifier;
let zod: GeneratedSchema;
let conforms: (record: unknown) => boolean;

beforeAll(async () => {
  const files = schema.emit(playbook, context);
  classifier = await importClassifier(playbook);
  zod = await importSource<GeneratedSchema>(contentOf(files, "schema.js"));
  // A signal is called `toString`, and multiples of 0.01 are no exact business of doubles.
  const ajv = new Ajv2020({ strict: true, ownProperties: true, multipleOfPrecision: 6 });
  addFormats.default(ajv);
  ajv.addKeyword("x-signal");
  conforms = ajv.compile(JSON.parse(contentOf(files, "schema.json"))) as (record: unknown) => boolean;
});

/** The codec's opinion: the reference. */
async function codecAccepts(record: unknown): Promise<boolean> {
  // A list is a file of many records to the codec.
  const text = Array.isArray(record) ? `[${JSON.stringify(record)}]` : JSON.stringify(record);
  for await (const result of readCustomers(playbook, new TextEncoder().encode(text), "json", "c.json")) {
    return result.record !== undefined;
  }
  return false;
}

test.each(Object.entries(good))("accepted by all: %s", async (_, record) => {
  expect(await codecAccepts(record)).toBe(true);
  expect(classifier.classifyRecord(record).missing).toEqual([]);
  expect(classifier.classifyJson(JSON.stringify(record))).toEqual(classifier.classifyRecord(record));
  expect(zod.parseCustomer(record)).toMatchObject({ ok: true });
  expect(conforms(record)).toBe(true);
});

function problemsOf(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    return (error as { problems?: unknown }).problems;
  }
}

test.each(Object.entries(bad))("refused by all: %s", async (_, record) => {
  expect(await codecAccepts(record)).toBe(false);
  expect(problemsOf(() => classifier.classifyJson(JSON.stringify(record)))).toEqual(
    problemsOf(() => classifier.classifyRecord(record)),
  );
  expect(() => classifier.classifyRecord(record)).toThrow(
    expect.objectContaining({ name: "PersonaDataError" }),
  );
  expect(zod.parseCustomer(record)).toMatchObject({ ok: false });
  expect(conforms(record)).toBe(false);
});

test.each(Object.entries(beyondJsonSchema))("refused by all but JSON Schema: %s", async (_, record) => {
  expect(await codecAccepts(record)).toBe(false);
  expect(() => classifier.classifyRecord(record)).toThrow(
    expect.objectContaining({ name: "PersonaDataError" }),
  );
  expect(zod.parseCustomer(record)).toMatchObject({ ok: false });
});

test("a required signal that is missing: refused as data, undecided as a record to classify", async () => {
  const record = { ...base, signals: {} };
  expect(await codecAccepts(record)).toBe(false);
  expect(zod.parseCustomer(record)).toEqual({
    ok: false,
    problems: [{ field: "signals.goLive", message: "must be known, and is missing" }],
  });
  expect(conforms(record)).toBe(false);
  const undecided = { outcome: "undecided", missing: ["goLive"] };
  expect(classifier.classifyRecord(record)).toMatchObject(undecided);
  expect(classifier.classifyJson(JSON.stringify(record))).toMatchObject(undecided);
  expect(classifier.receipt(record).result).toMatchObject(undecided);
  expect(classifier.classifyBatch(classifier.createColumns([{}])).at(0)).toMatchObject(undecided);
});

test.each<[string, object, readonly string[]]>([
  ["null, in a required signal", { ...base, signals: { goLive: null } }, ["signals.goLive"]],
  ["the signals, where one is required", { id: "c1", name: "Ana" }, ["signals"]],
  ["id and name", { signals: { goLive: "2027-03-01" } }, ["id", "name"]],
  [
    "a contact's fields",
    { ...base, signals: { goLive: "2027-03-01" }, contacts: [{}] },
    ["contacts[1].role", "contacts[1].name", "contacts[1].email"],
  ],
])("parseCustomer says of what is missing that it is: %s", (_, record, fields) => {
  expect(zod.parseCustomer(record)).toEqual({
    ok: false,
    problems: fields.map((field) => ({ field, message: "must be known, and is missing" })),
  });
});

test("infinite and no numbers are refused", () => {
  for (const developers of [Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(zod.parseCustomer(customer({ developers }))).toMatchObject({ ok: false });
    expect(() => classifier.classifyRecord(customer({ developers }))).toThrow("developers");
  }
});

describe("what is wrong is said", () => {
  const record = customer(
    { developers: "12", systems: ["sap", "x"], biggestWorry: 7 },
    { contacts: [{ role: "Sponsor", name: "Bo", email: "no" }] },
  );

  test("by classifyRecord, all at once, personal values kept back", () => {
    expect(() => classifier.classifyRecord(record)).toThrow(
      [
        'contacts[1].email: "no" is not an e-mail address, as in `ana@example.com`',
        "signals.systems: the list is not a list in which each is `salesforce`, `hubspot`, `netsuite`, `sap` or `customApi`",
        'signals.developers: "12" is not a whole number, from 0 to 500',
        "signals.biggestWorry: the value is not a text",
      ].join("\n"),
    );
  });

  test("by parseCustomer, with the path of each", () => {
    const result = zod.parseCustomer(record);
    expect(result).toMatchObject({ ok: false });
    expect("problems" in result && result.problems.map(({ field }) => field).sort()).toEqual([
      "contacts[1].email",
      "signals.biggestWorry",
      "signals.developers",
      "signals.systems[2]",
    ]);
  });

  test("an unknown name is named", () => {
    expect(zod.parseCustomer(customer({ developer: 1 }))).toEqual({
      ok: false,
      problems: [{ field: "signals", message: "nothing here is called `developer`" }],
    });
  });
});

test("values come back in their one spelling", () => {
  const result = zod.parseCustomer(
    customer({ tongue: "PT-br", developers: -0, toString: "cafe\u0301" }, { stage: "SALES" }),
  );
  expect("customer" in result && result.customer).toEqual({
    ...base,
    stage: "Sales",
    signals: { goLive, tongue: "pt-BR", developers: 0, toString: "caf\u00e9" },
  });
});

test("inherited fields are not in the record", () => {
  const polluted = Object.assign(Object.create({ developers: 12, usedCompetitor: "x" }), { goLive });
  expect(classifier.classify(polluted)).toEqual(classifier.classify({ goLive }));
  expect(zod.parseCustomer({ ...base, signals: polluted })).toMatchObject({ ok: true });
});

test("a playbook without signals takes a record without", async () => {
  const bare = emptyPlaybook({
    personas: [personaNamed("Only")],
    classify: { rankBy: "score", accept: [], ties: ["Only"] },
  });
  const generated = await importClassifier(bare);
  expect(generated.classifyRecord(base)).toMatchObject({ persona: "Only", outcome: "accepted" });
  const module = await importSource<GeneratedSchema>(contentOf(schema.emit(bare, context), "schema.js"));
  expect(module.parseCustomer(base)).toMatchObject({ ok: true });
});

test("a signal that stands for a field of the record: the generated classifier and the codec fill it alike", async () => {
  const mapped = emptyPlaybook({
    personas: [personaNamed("Near"), personaNamed("Far")],
    customer: { language: "tongue", timezone: "zone", stage: "__proto__" },
    stages: ["Sales", "Support"].map((name) => stageNamed(name)),
    signals: [
      { ...signalNamed("tongue", { kind: "language" }), required: true },
      signalNamed("zone", { kind: "timezone" }),
      signalNamed("__proto__", enumerationOf("sales", "support")),
    ],
    rules: ["tongue", "zone", "__proto__"].map((name, index) => ({
      id: `rule-${index + 1}`,
      kind: "when" as const,
      condition: {
        kind: "equals" as const,
        field: { of: "customer" as const, name },
        operands: [{ kind: "value" as const, value: ["es", "Europe/Madrid", "support"][index] ?? "" }],
      },
      award: { points: [{ persona: "Near", points: (index + 1) * 1000 }], because: {} },
      at: { file: "m", line: 1, column: 1 },
    })),
    classify: { rankBy: "score" as const, accept: [], ties: ["Near", "Far"] },
  });
  const classifier = await importClassifier(mapped);
  for (const own of [
    { language: "es" },
    { language: "es", timezone: "Europe/Madrid", stage: "SUPPORT" },
    { language: "es", signals: { tongue: "en", zone: "Europe/Madrid" } },
    { language: "de", stage: "sales", signals: {} },
    { signals: { tongue: "es" } },
  ]) {
    const record = { id: "c1", name: "Ana", ...own };
    const bytes = new TextEncoder().encode(JSON.stringify(record));
    for await (const read of readCustomers(mapped, bytes, "json", "c.json")) {
      expect(read.problems).toEqual([]);
      const expected = classify(mapped, read.record?.signals ?? new Map());
      const given = classifier.classifyRecord(record);
      expect([given.persona, given.score, given.coverage]).toEqual([
        expected.persona,
        expected.score,
        expected.coverage,
      ]);
    }
  }
});

describe("a required signal that a field of the record can give", () => {
  const mapped = emptyPlaybook({
    personas: [personaNamed("Only")],
    customer: { language: "tongue", timezone: "zone", stage: "phase" },
    stages: ["Sales", "Support", "Renewal"].map((name) => ({
      name,
      titles: {},
      owner: {},
      goal: {},
      measures: [],
      touchpoints: [],
      handovers: [],
      at: { file: "m", line: 1, column: 1 },
    })),
    signals: [
      { ...signalNamed("tongue", { kind: "language" }), required: true },
      { ...signalNamed("zone", { kind: "timezone" }), required: true },
      { ...signalNamed("phase", enumerationOf("sales", "support")), required: true },
    ],
    classify: { rankBy: "score", accept: [], ties: ["Only"] },
  });

  /** Every way to give, to leave open and to leave out each of them. */
  function* records() {
    const absent = Symbol();
    const object = (fields: readonly (readonly [string, unknown])[]) =>
      Object.fromEntries(fields.filter(([, value]) => value !== absent));
    const groups = [absent, null, "some"];
    for (const language of [absent, null, "es"])
      for (const timezone of [absent, null, "Europe/Madrid"])
        for (const stage of [absent, null, "Sales", "SUPPORT", "Renewal"])
          for (const group of groups)
            for (const tongue of group === "some" ? [absent, null, "en"] : [absent])
              for (const zone of group === "some" ? [absent, null, "America/Denver"] : [absent])
                for (const phase of group === "some" ? [absent, null, "sales"] : [absent]) {
                  const signals = [
                    ["tongue", tongue],
                    ["zone", zone],
                    ["phase", phase],
                  ] as const;
                  yield object([
                    ["id", "c1"],
                    ["name", "Ana"],
                    ["language", language],
                    ["timezone", timezone],
                    ["stage", stage],
                    ["signals", group === "some" ? object(signals) : group],
                  ]);
                }
  }

  test("is asked for by the schemas as the codec asks for it", async () => {
    const files = schema.emit(mapped, context);
    const module = await importSource<GeneratedSchema>(contentOf(files, "schema.js"));
    const ajv = new Ajv2020({ strict: true, ownProperties: true });
    addFormats.default(ajv);
    ajv.addKeyword("x-signal");
    const conforms = ajv.compile(JSON.parse(contentOf(files, "schema.json")));
    let accepted = 0;
    let refused = 0;
    for (const record of records()) {
      const bytes = new TextEncoder().encode(JSON.stringify(record));
      for await (const { record: read } of readCustomers(mapped, bytes, "json", "c.json")) {
        const text = JSON.stringify(record);
        expect(module.parseCustomer(record).ok, text).toBe(read !== undefined);
        expect(conforms(record), text).toBe(read !== undefined);
        if (read === undefined) refused++;
        else accepted++;
      }
    }
    expect([accepted, refused].every((count) => count > 50)).toBe(true);
    expect(
      module.parseCustomer({ id: "c1", name: "Ana", timezone: "Europe/Madrid", stage: "sales" }),
    ).toEqual({
      ok: false,
      problems: [
        {
          field: "signals.tongue",
          message: "must be known, and is missing; `language` of the record can say it as well",
        },
      ],
    });
  });
});
