/**
 * Lines that many events have word for word: made once, and remembered.
 *
 * What is remembered is bounded: when it is enough, all of it is forgotten, and made anew as it is asked for.
 */

const usuallyKept = 1_000;

/** @param make gives the same for the same two texts */
export function remembered(
  make: (text: string, other: string) => string,
  mostKept: number = usuallyKept,
): (text: string, other: string) => string {
  const known = new Map<string, Map<string, string>>();
  let kept = 0;
  return (text, other) => {
    let byText = known.get(other);
    const before = byText?.get(text);
    if (before !== undefined) return before;
    if (kept >= mostKept) {
      known.clear();
      kept = 0;
      byText = undefined;
    }
    if (byText === undefined) {
      byText = new Map();
      known.set(other, byText);
    }
    const made = make(text, other);
    byText.set(text, made);
    kept++;
    return made;
  };
}
