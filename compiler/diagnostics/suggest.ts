/**
 * "Did you mean": the one name that a mistyped word most likely stands for.
 *
 * Four tiers, the first with an answer wins: the same but for case and separators; one of a thing for many of it, or
 * many for one; a few letters wrong, doubled, missing or swapped, few in relation to the length; the same words or
 * letters in another order, or the beginning of exactly one name. Of equals the first candidate is taken, so the answer
 * depends on nothing but the arguments.
 */

/** Words longer than this are compared by the first tier only: nobody mistypes a page. */
const longest = 80;
/** Names looked at by the slower tiers. */
const budget = 5_000;

export function suggest(word: string, candidates: Iterable<string>): string | undefined {
  const all = [...new Set(candidates)].filter((candidate) => candidate !== word && candidate !== "");
  const folded = fold(word);
  if (folded === "") return undefined;
  const names = all.map((name) => ({ name, folded: fold(name) }));
  const same = names.find((candidate) => candidate.folded === folded);
  if (same !== undefined || word.length > longest) return same?.name;

  const near = names.slice(0, budget).filter(({ name }) => name.length <= longest);
  return (
    ofOtherNumber(folded, near) ?? closest(folded, near) ?? rearranged(word, near) ?? begun(folded, near)
  );
}

interface Candidate {
  readonly name: string;
  readonly folded: string;
}

/** `family` for `Families` */
function ofOtherNumber(folded: string, candidates: readonly Candidate[]): string | undefined {
  const word = singular(folded);
  if (word.length < 3) return undefined;
  return candidates.find((candidate) => singular(candidate.folded) === word)?.name;
}

const singular = (folded: string) =>
  folded.endsWith("ies") ? `${folded.slice(0, -3)}y` : folded.replace(/(?<=[sxz]|ch|sh)es$|(?<!s)s$/, "");

/** One letter of a word of three, two of six, three of nine or more. */
const allowed = (length: number) => Math.min(3, Math.floor(length / 3));

function closest(folded: string, candidates: readonly Candidate[]): string | undefined {
  let best: string | undefined;
  let bestDistance = allowed(folded.length) + 1;
  for (const { name, folded: other } of candidates) {
    const limit = Math.min(bestDistance - 1, allowed(Math.max(folded.length, other.length)));
    if (Math.abs(other.length - folded.length) > limit) continue;
    const distance = distanceWithin(folded, other, limit);
    if (distance <= limit) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

function rearranged(word: string, candidates: readonly Candidate[]): string | undefined {
  const words = sortedWords(word);
  const sameWords = candidates.find(({ name }) => sortedWords(name) === words);
  if (sameWords !== undefined || word.length < 4) return sameWords?.name;
  const letters = sortedLetters(fold(word));
  const sameLength = candidates.filter(({ folded }) => folded.length === letters.length);
  return sameLength.find(({ folded }) => sortedLetters(folded) === letters)?.name;
}

/** `tech` for `Technical`, if nothing else begins so. */
function begun(folded: string, candidates: readonly Candidate[]): string | undefined {
  if (folded.length < 3) return undefined;
  const matches = candidates.filter((candidate) => candidate.folded.startsWith(folded));
  return matches.length === 1 ? matches[0]?.name : undefined;
}

const fold = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_-]/g, "");
const sortedLetters = (folded: string) => [...folded].sort().join("");
const sortedWords = (text: string) =>
  text
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .split(/[\s_-]+/)
    .map(fold)
    .sort()
    .join(" ");

/** Insertions, deletions, changes and swaps of neighbours (Damerau); more than `limit` counts as `limit + 1`. */
function distanceWithin(a: string, b: string, limit: number): number {
  if (limit <= 0) return a === b ? 0 : 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const change = a[row - 1] === b[column - 1] ? 0 : 1;
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + change,
      );
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    if (Math.min(...current) > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? limit + 1;
}
