/**
 * The values of a signal between which a playbook can tell: each member, both sides of each cut, each text that is
 * asked for. And which of them make a condition hold, found by trying.
 */

import { createScope, evaluateCondition, fieldsOf, type Truth } from "../../evaluator/condition.ts";
import type { Condition, Operand, Playbook, Signal, Type, Value } from "../../ir/ir.ts";
import { stepFrom } from "../step.ts";
import { anyValue } from "./any-value.ts";
import { type Known, signalsOf } from "./customer.ts";

export interface TellingValues {
  of(signal: string): readonly Value[];
  /** The fewest signals that give the condition this answer; undefined where none were found. */
  making(condition: Condition, truth: boolean): Known | undefined;
  /** What else has to be known for the condition to hold with the one value of a signal, and not with the other. */
  deciding(condition: Condition, signal: string, inside: Value, outside: Value): Known | undefined;
}

/** So many combinations are tried for one condition. */
const mostTries = 20_000;

export function tellingValues(playbook: Playbook): TellingValues {
  const signals = new Map(playbook.signals.map((signal) => [signal.name, signal]));
  const named = operandsBySignal(playbook);
  const values = new Map<string, readonly Value[]>();
  const definitions = new Map(playbook.definitions.map(({ name, condition }) => [name, condition]));

  function of(name: string): readonly Value[] {
    const known = values.get(name);
    if (known !== undefined) return known;
    const signal = signals.get(name);
    const found = signal === undefined ? [] : valuesOf(signal, named.get(name) ?? []);
    values.set(name, found);
    return found;
  }

  const truthOf = (condition: Condition, known: Known): Truth =>
    evaluateCondition(condition, createScope(playbook, signalsOf(known)));

  const signalsIn = (condition: Condition): readonly string[] =>
    fieldsOf(condition, definitions).flatMap((field) => (field.of === "customer" ? [field.name] : []));

  /** Tries values of these signals, the fewest first, until what is known is as wanted. */
  function search(names: readonly string[], isWanted: (known: Known) => boolean): Known | undefined {
    let tries = 0;
    const from = (index: number, known: Known, left: number): Known | undefined => {
      if (left === 0) return isWanted(known) ? known : undefined;
      for (let next = index; next < names.length; next++) {
        const name = names[next] as string;
        for (const value of of(name)) {
          if (++tries > mostTries) return undefined;
          const found = from(next + 1, new Map([...known, [name, value]]), left - 1);
          if (found !== undefined) return found;
        }
      }
      return undefined;
    };
    for (let count = 0; count <= names.length; count++) {
      const found = from(0, new Map(), count);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  const making: TellingValues["making"] = (condition, truth) =>
    search(signalsIn(condition), (known) => truthOf(condition, known) === truth);

  const deciding: TellingValues["deciding"] = (condition, signal, inside, outside) =>
    search(
      signalsIn(condition).filter((name) => name !== signal),
      (known) =>
        truthOf(condition, new Map([...known, [signal, inside]])) === true &&
        truthOf(condition, new Map([...known, [signal, outside]])) !== true,
    );

  return { of, making, deciding };
}

function valuesOf({ type }: Signal, operands: readonly Value[]): readonly Value[] {
  switch (type.kind) {
    case "boolean":
      return [true, false];
    case "enumeration":
      return type.members.map(({ name }) => name);
    case "set":
    case "list": {
      const members =
        type.element.kind === "enumeration"
          ? type.element.members.map(({ name }): Value => name)
          : orUsual(operands, type.element);
      const asked = [...new Set(operands)];
      return [
        ...members.map((member) => [member]),
        ...(asked.length > 1 ? [inOrder(asked, members)] : []),
        [],
      ];
    }
    case "text":
      return [...operands, "something else"];
    default: {
      if (operands.length === 0) return orUsual(operands, type);
      const ordered = operands.filter((value) => typeof value === "number" || typeof value === "string");
      const beside = ordered.flatMap((value) => [value, stepFrom(value, -1, type), stepFrom(value, 1, type)]);
      return [...new Set(beside)].filter((value) => value !== undefined);
    }
  }
}

/** Where only is asked whether something is known, one value does. */
function orUsual(operands: readonly Value[], type: Type): readonly Value[] {
  const usual = operands.length > 0 ? undefined : anyValue(type);
  return usual === undefined ? operands : [usual];
}

/** A set has its members in the order declared. */
const inOrder = (asked: readonly Value[], members: readonly Value[]): readonly Value[] =>
  members.filter((member) => asked.includes(member));

/** What signals are compared with, in rules, definitions, plays and stages. */
function operandsBySignal(playbook: Playbook): ReadonlyMap<string, readonly Value[]> {
  const found = new Map<string, Value[]>();
  const add = (signal: string, value: Value | undefined): void => {
    if (value === undefined) return;
    const known = found.get(signal) ?? [];
    if (!known.includes(value)) known.push(value);
    found.set(signal, known);
  };
  const addOperands = (signal: string, operands: readonly Operand[]): void => {
    for (const operand of operands) if (operand.kind === "value") add(signal, operand.value);
  };
  const visit = (condition: Condition): void => {
    if ("conditions" in condition) condition.conditions.forEach(visit);
    else if (condition.kind === "not") visit(condition.condition);
    else if ("operands" in condition) addOperands(condition.field.name, condition.operands);
    else if ("operand" in condition) addOperands(condition.field.name, [condition.operand]);
  };
  for (const { condition } of playbook.definitions) visit(condition);
  for (const rule of playbook.rules) {
    if (rule.kind === "when") visit(rule.condition);
    if (rule.kind !== "cases") continue;
    for (const { test } of rule.arms) {
      if (test.kind === "values") for (const value of test.values) add(rule.signal, value);
      else {
        add(rule.signal, test.lower);
        add(rule.signal, test.below);
      }
    }
  }
  for (const { actions } of playbook.plays)
    for (const { conditions } of actions) for (const condition of conditions) visit(condition);
  for (const { enters } of playbook.stages) if (enters !== undefined) visit(enters);
  return found;
}
