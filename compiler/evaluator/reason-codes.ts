/**
 * Reason codes: what a rule asks, as one word that reports and dashboards can count by.
 *
 * A code says what is tested (`developers-11-and-above`, `slowQuotes-and-fromSpreadsheets`), so it stays the same when
 * points, reasons, titles, lines or the order of rules change, and changes when something else is asked. Each arm of a
 * `for` block has its own; the block itself is called as its signal. Where two rules ask the same, the later one has a
 * number. Facts about the playbook alone, for the evaluator and for every emitter.
 */

import type { Arm, Condition, Operand, Playbook, Rule, Type, Value } from "../ir/ir.ts";
import { formatScaled } from "../values/decimal.ts";
import { formatDuration } from "../values/duration.ts";

export interface RuleCodes {
  /** Of the rule where no arm fits. */
  readonly rule: string;
  /** Of each arm, in the order written; empty where the rule has none. */
  readonly arms: readonly string[];
  /** Where the signal of a `for` block is unknown and that gives points. */
  readonly unknown: string;
}

/** The codes of each rule by its id. A playbook never changes, so one look is enough. */
export function reasonCodes(playbook: Pick<Playbook, "rules" | "signals">): ReadonlyMap<string, RuleCodes> {
  const known = codesOfPlaybook.get(playbook);
  if (known !== undefined) return known;
  const types = new Map(playbook.signals.map(({ name, type }) => [name, type]));
  const taken = new Set<string>();
  const unique = (words: string): string => {
    const base = codeOf(words);
    let code = base;
    for (let count = 2; taken.has(code); count++) code = `${base}-${count}`;
    taken.add(code);
    return code;
  };
  const codes = new Map(playbook.rules.map((rule) => [rule.id, codesOf(rule, types, unique)]));
  codesOfPlaybook.set(playbook, codes);
  return codes;
}

const codesOfPlaybook = new WeakMap<object, ReadonlyMap<string, RuleCodes>>();

type Types = ReadonlyMap<string, Type>;

function codesOf(rule: Rule, types: Types, unique: (words: string) => string): RuleCodes {
  switch (rule.kind) {
    case "when": {
      const code = unique(conditionWords(rule.condition, types));
      return { rule: code, arms: [code], unknown: code };
    }
    case "each": {
      const code = unique(`each ${rule.signal}`);
      return { rule: code, arms: [], unknown: code };
    }
    case "cases": {
      const type = types.get(rule.signal);
      return {
        rule: unique(rule.signal),
        arms: rule.arms.map(({ test }) => unique(`${rule.signal} ${armWords(test, type)}`)),
        unknown: unique(`${rule.signal} unknown`),
      };
    }
  }
}

const longest = 80;

/** Letters and digits of any script, with hyphens between. */
function codeOf(words: string): string {
  const code = words
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}_.]+/gu, "-")
    .replace(/^[-.]+|(?<![-.])[-.]+$/g, "");
  return [...code].slice(0, longest).join("") || "reason";
}

function armWords(test: Arm["test"], type: Type | undefined): string {
  if (test.kind === "values") return test.values.map((value) => valueWords(value, type)).join(" or ");
  const [lower, below] = [test.lower, test.below].map(
    (bound) => bound !== undefined && valueWords(bound, type),
  );
  if (lower && below) return `${lower} to below ${below}`;
  if (below) return `below ${below}`;
  return lower ? `${lower} and above` : "any";
}

function conditionWords(condition: Condition, types: Types): string {
  switch (condition.kind) {
    case "all":
    case "any":
      return condition.conditions
        .map((part) => conditionWords(part, types))
        .join(condition.kind === "all" ? " and " : " or ");
    case "not":
      return `not ${conditionWords(condition.condition, types)}`;
    case "definition":
      return condition.name;
    case "known":
      return `known ${condition.field.name}`;
    case "holds":
      return condition.field.name;
    case "compare":
      return `${condition.field.name} ${operators[condition.operator]} ${operandWords(condition, [condition.operand], types)}`;
    case "equals":
      return `${condition.field.name} is ${operandWords(condition, condition.operands, types)}`;
    case "has":
      return `${condition.field.name} has ${condition.which === "all" ? "all " : ""}${operandWords(condition, condition.operands, types)}`;
    case "text":
      return `${condition.field.name} ${condition.test} ${operandWords(condition, condition.operands, types)}`;
  }
}

const operators = { "<": "below", "<=": "at most", ">": "above", ">=": "at least" } as const;

function operandWords(
  { field }: { readonly field: { readonly name: string } },
  operands: readonly Operand[],
  types: Types,
): string {
  const type = types.get(field.name);
  return operands
    .map((operand) => (operand.kind === "field" ? operand.field.name : valueWords(operand.value, type)))
    .join(" or ");
}

function valueWords(value: Value, type: Type | undefined): string {
  if (type?.kind === "set" || type?.kind === "list") return valueWords(value, type.element);
  if (typeof value === "number" && type !== undefined) {
    if (type.kind === "duration") return formatDuration(value);
    const digits = formatScaled(Math.abs(value), "places" in type ? type.places : 0);
    return `${value < 0 ? "minus " : ""}${digits.includes(".") ? digits.replace(/\.?(?<!0)0+$/, "") : digits}`;
  }
  if (typeof value === "object" && "from" in value) return `${value.from} to ${value.to}`;
  return String(value);
}
