/**
 * The functions `explain` and `whyNot`: for every rule what it gave and why, and what it would have taken.
 *
 * What each rule says stands in a table; the generated function `trace` only finds which arm fits, in the order
 * of the playbook. What goes over the table is the same in every file (trace-runtime.ts), and is for people: `explain`
 * goes over it only when somebody looks. `trace` is asked for each customer and is fast, so its rules are cut into
 * functions of bounded length, as those of `score` are.
 */

import { isMasked } from "../../evaluator/bands.ts";
import { type RuleCodes, reasonCodes } from "../../evaluator/reason-codes.ts";
import { signalsOf } from "../../evaluator/rules.ts";
import { mostMembers } from "../../evaluator/verify.ts";
import type { Arm, Award, CasesRule, Condition, Operand, Rule, Signal, Type, Value } from "../../ir/ir.ts";
import { encodeValue } from "../../records/encode.ts";
import { emitFails, emitHolds } from "./conditions.ts";
import { type ClassifierModel, definitionsUsed } from "./model.ts";
import { commented } from "./positions.ts";
import { emitDefinitions } from "./score.ts";
import { bandTests } from "./signal-points.ts";
import { comparableValue, formOf, readSignal } from "./values.ts";
import {
  access,
  block,
  type Code,
  constantCode,
  docComment,
  from,
  indent,
  js,
  literal,
  type Plain,
} from "./writers.ts";

export function emitTrace(model: ClassifierModel): readonly Code[] {
  const { rankBy } = model.playbook.classify;
  return [
    ...docComment([
      "The same classification, with every rule and what it gave, in the order of the playbook.",
      "Rules are left out where a required signal is unknown.",
    ]),
    ...block(js`export function explain(signals, options)`, [
      js`const classification = classify(signals, options);`,
      js`if (classification.missing.length > 0) return { ...classification, rules: [] };`,
      js`const { values, arms } = trace(ownSignals(signals));`,
      js`let results;`,
      js`return {`,
      js`  ...classification,`,
      js`  get rules() {`,
      js`    return (results ??= resultsOf(arms, namedValues(values)));`,
      js`  },`,
      js`};`,
    ]),
    js``,
    js`const missed = -1;`,
    js`const unknown = -2;`,
    js``,
    ...emitArms(model),
    js``,
    js`/** What each rule says: points in thousandths, tests as data. */`,
    js`const rules = /* @__PURE__ */ withoutPrototypes([`,
    ...indent(model.playbook.rules.map((rule) => js`${literal(ruleEntry(rule, model))},`)),
    js`]);`,
    js``,
    js`const definitions = /* @__PURE__ */ withoutPrototypes([`,
    ...indent(model.definitions.map(({ condition }) => js`${literal(conditionEntry(condition, model))},`)),
    js`]);`,
    js``,
    ...block(
      js`const tests =`,
      [...fixedTests, ...(model.patterns.length > 0 ? [patternTest] : [])].map(constantCode),
      js`};`,
    ),
    js``,
    js`/** What personas are ranked by, and how many of its smallest steps make one. */`,
    js`const rankedBy = ${literal(rankBy)};`,
    js`const unit = ${rankBy === "score" ? 1000 : 10_000};`,
  ];
}

// ---------- which arm fits ----------

/** See `rulesOfPart` of score.ts: an arm is found by more code than points are added. */
const rulesOfPart = 100;

function emitArms(model: ClassifierModel): readonly Code[] {
  const { rules } = model.playbook;
  const parts = Array.from({ length: Math.ceil(rules.length / rulesOfPart) }, (_, index) =>
    rules.slice(index * rulesOfPart, (index + 1) * rulesOfPart),
  );
  const reads = model.signals.flatMap((signal) => from(signal.at, [js`${emitSnapshot(signal)},`]));
  return [
    ...docComment([
      "What is known of each of `tracedSignals`, and for each rule the arm that fits, or the number of members; else",
      "`missed` or `unknown`.",
    ]),
    ...block(js`function trace(signals)`, [
      js`const values = [`,
      ...indent(reads),
      js`];`,
      js`const arms = new Array(${rules.length});`,
      ...parts.map((_, index) => js`trace${index + 1}(values, arms);`),
      js`return { values, arms };`,
    ]),
    ...parts.flatMap((part, index) => [
      js``,
      ...block(
        js`function trace${index + 1}(values, arms)`,
        emitArmsOfPart(part, index * rulesOfPart, model),
      ),
    ]),
    js``,
    js`const tracedSignals = ${literal(model.signals.map(({ name }) => name))};`,
  ];
}

/** A list is copied: the caller may change it before anybody looks at the rules. */
function emitSnapshot(signal: Signal): Code {
  const value = readSignal(signal, access(js`signals`, signal.name));
  const isList = signal.type.kind === "set" || signal.type.kind === "list";
  return isList && formOf(signal.type).reader === undefined ? js`(${value})?.slice()` : value;
}

function emitArmsOfPart(rules: readonly Rule[], first: number, model: ClassifierModel): readonly Code[] {
  const definitions = definitionsUsed(rules, model.playbook.definitions);
  const byName = new Map(definitions.map(({ name, condition }) => [name, condition]));
  const asked = new Set(rules.flatMap((rule) => signalsOf(rule, byName)));
  return [
    ...model.signals.flatMap(({ name }, index) =>
      asked.has(name) ? [js`const ${model.names.signal(name)} = values[${index}];`] : [],
    ),
    ...emitDefinitions({ names: model.names, definitions }),
    ...rules.flatMap((rule, index) => commented(rule.at, emitArm(rule, js`arms[${first + index}]`, model))),
  ];
}

// ---------- the table ----------

const fixedTests = [
  `"<": (own, bound) => own < bound,`,
  `"<=": (own, bound) => own <= bound,`,
  `">": (own, bound) => own > bound,`,
  `">=": (own, bound) => own >= bound,`,
  "is: (own, value) => own === value,",
  `"has any": (own, member) => own.includes(member),`,
  `"has all": (own, member) => own.includes(member),`,
  "contains: (own, text) => own.includes(text),",
  "starts: (own, text) => own.startsWith(text),",
];
const patternTest = "matches: (own, pattern) => matchesPattern(patterns[pattern], own),";

function emitArm(rule: Rule, arm: Code, model: ClassifierModel): readonly Code[] {
  const { names } = model;
  switch (rule.kind) {
    case "when":
      return [
        js`${arm} = ${emitHolds(rule.condition, names)} ? 0 : ${emitFails(rule.condition, names)} ? missed : unknown;`,
      ];
    case "each": {
      const local = names.signal(rule.signal);
      const isSet = names.typeOf(rule.signal).kind === "set";
      return [
        js`${arm} = ${local} === undefined ? unknown : ${isSet ? js`countDistinct(${local})` : js`${local}.length`};`,
      ];
    }
    case "cases":
      return emitCases(rule, arm, model);
  }
}

function emitCases(rule: CasesRule, arm: Code, { names }: ClassifierModel): readonly Code[] {
  const local = names.signal(rule.signal);
  const tests = bandTests(rule, names.typeOf(rule.signal), local);
  const rest = tests.indexOf(undefined);
  const asked = (rest < 0 ? tests : tests.slice(0, rest)).flatMap((test, index) =>
    from(rule.arms[index]?.at ?? rule.at, [js`: ${test ?? js`true`} ? ${index}`]),
  );
  return [
    js`${arm} = ${local} === undefined ? unknown`,
    ...indent([...asked, js`: ${rest < 0 ? js`missed` : rest};`]),
  ];
}

type Entry = { readonly [key: string]: Plain };

function ruleEntry(rule: Rule, model: ClassifierModel): Entry {
  const definitions = new Map(model.playbook.definitions.map(({ name, condition }) => [name, condition]));
  const codes = reasonCodes(model.playbook).get(rule.id) as RuleCodes;
  const signals = signalsOf(rule, definitions);
  const entry = {
    id: rule.id,
    code: codes.rule,
    signals,
    at: { ...rule.at },
    weight: model.weights.get(rule.id) ?? 0,
    masked:
      signals.some((name) => model.playbook.signals.some((each) => each.name === name && isMasked(each))) ||
      undefined,
  };
  switch (rule.kind) {
    case "when":
      return {
        ...entry,
        arms: [{ ...awardEntry(rule.award), at: { ...rule.at }, code: codes.rule }],
        test: conditionEntry(rule.condition, model),
      };
    case "each": {
      const points = rule.award.points.map(({ persona, points, atMost }) => ({ persona, points, atMost }));
      return {
        ...entry,
        each: { points, because: rule.award.because, most: mostMembers(rule.signal, model.playbook) },
      };
    }
    case "cases": {
      const type = model.names.typeOf(rule.signal);
      return {
        ...entry,
        arms: rule.arms.map(({ award, at, test }, index) => ({
          ...awardEntry(award),
          at: { ...at },
          code: codes.arms[index],
          ...armTest(test, type),
        })),
        unknown: rule.unknown && {
          ...awardEntry(rule.unknown),
          at: { ...rule.unknown.at },
          code: codes.unknown,
        },
      };
    }
  }
}

function awardEntry({ points, because }: Award): Entry {
  return {
    points: points.filter((given) => given.points !== 0).map(({ persona, points }) => ({ persona, points })),
    because,
  };
}

function armTest(test: Arm["test"], type: Type): Entry {
  if (test.kind === "values") return valuesEntry(test.values, type);
  const bound = (value: Value | undefined) => (value === undefined ? undefined : valuesEntry([value], type));
  return { lower: bound(test.lower), below: bound(test.below) };
}

/** A condition as the runtime reads it: see `truthOf` there. */
function conditionEntry(condition: Condition, model: ClassifierModel): Entry {
  switch (condition.kind) {
    case "all":
    case "any":
      return { [condition.kind]: condition.conditions.map((part) => conditionEntry(part, model)) };
    case "not":
      return { not: conditionEntry(condition.condition, model) };
    case "definition":
      return { definition: model.definitions.findIndex(({ name }) => name === condition.name) };
    case "known":
      return { known: condition.field.name };
    case "holds":
      return { holds: condition.field.name };
    case "compare":
      return testEntry(condition.field.name, condition.operator, [condition.operand], model);
    case "equals":
      return testEntry(condition.field.name, "is", condition.operands, model);
    case "has":
      return testEntry(condition.field.name, `has ${condition.which}`, condition.operands, model);
    case "text":
      return testEntry(condition.field.name, condition.test, condition.operands, model);
  }
}

function testEntry(
  signal: string,
  test: string,
  operands: readonly Operand[],
  model: ClassifierModel,
): Entry {
  const values = operands.flatMap((operand) => (operand.kind === "value" ? [operand.value] : []));
  const others = operands.flatMap((operand) => (operand.kind === "field" ? [operand.field.name] : []));
  return {
    signal,
    test,
    ...valuesEntry(values, model.names.typeOf(signal)),
    others: others.length > 0 ? others : undefined,
    patterns: test === "matches" ? values.map((value) => model.patterns.indexOf(String(value))) : undefined,
  };
}

/** Values as records hold them, and where their type says so, in the form in which they are compared. */
function valuesEntry(values: readonly Value[], type: Type): Entry {
  const element = type.kind === "set" || type.kind === "list" ? type.element : type;
  const differs = ["text", "duration"].includes(element.kind);
  return {
    values: values.map((value) => encodeValue(element, value) as Plain),
    as: differs ? values.map((value) => comparableValue(value, element)) : undefined,
  };
}
