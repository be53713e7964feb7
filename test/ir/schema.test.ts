import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, expectTypeOf, test } from "vitest";
import type { z } from "zod";
import type { Condition, Playbook, Type, Value } from "../../compiler/ir/ir.ts";
import { playbookJsonSchema, playbookSchema, type recursiveShapes } from "../../compiler/ir/schema.ts";
import { emptyPlaybook } from "../harness/arbitrary-playbook.ts";
import type { Identical, Same } from "../harness/same-types.ts";

type Shapes = typeof recursiveShapes;

type Comparison = { [K in keyof Playbook]-?: Same<z.infer<typeof playbookSchema>[K], Playbook[K]> } & {
  fields: Identical<keyof z.infer<typeof playbookSchema>, keyof Playbook>;
  value: Same<z.infer<Shapes["value"]>, Value>;
  type: Same<z.infer<Shapes["type"]>, Type>;
  condition: Same<z.infer<Shapes["condition"]>, Condition>;
};
type Differing = { [K in keyof Comparison]: Comparison[K] extends true ? never : K }[keyof Comparison];

test("the schema describes the playbook of ir.ts, no more and no less", () => {
  // The compiler is the test: what differs is named in the type error.
  expectTypeOf<Differing>().toEqualTypeOf<never>();
});

const smallest = emptyPlaybook();

describe("the JSON Schema of playbook.json", () => {
  const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(
    playbookJsonSchema(),
  );

  test("takes a playbook and refuses what is none", () => {
    expect(validate(smallest)).toBe(true);
    for (const [field, wrong] of [
      ["format", "playbook"],
      ["irVersion", 2],
      ["calendar", {}],
      ["signals", [{ name: "a" }]],
      ["tests", undefined],
      ["surprise", 1],
    ] as const)
      expect(validate(JSON.parse(JSON.stringify({ ...smallest, [field]: wrong }))), field).toBe(false);
  });

  test("agrees with the zod schema", () => {
    const definition = {
      name: "d",
      condition: { kind: "not", condition: { kind: "holds", field: { of: "customer", name: "a" } } },
      at: { file: "a", line: 1, column: 1 },
    };
    for (const definitions of [
      [definition],
      [{ ...definition, condition: { kind: "not" } }],
      [{ ...definition, at: 1 }],
    ]) {
      const playbook = { ...smallest, definitions };
      expect(validate(playbook)).toBe(playbookSchema.safeParse(playbook).success);
    }
  });
});
