/**
 * The forms of what the classifier gives, as JSON holds it: result, explanation and receipt.
 *
 * They are those that `classifier.d.ts` declares; what is undefined there is absent here. Forms name one another
 * through `ref`, since they stand in an OpenAPI document as well as in a schema of their own.
 */

import type { Playbook } from "../../ir/ir.ts";
import { enumerationSchema, type JsonSchema, objectOf } from "./json-schema.ts";

type Name = "Persona" | "SignalName" | "Result" | "Explanation" | "Rule" | "Need" | "Receipt";

export function resultForms(
  { personas, signals }: Playbook,
  ref: (name: Name) => JsonSchema,
): Readonly<Record<Name, JsonSchema>> {
  const points = listOf(closed({ persona: ref("Persona"), points: number }));

  const resultFields = {
    persona: { description: "Absent where the outcome is `undecided`.", ...ref("Persona") },
    outcome: { enum: ["accepted", "fallback", "undecided", "kept"] },
    score: { ...number, description: "Points of the first in the ranking." },
    margin: {
      ...number,
      description: "The first minus the second in what is ranked by: points, or a share of 1.",
    },
    coverage: { ...share, description: "How much of all weight is decided." },
    fit: { ...share, description: "How near the first is to the most that it could get." },
    ranking: listOf(closed({ persona: ref("Persona"), score: number, fit: share })),
    failed: { ...listOf(text), description: "What the first did not reach." },
    missing: { ...listOf(ref("SignalName")), description: "Required signals that are unknown." },
    notices: listOf(text),
  };

  const needFields = {
    signal: ref("SignalName"),
    be: { ...text, description: "As in `at least`, `one of`, `known`." },
    values: listOf(scalar),
    others: listOf(ref("SignalName")),
    by: {
      ...number,
      description: "How far its value is from there; dates in days, durations and times in minutes.",
    },
  };

  const ruleFields = {
    id: text,
    code: { ...text, description: "What is asked; stays when points, texts or the order of rules change." },
    state,
    points,
    because: {
      type: "object",
      additionalProperties: text,
      description: "The reason by language tag; empty where none was written.",
    },
    signals: listOf(ref("SignalName")),
    at: closed({ file: text, line: position, column: position }),
    needs: listOf(ref("Need")),
  };

  const { notices: _, persona, ...kept } = resultFields;

  const receiptFields = {
    format: { const: "persona-receipt" },
    version: { const: 1 },
    playbook: closed({
      name: text,
      version: text,
      digest: { type: "string", pattern: "^[0-9a-f]{64}$", description: "SHA-256 of `playbook.json`." },
    }),
    customer: { ...text, description: "The customer's id." },
    on: day,
    dataFrom: day,
    age: { type: "integer", description: "Days from `dataFrom` to `on`." },
    previous: text,
    inputs: {
      ...listOf(
        closed(
          {
            signal: ref("SignalName"),
            value: {},
            from: scalar,
            below: scalar,
            masked: { const: true },
            known: { const: true },
          },
          ["value", "from", "below", "masked", "known"],
        ),
      ),
      description:
        "A value, the band it lay in, or only that it was known; personal values and free text are masked.",
    },
    reasons: listOf(closed({ code: text, state, points, members: { type: "integer" } }, ["members"])),
    ties: closed({ order: listOf(ref("Persona")), between: listOf(ref("Persona")) }),
    result: closed({ ...kept, persona: { anyOf: [persona, { type: "null" }] } }),
  };

  return {
    Persona: choiceOf(personas),
    // Titles and the rest are in the customer's schema.
    SignalName: choiceOf(signals.map((signal) => ({ name: signal.name, titles: {} }))),
    Result: closed(resultFields, ["persona"]),
    Explanation: closed({ ...resultFields, rules: listOf(ref("Rule")) }, ["persona"]),
    Rule: closed(ruleFields),
    Need: closed(needFields, ["others", "by"]),
    Receipt: closed(receiptFields, ["on", "dataFrom", "age", "previous"]),
  };
}

/** An empty list of choices is none that readers of schemas take. */
function choiceOf(choices: Parameters<typeof enumerationSchema>[0]): JsonSchema {
  return choices.length === 0 ? { not: {} } : enumerationSchema(choices);
}

function closed(fields: Readonly<Record<string, JsonSchema>>, optional: readonly string[] = []): JsonSchema {
  const required = Object.keys(fields).filter((field) => !optional.includes(field));
  return objectOf(Object.entries(fields), required);
}

const listOf = (items: JsonSchema): JsonSchema => ({ type: "array", items });
const text: JsonSchema = { type: "string" };
const number: JsonSchema = { type: "number" };
const day: JsonSchema = { type: "string", format: "date" };
const share: JsonSchema = { type: "number", minimum: 0, maximum: 1 };
const position: JsonSchema = { type: "integer", minimum: 1 };
const scalar: JsonSchema = { type: ["boolean", "number", "string"] };
const state: JsonSchema = { enum: ["hit", "missed", "unknown"] };
