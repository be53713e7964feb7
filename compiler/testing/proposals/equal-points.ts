/**
 * Somebody in whom two personas come out equal and ahead of all others, where it takes what gives points to several:
 * demands are put together one after another, and of those that come to the same points the first is kept.
 */

import type { Known } from "./customer.ts";

/** In thousandths, by persona. */
export type Points = ReadonlyMap<string, number>;

export interface Part {
  readonly known: Known;
  /** What it adds to those of somebody of whom nothing is known. */
  readonly gains: Points;
}

/** So many are put together, then no more are looked at. */
const mostTries = 20_000;

/**
 * @param blank the points of somebody of whom nothing is known
 * @param least points that both must have
 * @param isTie whether the two come out first, and equal: asked where their points are
 */
export function equalPoints(
  [one, other]: readonly [string, string],
  parts: readonly Part[],
  blank: Points,
  least: number,
  isTie: (known: Known) => boolean,
): Known | undefined {
  const of = (points: Points, persona: string) => points.get(persona) ?? 0;
  const areFirst = (points: Points) =>
    of(points, one) === of(points, other) &&
    of(points, one) >= least &&
    [...points.values()].every((each) => each <= of(points, one));
  // What helps the two, those first that help nobody else.
  const rest = ({ gains }: Part) =>
    [...gains].reduce((sum, [name, points]) => (name === one || name === other ? sum : sum + points), 0);
  const helping = parts
    .filter(({ gains }) => of(gains, one) > 0 || of(gains, other) > 0)
    .toSorted((a, b) => rest(a) - rest(b));

  const seen = new Set<string>();
  const made: { readonly known: Known; readonly points: Points }[] = [{ known: new Map(), points: blank }];
  let tries = 0;
  for (const part of helping)
    for (const before of [...made]) {
      if (++tries > mostTries) return undefined;
      if ([...part.known.keys()].some((name) => before.known.has(name))) continue;
      const points = sum(before.points, part.gains);
      const key = [...points.values()].join(" ");
      if (seen.has(key)) continue;
      seen.add(key);
      const known = new Map([...before.known, ...part.known]);
      if (areFirst(points) && isTie(known)) return known;
      made.push({ known, points });
    }
  return undefined;
}

const sum = (points: Points, gains: Points): Points =>
  new Map([...points].map(([persona, each]) => [persona, each + (gains.get(persona) ?? 0)]));
