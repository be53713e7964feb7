/**
 * `classifyBatch`: many customers at once, from columns of typed arrays.
 *
 * What the rules of one signal give stands in a table by the codes of its column, so that a signal costs a look into
 * a table and an addition for each row, whatever its rules. The tables are worked out here; the loops over rows are
 * fixed code (batch-runtime.ts), which takes eight signals at a time.
 */

import type { Rule, Signal, Value } from "../../ir/ir.ts";
import { boundsOf, pairFor } from "./batch-conditions.ts";
import { emitDecideBatch } from "./batch-decision.ts";
import { casesOf, givenAt } from "./cases.ts";
import { columnFormOf, columnSignals } from "./column-forms.ts";
import type { Given } from "./lanes.ts";
import { type ClassifierModel, forColumns } from "./model.ts";
import { codesOf, emitKnownCases, givenByAward } from "./signal-points.ts";
import {
  block,
  type Code,
  docComment,
  indent,
  join,
  js,
  literal,
  type Plain,
  propertyKey,
} from "./writers.ts";

export function emitBatch(ofOne: ClassifierModel): readonly Code[] {
  const model = forColumns(ofOne);
  const { words } = model;
  return [
    ...docComment([
      "Who many customers are. `columns` come from createColumns, or are filled by the caller in the same form.",
      "`previous` has the previous persona of each row, where there is one. Throws a RangeError for a code that is none.",
    ]),
    ...block(js`export function classifyBatch(columns, options)`, [
      js`const previous = options?.previous;`,
      js`const sums = addUpColumns(columns, planOfBatch(), ${literal(model.lanes.words.map(({ start }) => start))});`,
      js`return decideBatch(${join([js`columns`, js`previous`, ...words.map((_, index) => js`sums[${index}]`)], ", ")});`,
    ]),
    js``,
    js`/** By the codes of \`outcome\` in the results of classifyBatch. */`,
    js`export const outcomes = ["undecided", "accepted", "fallback", "kept"];`,
    js``,
    ...emitDecideBatch(model),
    js``,
    js`/** Of columns that are compared with others: the value of each code. */`,
    ...block(js`const valuesOfCodes =`, [js`__proto__: null,`, ...comparedCodeColumns(model)], js`};`),
    js``,
    js`let batchPlan;`,
    js``,
    js`/** For each column what its codes give, in each of the sums; made when the first batch comes. */`,
    ...block(js`function planOfBatch()`, [
      js`batchPlan ??= preparedPlan({`,
      js`  codes: [`,
      ...indent(indent(codeColumns(model))),
      js`  ],`,
      js`  numbers: [`,
      ...indent(indent(numberColumns(model))),
      js`  ],`,
      js`  values: [`,
      ...indent(indent(valueColumns(model))),
      js`  ],`,
      js`  pairs: [`,
      ...indent(indent(model.mixedRules.flatMap((rule) => pairOf(rule, model)))),
      js`  ],`,
      js`});`,
      js`return batchPlan;`,
    ]),
  ];
}

// ---------- tables ----------

const rulesFor = (signal: Signal, { rulesOf }: ClassifierModel): readonly Rule[] =>
  rulesOf.get(signal.name) ?? [];

/** One table for each of the sums. */
function tables(given: readonly Given[], { lanes }: ClassifierModel): Code {
  const constants = given.map((each) => lanes.constantsOf(each));
  return literal(lanes.words.map((_, word) => constants.map((each) => each[word] ?? 0)));
}

function ofForm(kind: "codes" | "numbers" | "values", model: ClassifierModel): readonly Signal[] {
  return columnSignals(model).filter(({ type }) => columnFormOf(type).kind === kind);
}

function codeColumns(model: ClassifierModel): readonly Code[] {
  return ofForm("codes", model).map((signal) => {
    const form = columnFormOf(signal.type);
    const values: readonly (Value | undefined)[] = [undefined, ...(form.kind === "codes" ? form.values : [])];
    const given = values.map((value) => givenAt(value, signal, rulesFor(signal, model), model));
    return js`{ name: ${literal(signal.name)}, tables: ${tables(given, model)} },`;
  });
}

/** Codes of enumerations that some rule compares with another signal. */
function comparedCodeColumns(model: ClassifierModel): readonly Code[] {
  return ofForm("codes", model).flatMap((signal) => {
    const form = columnFormOf(signal.type);
    if (form.kind !== "codes" || !model.comparedWithSignals.has(signal.name)) return [];
    const values = form.values.map((value) => literal(value as Plain));
    return [js`${propertyKey(signal.name)}: [${join([js`undefined`, ...values], ", ")}],`];
  });
}

function numberColumns(model: ClassifierModel): readonly Code[] {
  return ofForm("numbers", model).flatMap((signal) => {
    const rules = rulesFor(signal, model);
    const cases = casesOf(signal, rules, model);
    if (rules.length === 0 || cases?.kind !== "segments") return [];
    const given = [givenAt(undefined, signal, rules, model), ...cases.cases.map((each) => each.given)];
    const bounds = literal(boundsOf(cases.cases, signal.type));
    return [js`{ name: ${literal(signal.name)}, bounds: ${bounds}, tables: ${tables(given, model)} },`];
  });
}

function valueColumns(model: ClassifierModel): readonly Code[] {
  return ofForm("values", model).flatMap((signal) => {
    const rules = rulesFor(signal, model);
    const local = model.names.signal(signal.name);
    const unknown = model.lanes.constantsOf(givenAt(undefined, signal, rules, model));
    return [
      js`{`,
      ...indent([
        js`name: ${literal(signal.name)},`,
        js`unknown: ${literal(unknown)},`,
        ...block(
          js`given(${local})`,
          [
            ...model.words.map((word) => js`let ${word} = 0;`),
            ...emitKnownCases(signal, rules, local, model),
            js`return [${join(model.words, ", ")}];`,
          ],
          js`},`,
        ),
      ]),
      js`},`,
    ];
  });
}

function pairOf(rule: Rule, model: ClassifierModel): readonly Code[] {
  if (rule.kind !== "when") return [];
  const { left, right, truths } = pairFor(rule.condition, model);
  const weight = model.weights.get(rule.id) ?? 0;
  const whereTrue = givenByAward(rule.award, codesOf(rule, model).rule);
  const given = truths.map((truth): Given => {
    const decided = truth === undefined ? 0 : weight;
    return truth === true ? { ...whereTrue, decided } : { points: new Map(), decided, fired: [] };
  });
  return [
    js`{ left: ${left.code}, right: ${right.code}, width: ${right.truths.length}, tables: ${tables(given, model)} },`,
  ];
}
