/** What the schemas say of a signal beside its form, as ajv and zod's own JSON Schema read it. */

import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { schema } from "../../compiler/emit/schema/emit.ts";
import { enumerationOf, signalNamed } from "../harness/arbitrary-playbook.ts";
import { examplePlaybook } from "../harness/example-playbook.ts";
import { contentOf, context, importSource } from "../harness/run-generated.ts";

const playbook = {
  ...examplePlaybook,
  signals: [
    ...examplePlaybook.signals,
    signalNamed("income", { kind: "money", places: 2, currency: "EUR" }, { personal: true, sensitive: true }),
    signalNamed("waits", { kind: "duration", range: { lower: 60, upper: 2880, upperIncluded: true } }),
    signalNamed("opened", {
      kind: "date",
      range: { lower: "2020-01-01", upper: "2030-01-01", upperIncluded: false },
    }),
    signalNamed("size", enumerationOf("small", "large"), { required: true }),
  ],
};

/** Signal by signal, written by hand. */
const expected: Record<string, object> = {
  usedCompetitor: { kind: "boolean" },
  developers: { kind: "integer", minimum: 0, maximum: 500 },
  contractValue: { kind: "money", unit: "USD", minimum: 0 },
  discount: { kind: "percent", unit: "percent", minimum: 0, maximum: 100 },
  biggestWorry: { kind: "text", personal: true },
  income: { kind: "money", unit: "EUR", personal: true, sensitive: true },
  waits: { kind: "duration", unit: "minute", minimum: 60, maximum: 2880 },
  opened: { kind: "date", minimum: "2020-01-01", below: "2030-01-01" },
  systems: { kind: "set" },
  size: { kind: "enumeration" },
};

const descriptions: Record<string, string> = {
  developers: "Is a whole number, from 0 to 500.",
  discount: "Is a number with at most 1 decimal place, from 0.0 to 100.0. In percent: 80 means 80 %.",
  income: "Is an amount in EUR with at most 2 decimal places.",
};

interface Described {
  readonly title?: string;
  readonly description?: string;
  readonly "x-signal"?: object;
}

let written: Record<string, Described>;
let zodSchema: z.core.JSONSchema.JSONSchema;
let byZod: Record<string, Described>;

beforeAll(async () => {
  const files = schema.emit(playbook, context);
  const json = JSON.parse(contentOf(files, "schema.json"));
  written = json.properties.signals.properties;
  const module = await importSource<{ customerSchema: z.ZodType; signalsSchema: z.ZodType }>(
    contentOf(files, "schema.js"),
  );
  zodSchema = z.toJSONSchema(module.customerSchema);
  byZod = z.toJSONSchema(module.signalsSchema).properties as Record<string, Described>;
});

test.each(Object.keys(expected))("unit, bounds and flags of %s stand in both schemas", (name) => {
  expect(written[name]?.["x-signal"]).toEqual(expected[name]);
  expect(byZod[name]?.["x-signal"]).toEqual(expected[name]);
});

test.each(Object.keys(descriptions))("%s is described in both schemas", (name) => {
  expect(written[name]?.description).toBe(descriptions[name]);
  expect(byZod[name]?.description).toBe(descriptions[name]);
});

test("titles stand in both schemas, of every signal", () => {
  expect(Object.keys(byZod)).toEqual(playbook.signals.map(({ name }) => name));
  for (const { name, titles } of playbook.signals) {
    expect(written[name]?.title).toBe(titles.en);
    expect(byZod[name]?.title).toBe(titles.en);
  }
});

describe("the JSON Schema that zod makes of schema.js", () => {
  let takes: ValidateFunction;
  beforeAll(() => {
    const ajv = new Ajv2020({ strict: true, multipleOfPrecision: 6, allowUnionTypes: true });
    addFormats.default(ajv);
    ajv.addKeyword("x-signal");
    takes = ajv.compile(zodSchema);
  });
  const customer = (signals: object) => ({
    id: "1",
    name: "Ann",
    signals: { goLive: "2027-03-01", size: "small", ...signals },
  });

  test.each([{}, { developers: 500, discount: 12.5, income: 0.25, reasonChosen: null, systems: ["sap"] }])(
    "takes %j",
    (signals) => expect(takes(customer(signals)), JSON.stringify(takes.errors)).toBe(true),
  );

  test.each([
    { developers: 501 },
    { developers: -1 },
    { developers: 1.5 },
    { discount: 12.55 },
    { contractValue: -0.01 },
    { reasonChosen: "cheap" },
    { systems: ["SAP"] },
    { size: "medium" },
    { size: null },
    { surprise: 1 },
  ])("refuses %j", (signals) => expect(takes(customer(signals))).toBe(false));
});
