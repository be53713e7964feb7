/**
 * The nearest customer of whom what a test expects would hold: another value of one signal, or none, else of two.
 *
 * Found by trying the values between which the playbook tells, first of what the test says, then of what it leaves out.
 * So many are tried and no more: who has many failing tests is not to wait for what would mend each.
 */

import { classifyKnown } from "../evaluator/classify-known.ts";
import { createScope } from "../evaluator/condition.ts";
import { signalsOf } from "../evaluator/rules.ts";
import type { Expectation, Playbook, Signal, Value } from "../ir/ir.ts";
import type { Values } from "../records/record.ts";
import { isMet } from "./judge.ts";
import type { Observed } from "./observed.ts";
import { type TellingValues, tellingValues } from "./proposals/telling-values.ts";
import { signalSource } from "./proposals/test-source.ts";
import type { Reasons } from "./result.ts";

/** Of changes of one signal, and again of two. */
const mostTries = 100;

/**
 * @param missed what is not met: expected of the customer, and not of the plan
 * @param others what else the test expects of the customer: a change that meets that, too, goes first
 */
export function nearestChange(
  missed: Expectation,
  others: readonly Expectation[],
  observed: Observed,
): Reasons | undefined {
  const { playbook, signals, previous } = observed;
  const { weighed, values } = weighedIn(playbook);
  const isSaid = ({ name }: Signal) => signals.has(name);
  const order = [...weighed.filter(isSaid), ...weighed.filter((signal) => !isSaid(signal))];
  const options = order.map((signal) => changesOf(signal, signals, values));

  let nearest: readonly Change[] | undefined;
  for (const ways of [ones(options), twos(options)]) {
    let tries = 0;
    for (const changes of ways) {
      if (++tries > mostTries) break;
      const then = changedBy(changes);
      if (!isMet(missed, then)) continue;
      if (others.every((each) => isMet(each, then))) return wordChanges(changes, signals);
      nearest ??= changes;
    }
  }
  return nearest && wordChanges(nearest, signals);

  function changedBy(changes: readonly Change[]): Observed {
    const changed = new Map(signals);
    for (const { signal, value } of changes)
      if (value === undefined) changed.delete(signal.name);
      else changed.set(signal.name, value);
    return { ...observed, signals: changed, ...classifyKnown(playbook, changed, { previous }) };
  }
}

interface Change {
  readonly signal: Signal;
  /** Undefined: not known any more. */
  readonly value: Value | undefined;
}

function* ones(options: readonly (readonly Change[])[]): Generator<readonly Change[]> {
  for (const each of options) for (const change of each) yield [change];
}

function* twos(options: readonly (readonly Change[])[]): Generator<readonly Change[]> {
  for (const [index, later] of options.entries())
    for (const earlier of options.slice(0, index))
      for (const left of earlier) for (const right of later) yield [left, right];
}

/** The nearest first, where values have an order. */
function changesOf(signal: Signal, signals: Values, values: TellingValues): readonly Change[] {
  const own = signals.get(signal.name);
  const away = (value: Value): number =>
    typeof own === "number" && typeof value === "number" ? Math.abs(value - own) : 0;
  const others = values
    .of(signal.name)
    .filter((value) => JSON.stringify(value) !== JSON.stringify(own))
    .toSorted((left, right) => away(left) - away(right));
  const leftOut = own === undefined || signal.required ? [] : [undefined];
  return [...others, ...leftOut].map((value) => ({ signal, value }));
}

function wordChanges(changes: readonly Change[], signals: Values): Reasons {
  const told = changes.map(({ signal, value }) => {
    const [own, wanted] = [signals.get(signal.name), value].map((each) =>
      each === undefined ? undefined : `\`${signalSource(signal, each)}\``,
    );
    if (own === undefined) return `${wanted}, which is not known`;
    return wanted === undefined ? `without ${own}` : `${wanted} in place of ${own}`;
  });
  return { heading: "The nearest change that would meet it", lines: [told.join(", and ")] };
}

interface Weighed {
  /** What rules look at, but for what is personal. */
  readonly weighed: readonly Signal[];
  readonly values: TellingValues;
}

/** A playbook never changes, so one look is enough. */
const known = new WeakMap<Playbook, Weighed>();

function weighedIn(playbook: Playbook): Weighed {
  const found = known.get(playbook);
  if (found !== undefined) return found;
  const { definitions } = createScope(playbook, new Map());
  const names = new Set(playbook.rules.flatMap((rule) => signalsOf(rule, definitions)));
  const made = {
    weighed: playbook.signals.filter(({ name, personal }) => names.has(name) && !personal),
    values: tellingValues(playbook),
  };
  known.set(playbook, made);
  return made;
}
