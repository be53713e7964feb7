/**
 * Proposes customers in whom every rule decides something, every cut has somebody on both sides and every tie comes
 * about: few of them, found greedily, each with the figures that come out.
 *
 * Demands are put together into one customer as long as the persona that they give points stays first: then its score
 * tells each of them. What comes out is what the playbook says today; a person confirms that it is right.
 */

import { classify } from "../../evaluator/evaluate.ts";
import type { Expectation, Playbook, Test, Value } from "../../ir/ir.ts";
import { type Measure, measuredOf } from "../measured.ts";
import { type Customer, type Known, signalsOf } from "./customer.ts";
import { type Demand, demandsOf } from "./demands.ts";
import { edgesOf } from "./edges.ts";
import { tellingValues } from "./telling-values.ts";
import { createTestNames } from "./test-name.ts";

export function proposeTests(playbook: Playbook): readonly Test[] {
  const tests = proposeCustomers(playbook).map((customer) => asTest(customer, playbook));
  // One customer can be at two edges at once; what comes out is the same, and one test says it.
  const byCustomer = Map.groupBy(tests, ({ signals, previous }) =>
    JSON.stringify([previous ?? null, signals satisfies Readonly<Record<string, Value>>]),
  );
  return [...byCustomer.values()].flatMap(([first]) => first ?? []);
}

export function proposeCustomers(playbook: Playbook): readonly Customer[] {
  const values = tellingValues(playbook);
  const required = requiredOf(playbook);
  const demands = demandsOf(playbook, values);
  const open: Open[] = [];
  for (const persona of playbook.personas.map(({ name }) => name)) {
    const own: Open[] = [];
    // Points first: what gives none needs somebody who has some.
    const wanted = demands.filter((demand) => demand.persona === persona);
    for (const demand of wanted.toSorted((a, b) => b.points - a.points)) place(demand, persona, own);
    open.push(...own);
  }
  const nameOf = createTestNames(playbook);
  return [
    ...open.map(({ asked, known }) => ({
      name: nameOf(asked, known, resultOf(known).persona),
      known: new Map([...required, ...known]),
    })),
    ...edgesOf(playbook, demands, values, required),
  ];

  /** Into the first customer that it goes with; else into one of its own. */
  function place(demand: Demand, persona: string, own: Open[]): void {
    const isFirst = (known: Known) => firstOf(known) === persona;
    const into = own.find(
      ({ known }) => goTogether(known, demand.known) && isFirst(merged(known, demand.known)),
    );
    const asked = [...demand.known.keys()];
    if (into === undefined)
      own.push({ asked, known: grounded(demand.known, persona, own[0]?.known ?? new Map()) });
    else {
      into.known = merged(into.known, demand.known);
      into.asked.push(...asked);
    }
  }

  /** With as much of another customer of the persona as it takes to come out as that persona. */
  function grounded(known: Known, persona: string, other: Known): Known {
    let filled = known;
    for (const [name, value] of other) {
      const { persona: found, outcome, ranking } = resultOf(filled);
      if (outcome === "accepted" && found === persona && ranking[0]?.persona === persona) return filled;
      if (filled.has(name)) continue;
      const more = merged(filled, new Map([[name, value]]));
      if (scoreOf(persona, more) > scoreOf(persona, filled)) filled = more;
    }
    return firstOf(filled) === persona ? filled : known;
  }

  function resultOf(known: Known) {
    return classify(playbook, signalsOf(new Map([...required, ...known])));
  }

  function scoreOf(persona: string, known: Known): number {
    return resultOf(known).ranking.find((each) => each.persona === persona)?.score ?? 0;
  }

  function firstOf(known: Known): string | undefined {
    const { ranking, margin } = resultOf(known);
    return margin > 0 || ranking.length === 1 ? ranking[0]?.persona : undefined;
  }
}

interface Open {
  /** Signals that it is there for, the weightiest first. */
  readonly asked: string[];
  known: Known;
}

/** No signal that both speak of has two values. */
const goTogether = (left: Known, right: Known): boolean =>
  [...right].every(([name, value]) => !left.has(name) || sameValue(left.get(name), value));

const sameValue = (left: Value | undefined, right: Value | undefined): boolean =>
  JSON.stringify(left) === JSON.stringify(right);

const merged = (left: Known, right: Known): Known => new Map([...left, ...right]);

/** Of signals that must be known, any value. */
function requiredOf({ signals }: Playbook): ReadonlyMap<string, Value> {
  const values = signals
    .filter(({ required }) => required)
    .map(({ name, type }) => [name, anyValue(type)] as const);
  return new Map(values);
}

function anyValue(type: Playbook["signals"][number]["type"]): Value {
  const range = "range" in type ? type.range : undefined;
  if (range?.lower !== undefined) return range.lower;
  switch (type.kind) {
    case "boolean":
      return false;
    case "enumeration":
      return type.members[0]?.name ?? "";
    case "set":
    case "list":
      return [];
    case "date":
      return "2027-03-01";
    case "time":
      return "09:00";
    case "language":
      return "en";
    case "country":
      return "US";
    case "timezone":
      return "Europe/Madrid";
    case "email":
      return "somebody@example.com";
    case "link":
      return "https://example.com";
    case "text":
      return "something";
    case "period":
      return { from: "2027-03-01", to: "2027-03-31" };
    default:
      return 0;
  }
}

function asTest({ name, known, previous }: Customer, playbook: Playbook): Test {
  const signals: Record<string, Value> = Object.create(null);
  // In the order of the playbook, as a person would write them.
  for (const { name: signal } of playbook.signals) {
    const value = known.get(signal);
    if (value !== undefined) signals[signal] = value;
  }
  return {
    name,
    signals,
    ...(previous === undefined ? {} : { previous }),
    expectations: expectedOf(known, previous, playbook),
    at: nowhere,
  };
}

const nowhere = { file: "", line: 1, column: 1 };

function expectedOf(known: Known, previous: string | undefined, playbook: Playbook): readonly Expectation[] {
  const classification = classify(playbook, signalsOf(known), { previous });
  const { persona } = classification;
  const measure = (of: Measure): Expectation => ({
    at: nowhere,
    kind: "measure",
    measure: of,
    operator: "is",
    value: measuredOf(classification, of, playbook).value,
  });
  return [
    { at: nowhere, kind: "persona", ...(persona === undefined ? {} : { persona }) },
    measure("score"),
    measure("margin"),
  ];
}
