/**
 * Whether a receipt still holds: the classification is made again from what the receipt has, and compared.
 *
 * What was masked cannot be looked at again, so of the rules that asked it the receipt is believed which arm fitted;
 * what that arm gives comes from the playbook. Receipts come from outside: whatever they hold, nothing is thrown.
 */

import type { Playbook, Rule, Value } from "../ir/ir.ts";
import { limits } from "../limits.ts";
import { encodeValue, type JsonValue } from "../records/encode.ts";
import { readPlainCustomer } from "../records/plain-records.ts";
import { isDate } from "../values/calendar-date.ts";
import { type BandedSignal, bandedSignals, isMasked } from "./bands.ts";
import { createScope } from "./condition.ts";
import { conclude, nothingScored } from "./evaluate.ts";
import { countOfMembers } from "./reach.ts";
import type { RuleCodes } from "./reason-codes.ts";
import { ageOf, type Reason, reasonsOf, resultOf, tiesIn } from "./receipt.ts";
import {
  evaluateRules,
  outcomeOfArm,
  outcomeOfCondition,
  outcomeOfMembers,
  type RuleOutcome,
  signalsOf,
} from "./rules.ts";

export interface Verification {
  /** Nothing differs. */
  readonly same: boolean;
  readonly differences: readonly Difference[];
}

export interface Difference {
  /** `form`: this is no receipt. `playbook`: another one, or another version. `input`: it tells other values apart. */
  readonly what: "form" | "playbook" | "input" | "reason" | "result";
  /** The field, signal or reason code. */
  readonly name: string;
  /** As the receipt has it, and as it is now; null for nothing. */
  readonly was: JsonValue | null;
  readonly is: JsonValue | null;
}

type Fields = { readonly [name: string]: unknown };

/** `digest` is that of the playbook. */
export function verify(playbook: Playbook, receipt: unknown, digest: string): Verification {
  const wrong = wrongField(receipt);
  if (wrong !== undefined) return verification([{ what: "form", name: wrong, was: null, is: null }]);
  const {
    playbook: named,
    previous,
    inputs,
    reasons,
    result,
  } = receipt as {
    playbook: Fields;
    previous?: string;
    inputs: readonly (Fields & { signal: string })[];
    reasons: readonly (Fields & { code: string })[];
    result: Fields;
  };
  const own = { name: playbook.name, version: playbook.version, digest };
  const differences = contrast("playbook", ["name", "version", "digest"], named, own);

  const signals = new Map<string, Value>();
  const listed = new Set<string>();
  const banded = new Map(bandedSignals(playbook).map((each) => [each.signal.name, each]));
  for (const { signal, ...input } of inputs) {
    const known = banded.get(signal);
    const value = known && valueOf(input, known, playbook);
    if (value === undefined) differences.push({ what: "input", name: signal, was: plain(input), is: null });
    else {
      listed.add(signal);
      if (known && !isMasked(known.signal) && known.banding.kind !== "known") signals.set(signal, value);
    }
  }

  const missing = playbook.signals.filter(({ name, required }) => required && !listed.has(name));
  const outcomes = missing.length > 0 ? [] : replay(playbook, signals, reasons);
  const options = { previous };
  const classification =
    missing.length > 0
      ? nothingScored(
          playbook,
          missing.map(({ name }) => name),
          options,
        )
      : conclude(playbook, outcomes, options);
  const now = reasonsOf(playbook, outcomes);
  const byCode = (list: readonly (Fields & { code: string })[]): Fields =>
    Object.fromEntries(list.map(({ code, ...reason }) => [code, reason]));
  const codes = [...new Set([...now, ...reasons].map(({ code }) => code))];
  differences.push(
    ...contrast("reason", codes, byCode(reasons), byCode(now as readonly (Reason & Fields)[])),
    ...contrast("result", Object.keys(resultOf(classification)), result, { ...resultOf(classification) }),
    ...contrast("result", ["ties"], receipt as Fields, { ties: tiesIn(playbook, classification) }),
  );
  return verification(differences);
}

const verification = (differences: readonly Difference[]): Verification => ({
  same: differences.length === 0,
  differences,
});

/** The first field that no receipt has so. */
function wrongField(receipt: unknown): string | undefined {
  if (!isObject(receipt)) return "receipt";
  const { format, version, playbook, on, dataFrom, age, previous, inputs, reasons, result } = receipt;
  if (format !== "persona-receipt") return "format";
  if (version !== 1) return "version";
  if (!isObject(playbook)) return "playbook";
  if (!isDay(on)) return "on";
  if (!isDay(dataFrom)) return "dataFrom";
  if (age !== ageOf(on, dataFrom)) return "age";
  if (previous !== undefined && typeof previous !== "string") return "previous";
  if (!Array.isArray(inputs) || !inputs.every((input) => isObject(input) && typeof input.signal === "string"))
    return "inputs";
  if (
    !Array.isArray(reasons) ||
    !reasons.every((reason) => isObject(reason) && typeof reason.code === "string")
  )
    return "reasons";
  return isObject(result) ? undefined : "result";
}

const isDay = (value: unknown): value is string | undefined =>
  value === undefined || (typeof value === "string" && isDate(value));

const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A value that an input stands for; undefined where the playbook knows no such input. */
function valueOf(input: Fields, { signal, banding }: BandedSignal, playbook: Playbook): Value | undefined {
  switch (banding.kind) {
    case "masked":
      return sameJson(input, { masked: true }) ? true : undefined;
    case "known":
      return sameJson(input, { known: true }) ? true : undefined;
    case "exact": {
      const lenient = playbook.signals.map((each) => ({ ...each, required: false }));
      const signals = Object.fromEntries([[signal.name, input.value ?? null]]);
      const record = { id: "1", name: "1", signals };
      return readPlainCustomer({ ...playbook, signals: lenient }, record).record?.signals.get(signal.name);
    }
    case "bands":
      return banding.bands.find(({ from, below }) => {
        const bound = (value: number | string | undefined) =>
          value === undefined ? undefined : encodeValue(signal.type, value);
        return bound(from) === input.from && bound(below) === input.below;
      })?.like;
  }
}

/** What every rule gives; of those that look at something masked, the arm that the receipt names. */
function replay(
  playbook: Playbook,
  signals: ReadonlyMap<string, Value>,
  reasons: readonly (Fields & { code: string })[],
): readonly RuleOutcome[] {
  const scope = createScope(playbook, signals);
  const masked = new Set(playbook.signals.filter(isMasked).map(({ name }) => name));
  return evaluateRules(playbook, scope).map((outcome) => {
    const { rule, codes } = outcome;
    if (!signalsOf(rule, scope.definitions).some((name) => masked.has(name))) return outcome;
    const own = [codes.rule, ...codes.arms, codes.unknown];
    const reason = reasons.find(({ code }) => own.includes(code));
    return reason === undefined
      ? outcome
      : outcomeOf(rule, codes, reason, (name) => mostMembers(name, playbook));
  });
}

/** As many members as a set can have, or a list may. */
export function mostMembers(name: string, { signals }: Pick<Playbook, "signals">): number {
  const type = signals.find((signal) => signal.name === name)?.type;
  return (type && countOfMembers(type)) ?? limits.members;
}

function outcomeOf(
  rule: Rule,
  codes: RuleCodes,
  reason: Fields & { code: string },
  most: (signal: string) => number,
): RuleOutcome {
  const { code } = reason;
  const [state, members] = [reason.state, reason.members];
  switch (rule.kind) {
    case "when":
      return outcomeOfCondition(rule, state === "unknown" ? undefined : state === "hit", codes);
    case "each": {
      const isCount = state !== "unknown" && Number.isInteger(members) && Number(members) >= 0;
      return outcomeOfMembers(
        rule,
        isCount ? Math.min(Number(members), most(rule.signal)) : undefined,
        codes,
      );
    }
    case "cases": {
      const arm = codes.arms.indexOf(code);
      return outcomeOfArm(rule, state === "unknown" ? "unknown" : arm < 0 ? undefined : arm, codes);
    }
  }
}

function contrast(
  what: Difference["what"],
  names: readonly string[],
  before: Fields,
  now: Fields,
): Difference[] {
  return names.flatMap((name) => {
    const [was, is] = [before, now].map((fields) =>
      Object.hasOwn(fields, name) ? plain(fields[name]) : null,
    );
    return sameJson(was, is) ? [] : [{ what, name, was: was ?? null, is: is ?? null }];
  });
}

const plain = (value: unknown): JsonValue | null => (value === undefined ? null : (value as JsonValue));

/** Keys may stand in any order: databases sort them. */
function sameJson(left: unknown, right: unknown): boolean {
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((each, index) => sameJson(each, right[index]));
  if (!isObject(left) || !isObject(right)) return left === right;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && sameJson(left[key], right[key]))
  );
}
