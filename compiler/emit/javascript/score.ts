/**
 * The function that adds up points, as somebody would write it by hand: signal after signal, then the rules that
 * look at several. It ends in a call of `decide` with the sums.
 *
 * Sums do not depend on their order, so grouping by signal changes nothing but the speed. All that a case gives is
 * added at once, together with the weight that it decides (lanes.ts), and where it is asked which rules gave points,
 * with the codes of those. Engines do not make very long functions fast: above a certain length the work is cut, and
 * each part hands the sums on to the next.
 */

import { fieldsOf } from "../../evaluator/condition.ts";
import type { Rule, Signal } from "../../ir/ir.ts";
import { asBits, emitFails, emitHolds } from "./conditions.ts";
import { emitDecision, emitTotals } from "./decision.ts";
import { addGiven, addToWords, type Given, givenText } from "./lanes.ts";
import { type ClassifierModel, definitionsUsed } from "./model.ts";
import { commented } from "./positions.ts";
import { codesOf, emitRead, emitSignal, givenByAward, isCheckedLast } from "./signal-points.ts";
import { block, type Code, comment, docComment, from, indent, join, js, literal } from "./writers.ts";

/** With `collected` the functions also take a list of numbers, and set in it the bits of what gave points. */
export function emitScore(model: ClassifierModel): readonly Code[] {
  const { words, lanes, collected } = model;
  const totals = words.filter((_, at) => lanes.words[at]?.lanes.length);
  const fired = collected === undefined ? [] : [js`fired`];
  const parts = partsOf(model);
  return parts.flatMap((part, index) => {
    const isFirst = index === 0;
    const isLast = index === parts.length - 1;
    const checked = part.signals.filter(isCheckedLast).map(({ name }) => name);
    const bits = firedWordsOf(part, model).map((at) => [words[at] ?? js``, at - totals.length] as const);
    const handedOn = [js`signals`, js`previous`, ...totals, ...fired];
    return [
      ...(isFirst ? docComment(whatScoreDoes) : [js``]),
      ...block(
        js`function ${model.scoreOfPart(index)}(${join(isFirst ? [js`signals`, js`previous`, ...fired] : handedOn, ", ")})`,
        [
          ...(isFirst ? totals.map((word, at) => js`let ${word} = ${lanes.words[at]?.start ?? 0};`) : []),
          ...bits.map(([word]) => js`let ${word} = 0;`),
          ...(checked.length > 0 ? [js`let wrong = 0;`] : []),
          ...part.signals.flatMap((signal) => [js``, ...from(signal.at, emitSignal(signal, model))]),
          ...emitMixed(part, model),
          js``,
          ...(checked.length > 0 ? [js`if (wrong !== 0) refuseBoolean(signals, ${literal(checked)});`] : []),
          ...bits.map(([word, at]) => js`fired[${at}] |= ${word};`),
          ...(isLast ? emitTotals(model) : []),
          isLast
            ? js`return ${emitDecision(model)};`
            : js`return ${model.scoreOfPart(index + 1)}(${join(handedOn, ", ")});`,
        ],
      ),
    ];
  });
}

/** Of the numbers, those with bits of the part's rules. */
function firedWordsOf({ signals, mixedRules }: Part, model: ClassifierModel): readonly number[] {
  if (model.collected === undefined) return [];
  const rules = [...signals.flatMap(({ name }) => model.rulesOf.get(name) ?? []), ...mixedRules];
  const found = rules.flatMap((rule) => {
    const { rule: code, arms, unknown } = codesOf(rule, model);
    return [code, ...arms, unknown].map(model.lanes.wordOfCode);
  });
  return [...new Set(found)].filter((word) => word !== undefined).sort((one, other) => one - other);
}

const whatScoreDoes = [
  "Asks every rule, adds up what they give, and decides.",
  "Outcomes of tests are 0 or 1 and multiplied: a wrong guess of a branch would cost more. Several totals lie side by",
  "side in the bits of one number; `| 0` keeps it a small integer.",
];

/** The local constants of definitions: true, false, or undefined where not decided. */
export function emitDefinitions({ names, definitions }: Pick<ClassifierModel, "names" | "definitions">) {
  return definitions.flatMap(({ name, condition, at }) => {
    const truth = js`${emitHolds(condition, names)} ? true : ${emitFails(condition, names)} ? false : undefined`;
    return commented(at, [js`const ${names.definition(name)} = ${truth};`]);
  });
}

// ---------- functions of bounded length ----------

interface Part {
  readonly signals: readonly Signal[];
  readonly mixedRules: readonly Rule[];
}

/** V8 leaves functions above 60 kB of bytecode slow for ever, which is some 400 rules; the fewer, the sooner fast. */
const rulesOfPart = 200;

function partsOf({ signals, rulesOf, mixedRules }: ClassifierModel): readonly Part[] {
  const parts: { signals: Signal[]; mixedRules: Rule[] }[] = [{ signals: [], mixedRules: [] }];
  let rules = 0;
  const place = (count: number) => {
    rules += count;
    if (rules > rulesOfPart && rules > count) {
      parts.push({ signals: [], mixedRules: [] });
      rules = count;
    }
    return parts.at(-1);
  };
  for (const signal of signals) place(rulesOf.get(signal.name)?.length ?? 0)?.signals.push(signal);
  for (const rule of mixedRules) place(1)?.mixedRules.push(rule);
  return parts;
}

// ---------- rules that look at several signals ----------

function emitMixed({ signals, mixedRules }: Part, model: ClassifierModel): readonly Code[] {
  if (mixedRules.length === 0) return [];
  const definitions = definitionsUsed(mixedRules, model.playbook.definitions);
  const byName = new Map(definitions.map(({ name, condition }) => [name, condition]));
  const asked = new Set(
    mixedRules
      .flatMap((rule) => (rule.kind === "when" ? fieldsOf(rule.condition, byName) : []))
      .map(({ name }) => name),
  );
  const elsewhere = model.signals.filter((signal) => asked.has(signal.name) && !signals.includes(signal));
  return [
    ...(elsewhere.length > 0 ? [js``] : []),
    ...elsewhere.map((signal) => emitRead(signal, model)),
    ...(definitions.length > 0 ? [js``, ...emitDefinitions({ names: model.names, definitions })] : []),
    ...mixedRules.flatMap((rule) => [js``, ...emitMixedRule(rule, model)]),
  ];
}

/** Where a rule is not decided, neither expression holds. */
function emitMixedRule(rule: Rule, model: ClassifierModel): readonly Code[] {
  if (rule.kind !== "when") return [];
  const weight = model.weights.get(rule.id) ?? 0;
  const whereFalse: Given = { points: new Map(), decided: weight, fired: [] };
  const whereTrue: Given = { ...givenByAward(rule.award, codesOf(rule, model).rule), decided: weight };
  if (weight === 0) return [];
  const { lanes, words, names } = model;
  const bits = asBits(rule.condition, names);
  if (bits !== undefined) {
    const ifTrue = lanes.constantsOf(whereTrue);
    const ifFalse = lanes.constantsOf(whereFalse);
    return commented(rule.at, [
      ...(whereTrue.points.size > 0 ? [comment(givenText(whereTrue))] : []),
      ...addToWords(
        words.map((_, index) => [
          ...(ifTrue[index] ? [js`(${bits.holds}) * ${ifTrue[index]}`] : []),
          ...(ifFalse[index] ? [js`(${bits.fails}) * ${ifFalse[index]}`] : []),
        ]),
        model,
      ),
    ]);
  }
  return commented(rule.at, [
    js`if (${emitHolds(rule.condition, names)}) {`,
    ...indent(addGiven(whereTrue, model)),
    js`} else if (${emitFails(rule.condition, names)}) {`,
    ...indent(addGiven(whereFalse, model)),
    js`}`,
  ]);
}
