/**
 * What the parts of a generated classifier have to agree on: names of locals, which signals are read, which rules
 * are evaluated where, and the figures of the playbook.
 */

import { fieldsOf } from "../../evaluator/condition.ts";
import { type Reach, totalReach, weightOf } from "../../evaluator/reach.ts";
import { type RuleCodes, reasonCodes } from "../../evaluator/reason-codes.ts";
import type { Award, Condition, Definition, Playbook, Rule, Signal, Type, Value } from "../../ir/ir.ts";
import { cutsOf, valuesIn } from "./cases.ts";
import type { ConditionNames } from "./conditions.ts";
import { bitsOfDouble, bitsOfSmall, type Lanes, lanesOf } from "./lanes.ts";
import { runtimeNames } from "./runtime.ts";
import { type Code, createNames, js } from "./writers.ts";

export interface ClassifierModel {
  readonly playbook: Playbook;
  readonly names: ConditionNames;
  /** How points are added up, and the locals that hold the sums. */
  readonly lanes: Lanes;
  readonly words: readonly Code[];
  /** An identifier of the generated code that no name of the playbook takes. */
  identifier(name: string): Code;
  /** The local that holds a persona's points in the end. */
  persona(name: string): Code;
  /** The function that adds up the points of one part of the rules; the first is 0. */
  scoreOfPart(index: number): Code;
  /** Where it is collected which rules gave points: the codes of all that can, in the order of the rules. */
  readonly collected: readonly string[] | undefined;
  /** Signals that some rule looks at, in declared order. */
  readonly signals: readonly Signal[];
  /** Definitions that some rule looks at, each after those it uses itself. */
  readonly definitions: readonly Definition[];
  /** Rules that one signal alone decides, by signal; in the order written. */
  readonly rulesOf: ReadonlyMap<string, readonly Rule[]>;
  /** Signals that a mixed rule or a definition compares by order. */
  readonly comparedSignals: ReadonlySet<string>;
  /** Of each signal the values that some rule compares it with. */
  readonly comparedValues: ReadonlyMap<string, readonly Value[]>;
  /** Signals that are compared with one another. */
  readonly comparedWithSignals: ReadonlySet<string>;
  /** Patterns that some rule looks for, each once. */
  readonly patterns: readonly string[];
  /** Rules that several signals decide, or a definition. */
  readonly mixedRules: readonly Rule[];
  /** Personas in the order that decides ties. */
  readonly order: readonly string[];
  /** Thousandths, by rule id. */
  readonly weights: ReadonlyMap<string, number>;
  readonly totalWeight: number;
  readonly reaches: ReadonlyMap<string, Reach>;
}

export function modelOf(playbook: Playbook): ClassifierModel {
  const nameOf = createNames(runtimeNames);
  const types = new Map<string, Type>(playbook.signals.map(({ name, type }) => [name, type]));
  const usedDefinitions = definitionsUsed(playbook.rules, playbook.definitions);

  const rulesOf = new Map<string, Rule[]>();
  const mixedRules: Rule[] = [];
  for (const rule of playbook.rules) {
    const signal = soleSignal(rule);
    if (signal === undefined) mixedRules.push(rule);
    else rulesOf.set(signal, [...(rulesOf.get(signal) ?? []), rule]);
  }

  const conditions = [...mixedRules, ...usedDefinitions].flatMap((part) =>
    "condition" in part ? part.condition : [],
  );
  const mixedSignals = new Set(
    conditions.flatMap((part) => fieldsOf(part, new Map())).map(({ name }) => name),
  );

  const patterns = patternsIn([
    ...usedDefinitions.map(({ condition }) => condition),
    ...playbook.rules.flatMap((rule) => (rule.kind === "when" ? rule.condition : [])),
  ]);

  const weights = new Map(playbook.rules.map((rule) => [rule.id, weightOf(rule, playbook)]));
  const personas = playbook.personas.map(({ name }) => name);
  const lanes = lanesOf(playbook, weights, personas, bitsOfSmall);
  const identifier = (name: string) => nameOf("generated", name);
  return {
    playbook,
    lanes,
    words: lanes.words.map((_, index) => identifier(numbered("sums", index))),
    identifier,
    names: {
      signal: (name) => nameOf("signal", name),
      definition: (name) => nameOf("definition", name),
      typeOf: (signal) => types.get(signal) ?? { kind: "text" },
      pattern: (source) => js`patterns[${patterns.indexOf(source)}]`,
    },
    persona: (name) => nameOf("persona", name),
    scoreOfPart: (index) => (index === 0 ? js`score` : identifier(numbered("score", index))),
    collected: undefined,
    signals: playbook.signals.filter(({ name }) => rulesOf.has(name) || mixedSignals.has(name)),
    definitions: usedDefinitions,
    rulesOf,
    comparedSignals: new Set(conditions.flatMap(comparedIn)),
    comparedValues: comparedValuesIn(playbook.rules, usedDefinitions),
    comparedWithSignals: new Set(conditions.flatMap(comparedWithIn)),
    patterns,
    mixedRules,
    order: [...new Set([...playbook.classify.ties, ...personas])].filter((name) => personas.includes(name)),
    weights,
    totalWeight: [...weights.values()].reduce((total, weight) => total + weight, 0),
    reaches: new Map(personas.map((name) => [name, totalReach(name, playbook)])),
  };
}

/** The same with sums for arrays of doubles: the fewer, the better. */
export function forColumns(model: ClassifierModel): ClassifierModel {
  const lanes = lanesOf(model.playbook, model.weights, model.order, bitsOfDouble);
  return { ...model, lanes, words: lanes.words.map((_, index) => model.identifier(numbered("sums", index))) };
}

/** The same with a bit for each reason code, set where its rule gives points. */
export function withReasons(model: ClassifierModel): ClassifierModel {
  const { playbook, weights, order } = model;
  const codes = reasonCodes(playbook);
  const collected = playbook.rules.flatMap((rule) => codesThatGive(rule, codes.get(rule.id) as RuleCodes));
  const lanes = lanesOf(playbook, weights, order, bitsOfSmall, collected);
  const totals = lanes.words.filter((word) => word.lanes.length > 0).length;
  return {
    ...model,
    lanes,
    words: lanes.words.map((_, index) =>
      model.identifier(index < totals ? numbered("sums", index) : `fired${index - totals + 1}`),
    ),
    scoreOfPart: (index) =>
      index === 0 ? js`scoreWithReasons` : model.identifier(numbered("scoreWithReasons", index)),
    collected,
  };
}

const numbered = (name: string, index: number): string => (index === 0 ? name : `${name}${index + 1}`);

/** The codes of whatever in the rule can give points. */
function codesThatGive(rule: Rule, codes: RuleCodes): readonly string[] {
  const gives = (award: Pick<Award, "points"> | undefined): boolean =>
    award?.points.some(({ points, atMost }) => points !== 0 && atMost !== 0) ?? false;
  if (rule.kind !== "cases") return gives(rule.award) ? [codes.rule] : [];
  const arms = rule.arms.flatMap(({ award }, index) =>
    gives(award) ? [codes.arms[index] ?? codes.rule] : [],
  );
  return gives(rule.unknown) ? [...arms, codes.unknown] : arms;
}

function patternsIn(conditions: readonly Condition[]): readonly string[] {
  const found = new Set<string>();
  const visit = (condition: Condition): void => {
    if ("conditions" in condition) condition.conditions.forEach(visit);
    else if (condition.kind === "not") visit(condition.condition);
    else if (condition.kind === "text" && condition.test === "matches")
      for (const operand of condition.operands)
        if (operand.kind === "value") found.add(String(operand.value));
  };
  conditions.forEach(visit);
  return [...found];
}

/** The one signal that decides a rule without the help of a definition. */
function soleSignal(rule: Rule): string | undefined {
  if (rule.kind !== "when") return rule.signal;
  if (usesDefinition(rule.condition)) return undefined;
  const [field, ...others] = fieldsOf(rule.condition, new Map());
  return others.length === 0 ? field?.name : undefined;
}

function usesDefinition(condition: Condition): boolean {
  return definitionNames(condition).length > 0;
}

function definitionNames(condition: Condition): readonly string[] {
  if (condition.kind === "definition") return [condition.name];
  if (condition.kind === "not") return definitionNames(condition.condition);
  return "conditions" in condition ? condition.conditions.flatMap(definitionNames) : [];
}

function comparedIn(condition: Condition): readonly string[] {
  if ("conditions" in condition) return condition.conditions.flatMap(comparedIn);
  if (condition.kind === "not") return comparedIn(condition.condition);
  if (condition.kind !== "compare") return [];
  const { field, operand } = condition;
  return operand.kind === "field" ? [field.name, operand.field.name] : [field.name];
}

function comparedValuesIn(
  rules: readonly Rule[],
  definitions: readonly Definition[],
): ReadonlyMap<string, readonly Value[]> {
  const found = new Map<string, Value[]>();
  const add = (name: string, values: readonly (Value | undefined)[]) =>
    found.set(name, [...(found.get(name) ?? []), ...values.filter((value) => value !== undefined)]);
  const visit = (condition: Condition): void => {
    if ("conditions" in condition) condition.conditions.forEach(visit);
    else if (condition.kind === "not") visit(condition.condition);
    else if ("field" in condition) add(condition.field.name, valuesIn(condition));
  };
  for (const { condition } of definitions) visit(condition);
  for (const rule of rules) {
    if (rule.kind === "when") visit(rule.condition);
    else if (rule.kind === "cases") add(rule.signal, cutsOf([rule]));
  }
  return found;
}

function comparedWithIn(condition: Condition): readonly string[] {
  if ("conditions" in condition) return condition.conditions.flatMap(comparedWithIn);
  if (condition.kind === "not") return comparedWithIn(condition.condition);
  const operands =
    "operands" in condition ? condition.operands : "operand" in condition ? [condition.operand] : [];
  const others = operands.flatMap((operand) => (operand.kind === "field" ? [operand.field.name] : []));
  return others.length > 0 && "field" in condition ? [condition.field.name, ...others] : [];
}

/** Definitions that rules look at, each after those it uses itself. */
export function definitionsUsed(rules: readonly Rule[], all: readonly Definition[]): readonly Definition[] {
  const definitions = new Map(all.map((definition) => [definition.name, definition]));
  const ordered = new Set<Definition>();
  const visit = (condition: Condition): void => {
    for (const name of definitionNames(condition)) {
      const definition = definitions.get(name);
      if (definition === undefined || ordered.has(definition)) continue;
      visit(definition.condition);
      ordered.add(definition);
    }
  };
  for (const rule of rules) if (rule.kind === "when") visit(rule.condition);
  return [...ordered];
}
