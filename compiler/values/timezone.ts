/** Time zones by their IANA names: `America/Denver`, `UTC`. Offsets such as `+02:00` are no zones. */

/** The name as the time zone database spells it, or undefined where there is no such zone. */
export function canonicalTimezone(name: string): string | undefined {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(name) || name.length > 64) return undefined;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
  } catch {
    return undefined;
  }
  const lowered = name.toLowerCase();
  return timezones().find((zone) => zone.toLowerCase() === lowered) ?? name;
}

/** The names to suggest from. */
export function timezones(): readonly string[] {
  listed ??= ["UTC", ...Intl.supportedValuesOf("timeZone")];
  return listed;
}
let listed: readonly string[] | undefined;
