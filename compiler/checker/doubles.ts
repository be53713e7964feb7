/** Names of which one stands twice. */

/** Up to so many, a double is found sooner by comparing each with each than by a table. */
const few = 8;

/** Whether it is worth looking for a double: true of a few where there is one, and of many. */
export function mayHoldDouble<Each>(all: readonly Each[], textOf: (each: Each) => string): boolean {
  if (all.length > few) return true;
  for (let index = 1; index < all.length; index++) {
    const text = textOf(all[index] as Each);
    for (let before = 0; before < index; before++) if (textOf(all[before] as Each) === text) return true;
  }
  return false;
}
