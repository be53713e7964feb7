/**
 * What threads that try faults have in common: who has tried one takes the next. It lies in memory that all of them see,
 * so none waits for another, or for the one that shows how far they are.
 */

import type { Showing } from "../../../testing/mutation/showing.ts";
import type { Trials } from "../../../testing/mutation/trials.ts";

/** How many faults were taken, how many tried, how many threads have begun; then for each fault whether it is missed. */
export type Board = Int32Array<SharedArrayBuffer>;

const [taken, tried, threads, firstFault] = [0, 1, 2, 3];

export const createBoard = (faults: number): Board =>
  new Int32Array(new SharedArrayBuffer((firstFault + faults) * Int32Array.BYTES_PER_ELEMENT));

/** A thread says so before it takes a fault: where all are taken and none has begun, none will have anything to say. */
export const sayBegun = (board: Board): number => Atomics.add(board, threads, 1);
export const hasThreads = (board: Board): boolean => Atomics.load(board, threads) > 0;

export const triedOn = (board: Board): number => Atomics.load(board, tried);

/** In the order of the playbook. */
export const missedOn = (board: Board): readonly number[] =>
  [...board.subarray(firstFault).keys()].filter((fault) => isMarked(board, fault));

const isMarked = (board: Board, fault: number): boolean => Atomics.load(board, firstFault + fault) === 1;

/**
 * Tries faults until all are taken, with a pause after each.
 *
 * @param mostShown of so many that are missed, the first in the order of the playbook, a test is looked for; while
 *   earlier faults are still being tried, of a few more
 * @param showings where these tests are put, by the place of the fault
 */
export function* takeFaults(
  board: Board,
  trials: Trials,
  mostShown: number,
  showings: Map<number, Showing>,
): Generator<void, void> {
  for (;;) {
    const fault = Atomics.add(board, taken, 1);
    if (fault >= trials.faults.length) return;
    if (trials.isMissed(fault)) {
      Atomics.store(board, firstFault + fault, 1);
      if (missedBefore(board, fault) < mostShown) {
        const showing = trials.showing(fault);
        if (showing !== undefined) showings.set(fault, showing);
      }
    }
    Atomics.add(board, tried, 1);
    yield;
  }
}

function missedBefore(board: Board, fault: number): number {
  let missed = 0;
  for (let before = 0; before < fault; before++) if (isMarked(board, before)) missed++;
  return missed;
}
