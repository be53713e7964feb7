/**
 * Customers who differ from that of a test in one value, or in two, with what each comes to.
 *
 * Of a playbook with hundreds of signals there are hundreds of thousands with two values changed. What values bring
 * that no rule looks at together adds up, so of those that bring the same, one is tried for all. What a signal brings
 * of which neither the test says anything nor of those that rules look at with it, is the same for all tests.
 */

import { type Scored as Known, scoreFrom, scoreKnown } from "../evaluator/classify-known.ts";
import { createScope } from "../evaluator/condition.ts";
import { concludeTotals, missingSignals, nothingScored, type Totals } from "../evaluator/evaluate.ts";
import { signalsOf } from "../evaluator/rules.ts";
import type { Expectation, Playbook, Signal, Value } from "../ir/ir.ts";
import type { Values } from "../records/record.ts";
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

  const scored = scoredOf(observed, start);

  function customerWith(changes: readonly Change[], gains: readonly Gain[]): ChangedCustomer {
    const still = missing.filter((name) => changes.every(({ signal }) => signal.name !== name));
    const classification =
      still.length > 0
        ? nothingScored(playbook, still, { previous })
        : concludeTotals(playbook, sum(start.totals, gains), { previous });
    const outcomes = () => (still.length > 0 ? [] : scoreWith(changes, start, playbook, signals).outcomes());
    return { changes, changed: { ...observed, classification, outcomes } };
  }

  /** Those that bring the same, whatever else is changed that no rule looks at together with them. */
  function alike(): readonly (readonly Scored[])[] {
    const found = new Map<string, Scored[]>();
    for (const each of scored) {
      const { change, gain } = each;
      const { name } = change.signal;
      const isAlone = apart.has(name) || missing.includes(name);
      const key = isAlone ? JSON.stringify([gain.key, name, change.value]) : gain.key;
      const known = found.get(key);
      if (known === undefined) found.set(key, [each]);
      else known.push(each);
    }
    return [...found.values()];
  }

  const groups = alike();

  function* ones(): Generator<ChangedCustomer> {
    for (const [first] of groups) if (first !== undefined) yield customerWith([first.change], [first.gain]);
  }

  function* twos(): Generator<ChangedCustomer> {
    for (const [index, later] of groups.entries())
      for (const earlier of groups.slice(0, index + 1)) {
        const pair = independent(earlier, later, playbook);
        if (pair === undefined) continue;
        const [left, right] = pair;
        yield customerWith([left.change, right.change], [left.gain, right.gain]);
      }
    const before = new Map<string, readonly Scored[]>();
    for (const [name, laters] of Map.groupBy(scored, ({ change }) => change.signal.name)) {
      for (const other of togetherWith(name, playbook))
        for (const { change: earlier } of before.get(other) ?? [])
          for (const { change: later } of laters) {
            const pair = [earlier, later];
            yield customerWith(pair, [gainOf(pair, start, playbook, signals)]);
          }
      before.set(name, laters);
    }
  }

  return { ones, twos };
}

interface Scored {
  readonly change: Change;
  readonly gain: Gain;
}

/** What a change brings. */
interface Gain {
  /** Of each persona, in thousandths, in the order of the playbook. */
  readonly points: readonly number[];
  /** By how much more is decided. */
  readonly decided: number;
  /** The same for those that bring the same. */
  readonly key: string;
}

function scoreWith(changes: readonly Change[], start: Known, playbook: Playbook, signals: Values) {
  const known = new Map(signals);
  for (const { signal, value } of changes)
    if (value === undefined) known.delete(signal.name);
    else known.set(signal.name, value);
  const differing = changes.map(({ signal }) => signal.name);
  return scoreFrom(start, playbook, known, differing);
}

function gainOf(changes: readonly Change[], start: Known, playbook: Playbook, signals: Values): Gain {
  const { totals } = scoreWith(changes, start, playbook, signals);
  const points = playbook.personas.map(
    ({ name }) => (totals.scores.get(name) ?? 0) - (start.totals.scores.get(name) ?? 0),
  );
  const decided = totals.coverage.decided - start.totals.coverage.decided;
  return { points, decided, key: [...points, decided].join(" ") };
}

function sum({ scores, coverage }: Totals, gains: readonly Gain[]): Totals {
  const all = [...scores].map(([persona, score], index): [string, number] => [
    persona,
    gains.reduce((total, { points }) => total + (points[index] ?? 0), score),
  ]);
  const decided = gains.reduce((total, gain) => total + gain.decided, coverage.decided);
  return { scores: new Map(all), coverage: { ...coverage, decided } };
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

/** What the test says comes first; of values with an order the nearest. */
function scoredOf({ playbook, signals }: Observed, start: Known): readonly Scored[] {
  const { weighed, values, blank } = weighedIn(playbook);
  const isSaid = ({ name }: Signal) => signals.has(name);
  const said = weighed.filter(isSaid);
  const score = (change: Change): Scored => ({ change, gain: gainOf([change], start, playbook, signals) });
  const others = said.flatMap((signal) => {
    const own = signals.get(signal.name);
    const away = (value: Value): number =>
      typeof own === "number" && typeof value === "number" ? Math.abs(value - own) : 0;
    return values
      .of(signal.name)
      .filter((value) => JSON.stringify(value) !== JSON.stringify(own))
      .toSorted((left, right) => away(left) - away(right))
      .map((value) => score({ signal, value }));
  });
  const unsaid = weighed
    .filter((signal) => !isSaid(signal))
    .flatMap((signal) => {
      const isApart = ![...togetherWith(signal.name, playbook)].some((name) => signals.has(name));
      if (isApart) return blank(signal);
      return values.of(signal.name).map((value) => score({ signal, value }));
    });
  const leftOut = said
    .filter(({ required }) => !required)
    .map((signal) => score({ signal, value: undefined }));
  return [...others, ...unsaid, ...leftOut];
}

interface Weighed {
  /** What rules look at or must be known, but for what is personal. */
  readonly weighed: readonly Signal[];
  readonly values: TellingValues;
  /** By signal, the others that some rule looks at together with it. */
  readonly together: ReadonlyMap<string, ReadonlySet<string>>;
  /** What the values of a signal bring to whom nothing else is known of. */
  readonly blank: (signal: Signal) => readonly Scored[];
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
  const values = tellingValues(playbook);
  const nobody = new Map<string, Value>();
  const start = scoreKnown(playbook, nobody);
  const blanks = new Map<Signal, readonly Scored[]>();
  const blank = (signal: Signal): readonly Scored[] => {
    const known = blanks.get(signal);
    if (known !== undefined) return known;
    const scored = values.of(signal.name).map((value): Scored => {
      const change = { signal, value };
      return { change, gain: gainOf([change], start, playbook, nobody) };
    });
    blanks.set(signal, scored);
    return scored;
  };
  const made = {
    weighed: playbook.signals.filter(
      ({ name, personal, required }) => (required || together.has(name)) && !personal,
    ),
    values,
    together,
    blank,
  };
  known.set(playbook, made);
  return made;
}
