/**
 * Receipts: one classification as a small document that can be kept, and replayed later.
 *
 * It names the playbook by its digest, and holds what the playbook needed to know of the customer and no more
 * (bands.ts), the points of each reason, and the result. Masked signals cannot be replayed: of rules that look at one,
 * what they gave is kept instead. No clock is read: days are given.
 */

import type { Playbook, Type, Value } from "../ir/ir.ts";
import { encodeValue, type JsonValue } from "../records/encode.ts";
import type { Values } from "../records/record.ts";
import { epochDayOf } from "../values/calendar-date.ts";
import { type BandedSignal, bandedSignals, isMasked } from "./bands.ts";
import type { Classification, RuleResult } from "./classification.ts";
import { compareValues, createScope } from "./condition.ts";
import { conclude, missingSignals, nothingScored } from "./evaluate.ts";
import { evaluateRules, type RuleOutcome, signalsOf, stateOf } from "./rules.ts";

export interface ReceiptOptions {
  /** SHA-256 of the playbook's bytes: see `digestPlaybook`. */
  readonly digest: string;
  /** The day of the classification, and the day that the data is from; ISO. */
  readonly on?: string | undefined;
  readonly dataFrom?: string | undefined;
}

/** JSON through and through. */
export interface Receipt {
  readonly format: "persona-receipt";
  readonly version: 1;
  readonly playbook: { readonly name: string; readonly version: string; readonly digest: string };
  /** The customer's id. */
  readonly customer: string;
  readonly on?: string;
  readonly dataFrom?: string;
  /** Days from `dataFrom` to `on`, where both are given. */
  readonly age?: number;
  /** The persona that the customer had. */
  readonly previous?: string;
  /** What is known, in declared order. */
  readonly inputs: readonly Input[];
  /** Rules that gave points, and those that looked at something masked, in the order of the playbook. */
  readonly reasons: readonly Reason[];
  readonly ties: {
    /** Who goes first among equals. */
    readonly order: readonly string[];
    /** Those that were equal to the first, itself included; empty where it was ahead. */
    readonly between: readonly string[];
  };
  readonly result: Omit<Classification, "persona" | "notices"> & { readonly persona: string | null };
}

/** A value, the band it lies in, or only that it is known. */
export interface Input {
  readonly signal: string;
  readonly value?: JsonValue;
  readonly from?: number | string;
  readonly below?: number | string;
  readonly masked?: true;
  readonly known?: true;
}

export interface Reason {
  readonly code: string;
  readonly state: RuleResult["state"];
  readonly points: readonly { readonly persona: string; readonly points: number }[];
  /** How many members a `for each` counted. */
  readonly members?: number;
}

/** The part of a record that is looked at. */
export interface Classified {
  readonly id: string;
  readonly previous?: string | undefined;
  readonly signals: Values;
}

export function receipt(
  playbook: Playbook,
  { id, previous, signals }: Classified,
  { digest, on, dataFrom }: ReceiptOptions,
): Receipt {
  const missing = missingSignals(playbook, signals);
  const age = ageOf(on, dataFrom);
  const outcomes = missing.length > 0 ? [] : evaluateRules(playbook, createScope(playbook, signals));
  const classification =
    missing.length > 0
      ? nothingScored(playbook, missing, { previous })
      : conclude(playbook, outcomes, { previous });
  return {
    format: "persona-receipt",
    version: 1,
    playbook: { name: playbook.name, version: playbook.version, digest },
    customer: id,
    ...(on === undefined ? {} : { on }),
    ...(dataFrom === undefined ? {} : { dataFrom }),
    ...(age === undefined ? {} : { age }),
    ...(previous === undefined ? {} : { previous }),
    inputs: bandedSignals(playbook).flatMap((banded) => {
      const value = signals.get(banded.signal.name);
      return value === undefined ? [] : [inputOf(banded, value)];
    }),
    reasons: reasonsOf(playbook, outcomes),
    ties: tiesIn(playbook, classification),
    result: resultOf(classification),
  };
}

/** Of the data, in days; undefined where a day is not given. */
export const ageOf = (on: string | undefined, dataFrom: string | undefined): number | undefined =>
  on === undefined || dataFrom === undefined ? undefined : epochDayOf(on) - epochDayOf(dataFrom);

export function inputOf({ signal: { name: signal, type }, banding }: BandedSignal, value: Value): Input {
  switch (banding.kind) {
    case "masked":
      return { signal, masked: true };
    case "known":
      return { signal, known: true };
    case "exact":
      return { signal, value: exactValue(value, type) };
    case "bands": {
      const band = banding.bands.find(({ below }) => below === undefined || compareValues(value, below) < 0);
      return {
        signal,
        ...(band?.from === undefined ? {} : { from: encodeOrdered(type, band.from) }),
        ...(band?.below === undefined ? {} : { below: encodeOrdered(type, band.below) }),
      };
    }
  }
}

const encodeOrdered = (type: Type, value: number | string) => encodeValue(type, value) as number | string;

/** In one spelling, however the record has it: members once, in declared order; durations in minutes. */
function exactValue(value: Value, type: Type): JsonValue {
  if (type.kind === "duration") return `${value} minutes`;
  if (type.kind !== "set" || !Array.isArray(value)) return encodeValue(type, value);
  const { element } = type;
  if (element.kind === "enumeration")
    return element.members.map(({ name }) => name).filter((name) => value.includes(name));
  return encodeValue(type, [...new Set(value as readonly Value[])]) as JsonValue;
}

export function reasonsOf(playbook: Playbook, outcomes: readonly RuleOutcome[]): readonly Reason[] {
  const masked = new Set(playbook.signals.filter(isMasked).map(({ name }) => name));
  const { definitions } = createScope(playbook, new Map());
  return outcomes.flatMap((outcome): Reason[] => {
    const { rule, code, points, members } = outcome;
    const kept = points.length > 0 || signalsOf(rule, definitions).some((name) => masked.has(name));
    if (!kept) return [];
    return [
      {
        code,
        state: stateOf(outcome),
        points: points.map(({ persona, points }) => ({ persona, points: points / 1000 })),
        ...(members === undefined ? {} : { members }),
      },
    ];
  });
}

export function tiesIn({ classify, personas }: Playbook, { ranking }: Classification): Receipt["ties"] {
  const names = personas.map(({ name }) => name);
  const order = [...new Set([...classify.ties, ...names])].filter((name) => names.includes(name));
  const equal = ranking.filter((ranked) => ranked[classify.rankBy] === ranking[0]?.[classify.rankBy]);
  return { order, between: equal.length > 1 ? equal.map(({ persona }) => persona) : [] };
}

export function resultOf({ persona, notices: _, ...result }: Classification): Receipt["result"] {
  return { ...result, persona: persona ?? null };
}
