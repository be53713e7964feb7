/** Looking things up in what stands in order. */

/**
 * How many of the first `length` items `comesBefore` holds for: it holds for none behind one that it does not hold
 * for. Asks of as many items as the length has binary digits.
 */
export function countBefore(length: number, comesBefore: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (comesBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
