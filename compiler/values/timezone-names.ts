/**
 * The time zones that the engine knows, as it spells them.
 *
 * The engine takes longer to list them than `check` takes to read a small file. So compiler/build.mjs asks once, and
 * puts the answer in the place of this file.
 */

export const timezoneNames = (): readonly string[] => ["UTC", ...Intl.supportedValuesOf("timeZone")];
