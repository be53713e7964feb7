/**
 * How much of a customer a receipt holds: of each signal just what the playbook tells apart.
 *
 * Values with an order are given by the band they lie in: between two neighbours among all the values that some rule
 * compares the signal with, so that no rule can tell two values of a band from each other. Values without an order
 * are given as they are. What is personal, and all free text, is masked. A fact about the playbook alone, for the
 * evaluator and for every emitter.
 */

import type { Condition, Operand, Playbook, Signal, Type, Value } from "../ir/ir.ts";
import { addDays } from "../values/calendar-date.ts";
import { minutesOfTime, timeOfMinutes } from "../values/time.ts";
import { compareValues } from "./condition.ts";
import { signalsOf } from "./rules.ts";

/** Canonical values. */
export type Banding =
  | { readonly kind: "masked" | "exact" | "known" }
  | { readonly kind: "bands"; readonly bands: readonly Band[] };

/** The lower end is included, the upper is not; `like` is one of its values. */
export interface Band {
  readonly from?: number | string;
  readonly below?: number | string;
  readonly like: number | string;
}

export interface BandedSignal {
  readonly signal: Signal;
  /** `known` of a required signal that no rule looks at: that it is known is all that matters. */
  readonly banding: Banding;
}

type Source = Pick<Playbook, "signals" | "definitions" | "rules">;

/** The signals that decide something, in declared order. */
export function bandedSignals(playbook: Source): readonly BandedSignal[] {
  const definitions = new Map(playbook.definitions.map(({ name, condition }) => [name, condition]));
  const looked = new Set(playbook.rules.flatMap((rule) => signalsOf(rule, definitions)));
  return playbook.signals
    .filter(({ name, required }) => required || looked.has(name))
    .map((signal) => ({ signal, banding: bandingOf(signal, looked.has(signal.name), playbook) }));
}

/** Whether a receipt says no more of a signal than that it is known. */
export const isMasked = ({ personal, type }: Pick<Signal, "personal" | "type">): boolean =>
  personal || isFreeText(type);

const isFreeText = (type: Type): boolean =>
  type.kind === "set" || type.kind === "list"
    ? isFreeText(type.element)
    : type.kind === "text" || type.kind === "email" || type.kind === "link";

function bandingOf(signal: Signal, looked: boolean, playbook: Source): Banding {
  if (isMasked(signal)) return { kind: "masked" };
  if (!looked) return { kind: "known" };
  if (!isOrdered(signal.type)) return { kind: "exact" };
  const cuts = cutsOf(signal, playbook);
  return cuts === undefined ? { kind: "exact" } : { kind: "bands", bands: bandsBetween(cuts, signal.type) };
}

const isOrdered = ({ kind }: Type): boolean =>
  ["integer", "decimal", "percent", "money", "duration", "date", "time"].includes(kind);

/** Where rules begin to see something else, in order; undefined where the signal is compared with another one. */
function cutsOf(
  { name, type }: Signal,
  { rules, definitions }: Source,
): readonly (number | string)[] | undefined {
  const cuts = new Set<number | string>();
  let compared = false;
  const add = (value: Value | undefined): void => {
    if (typeof value === "number" || typeof value === "string") cuts.add(value);
  };
  const addOnly = (value: Value): void => {
    add(value);
    add(neighbour(value as number | string, 1, type));
  };
  const visit = (condition: Condition): void => {
    if ("conditions" in condition) condition.conditions.forEach(visit);
    else if (condition.kind === "not") visit(condition.condition);
    else if (condition.kind === "compare") {
      const { field, operator, operand } = condition;
      if (isOther(field.name, [operand])) compared = true;
      else if (field.name === name && operand.kind === "value") {
        const after = operator === "<=" || operator === ">";
        add(after ? neighbour(operand.value as number | string, 1, type) : operand.value);
      }
    } else if (condition.kind === "equals") {
      if (isOther(condition.field.name, condition.operands)) compared = true;
      else if (condition.field.name === name)
        for (const operand of condition.operands) if (operand.kind === "value") addOnly(operand.value);
    }
  };
  const isOther = (field: string, operands: readonly Operand[]) => {
    const others = operands.flatMap((operand) => (operand.kind === "field" ? [operand.field.name] : []));
    return others.length > 0 && (field === name || others.includes(name));
  };
  for (const { condition } of definitions) visit(condition);
  for (const rule of rules) {
    if (rule.kind === "when") visit(rule.condition);
    if (rule.kind !== "cases" || rule.signal !== name) continue;
    for (const { test } of rule.arms) {
      if (test.kind === "values") test.values.forEach(addOnly);
      else {
        add(test.lower);
        add(test.below);
      }
    }
  }
  return compared ? undefined : [...cuts].sort(compareValues);
}

function bandsBetween(cuts: readonly (number | string)[], type: Type): readonly Band[] {
  const [first] = cuts;
  const lower = "range" in type ? type.range?.lower : undefined;
  if (first === undefined) return [{ like: lower ?? anyValue(type) }];
  const below = lower !== undefined && compareValues(lower, first) < 0 ? lower : neighbour(first, -1, type);
  return [
    // Where nothing lies below the first cut there is no band.
    ...(below === undefined ? [] : [{ below: first, like: below }]),
    ...cuts.map((from, index): Band => {
      const end = cuts[index + 1];
      return { from, ...(end === undefined ? {} : { below: end }), like: from };
    }),
  ];
}

/** The next value, or the one before; undefined where there is none. */
export function neighbour(value: number | string, step: 1 | -1, { kind }: Type): number | string | undefined {
  if (kind === "date") return addDays(String(value), step);
  if (kind === "time") {
    const minutes = minutesOfTime(String(value)) + step;
    return minutes < 0 || minutes >= 1440 ? undefined : timeOfMinutes(minutes);
  }
  const next = Number(value) + step;
  return kind === "duration" && next < 0 ? undefined : next;
}

const anyValue = ({ kind }: Type): number | string =>
  kind === "date" ? "2000-01-01" : kind === "time" ? "00:00" : 0;
