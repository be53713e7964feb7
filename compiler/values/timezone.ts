/** Time zones by their IANA names: `America/Denver`, `UTC`. Offsets such as `+02:00` are no zones. */

import { timezoneNames } from "./timezone-names.ts";

/** The name as the time zone database spells it, or undefined where there is no such zone. */
export function canonicalTimezone(name: string): string | undefined {
  const listed = listedTimezones().get(name.toLowerCase());
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
  const isOfCity = (name: string): boolean => name.toLowerCase().endsWith(ending);
  return timezonesOfToday().find(isOfCity) ?? timezoneNames().find(isOfCity);
}

/** The names to choose and to suggest from: those that the time zone database has for places today. */
export const timezonesOfToday = (): readonly string[] => timezoneNames().map((name) => renamed[name] ?? name);

/** Engines list some places by a former name only, and keep to it for good. Both are valid. */
const renamed: Readonly<Record<string, string>> = {
  "Africa/Asmera": "Africa/Asmara",
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Catamarca": "America/Argentina/Catamarca",
  "America/Cordoba": "America/Argentina/Cordoba",
  "America/Jujuy": "America/Argentina/Jujuy",
  "America/Mendoza": "America/Argentina/Mendoza",
  "America/Coral_Harbour": "America/Atikokan",
  "America/Godthab": "America/Nuuk",
  "America/Indianapolis": "America/Indiana/Indianapolis",
  "America/Louisville": "America/Kentucky/Louisville",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Enderbury": "Pacific/Kanton",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
};

/** As the engine spells them, by themselves in lower case. */
function listedTimezones(): ReadonlyMap<string, string> {
  byLowerCase ??= new Map(timezoneNames().map((name) => [name.toLowerCase(), name]));
  return byLowerCase;
}
let byLowerCase: ReadonlyMap<string, string> | undefined;
