/**
 * Measures two ways of doing the same, in turns, and keeps the ratio of their medians.
 *
 * A time by itself says more about the machine than about us; a ratio of times taken in turns within one run
 * can be repeated anywhere.
 */

/** What the ratio must reach, or may not exceed. */
export type Bar = { readonly atLeast: number } | { readonly atMost: number };

export interface Comparison {
  readonly name: string;
  /** Undefined where it is only told how many times as fast we are. */
  readonly bar: Bar | undefined;
  readonly ratio: number;
  /** Milliseconds, medians; megabytes where `unit` says so. */
  readonly ours: number;
  readonly peer: number;
  readonly unit?: "MB";
}

export interface Contest<Outcome = unknown> {
  readonly name: string;
  /** `atLeast`: how many times as fast as the peer; `atMost`: how many times as long. */
  readonly bar: Bar;
  readonly ours: () => Outcome;
  readonly peer: () => Outcome;
  readonly warmUp?: number;
  readonly rounds?: number;
}

export const compare = (contest: Contest): Promise<Comparison> =>
  compareTimes({ ...contest, ours: () => timeOf(contest.ours), peer: () => timeOf(contest.peer) });

/** Of two that measure themselves. */
export async function compareTimes(contest: Contest<Promise<number>>): Promise<Comparison> {
  const { name, bar, warmUp = 8, rounds = 15 } = contest;
  const ours: number[] = [];
  const peer: number[] = [];
  for (let round = -warmUp; round < rounds; round++) {
    const times = [await contest.ours(), await contest.peer()] as const;
    if (round < 0) continue;
    ours.push(times[0]);
    peer.push(times[1]);
  }
  return comparisonOf(name, bar, median(ours), median(peer));
}

export function comparisonOf(name: string, bar: Bar, ours: number, peer: number): Comparison {
  return { name, bar, ours, peer, ratio: "atLeast" in bar ? peer / ours : ours / peer };
}

export async function timeOf(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export function median(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] as number;
}

export const holds = ({ bar, ratio }: Comparison): boolean =>
  bar === undefined || ("atLeast" in bar ? ratio >= bar.atLeast : ratio <= bar.atMost);
