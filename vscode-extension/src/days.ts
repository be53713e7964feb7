/** Days as they are typed, in the form 2027-03-01. Nothing of the editor is in here. */

/** Of the clock on the wall: elsewhere on earth it may be another day. */
export function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** Whether there is such a day: there is no 2027-02-30. */
export function isDay(written: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(written) ? new Date(`${written}T00:00:00Z`) : undefined;
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(written);
}
