/** Time zones by their IANA names: `America/Denver`, `UTC`. Offsets such as `+02:00` are no zones. */

import { timezoneNames } from "./timezone-names.ts";

/** The name as the time zone database spells it, or undefined where there is no such zone. */
export function canonicalTimezone(name: string): string | undefined {
  const listed = timezones().get(name.toLowerCase());
  if (listed !== undefined) return listed;
  // The list lacks older names that are still valid, such as `US/Mountain`.
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(name) || name.length > 64) return undefined;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return name;
  } catch {
    return undefined;
  }
}

/** The zone that is named after a city: `Madrid` gives Europe/Madrid. */
export function timezoneOfCity(city: string): string | undefined {
  const ending = `/${city.trim().toLowerCase().replace(/\s+/g, "_")}`;
  return [...timezones()].find(([name]) => name.endsWith(ending))?.[1];
}

/** The names to suggest from, by themselves in lower case. */
export function timezones(): ReadonlyMap<string, string> {
  byLowerCase ??= new Map(timezoneNames().map((name) => [name.toLowerCase(), name]));
  return byLowerCase;
}
let byLowerCase: ReadonlyMap<string, string> | undefined;
