/** The day of the machine's clock, in its own zone: the one place that looks. */

export function today(): string {
  const now = new Date();
  return `${String(now.getFullYear()).padStart(4, "0")}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}

const twoDigits = (count: number) => String(count).padStart(2, "0");
