/**
 * Days off: the dates that the playbook lists, and those of the calendar files and tables it names.
 *
 * What reads files that are not plain is loaded where there is one, before anything else here is called.
 */

import type { Reporter } from "../diagnostics/reporter.ts";
import type { Program } from "../resolver/program.ts";
import type { DateLiteral } from "../syntax/ast/literals.ts";
import type { Text } from "../syntax/ast/node.ts";
import { valuesOf } from "../syntax/ast/typed-access.ts";
import { kindOfFile } from "../syntax/file-kinds.ts";
import type { Holiday, HolidayFile } from "./holiday.ts";
import { readHolidayTable } from "./holiday-table.ts";
import { readPlainHolidays } from "./plain-holiday-file.ts";

let readFile: ((bytes: Uint8Array) => HolidayFile) | undefined;

/** Loads what these files need to be read; of others than calendars, nothing. */
export async function loadHolidayReader(files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const isOther = ([path, bytes]: readonly [string, Uint8Array]) =>
    kindOfFile(path, [".ics"]) !== undefined && readPlainHolidays(bytes) === undefined;
  if ([...files].some(isOther)) readFile = (await import("./holiday-file.ts")).readHolidays;
}

function readHolidays(path: string, bytes: Uint8Array): HolidayFile {
  if (kindOfFile(path, [".csv"]) !== undefined) return readHolidayTable(bytes);
  const holidays = readPlainHolidays(bytes);
  if (holidays !== undefined) return { holidays };
  if (readFile === undefined) throw new Error("loadHolidayReader comes first");
  return readFile(bytes);
}

/** Reports files that cannot be read; those that are missing were reported when they were looked for. */
export function checkHolidays(program: Program, reporter: Reporter): void {
  const playbook = program.playbook;
  if (playbook === undefined) return;
  for (const named of namedHolidays(program)) {
    if (named.kind !== "text") continue;
    const asset = program.asset(playbook.file, named.value);
    const read = asset && readHolidays(named.value, asset.bytes);
    if (read === undefined || !("problem" in read)) continue;
    const { problem, help } = read;
    reporter.report("holiday-file-unreadable", playbook.file, named, {
      path: named.value,
      problem,
      help,
    });
  }
}

/** By date, each once; a name goes before none. */
export function lowerHolidays(program: Program): readonly Holiday[] {
  const names = new Map<string, string | undefined>();
  for (const named of namedHolidays(program)) {
    const read = named.kind === "date" ? { holidays: [{ date: named.iso }] } : readAsset(program, named);
    for (const { date, name } of read.holidays as readonly Holiday[])
      names.set(date, names.get(date) ?? name);
  }
  return [...names]
    .map(([date, name]): Holiday => (name === undefined ? { date } : { date, name }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

function readAsset(program: Program, { value }: Text): { readonly holidays: readonly Holiday[] } {
  const asset = program.playbook && program.asset(program.playbook.file, value);
  const read = asset && readHolidays(value, asset.bytes);
  return read !== undefined && "holidays" in read ? read : { holidays: [] };
}

const namedHolidays = (program: Program): readonly (Text | DateLiteral)[] =>
  program.playbook === undefined
    ? []
    : valuesOf(program.playbook.node, "holidays").flatMap(({ holidays }) => holidays);
