/**
 * The time that calendars say they were made at, where SOURCE_DATE_EPOCH gives one: seconds since 1970, as builds that
 * are to come out the same everywhere set it (reproducible-builds.org). Without it, calendars carry the plan's start.
 */

import { usageFailure } from "../failure.ts";

/** The last second of the year 9999: calendars write years with four digits. */
const latest = 253_402_300_799;

/** An ISO instant. */
export function sourceDate(written = process.env.SOURCE_DATE_EPOCH): string | undefined {
  if (written === undefined || written === "") return undefined;
  const seconds = /^\d{1,12}$/.test(written) ? Number(written) : Number.POSITIVE_INFINITY;
  if (seconds > latest) {
    throw usageFailure(
      `SOURCE_DATE_EPOCH is \`${written}\`, which is no time`,
      "give it as whole seconds since 1970-01-01, or unset it",
    );
  }
  return new Date(seconds * 1000).toISOString();
}
