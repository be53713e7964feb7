/** `openapi.json`: valid for an independent reader, and what the classifier gives is what it says. */

import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { beforeAll, expect, test } from "vitest";
import { schema } from "../../compiler/emit/schema/emit.ts";
import { emptyPlaybook } from "../harness/arbitrary-playbook.ts";
import { examplePlaybook } from "../harness/example-playbook.ts";
import { hostileNames, hostileTexts, playbookWith } from "../harness/renamed-playbook.ts";
import { contentOf, context, type GeneratedClassifier, importClassifier } from "../harness/run-generated.ts";

const openApi = (playbook: typeof examplePlaybook) =>
  JSON.parse(contentOf(schema.emit(playbook, context), "openapi.json"));

const at = (list: readonly string[], index: number) => list[index % list.length] ?? "";
const hostile = playbookWith({
  signal: (index) => at(hostileNames, index),
  definition: (index) => at(hostileNames, index),
  persona: (index) => at(hostileNames, index),
  member: (index) => at([...hostileNames, ...hostileTexts], index),
  text: (index) => at(hostileTexts, index),
});

test.each([
  ["the example", examplePlaybook],
  ["hostile names", hostile],
  ["no signals, no personas", emptyPlaybook()],
])("is valid for %s", async (_, playbook) => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(openApi(playbook));
  expect(errors ?? []).toEqual([]);
  expect(valid).toBe(true);
  expect(validator.version).toBe("3.1");
});

test("the reader refuses a document that is wrong", async () => {
  const { info: _, ...document } = openApi(examplePlaybook);
  expect(await new Validator().validate(document)).toMatchObject({ valid: false });
});

test("title and version are the playbook's", () => {
  expect(openApi(examplePlaybook).info).toEqual({
    title: "Partner portal implementation",
    version: examplePlaybook.version,
  });
});

let classifier: GeneratedClassifier;
let component: (name: string) => ValidateFunction;

beforeAll(async () => {
  classifier = await importClassifier(examplePlaybook);
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true, multipleOfPrecision: 6 });
  addFormats.default(ajv);
  ajv.addVocabulary(["x-signal", "openapi", "info", "components"]);
  ajv.addSchema(openApi(examplePlaybook), "openapi.json");
  component = (name) => ajv.compile({ $ref: `openapi.json#/components/schemas/${name}` });
});

const customers = [
  { goLive: "2027-03-01" },
  { goLive: "2027-03-01", developers: 12, usedCompetitor: true, reasonChosen: "integrations" },
  {
    goLive: "2027-03-01",
    developers: 0,
    systems: ["sap", "hubspot"],
    quoteTurnaround: "3 days",
    tongue: "es",
  },
  { goLive: "2027-03-01", biggestWorry: "our logo", contractValue: 250_000, discount: 12.5 },
  {},
];

test.each(customers)("what is given for %j fits", (signals) => {
  const record = { id: "c-1", name: "Ann", previous: "Marketing", signals };
  const days = { on: "2026-12-01", dataFrom: "2026-11-01" };
  for (const [name, value] of [
    ["Result", classifier.classify(signals)],
    ["Explanation", classifier.explain(signals, { previous: "Technical" })],
    ["Receipt", classifier.receipt(record)],
    ["Receipt", classifier.receipt(record, days)],
    ...("goLive" in signals ? ([["Customer", record]] as const) : []),
  ] as const) {
    const fits = component(name);
    expect(fits(JSON.parse(JSON.stringify(value))), `${name}: ${JSON.stringify(fits.errors)}`).toBe(true);
  }
});

test("what is none does not fit", () => {
  const result = classifier.classify({ goLive: "2027-03-01" });
  const wrong: readonly (readonly [string, object])[] = [
    ["Customer", { id: "c-1", name: "Ann", signals: {} }],
    ["Customer", { id: "c-1", name: "Ann", signals: { goLive: "2027-03-01", developers: 501 } }],
    ["Result", { ...result, persona: "Nobody" }],
    ["Result", { ...result, coverage: 1.5 }],
    ["Result", { ...result, surprise: 1 }],
    ["Explanation", result],
    ["Receipt", { ...classifier.receipt({ id: "1", name: "Ann", signals: {} }), version: 2 }],
  ];
  for (const [name, value] of wrong) expect(component(name)(value), name).toBe(false);
});
