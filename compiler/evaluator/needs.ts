/**
 * What a rule that gave nothing would need: the tests that do not hold yet, and how far each is from holding.
 *
 * The one idea: to make a condition true, walk down to its tests. Of `and` every part that is not true yet is needed,
 * of `or` the part that needs the least, and `not` asks for the opposite. Each test is taken by itself: two that ask
 * the same signal for different things are both listed. Values come as a record holds them.
 *
 * How far (`by`) is measured where values have an order: in the signal's own unit, dates in days, durations and times
 * in minutes. Of a personal signal nothing is measured, and its own members are not told.
 */

import type { Arm, Condition, Operand, Rule, Type, Value } from "../ir/ir.ts";
import { encodeValue, type JsonValue } from "../records/encode.ts";
import { epochDayOf } from "../values/calendar-date.ts";
import { numberOfScaled } from "../values/decimal.ts";
import { minutesOfTime } from "../values/time.ts";
import { equalValues, evaluateCondition, type Scope } from "./condition.ts";

/** One test that has to hold for a rule to give something else than it did. */
export interface Need {
  readonly signal: string;
  readonly be: Being;
  /** What it is tested against, as a record holds it; empty where it is tested against nothing, or other signals. */
  readonly values: readonly JsonValue[];
  /** The signals it is tested against, where the playbook names signals. */
  readonly others?: readonly string[];
  /** How far its value is from there. */
  readonly by?: number;
}

export type Being =
  | "known"
  | "unknown"
  | "at least"
  | "above"
  | "at most"
  | "below"
  | "one of"
  | "none of"
  /** Of sets: at least one of the values. */
  | "with any"
  /** Of sets: the values, which are the members that are missing. */
  | "with all"
  /** Of sets: none of the values, which are members that it has. */
  | "with none"
  /** Of sets: without one of the values at least. */
  | "without any"
  | "containing"
  | "not containing"
  | "starting with"
  | "not starting with"
  | "matching"
  | "not matching";

/** The needs of a condition to become true (or, not sought, false); undefined where nothing makes it so. */
export function needsOfCondition(
  condition: Condition,
  sought: boolean,
  scope: Scope,
): readonly Need[] | undefined {
  if (evaluateCondition(condition, scope) === sought) return [];
  switch (condition.kind) {
    case "all":
    case "any": {
      const parts = condition.conditions.map((part) => needsOfCondition(part, sought, scope));
      return (condition.kind === "all") === sought ? together(parts) : fewest(parts);
    }
    case "not":
      return needsOfCondition(condition.condition, !sought, scope);
    case "definition": {
      const definition = scope.definitions.get(condition.name);
      return definition && needsOfCondition(definition, sought, scope);
    }
    case "known":
      return [{ signal: condition.field.name, be: sought ? "known" : "unknown", values: [] }];
    case "holds":
      return [{ signal: condition.field.name, be: "one of", values: [sought] }];
    case "compare":
      return needsOfTest(
        condition.field.name,
        [condition.operand],
        comparing(condition.operator, sought),
        scope,
      );
    case "equals":
      return needsOfTest(condition.field.name, condition.operands, sought ? "one of" : "none of", scope);
    case "has": {
      const being =
        condition.which === "all"
          ? (["with all", "without any"] as const)
          : (["with any", "with none"] as const);
      return needsOfTest(condition.field.name, condition.operands, being[sought ? 0 : 1], scope);
    }
    case "text":
      return needsOfTest(
        condition.field.name,
        condition.operands,
        texts[condition.test][sought ? 0 : 1],
        scope,
      );
  }
}

/**
 * The needs of a signal's value to fit the nearest arm that gains anything, and that arm; undefined where there is
 * none. Values without an order are all equally near: of those it is the arm that gains most.
 */
export function needsOfArms(
  { signal, arms }: Extract<Rule, { kind: "cases" }>,
  gain: (arm: Arm) => number,
  scope: Scope,
): { readonly arm: Arm; readonly needs: readonly Need[] } | undefined {
  const [nearest] = arms
    .filter((arm) => gain(arm) > 0)
    .map((arm) => ({ arm, needs: needsOfArm(signal, arm, scope) }))
    .sort((left, right) => far(left) - far(right) || gain(right.arm) - gain(left.arm));
  return nearest;

  function far({ needs }: { readonly needs: readonly Need[] }): number {
    return needs[0]?.by ?? 0;
  }
}

/** More members of a set, or none of those it has. */
export function needsOfMembers(
  { signal }: Extract<Rule, { kind: "each" }>,
  more: boolean,
  scope: Scope,
): readonly Need[] {
  const declared = scope.signals.get(signal);
  const element = elementOf(declared?.type);
  const own = scope.customer.get(signal);
  const listed = element?.kind === "enumeration" ? element.members.map(({ name }) => name) : [];
  const personal = declared?.personal === true;
  const has = (member: string) => Array.isArray(own) && own.includes(member);
  const values = personal ? listed : listed.filter((member) => has(member) !== more);
  return [{ signal, be: more ? "with any" : "with none", values }];
}

function needsOfArm(signal: string, { test }: Arm, scope: Scope): readonly Need[] {
  const own = scope.customer.get(signal);
  const needs = (bound: Value | undefined, being: Being) =>
    bound === undefined ? [] : needsOfTest(signal, [{ kind: "value", value: bound }], being, scope);
  if (test.kind === "values") {
    const operands = test.values.map((value): Operand => ({ kind: "value", value }));
    return needsOfTest(signal, operands, "one of", scope);
  }
  // Which side of a band a personal value lies on is not told either: where a band has a lower end, that is named.
  const isBelow =
    own !== undefined &&
    test.lower !== undefined &&
    (scope.signals.get(signal)?.personal || orderOf(own, test.lower) < 0);
  const found = [
    ...(own === undefined || isBelow ? needs(test.lower, "at least") : []),
    ...(own === undefined || !isBelow ? needs(test.below, "below") : []),
  ];
  return found.length > 0 ? found : [{ signal, be: "known", values: [] }];
}

function needsOfTest(signal: string, operands: readonly Operand[], be: Being, scope: Scope): readonly Need[] {
  const { type = { kind: "text" }, personal = false } = scope.signals.get(signal) ?? {};
  const own = scope.customer.get(signal);
  const others = operands.flatMap((operand) => (operand.kind === "field" ? [operand.field.name] : []));
  const unknownOthers = others.filter((name) => !scope.customer.has(name));
  if (unknownOthers.length > 0) {
    const asked = own === undefined ? [signal, ...unknownOthers] : unknownOthers;
    return [...new Set(asked)].map((name) => ({ signal: name, be: "known", values: [] }));
  }
  const constants = operands.flatMap((operand) => (operand.kind === "value" ? [operand.value] : []));
  const values = personal ? constants : constants.filter((value) => isOpen(own, value, be, type));
  const by = personal || others.some((name) => scope.signals.get(name)?.personal) ? undefined : distance();
  return [
    {
      signal,
      be,
      values: values.map((value) => encodeValue(elementOf(type) ?? type, value)),
      ...(others.length === 0 ? {} : { others }),
      ...(by === undefined ? {} : { by }),
    },
  ];

  /** To the nearest of what it is tested against, in the smallest steps of its type. */
  function distance(): number | undefined {
    if (own === undefined || !isOrdered(type) || be === "none of") return undefined;
    const bounds = [...constants, ...others.map((name) => scope.customer.get(name) as Value)];
    const steps = Math.min(...bounds.map((bound) => Math.abs(stepsOf(bound, type) - stepsOf(own, type))));
    const all = steps + (be === "above" || be === "below" ? 1 : 0);
    return "places" in type ? numberOfScaled(all, type.places) : all;
  }
}

/** Members that a set has already are not asked for, and those it lacks need not go. */
function isOpen(own: Value | undefined, value: Value, be: Being, type: Type): boolean {
  if (!Array.isArray(own) || (be !== "with all" && be !== "with none")) return true;
  const has = own.some((member) => equalValues(member as Value, value, elementOf(type) ?? type));
  return has === (be === "with none");
}

function comparing(operator: "<" | "<=" | ">" | ">=", sought: boolean): Being {
  return (
    {
      "<": ["below", "at least"],
      "<=": ["at most", "above"],
      ">": ["above", "at most"],
      ">=": ["at least", "below"],
    } as const
  )[operator][sought ? 0 : 1];
}

const texts = {
  contains: ["containing", "not containing"],
  starts: ["starting with", "not starting with"],
  matches: ["matching", "not matching"],
} as const;

function together(parts: readonly (readonly Need[] | undefined)[]): readonly Need[] | undefined {
  const needs: Need[] = [];
  for (const part of parts) {
    if (part === undefined) return undefined;
    needs.push(...part);
  }
  return needs;
}

/** The first of those that need the least. */
function fewest(parts: readonly (readonly Need[] | undefined)[]): readonly Need[] | undefined {
  let least: readonly Need[] | undefined;
  for (const part of parts)
    if (part !== undefined && (least === undefined || part.length < least.length)) least = part;
  return least;
}

const elementOf = (type: Type | undefined): Type | undefined =>
  type?.kind === "set" || type?.kind === "list" ? type.element : undefined;

const isOrdered = ({ kind }: Type): boolean =>
  ["integer", "decimal", "percent", "money", "duration", "date", "time"].includes(kind);

/** A value of an ordered type as a count of the smallest steps that its type has. */
function stepsOf(value: Value, { kind }: Type): number {
  if (kind === "date") return epochDayOf(String(value));
  if (kind === "time") return minutesOfTime(String(value));
  return Number(value);
}

const orderOf = (left: Value, right: Value): number => (left < right ? -1 : left > right ? 1 : 0);
