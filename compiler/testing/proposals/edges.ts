/**
 * Customers at the edges of how points decide: two personas that come out equal, a score and a coverage just enough and
 * just not, a previous persona that is just kept and just beaten; and, where none of these is refused, somebody of whom
 * nothing is known.
 *
 * Made of demands of one persona alone, by the sums that they can come to; where no sum fits, a tie is looked for among
 * demands of several, and else nobody is proposed.
 */

import { classify } from "../../evaluator/evaluate.ts";
import type { AcceptClause, Playbook, Value } from "../../ir/ir.ts";
import { type Customer, type Known, signalsOf } from "./customer.ts";
import type { Demand } from "./demands.ts";
import { equalPoints, type Part, type Points } from "./equal-points.ts";
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
  const blank = pointsOf(new Map());
  const alone = new Map(
    names.map((name) => [
      name,
      aloneFor(name, partsOf(demands.filter(({ persona, points }) => persona === name && points > 0))),
    ]),
  );

  /** What a persona alone can get, the least first; the signals of the others are left alone. */
  function sumsOf(persona: string, without: Known = new Map()): Sums {
    const sums = new Map<number, Known>([[blank.get(persona) ?? 0, new Map()]]);
    for (const { known: part, gains } of alone.get(persona) ?? []) {
      if (!apart(part, without)) continue;
      const points = gains.get(persona) ?? 0;
      for (const [sum, known] of [...sums])
        if (sums.size < mostSums && !sums.has(sum + points) && apart(part, known))
          sums.set(sum + points, new Map([...known, ...part]));
    }
    return new Map(
      [...sums].filter(([sum, known]) => pointsOf(known).get(persona) === sum).sort(([a], [b]) => a - b),
    );
  }

  function pointsOf(known: Known): Points {
    return new Map(resultOf(known).ranking.map(({ persona, score }) => [persona, Math.round(score * 1000)]));
  }

  /** What each demand adds by itself, each once: what is unknown may give points as well. */
  function partsOf(some: readonly Demand[]): readonly Part[] {
    const told = some.filter(({ known }) => ![...known.values()].includes(undefined));
    const byKnown = new Map(told.map(({ known }) => [JSON.stringify([...known]), known]));
    return [...byKnown.values()].map((known) => {
      const gains = [...pointsOf(known)].map(
        ([persona, points]) => [persona, points - (blank.get(persona) ?? 0)] as const,
      );
      return { known, gains: new Map(gains) };
    });
  }

  const score = by.accept.find(({ measure }) => measure === "score");
  const leastCoverage = by.accept.find(({ measure }) => measure === "coverage");
  const enough = score === undefined ? 0 : score.value + (score.operator === ">" ? 500 : 0);

  /** Points of who comes out for some. */
  const least = Math.max(enough, 1);

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
      const known = tiedAlone(before, after) ?? tiedWithOthers(before, after);
      const name = `${before} goes before ${after} where both have the same points`;
      return known === undefined ? [] : [named(name, covering(known, isCovered))];
    });
  }

  function isTie(known: Known, before: string, after: string): boolean {
    const { persona, margin, ranking } = resultOf(covering(known, isCovered));
    return margin === 0 && persona === before && ranking[1]?.persona === after;
  }

  function tiedAlone(before: string, after: string): Known | undefined {
    for (const [points, known] of sumsOf(before)) {
      if (points < least) continue;
      const other = sumsOf(after, known).get(points);
      if (other === undefined) continue;
      const both = new Map([...known, ...other]);
      if (isTie(both, before, after)) return both;
    }
    return undefined;
  }

  function tiedWithOthers(before: string, after: string): Known | undefined {
    return equalPoints([before, after], partsOf(demands), blank, least, (known) =>
      isTie(known, before, after),
    );
  }

  function atScore(): readonly Customer[] {
    if (score === undefined) return [];
    // Whoever comes nearest to the cut would notice that it was moved.
    const all = names
      .filter((name) => name !== by.otherwise)
      .flatMap((persona) => [...sumsOf(persona)].map(([points, known]) => ({ persona, points, known })))
      .toSorted((a, b) => a.points - b.points);
    const just = all.find(({ points }) => reaches(points, score));
    const most = all.findLast(({ points }) => !reaches(points, score) && points > 0)?.points;
    const below = all.find(({ points }) => points === most);
    return [
      ...(just === undefined
        ? []
        : [named(`is ${just.persona} with just enough points`, covering(just.known, isCovered))]),
      ...(below === undefined
        ? []
        : [named(`is not ${below.persona} with just too few points`, covering(below.known, isCovered))]),
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
const aloneFor = (persona: string, parts: readonly Part[]): readonly Part[] =>
  parts.filter(({ gains }) => [...gains].every(([name, each]) => (name === persona ? each > 0 : each <= 0)));

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
