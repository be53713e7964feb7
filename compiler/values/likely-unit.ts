/** Which unit a number without one most likely wants: people meet for minutes and wait for days. */

export function inLikelyUnit(digits: string): string {
  const number = Number(digits);
  if (number >= 15 && number % 5 === 0) return `${digits} minutes`;
  return digits === "1" ? "1 day" : `${digits} days`;
}
