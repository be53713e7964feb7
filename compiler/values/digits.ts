/** Whole numbers in a text, read digit by digit: a pattern takes several times as long, and numbers are many. */

const zero = 48;

/** The number that the digits from one place to another are; -1 where one of them is none. */
export function numberAt(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - zero;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}
