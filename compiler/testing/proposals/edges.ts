/**
 * Customers at the edges of how points decide: two personas that come out equal, a score and a coverage just enough and
 * just not, a previous persona that is just kept and just beaten; and, where none of these is refused, somebody of whom
 * nothing is known.
 *
 * Made of demands of one persona alone, by the sums that they can come to; where no sum fits, nobody is proposed.
 */

import { classify } from "../../evaluator/evaluate.ts";
import type { AcceptClause, Playbook, Value } from "../../ir/ir.ts";
import { type Customer, type Known, signalsOf } from "./customer.ts";
import type { Demand } from "./demands.ts";
import type { TellingValues } from "./telling-values.ts";

/** Points in thousandths, and what has to be known for them. */
type Sums = ReadonlyMap<number, Known>;

/** Beyond so many sums, no more are looked at. */
const mostSums = 120;

export function edgesOf(
  playbook: Playbook,
  demands: readonly Demand[],
  values: TellingValues,
  required: ReadonlyMap<string, Value>,
): readonly Customer[] {
  const { classify: by, personas } = playbook;
  const names = personas.map(({ name }) => name);
  const idle = idleOf(playbook, values);
  const alone = new Map(names.map((name) => [name, aloneFor(name, demands, playbook, required)]));
  const before = new Map(resultOf(new Map()).ranking.map((each) => [each.persona, each.score]));

  /** What a persona alone can get, the least first; the signals of the others are left alone. */
  function sumsOf(persona: string, without: Known = new Map()): Sums {
    const sums = new Map<number, Known>([[Math.round((before.get(persona) ?? 0) * 1000), new Map()]]);
    for (const { known: part, points } of alone.get(persona) ?? []) {
      if (!apart(part, without)) continue;
      for (const [sum, known] of [...sums])
        if (sums.size < mostSums && !sums.has(sum + points) && apart(part, known))
          sums.set(sum + points, new Map([...known, ...part]));
    }
    return new Map(
      [...sums].filter(([sum, known]) => scoreOf(persona, known) === sum).sort(([a], [b]) => a - b),
    );
  }

  /** Thousandths. */
  function scoreOf(persona: string, known: Known): number {
    const found = resultOf(known).ranking.find((each) => each.persona === persona);
    return Math.round((found?.score ?? 0) * 1000);
  }

  const score = by.accept.find(({ measure }) => measure === "score");
  const leastCoverage = by.accept.find(({ measure }) => measure === "coverage");
  const enough = score === undefined ? 0 : score.value + (score.operator === ">" ? 500 : 0);

  const edges = by.rankBy === "score" ? [...tied(), ...atScore(), ...atCoverage(), ...atKeep()] : [];
  return edges.some(isRefused) ? edges : [...edges, ...unknown()];

  function isRefused({ known, previous }: Customer): boolean {
    const { outcome } = resultOf(known, previous);
    return outcome === "undecided" || outcome === "fallback";
  }

  /** Of whom nothing is known, where that is too little. */
  function unknown(): readonly Customer[] {
    const nobody = named(`is ${by.otherwise ?? "undecided"} while nothing is known`, new Map());
    return isRefused(nobody) ? [nobody] : [];
  }

  function resultOf(known: Known, previous?: string) {
    return classify(playbook, signalsOf(new Map([...required, ...known])), { previous });
  }

  /** So much known besides, that gives no points, that the coverage is enough. */
  function covering(known: Known, isEnough: (coverage: number) => boolean, previous?: string): Known {
    let filled = known;
    for (const part of idle) {
      if (isEnough(resultOf(filled, previous).coverage)) return filled;
      if (!apart(part, filled)) continue;
      const more = new Map([...filled, ...part]);
      const [before, after] = [resultOf(filled, previous), resultOf(more, previous)];
      if (before.score === after.score && before.margin === after.margin) filled = more;
    }
    return filled;
  }

  /** As much known besides as goes without the coverage being enough. */
  function nearlyCovering(known: Known): Known {
    let filled = known;
    for (const part of idle) {
      if (!apart(part, filled)) continue;
      const more = new Map([...filled, ...part]);
      const [before, after] = [resultOf(filled), resultOf(more)];
      const isSame = before.score === after.score && before.margin === after.margin;
      if (isSame && !isCovered(after.coverage)) filled = more;
    }
    return filled;
  }

  function named(name: string, known: Known, previous?: string): Customer {
    return { name, known: new Map([...required, ...known]), ...(previous === undefined ? {} : { previous }) };
  }

  function isCovered(share: number): boolean {
    return leastCoverage === undefined || reaches(Math.round(share * 10_000), leastCoverage);
  }

  function tied(): readonly Customer[] {
    return by.ties.slice(1).flatMap((after, index) => {
      const before = by.ties[index] as string;
      for (const [points, known] of sumsOf(before)) {
        if (points < Math.max(enough, 1)) continue;
        const other = sumsOf(after, known).get(points);
        if (other === undefined) continue;
        const both = covering(new Map([...known, ...other]), isCovered);
        const { persona, margin, ranking } = resultOf(both);
        if (margin === 0 && persona === before && ranking[1]?.persona === after)
          return [named(`${before} goes before ${after} where both have the same points`, both)];
      }
      return [];
    });
  }

  function atScore(): readonly Customer[] {
    if (score === undefined) return [];
    const persona = names.find((name) => name !== by.otherwise) ?? "";
    const sums = [...sumsOf(persona)];
    const just = sums.find(([points]) => reaches(points, score));
    const below = sums.findLast(([points]) => !reaches(points, score) && points > 0);
    return [
      ...(just === undefined
        ? []
        : [named(`is ${persona} with just enough points`, covering(just[1], isCovered))]),
      ...(below === undefined
        ? []
        : [named(`is not ${persona} with just too few points`, covering(below[1], isCovered))]),
    ];
  }

  function atCoverage(): readonly Customer[] {
    if (leastCoverage === undefined) return [];
    const persona = names.find((name) => name !== by.otherwise) ?? "";
    const known = [...sumsOf(persona)].filter(([points]) => score === undefined || reaches(points, score));
    const [, fewest] = known.toSorted(([, a], [, b]) => resultOf(a).coverage - resultOf(b).coverage)[0] ?? [];
    if (fewest === undefined || isCovered(resultOf(fewest).coverage)) return [];
    return [
      named(`is ${persona} with just enough known`, covering(fewest, isCovered)),
      named(`is not ${persona} with just too little known`, nearlyCovering(fewest)),
    ];
  }

  function atKeep(): readonly Customer[] {
    const beaten = by.keepUnlessBeatenBy;
    const [first, previous] = names;
    if (beaten === undefined || first === undefined || previous === undefined) return [];
    const found = new Map<string, Customer>();
    for (const [points, known] of sumsOf(first)) {
      if (points < enough) continue;
      const others = [...sumsOf(previous, known)];
      const exact = others.find(([other]) => points - other === beaten);
      const nearly = others.find(([other]) => points - other < beaten && points - other > 0);
      for (const [name, other, outcome] of [
        [`becomes ${first}, which just beats ${previous}`, exact, "accepted"],
        [`stays ${previous}, which ${first} does not quite beat`, nearly, "kept"],
      ] as const) {
        if (other === undefined || found.has(name)) continue;
        const both = covering(new Map([...known, ...other[1]]), isCovered, previous);
        if (resultOf(both, previous).outcome === outcome) found.set(name, named(name, both, previous));
      }
    }
    return [...found.values()];
  }
}

const reaches = (value: number, clause: AcceptClause): boolean =>
  clause.operator === ">=" ? value >= clause.value : value > clause.value;

/** No signal is in both. */
const apart = (left: Known, right: Known): boolean => [...left.keys()].every((name) => !right.has(name));

/** What gives points to this persona and to nobody else. */
function aloneFor(
  persona: string,
  demands: readonly Demand[],
  playbook: Playbook,
  required: ReadonlyMap<string, Value>,
): readonly { readonly known: Known; readonly points: number }[] {
  const seen = new Set<string>();
  const scoresOf = (known: Known): ReadonlyMap<string, number> => {
    const { ranking } = classify(playbook, signalsOf(new Map([...required, ...known])));
    return new Map(ranking.map((each) => [each.persona, each.score]));
  };
  // What is unknown may give points as well.
  const before = scoresOf(new Map());
  return demands.flatMap(({ persona: whose, points, known }) => {
    const key = JSON.stringify([...known]);
    if (whose !== persona || points <= 0 || seen.has(key) || [...known.values()].includes(undefined))
      return [];
    seen.add(key);
    const after = scoresOf(known);
    const gains = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
    const isAlone = playbook.personas.every(({ name }) =>
      name === persona ? gains(name) > 0 : gains(name) <= 0,
    );
    return isAlone ? [{ known, points: Math.round(gains(persona) * 1000) }] : [];
  });
}

/** What decides a rule and gives nobody anything. */
function idleOf(playbook: Playbook, values: TellingValues): readonly Known[] {
  return playbook.rules.flatMap((rule): readonly Known[] => {
    if (rule.kind === "each") return [new Map<string, Value>([[rule.signal, []]])];
    if (rule.kind === "cases") {
      const none = rule.arms.find(({ award }) => award.points.length === 0);
      if (none === undefined) return [];
      const value = values
        .of(rule.signal)
        .find((each) =>
          none.test.kind === "values"
            ? none.test.values.includes(each)
            : (none.test.lower === undefined || (each as number) >= (none.test.lower as number)) &&
              (none.test.below === undefined || (each as number) < (none.test.below as number)),
        );
      return value === undefined ? [] : [new Map([[rule.signal, value]])];
    }
    const fails = values.making(rule.condition, false);
    return fails === undefined ? [] : [fails];
  });
}
