/**
 * Conditions in three-valued logic, after Kleene: `true`, `false`, or `undefined` where something unknown
 * decides the outcome.
 *
 * The one idea: every test asks "which answers are still possible?". A field that is unknown leaves both, so a
 * test on it is undecided; `and`, `or` and lists of values are undecided only if what is known does not settle
 * them already. `known` alone is always decided.
 */

import type { Condition, Field, Operand, Playbook, Signal, Type, Value } from "../ir/ir.ts";
import type { Values } from "../records/record.ts";
import { servesLanguage } from "../values/language-tag.ts";
import { compilePattern, type PatternProgram } from "../values/pattern.ts";
import { matchesPattern } from "../values/pattern-match.ts";
import { fold } from "../values/text-fold.ts";

export type Truth = true | false | undefined;

/** All that a condition can look at. Names are the user's, so everything is looked up in maps. */
export interface Scope {
  readonly definitions: ReadonlyMap<string, Condition>;
  readonly signals: ReadonlyMap<string, Signal>;
  readonly columns: ReadonlyMap<string, Signal>;
  readonly customer: Values;
  /** The row of the roster that an assignment looks at. */
  readonly candidate: Values;
  /** What a tone asks of the message: `feeling`, `channel`, `persona`. */
  readonly message: Values;
}

/** A customer, and where an assignment asks, a candidate of the team, for `evaluateCondition`. */
export function createScope(
  playbook: Pick<Playbook, "definitions" | "signals" | "team">,
  customer: Values,
  candidate: Values = new Map(),
): Scope {
  return {
    definitions: mapOf(playbook.definitions, ({ name, condition }) => [name, condition]),
    signals: mapOf(playbook.signals, (signal) => [signal.name, signal]),
    columns: mapOf(playbook.team, (column) => [column.name, column]),
    customer,
    candidate,
    message: new Map(),
  };
}

/** A list of a playbook never changes, so it is put into a map once, not for each customer. */
const maps = new WeakMap<readonly object[], ReadonlyMap<string, unknown>>();

function mapOf<Item extends object, Entry>(
  items: readonly Item[],
  entryOf: (item: Item) => readonly [string, Entry],
): ReadonlyMap<string, Entry> {
  const known = maps.get(items);
  if (known !== undefined) return known as ReadonlyMap<string, Entry>;
  const made = new Map(items.map(entryOf));
  maps.set(items, made);
  return made;
}

/** Evaluates a condition. What is not in the scope (a name that the checker would have refused) is unknown. */
export function evaluateCondition(condition: Condition, scope: Scope): Truth {
  switch (condition.kind) {
    case "all":
      return every(condition.conditions.map((part) => evaluateCondition(part, scope)));
    case "any":
      return some(condition.conditions.map((part) => evaluateCondition(part, scope)));
    case "not":
      return not(evaluateCondition(condition.condition, scope));
    case "known":
      return valueOf(condition.field, scope) !== undefined;
    case "definition": {
      const definition = scope.definitions.get(condition.name);
      return definition && evaluateCondition(definition, scope);
    }
    case "holds": {
      const value = valueOf(condition.field, scope);
      return value === undefined ? undefined : value === true;
    }
    case "equals": {
      const value = valueOf(condition.field, scope);
      const type = typeOf(condition.field, scope);
      if (value === undefined || type === undefined) return undefined;
      return some(
        condition.operands.map((operand) => equalsOperand(value, operand, type, condition.field, scope)),
      );
    }
    case "compare": {
      const value = valueOf(condition.field, scope);
      const bound = operandValue(condition.operand, scope);
      if (value === undefined || bound === undefined) return undefined;
      const order = compareValues(value, bound);
      switch (condition.operator) {
        case "<":
          return order < 0;
        case "<=":
          return order <= 0;
        case ">":
          return order > 0;
        case ">=":
          return order >= 0;
      }
      break;
    }
    case "has": {
      const members = valueOf(condition.field, scope);
      const type = typeOf(condition.field, scope);
      if (!Array.isArray(members) || type === undefined) return undefined;
      const answers = condition.operands.map((operand) =>
        hasOperand(members, operand, elementOf(type), condition.field, scope),
      );
      return condition.which === "all" ? every(answers) : some(answers);
    }
    case "text": {
      const value = valueOf(condition.field, scope);
      if (value === undefined) return undefined;
      const text = fold(String(value));
      return some(
        condition.operands.map((operand) => {
          const part = operandValue(operand, scope);
          if (part === undefined) return undefined;
          if (condition.test === "matches") {
            const program = programOf(String(part));
            return program !== undefined && matchesPattern(program, text);
          }
          const folded = fold(String(part));
          return condition.test === "contains" ? text.includes(folded) : text.startsWith(folded);
        }),
      );
    }
  }
}

/** Read once, since a condition is asked of many customers; a pattern that the checker would have refused has none. */
function programOf(pattern: string): PatternProgram | undefined {
  if (!programs.has(pattern)) {
    const compiled = compilePattern(pattern);
    programs.set(pattern, "program" in compiled ? compiled.program : undefined);
  }
  return programs.get(pattern);
}

const programs = new Map<string, PatternProgram | undefined>();

/** The fields that a condition looks at, through definitions, each once, in the order written. */
export function fieldsOf(
  condition: Condition,
  definitions: ReadonlyMap<string, Condition>,
): readonly Field[] {
  const found = new Map<string, Field>();
  const add = (field: Field) =>
    found.set(`${field.of} ${field.name}`, found.get(`${field.of} ${field.name}`) ?? field);
  const addOperand = (operand: Operand) => operand.kind === "field" && add(operand.field);
  const visit = (part: Condition): void => {
    if ("conditions" in part) part.conditions.forEach(visit);
    if (part.kind === "not") visit(part.condition);
    if (part.kind === "definition") {
      const definition = definitions.get(part.name);
      if (definition) visit(definition);
    }
    if ("field" in part) add(part.field);
    if ("operands" in part) part.operands.forEach(addOperand);
    if ("operand" in part) addOperand(part.operand);
  };
  visit(condition);
  return [...found.values()];
}

/** Of a set or list, the type of what is in it. */
export const elementOf = (type: Type): Type =>
  type.kind === "set" || type.kind === "list" ? type.element : type;

/** Equality within one type: texts after folding, everything else as it stands. */
export function equalValues(left: Value, right: Value, type: Type): boolean {
  if (type.kind === "text") return fold(String(left)) === fold(String(right));
  if (Array.isArray(left) && Array.isArray(right)) {
    return (
      left.length === right.length &&
      left.every((member, index) => equalValues(member as Value, right[index] as Value, elementOf(type)))
    );
  }
  if (typeof left === "object" && typeof right === "object" && "from" in left && "from" in right) {
    return left.from === right.from && left.to === right.to;
  }
  return left === right;
}

/** Negative, 0 or positive. Canonical dates and times are in order as texts; all else that has one is a number. */
export function compareValues(left: Value, right: Value): number {
  if (typeof left === "number" && typeof right === "number") return left < right ? -1 : left > right ? 1 : 0;
  if (typeof left === "string" && typeof right === "string") return left < right ? -1 : left > right ? 1 : 0;
  return Number.NaN;
}

function equalsOperand(value: Value, operand: Operand, type: Type, field: Field, scope: Scope): Truth {
  const other = operandValue(operand, scope);
  if (other === undefined) return undefined;
  return isLanguageOfTeam(type, field)
    ? servesLanguage(String(value), String(other))
    : equalValues(value, other, type);
}

function hasOperand(
  members: readonly Value[],
  operand: Operand,
  element: Type,
  field: Field,
  scope: Scope,
): Truth {
  if (operandValue(operand, scope) === undefined) return undefined;
  return members.some((member) => equalsOperand(member, operand, element, field, scope));
}

/** A language that somebody of the team speaks serves its other forms as well; one of a customer is what it is. */
export const isLanguageOfTeam = (type: Type, field: Field): boolean =>
  type.kind === "language" && field.of === "candidate";

export function operandValue(operand: Operand, scope: Scope): Value | undefined {
  return operand.kind === "value" ? operand.value : valueOf(operand.field, scope);
}

function valueOf(field: Field, scope: Scope): Value | undefined {
  return scope[field.of].get(field.name);
}

function typeOf(field: Field, scope: Scope): Type | undefined {
  // One of names that the playbook declares: compared as they stand.
  if (field.of === "message") return { kind: "enumeration", members: [] };
  return (field.of === "customer" ? scope.signals : scope.columns).get(field.name)?.type;
}

function not(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}

/** All true; one false settles it. */
function every(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes(undefined) ? undefined : true;
}

/** One true settles it. */
function some(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.includes(undefined) ? undefined : false;
}
