/** `firstVisit is true` is worded as `firstVisit` is, in each language. Written by hand. */

import { expect, test } from "vitest";
import { createReader } from "../../compiler/emit/pages/reader.ts";
import type { Condition } from "../../compiler/ir/ir.ts";
import { wordCondition } from "../../compiler/planner/words/condition-words.ts";
import { emptyPlaybook, signalNamed } from "../harness/arbitrary-playbook.ts";

const languages = ["en", "es", "el", "ar", "fa"];
const playbook = emptyPlaybook({ languages, signals: [signalNamed("first", { kind: "boolean" })] });
const field = { of: "customer", name: "first" } as const;
const is = (value: boolean): Condition => ({
  kind: "equals",
  field,
  operands: [{ kind: "value", value }],
});
const said = (condition: Condition, language: string) =>
  wordCondition(condition, createReader(playbook, language));

test.each([
  ["en", "yes", "no"],
  ["es", "sí", "no"],
  ["el", "ναι", "όχι"],
  ["ar", "نعم", "لا"],
  ["fa", "بله", "خیر"],
])("in %s", (language, yes, no) => {
  expect(said(is(true), language)).toContain(`: ${yes}`);
  expect(said(is(false), language)).toContain(`: ${no}`);
  expect(said({ kind: "not", condition: is(true) }, language)).toContain(`: ${no}`);
  expect(said({ kind: "not", condition: is(false) }, language)).toContain(`: ${yes}`);
  expect(said(is(true), language)).toBe(said({ kind: "holds", field }, language));
});
