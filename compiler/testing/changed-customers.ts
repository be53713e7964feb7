/**
 * Customers who differ from that of a test in one value, or in two, with what each comes to.
 *
 * Of a playbook with hundreds of signals there are hundreds of thousands with two values changed. What values bring
 * that no rule looks at together adds up, so of those that bring the same, one is tried for all.
 */

import { scoreFrom, scoreKnown } from "../evaluator/classify-known.ts";
import { createScope } from "../evaluator/condition.ts";
import { concludeTotals, missingSignals, nothingScored, type Totals } from "../evaluator/evaluate.ts";
import { signalsOf } from "../evaluator/rules.ts";
import type { Expectation, Playbook, Signal, Value } from "../ir/ir.ts";
import type { Observed } from "./observed.ts";
import { type TellingValues, tellingValues } from "./proposals/telling-values.ts";

export interface Change {
  readonly signal: Signal;
  /** Undefined: not known any more. */
  readonly value: Value | undefined;
}

export interface ChangedCustomer {
  readonly changes: readonly Change[];
  /** Who they are; days and plan are still those of the customer of the test. */
  readonly changed: Observed;
}

export interface ChangedCustomers {
  /** What the test says comes first, and of values with an order the nearest; what is left out comes last. */
  readonly ones: () => Iterable<ChangedCustomer>;
  readonly twos: () => Iterable<ChangedCustomer>;
}

/** @param asked what they are to be judged by */
export function changedCustomers(observed: Observed, asked: readonly Expectation[]): ChangedCustomers {
  const { playbook, signals, previous } = observed;
  const start = scoreKnown(playbook, signals);
  const missing = missingSignals(playbook, signals);
  const apart = new Set(
    asked.flatMap((each) =>
      each.kind === "reason" ? [each.signal, ...togetherWith(each.signal, playbook)] : [],
    ),
  );

  function scoreWith(changes: readonly Change[]) {
    const known = new Map(signals);
    for (const { signal, value } of changes)
      if (value === undefined) known.delete(signal.name);
      else known.set(signal.name, value);
    const differing = changes.map(({ signal }) => signal.name);
    return scoreFrom(start, playbook, known, differing);
  }

  const all = changesOf(observed).map((change): Scored => ({ change, totals: scoreWith([change]).totals }));

  function customerWith(changes: readonly Change[], totals: Totals): ChangedCustomer {
    const still = missing.filter((name) => changes.every(({ signal }) => signal.name !== name));
    const classification =
      still.length > 0
        ? nothingScored(playbook, still, { previous })
        : concludeTotals(playbook, totals, { previous });
    const outcomes = () => (still.length > 0 ? [] : scoreWith(changes).outcomes());
    return { changes, changed: { ...observed, classification, outcomes } };
  }

  /** Those that bring the same, whatever else is changed that no rule looks at together with them. */
  function alike(): readonly (readonly Scored[])[] {
    const found = new Map<string, Scored[]>();
    for (const scored of all) {
      const { change, totals } = scored;
      const { name } = change.signal;
      const own = apart.has(name) || missing.includes(name) ? [name, change.value] : [];
      const key = JSON.stringify([...totals.scores.values(), totals.coverage.decided, ...own]);
      const known = found.get(key);
      if (known === undefined) found.set(key, [scored]);
      else known.push(scored);
    }
    return [...found.values()];
  }

  function* ones(): Generator<ChangedCustomer> {
    for (const { change, totals } of all) yield customerWith([change], totals);
  }

  function* twos(): Generator<ChangedCustomer> {
    const groups = alike();
    for (const [index, later] of groups.entries())
      for (const earlier of groups.slice(0, index + 1)) {
        const pair = independent(earlier, later, playbook);
        if (pair === undefined) continue;
        const [left, right] = pair;
        yield customerWith([left.change, right.change], sum(start.totals, left.totals, right.totals));
      }
    const before = new Map<string, readonly Scored[]>();
    for (const [name, laters] of Map.groupBy(all, ({ change }) => change.signal.name)) {
      for (const other of togetherWith(name, playbook))
        for (const { change: earlier } of before.get(other) ?? [])
          for (const { change: later } of laters) {
            const pair = [earlier, later];
            yield customerWith(pair, scoreWith(pair).totals);
          }
      before.set(name, laters);
    }
  }

  return { ones, twos };
}

interface Scored {
  readonly change: Change;
  readonly totals: Totals;
}

/** The first two of different signals that no rule looks at together. */
function independent(
  earlier: readonly Scored[],
  later: readonly Scored[],
  playbook: Playbook,
): readonly [Scored, Scored] | undefined {
  for (const left of earlier) {
    const together = togetherWith(left.change.signal.name, playbook);
    const right = later.find(
      ({ change: { signal } }) => signal !== left.change.signal && !together.has(signal.name),
    );
    if (right !== undefined) return [left, right];
  }
  return undefined;
}

/** What both bring, each by itself. */
function sum(start: Totals, left: Totals, right: Totals): Totals {
  const scores = [...start.scores].map(([persona, score]): [string, number] => [
    persona,
    (left.scores.get(persona) ?? 0) + (right.scores.get(persona) ?? 0) - score,
  ]);
  const decided = left.coverage.decided + right.coverage.decided - start.coverage.decided;
  return { scores: new Map(scores), coverage: { ...start.coverage, decided } };
}

function changesOf({ playbook, signals }: Observed): readonly Change[] {
  const { weighed, values } = weighedIn(playbook);
  const isSaid = ({ name }: Signal) => signals.has(name);
  const said = weighed.filter(isSaid);
  const order = [...said, ...weighed.filter((signal) => !isSaid(signal))];
  const others = order.flatMap((signal) => {
    const own = signals.get(signal.name);
    const away = (value: Value): number =>
      typeof own === "number" && typeof value === "number" ? Math.abs(value - own) : 0;
    return values
      .of(signal.name)
      .filter((value) => JSON.stringify(value) !== JSON.stringify(own))
      .toSorted((left, right) => away(left) - away(right))
      .map((value) => ({ signal, value }));
  });
  const leftOut = said.filter(({ required }) => !required).map((signal) => ({ signal, value: undefined }));
  return [...others, ...leftOut];
}

interface Weighed {
  /** What rules look at or must be known, but for what is personal. */
  readonly weighed: readonly Signal[];
  readonly values: TellingValues;
  /** By signal, the others that some rule looks at together with it. */
  readonly together: ReadonlyMap<string, ReadonlySet<string>>;
}

const togetherWith = (signal: string, playbook: Playbook): ReadonlySet<string> =>
  weighedIn(playbook).together.get(signal) ?? new Set();

/** A playbook never changes, so one look is enough. */
const known = new WeakMap<Playbook, Weighed>();

function weighedIn(playbook: Playbook): Weighed {
  const found = known.get(playbook);
  if (found !== undefined) return found;
  const { definitions } = createScope(playbook, new Map());
  const together = new Map<string, Set<string>>();
  for (const rule of playbook.rules) {
    const names = signalsOf(rule, definitions);
    for (const name of names) {
      const others = together.get(name) ?? new Set();
      for (const other of names) if (other !== name) others.add(other);
      together.set(name, others);
    }
  }
  const made = {
    weighed: playbook.signals.filter(
      ({ name, personal, required }) => (required || together.has(name)) && !personal,
    ),
    values: tellingValues(playbook),
    together,
  };
  known.set(playbook, made);
  return made;
}
