/**
 * The function `explain`: the classification, and for every rule what it gave and why.
 *
 * What each rule says stands in a table; the generated function `arms` only finds which arm fits, in the order
 * of the playbook. Explaining is for people, so nothing here is fast.
 */

import { signalsOf } from "../../evaluator/rules.ts";
import type { Award, CasesRule, Rule } from "../../ir/ir.ts";
import { emitFails, emitHolds } from "./conditions.ts";
import type { ClassifierModel } from "./model.ts";
import { commented } from "./positions.ts";
import { emitDefinitions } from "./score.ts";
import { bandTests, emitRead } from "./signal-points.ts";
import {
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

export function emitExplain(model: ClassifierModel): readonly Code[] {
  return [
    ...docComment([
      "The same classification, with every rule and what it gave, in the order of the playbook.",
      "Rules are left out where a required signal is unknown.",
    ]),
    ...block(js`export function explain(signals, options)`, [
      js`const classification = classify(signals, options);`,
      js`const fitting = classification.missing.length > 0 ? [] : arms(ownSignals(signals));`,
      js`return { ...classification, rules: fitting.map((arm, index) => resultOf(rules[index], arm)) };`,
    ]),
    js``,
    constantCode(resultFunctions),
    js``,
    js`const missed = -1;`,
    js`const unknown = -2;`,
    js``,
    js`/** For each rule the arm that fits, or the number of members; else \`missed\` or \`unknown\`. */`,
    ...block(js`function arms(signals)`, [
      ...model.signals.flatMap((signal) => from(signal.at, [emitRead(signal, model)])),
      ...emitDefinitions(model),
      js`return [`,
      ...indent(model.playbook.rules.flatMap((rule) => commented(rule.at, emitArm(rule, model)))),
      js`];`,
    ]),
    js``,
    js`const rules = [`,
    ...indent(model.playbook.rules.map((rule) => js`${literal(ruleEntry(rule, model))},`)),
    js`];`,
  ];
}

function emitArm(rule: Rule, model: ClassifierModel): readonly Code[] {
  const { names } = model;
  switch (rule.kind) {
    case "when":
      return [
        js`${emitHolds(rule.condition, names)} ? 0 : ${emitFails(rule.condition, names)} ? missed : unknown,`,
      ];
    case "each": {
      const local = names.signal(rule.signal);
      const isSet = names.typeOf(rule.signal).kind === "set";
      return [
        js`${local} === undefined ? unknown : ${isSet ? js`countDistinct(${local})` : js`${local}.length`},`,
      ];
    }
    case "cases":
      return emitCases(rule, model);
  }
}

function emitCases(rule: CasesRule, { names }: ClassifierModel): readonly Code[] {
  const local = names.signal(rule.signal);
  const tests = bandTests(rule, names.typeOf(rule.signal), local);
  const rest = tests.indexOf(undefined);
  const asked = (rest < 0 ? tests : tests.slice(0, rest)).flatMap((test, index) =>
    from(rule.arms[index]?.at ?? rule.at, [js`: ${test ?? js`true`} ? ${index}`]),
  );
  return [
    js`${local} === undefined ? unknown`,
    ...indent([...asked, js`: ${rest < 0 ? js`missed` : rest},`]),
  ];
}

/** What the rule says. Points of `for each` stay thousandths: they are multiplied first. */
function ruleEntry(rule: Rule, model: ClassifierModel): { readonly [key: string]: Plain } {
  const definitions = new Map(model.playbook.definitions.map(({ name, condition }) => [name, condition]));
  const entry = { id: rule.id, signals: signalsOf(rule, definitions), at: { ...rule.at } };
  switch (rule.kind) {
    case "when":
      return { ...entry, arms: [{ ...awardEntry(rule.award), at: { ...rule.at } }] };
    case "each":
      return {
        ...entry,
        because: rule.award.because,
        each: rule.award.points.map(({ persona, points, atMost }) => ({ persona, points, atMost })),
      };
    case "cases":
      return {
        ...entry,
        arms: rule.arms.map(({ award, at }) => ({ ...awardEntry(award), at: { ...at } })),
        unknown: rule.unknown && { ...awardEntry(rule.unknown), at: { ...rule.unknown.at } },
      };
  }
}

function awardEntry({ points, because }: Award): { readonly [key: string]: Plain } {
  return {
    points: points
      .filter((given) => given.points !== 0)
      .map(({ persona, points }) => ({ persona, points: points / 1000 })),
    because,
  };
}

const resultFunctions = `function resultOf(rule, arm) {
  const award = arm === unknown ? rule.unknown : rule.each ? awardForMembers(rule, arm) : rule.arms[arm];
  const points = award?.points ?? [];
  return {
    id: rule.id,
    state: arm === unknown ? "unknown" : points.length > 0 ? "hit" : "missed",
    points: points.map((given) => ({ ...given })),
    because: { ...award?.because },
    signals: [...rule.signals],
    at: { ...(award?.at ?? rule.at) },
  };
}

function awardForMembers({ each, because }, members) {
  const points = [];
  for (const { persona, points: perMember, atMost = Infinity } of each) {
    const total = Math.max(-atMost, Math.min(atMost, perMember * members));
    if (total !== 0) points.push({ persona, points: total / 1000 });
  }
  return { points, because };
}`;
