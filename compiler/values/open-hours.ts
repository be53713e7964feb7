/**
 * Open hours of a week: on which weekday, from when to when. A day may have several stretches, for a break at noon.
 *
 * Weekdays are numbered as ISO 8601 counts, 1 is Monday; times are written `09:00`, so that they compare as texts.
 */

type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export interface Stretch {
  readonly weekday: Weekday;
  readonly opens: string;
  readonly closes: string;
}

/** Every weekday of `Friday to Monday`: round the end of the week too. */
export const weekdaysBetween = (first: Weekday, last: Weekday): readonly Weekday[] =>
  Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, day) => (((first - 1 + day) % 7) + 1) as Weekday);

/** Two stretches that share time, in the order of the list. Each must open before it closes. */
export function findOverlap<S extends Stretch>(stretches: readonly S[]): readonly [S, S] | undefined {
  const sorted = stretches.toSorted(byTime);
  // If any two share time, two do that are next to one another.
  const index = sorted.findIndex((later, index) => {
    const earlier = sorted[index - 1];
    return earlier?.weekday === later.weekday && later.opens < earlier.closes;
  });
  const [one, other] = [sorted[index - 1], sorted[index]];
  if (one === undefined || other === undefined) return undefined;
  return stretches.indexOf(one) < stretches.indexOf(other) ? [one, other] : [other, one];
}

/** In the order of the week; where one ends when the next begins, the two are one. */
export function arrangeHours(stretches: readonly Stretch[]): readonly Stretch[] {
  const arranged: Stretch[] = [];
  for (const stretch of stretches.toSorted(byTime)) {
    const before = arranged.at(-1);
    if (before?.weekday === stretch.weekday && before.closes === stretch.opens)
      arranged[arranged.length - 1] = { ...before, closes: stretch.closes };
    else arranged.push(stretch);
  }
  return arranged;
}

const byTime = (one: Stretch, other: Stretch): number =>
  one.weekday - other.weekday || (one.opens < other.opens ? -1 : one.opens > other.opens ? 1 : 0);
