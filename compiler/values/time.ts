/** Times of day, from `00:00` to `23:59`, and the minutes since midnight that they are. */

export const isTime = (text: string): boolean => /^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/.test(text);

/** Minutes since midnight, of a time for which `isTime` holds. */
export const minutesOfTime = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The inverse of `minutesOfTime`, for 0 to 1439. */
export function timeOfMinutes(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The time that was probably meant: `9:00` and `9.00` give 09:00. */
export function nearestTime(text: string): string | undefined {
  const match = /^\s*([0-9]{1,2})[:.h]([0-9]{2})(?::00)?\s*$/.exec(text);
  const time = match && `${match[1]?.padStart(2, "0")}:${match[2]}`;
  return time && isTime(time) ? time : undefined;
}
