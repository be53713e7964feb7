/** Months within a text, as people write them there: `2026-03`, `03/2026`, and by their English names `March 2026`. */

export const monthNames = [
  ...["january", "february", "march", "april", "may", "june", "july"],
  ...["august", "september", "october", "november", "december"],
] as const;

const name = [...monthNames.map((each) => `${each.slice(0, 3)}(?:${each.slice(3)})?`), "sept"].join("|");
const month = new RegExp(
  [
    String.raw`(?<![\d-])(\d{4})-(0[1-9]|1[0-2])(?:-\d{2})?(?![\d-])`,
    // Of `03/04/2026` nobody knows which is the month.
    String.raw`(?<![\d/.-])(0?[1-9]|1[0-2])[/.](\d{4})(?!\d)`,
    // Letters by their ranges: to fold all there are for `i` takes as long as to read a file.
    String.raw`(?<![a-z\u00c0-\u1fff])(${name})\.? (\d{4})(?!\d)`,
  ].join("|"),
  "gi",
);

/** The last one, as `2026-03`. */
export function lastMonthIn(text: string): string | undefined {
  const last = [...text.matchAll(month)].at(-1);
  if (last === undefined) return undefined;
  const [, isoYear, isoMonth, number, yearBehind, named = "", year] = last;
  if (isoYear !== undefined) return `${isoYear}-${isoMonth}`;
  const found = number ?? monthNames.findIndex((each) => each.startsWith(named.toLowerCase())) + 1;
  return `${yearBehind ?? year}-${String(found).padStart(2, "0")}`;
}
