/**
 * The function that adds up points, as somebody would write it by hand: signal after signal, asking once whether
 * it is known, then the rules that it alone decides; at the end the rules that look at several.
 *
 * Sums do not depend on their order, so grouping by signal changes nothing but the speed. The weight of what is
 * decided is added once per signal, as one number.
 */

import type { At, Award, CasesRule, Condition, EachRule, Points, Rule, Signal, Type } from "../../ir/ir.ts";
import { emitFails, emitHolds, emitKnown, truthWhereUnknown } from "./conditions.ts";
import type { ClassifierModel } from "./model.ts";
import { commented, signalComment } from "./positions.ts";
import { comparable, formOf, readSignal } from "./values.ts";
import { access, block, type Code, from, indent, join, js, literal } from "./writers.ts";

export function emitScore(model: ClassifierModel): readonly Code[] {
  const personas = model.order.map((name) => model.persona(name));
  return [
    js`/** The points of each persona in thousandths, in the order of \`order\`, and the weight of what is decided. */`,
    ...block(js`function score(signals)`, [
      js`let decided = 0;`,
      ...personas.map((persona) => js`let ${persona} = 0;`),
      ...model.signals.flatMap((signal) => [js``, ...from(signal.at, emitSignal(signal, model))]),
      ...(model.definitions.length > 0 ? [js``, ...emitDefinitions(model)] : []),
      ...model.mixedRules.flatMap((rule) => [js``, ...emitMixedRule(rule, model)]),
      js``,
      js`return { decided, scores: [${join(personas, ", ")}] };`,
    ]),
  ];
}

/** The local constants of definitions: true, false, or undefined where not decided. */
export function emitDefinitions(model: ClassifierModel): readonly Code[] {
  return model.definitions.flatMap(({ name, condition, at }) =>
    commented(at, [js`const ${model.names.definition(name)} = ${threeValued(condition, model)};`]),
  );
}

export function emitRead(signal: Signal, { names }: ClassifierModel): Code {
  return js`const ${names.signal(signal.name)} = ${readSignal(signal, access(js`signals`, signal.name))};`;
}

function threeValued(condition: Condition, { names }: ClassifierModel): Code {
  return js`${emitHolds(condition, names)} ? true : ${emitFails(condition, names)} ? false : undefined`;
}

function emitSignal(signal: Signal, model: ClassifierModel): readonly Code[] {
  const local = model.names.signal(signal.name);
  const rules = model.rulesOf.get(signal.name) ?? [];
  const { isKnown, reader, expected } = formOf(signal.type);
  const known = rules.flatMap((rule) => emitKnownRule(rule, signal.type, model));
  const whereKnown = [...addWeight(rules, model), ...known];
  const whereUnknown = emitUnknown(rules, model);
  // The test for the right type answers for `null` as well; replacing it first would cost a good part of the speed.
  // Only conditions over several signals rely on `undefined`.
  const asGiven = reader === undefined && !model.mixedSignals.has(signal.name);
  const read = asGiven ? js`const ${local} = ${access(js`signals`, signal.name)};` : emitRead(signal, model);
  const refuse = js`throw new SignalError(${literal(signal.name)}, ${local}, ${literal(expected)});`;

  if (whereKnown.length === 0 && whereUnknown.length === 0) {
    // Only rules further down look at it; here it is only held to its type.
    const check = reader === undefined ? [js`if (${local} != null && !(${isKnown(local)})) ${refuse}`] : [];
    return [signalComment(signal), read, ...check];
  }
  const lines = [signalComment(signal), read, js`if (${isKnown(local)}) {`, ...indent(whereKnown)];
  if (reader === undefined) {
    if (whereUnknown.length === 0) return [...lines, js`} else if (${local} != null) ${refuse}`];
    return [...lines, js`} else if (${local} == null) {`, ...indent(whereUnknown), js`} else ${refuse}`];
  }
  // Readers refuse what is of another type.
  if (whereUnknown.length > 0) return [...lines, js`} else {`, ...indent(whereUnknown), js`}`];
  return [...lines, js`}`];
}

function addWeight(rules: readonly Rule[], { weights }: ClassifierModel): readonly Code[] {
  const weight = rules.reduce((total, { id }) => total + (weights.get(id) ?? 0), 0);
  return weight === 0 ? [] : [js`decided += ${weight};`];
}

function emitKnownRule(rule: Rule, type: Type, model: ClassifierModel): readonly Code[] {
  const lines = rulePoints(rule, type, model);
  return lines.length === 0 ? [] : commented(rule.at, lines);
}

function rulePoints(rule: Rule, type: Type, model: ClassifierModel): readonly Code[] {
  switch (rule.kind) {
    case "when": {
      const points = addPoints(rule.award, model);
      return points.length === 0 ? [] : block(js`if (${emitKnown(rule.condition, model.names)})`, points);
    }
    case "cases":
      return rule.arms.every(({ test }) => test.kind === "values")
        ? emitSwitch(rule, type, model)
        : emitBands(rule, type, model);
    case "each":
      return emitEach(rule, type, model);
  }
}

/** What is given, or decided, where the signal is unknown. */
function emitUnknown(rules: readonly Rule[], model: ClassifierModel): readonly Code[] {
  return rules.flatMap((rule) => {
    if (rule.kind === "cases" && rule.unknown) {
      return commented(rule.unknown.at, addPoints(rule.unknown, model));
    }
    // `unknown developers` is decided, and true, where nothing is known.
    const truth = rule.kind === "when" ? truthWhereUnknown(rule.condition) : undefined;
    if (rule.kind !== "when" || truth === undefined) return [];
    const lines = [...addWeight([rule], model), ...(truth ? addPoints(rule.award, model) : [])];
    return lines.length === 0 ? [] : commented(rule.at, lines);
  });
}

function emitSwitch(rule: CasesRule, type: Type, model: ClassifierModel): readonly Code[] {
  const seen = new Set<string>();
  const cases = rule.arms.flatMap(({ test, award, at }) => {
    // The first arm that fits counts, in a `switch` as well; a value that is named twice would only puzzle.
    const values = (test.kind === "values" ? test.values : [])
      .map((value) => comparable(value, type))
      .filter(({ code }) => !seen.has(code) && seen.add(code));
    if (values.length === 0) return [];
    return from(at, [
      ...values.map((value) => js`case ${value}:`),
      ...indent([...addPoints(award, model), js`break;`]),
    ]);
  });
  if (cases.length === 0) return [];
  const local = model.names.signal(rule.signal);
  return block(js`switch (${local})`, [...cases, ...otherMembers(rule, type, local, seen)]);
}

/** Members that no arm names give nothing; anything else is not of the signal's type, which costs nothing to see. */
function otherMembers(rule: CasesRule, type: Type, local: Code, named: ReadonlySet<string>): readonly Code[] {
  if (type.kind !== "enumeration") return [];
  const others = type.members.map(({ name }) => literal(name)).filter(({ code }) => !named.has(code));
  const refusal = js`throw new SignalError(${literal(rule.signal)}, ${local}, "one of its values")`;
  return [
    ...others.map((other) => js`case ${other}:`),
    ...(others.length > 0 ? indent([js`break;`]) : []),
    js`default:`,
    ...indent([js`${refusal};`]),
  ];
}

/** A chain of `if … else if`, the lower bound left out where the arms before have taken all below it. */
function emitBands(rule: CasesRule, type: Type, model: ClassifierModel): readonly Code[] {
  const local = model.names.signal(rule.signal);
  return chain(
    bandTests(rule, type, local).map((test, index) => ({
      test,
      lines: addPoints(rule.arms[index]?.award ?? { points: [] }, model),
      at: rule.arms[index]?.at ?? rule.at,
    })),
  );
}

/** One test for each arm, to be asked in order; undefined for an arm that takes whatever is left. */
export function bandTests(rule: CasesRule, type: Type, local: Code): readonly (Code | undefined)[] {
  let takenBelow: number | string | undefined;
  return rule.arms.map(({ test }) => {
    if (test.kind === "values") {
      if (test.values.length === 0) return js`false`;
      return join(
        test.values.map((value) => js`${local} === ${comparable(value, type)}`),
        " || ",
      );
    }
    const { lower, below } = test;
    const parts: Code[] = [];
    const followsOn = lower === undefined || lower === takenBelow;
    if (lower !== undefined && !followsOn) parts.push(js`${local} >= ${comparable(lower, type)}`);
    if (below !== undefined) parts.push(js`${local} < ${comparable(below, type)}`);
    if (followsOn && below !== undefined) takenBelow = below;
    return parts.length === 0 ? undefined : join(parts, " && ");
  });
}

function chain(
  links: readonly { readonly test: Code | undefined; readonly lines: readonly Code[]; readonly at: At }[],
): readonly Code[] {
  const lines: Code[] = [];
  for (const [index, link] of links.entries()) {
    const opening = index === 0 ? js`` : js`} else `;
    const head = link.test === undefined ? js`${opening}{` : js`${opening}if (${link.test}) {`;
    lines.push(...from(link.at, [head, ...indent(link.lines)]));
    if (link.test === undefined) break;
  }
  return lines.length === 0 ? [] : [...lines, js`}`];
}

function emitEach(rule: EachRule, type: Type, model: ClassifierModel): readonly Code[] {
  const points = rule.award.points.filter((given) => given.points !== 0);
  if (points.length === 0) return [];
  const local = model.names.signal(rule.signal);
  const members = type.kind === "set" ? js`countDistinct(${local})` : js`${local}.length`;
  if (points.length === 1 && points[0]) return [addForMembers(points[0], members, model)];
  return [
    js`{`,
    ...indent([
      js`const members = ${members};`,
      ...points.map((given) => addForMembers(given, js`members`, model)),
    ]),
    js`}`,
  ];
}

function addForMembers({ persona, points, atMost }: Points, members: Code, model: ClassifierModel): Code {
  const total = js`${members} * ${points}`;
  if (atMost === undefined) return js`${model.persona(persona)} += ${total};`;
  const held = points > 0 ? js`Math.min(${total}, ${atMost})` : js`Math.max(${total}, ${-atMost})`;
  return js`${model.persona(persona)} += ${held};`;
}

/** Where a rule is not decided, neither expression holds. */
function emitMixedRule(rule: Rule, model: ClassifierModel): readonly Code[] {
  if (rule.kind !== "when") return [];
  const weight = addWeight([rule], model);
  const points = addPoints(rule.award, model);
  if (weight.length === 0 && points.length === 0) return [];
  return commented(rule.at, [
    ...block(
      js`if (${emitHolds(rule.condition, model.names)})`,
      [...weight, ...points],
      weight.length > 0 ? js`} else if (${emitFails(rule.condition, model.names)}) {` : js`}`,
    ),
    ...(weight.length > 0 ? [...indent(weight), js`}`] : []),
  ]);
}

function addPoints({ points }: Pick<Award, "points">, model: ClassifierModel): readonly Code[] {
  return points
    .filter((given) => given.points !== 0)
    .map((given) =>
      given.points > 0
        ? js`${model.persona(given.persona)} += ${given.points};`
        : js`${model.persona(given.persona)} -= ${-given.points};`,
    );
}
