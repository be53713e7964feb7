/**
 * Conditions over several signals, for many customers at once: each is decided by two columns of codes.
 *
 * A part that looks at one signal has a truth for each code of its column; `and` and `or` join the codes of two parts
 * into one table, worked out here. The three truths are codes themselves, so that a join can be joined again. Only
 * where two signals are compared with each other, every row is asked.
 */

import { createScope, evaluateCondition, fieldsOf, type Truth } from "../../evaluator/condition.ts";
import type { Condition, Playbook, Value } from "../../ir/ir.ts";
import { inOrder, type Segment, segmentsOf, valuesIn } from "./cases.ts";
import { byCount, type CodeColumn, type MadeColumns, segmentColumn } from "./code-columns.ts";
import { columnFormOf } from "./column-forms.ts";
import { emitFails, emitHolds, emitKnown } from "./conditions.ts";
import type { ClassifierModel } from "./model.ts";
import { join, js, literal } from "./writers.ts";

/** A column of codes, and what each means; without a column one truth for all rows. */
interface Operand {
  readonly column: CodeColumn | undefined;
  readonly truths: readonly Truth[];
}

const truthCodes: readonly Truth[] = [undefined, false, true];
const codeOf = (truth: Truth): number => truthCodes.indexOf(truth);

interface Context {
  readonly model: ClassifierModel;
  readonly columns: MadeColumns;
}

/** The columns that decide a condition, two at most, and its truth for each pair of their codes, the last's running faster. */
export function truthTableOf(condition: Condition, context: Context) {
  const plain = withoutDefinitions(condition, context.model.playbook);
  const { left, right, either } = asPair(plain, context);
  return {
    columns: [left.column, right.column].flatMap((column) => column ?? []),
    truths: left.truths.flatMap((one) => right.truths.map((other) => either(one, other))),
  };
}

type Join = (one: Truth, other: Truth) => Truth;

interface Pair {
  readonly left: Operand;
  readonly right: Operand;
  readonly either: Join;
}

/** No column: one code, which changes nothing. */
const nothing: Operand = { column: undefined, truths: [true] };
const alone = (left: Operand): Pair => ({ left, right: nothing, either: (one) => one });

function asPair(condition: Condition, context: Context): Pair {
  if (condition.kind === "not") {
    const { left, right, either } = asPair(condition.condition, context);
    return { left, right, either: (one, other) => not(either(one, other)) };
  }
  if ((condition.kind === "all" || condition.kind === "any") && !looksAtOne(condition)) {
    const either = condition.kind === "all" ? and : or;
    const [first = nothing, ...others] = condition.conditions.map((part) => operandFor(part, context));
    const last = others.pop();
    if (last === undefined) return alone(first);
    const left = others.reduce((left, right) => joined({ left, right, either }, context), first);
    // Of one column twice there is but one code.
    return left.column === last.column
      ? alone(joined({ left, right: last, either }, context))
      : { left, right: last, either };
  }
  return alone(leaf(condition, context));
}

function operandFor(condition: Condition, context: Context): Operand {
  const pair = asPair(condition, context);
  if (pair.right !== nothing) return joined(pair, context);
  return { ...pair.left, truths: pair.left.truths.map((truth) => pair.either(truth, true)) };
}

/** The truths of a pair as codes of a column of their own. */
function joined({ left, right, either }: Pair, { columns }: Context): Operand {
  const codes = left.truths.flatMap((one) => right.truths.map((other) => codeOf(either(one, other))));
  if (left.column === undefined && right.column === undefined)
    return { column: undefined, truths: codes.map((code) => truthCodes[code]) };
  const of = [left, right].flatMap(({ column }) => column?.name ?? []);
  const width = left.column === undefined || right.column === undefined ? 1 : right.truths.length;
  const code = js`{ kind: "joined", of: ${literal(of)}, width: ${width}, codes: ${literal(codes)} },`;
  return { column: columns.made(code, truthCodes.length), truths: truthCodes };
}

const looksAtOne = (condition: Condition): boolean => fieldsOf(condition, new Map()).length === 1;

// ---------- parts that are not joined further ----------

function leaf(condition: Condition, context: Context): Operand {
  const { model, columns } = context;
  const fields = fieldsOf(condition, new Map());
  const [field] = fields;
  // `all` or `any` of nothing.
  if (field === undefined) return { ...nothing, truths: [truthAt(condition, new Map(), model.playbook)] };
  if (fields.length > 1) {
    const names = fields.map(({ name }) => name);
    return rowByRow(condition, names, context);
  }
  const signal = { name: field.name, type: model.names.typeOf(field.name) };
  const at = (value: Value | undefined) =>
    truthAt(condition, new Map(value === undefined ? [] : [[field.name, value]]), model.playbook);
  const form = columnFormOf(signal, model);
  switch (form.kind) {
    case "codes": {
      const truths = [undefined, ...form.values].map(at);
      return narrowed({ column: columns.given(field.name, truths.length), truths }, context);
    }
    case "counts": {
      const segments = segmentsOfTruth(condition, at);
      const codes = literal([[at(undefined), ...segments.map(({ given }) => given)].map(codeOf)]);
      const code = js`{ kind: "joined", of: ${literal([field.name])}, width: 1, codes: ${byCount(signal, segments, codes, model)}[0] },`;
      return { column: columns.made(code, truthCodes.length), truths: truthCodes };
    }
    case "numbers": {
      const segments = segmentsOfTruth(condition, at);
      const truths = [at(undefined), ...segments.map(({ given }) => given)];
      return narrowed({ column: segmentColumn(signal, segments, columns), truths }, context);
    }
    case "values": {
      const local = model.names.signal(field.name);
      const test = js`(${local}) => (${emitKnown(condition, model.names)} ? 2 : 1)`;
      const code = js`{ kind: "values", of: ${literal(field.name)}, unknown: ${codeOf(at(undefined))}, codeOf: ${test} },`;
      return { column: columns.made(code, truthCodes.length), truths: truthCodes };
    }
  }
}

/** Many codes would make for large tables: then only their truths are joined. */
function narrowed(operand: Operand, context: Context): Operand {
  if (operand.truths.length <= mostJoined) return operand;
  return joined(alone(operand), context);
}

const mostJoined = 16;

function rowByRow(condition: Condition, names: readonly string[], { model, columns }: Context): Operand {
  const locals = names.map((name) => model.names.signal(name));
  const truth = js`${emitHolds(condition, model.names)} ? 2 : ${emitFails(condition, model.names)} ? 1 : 0`;
  const code = js`{ kind: "rows", of: ${literal(names)}, codeOf: (${join(locals, ", ")}) => (${truth}) },`;
  return { column: columns.made(code, truthCodes.length), truths: truthCodes };
}

const segmentsOfTruth = (condition: Condition, at: (value: Value) => Truth): readonly Segment<Truth>[] =>
  segmentsOf(inOrder(valuesIn(condition)), at, (one, other) => one === other);

function truthAt(condition: Condition, customer: ReadonlyMap<string, Value>, playbook: Playbook): Truth {
  return evaluateCondition(
    condition,
    createScope({ definitions: [], signals: playbook.signals, team: [] }, customer),
  );
}

function withoutDefinitions(condition: Condition, playbook: Playbook): Condition {
  if (condition.kind === "definition") {
    const definition = playbook.definitions.find(({ name }) => name === condition.name);
    return definition ? withoutDefinitions(definition.condition, playbook) : condition;
  }
  if (condition.kind === "not")
    return { kind: "not", condition: withoutDefinitions(condition.condition, playbook) };
  if (condition.kind !== "all" && condition.kind !== "any") return condition;
  return {
    kind: condition.kind,
    conditions: condition.conditions.map((part) => withoutDefinitions(part, playbook)),
  };
}

const not = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);
const and: Join = (one, other) =>
  one === false || other === false ? false : one === undefined || other === undefined ? undefined : true;
const or: Join = (one, other) => not(and(not(one), not(other)));
