/**
 * Conditions over several signals, for many customers at once: each is a tree of joins of two columns of codes.
 *
 * A part that looks at one signal has a truth for each code of its column; `and` and `or` join the codes of two parts
 * into one table, worked out here. The three truths are codes themselves, so that a join can be joined again. Only
 * where two signals are compared with each other, every row is asked.
 */

import { createScope, evaluateCondition, fieldsOf, type Truth } from "../../evaluator/condition.ts";
import type { Condition, Playbook, Type, Value } from "../../ir/ir.ts";
import { inOrder, type Segment, segmentsOf, valuesIn } from "./cases.ts";
import { columnFormOf } from "./column-forms.ts";
import { emitFails, emitHolds, emitKnown } from "./conditions.ts";
import type { ClassifierModel } from "./model.ts";
import { naturalNumber } from "./values.ts";
import { type Code, join, js, literal } from "./writers.ts";

/** A column of codes, as an expression of the plan, and what each code means. */
export interface Operand {
  readonly code: Code;
  readonly truths: readonly Truth[];
}

export const truthCodes: readonly Truth[] = [undefined, false, true];
const codeOf = (truth: Truth): number => truthCodes.indexOf(truth);

/** No column: one code, which changes nothing. */
const nothing: Operand = { code: js`{ kind: "nothing" }`, truths: [true] };

/** The two columns that decide a condition, and its truth for each pair of their codes, the second's running faster. */
export function pairFor(condition: Condition, model: ClassifierModel) {
  const plain = withoutDefinitions(condition, model.playbook);
  const { left, right, either } = asPair(plain, model);
  return {
    left,
    right,
    truths: left.truths.flatMap((one) => right.truths.map((other) => either(one, other))),
  };
}

type Join = (one: Truth, other: Truth) => Truth;

function asPair(
  condition: Condition,
  model: ClassifierModel,
): { readonly left: Operand; readonly right: Operand; readonly either: Join } {
  if (condition.kind === "not") {
    const { left, right, either } = asPair(condition.condition, model);
    return { left, right, either: (one, other) => not(either(one, other)) };
  }
  if ((condition.kind === "all" || condition.kind === "any") && !looksAtOne(condition)) {
    const either = condition.kind === "all" ? and : or;
    const [first = nothing, ...others] = condition.conditions.map((part) => operandFor(part, model));
    const last = others.pop();
    if (last === undefined) return { left: first, right: nothing, either: (one) => one };
    return { left: others.reduce((left, right) => joined(left, right, either), first), right: last, either };
  }
  return { left: leaf(condition, model), right: nothing, either: (one) => one };
}

function operandFor(condition: Condition, model: ClassifierModel): Operand {
  const { left, right, either } = asPair(condition, model);
  return right === nothing
    ? { ...left, truths: left.truths.map((truth) => either(truth, true)) }
    : joined(left, right, either);
}

function joined(left: Operand, right: Operand, either: Join): Operand {
  const codes = left.truths.flatMap((one) => right.truths.map((other) => codeOf(either(one, other))));
  return {
    code: js`{ kind: "join", left: ${left.code}, right: ${right.code}, width: ${right.truths.length}, codes: ${literal(codes)} }`,
    truths: truthCodes,
  };
}

const looksAtOne = (condition: Condition): boolean => fieldsOf(condition, new Map()).length === 1;

// ---------- parts that are not joined further ----------

function leaf(condition: Condition, model: ClassifierModel): Operand {
  const fields = fieldsOf(condition, new Map());
  const [field] = fields;
  if (field === undefined) {
    // `all` or `any` of nothing.
    return { ...nothing, truths: [truthAt(condition, new Map(), model.playbook)] };
  }
  if (fields.length > 1)
    return rowByRow(
      condition,
      fields.map(({ name }) => name),
      model,
    );
  const type = model.names.typeOf(field.name);
  const at = (value: Value | undefined) =>
    truthAt(condition, new Map(value === undefined ? [] : [[field.name, value]]), model.playbook);
  const form = columnFormOf(type);
  const name = literal(field.name);
  switch (form.kind) {
    case "codes":
      return narrowed({
        code: js`{ kind: "codes", name: ${name} }`,
        truths: [undefined, ...form.values].map(at),
      });
    case "numbers": {
      const segments = segmentsOf(inOrder(valuesIn(condition)), at, (one, other) => one === other);
      const codes = [at(undefined), ...segments.map(({ given }) => given)].map(codeOf);
      return {
        code: js`{ kind: "segments", name: ${name}, bounds: ${literal(boundsOf(segments, type))}, codes: ${literal(codes)} }`,
        truths: truthCodes,
      };
    }
    case "values": {
      const local = model.names.signal(field.name);
      const test = js`(${local}) => (${emitKnown(condition, model.names)} ? 2 : 1)`;
      return {
        code: js`{ kind: "values", name: ${name}, unknown: ${codeOf(at(undefined))}, codeOf: ${test} }`,
        truths: truthCodes,
      };
    }
  }
}

/** Many codes would make for large joins: then only their truths are joined. */
function narrowed(operand: Operand): Operand {
  if (operand.truths.length <= mostJoined) return operand;
  const codes = operand.truths.map(codeOf);
  return {
    code: js`{ kind: "join", left: ${operand.code}, right: ${nothing.code}, width: 1, codes: ${literal(codes)} }`,
    truths: truthCodes,
  };
}

const mostJoined = 16;

function rowByRow(condition: Condition, names: readonly string[], model: ClassifierModel): Operand {
  const locals = names.map((name) => model.names.signal(name));
  const truth = js`${emitHolds(condition, model.names)} ? 2 : ${emitFails(condition, model.names)} ? 1 : 0`;
  return {
    code: js`{ kind: "rows", names: ${literal(names)}, codeOf: (${join(locals, ", ")}) => (${truth}) }`,
    truths: truthCodes,
  };
}

/** From where on each segment but the first goes, as numbers of the column. */
export function boundsOf(segments: readonly Segment<unknown>[], type: Type): readonly number[] {
  return segments.flatMap(({ end }) => {
    if (typeof end?.value !== "number") return [];
    const value = naturalNumber(end.value, type);
    return [end.included ? nextAbove(value) : value];
  });
}

/** The next number that a double can be. */
function nextAbove(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  const bits = new BigInt64Array(new Float64Array([value]).buffer);
  bits[0] = (bits[0] ?? 0n) + (value > 0 ? 1n : -1n);
  return new Float64Array(bits.buffer)[0] ?? value;
}

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
