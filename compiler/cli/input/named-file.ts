/**
 * Files as people name them: what is said where there is none of that name, and where it is one of another kind.
 *
 * The nearest name in the same folder is proposed, also where only the ending differs or an earlier folder of
 * the path is mistyped; else the same name in the folder above or in one inside.
 */

import { lstatSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import { saveAsCsv } from "../../diagnostics/save-as.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import { type CommandFailure, ioFailure, usageFailure } from "../failure.ts";
import { shellPath } from "../shell-word.ts";

export type DataFormat = "csv" | "json" | "ndjson";

const formats: Readonly<Record<string, DataFormat>> = {
  ".csv": "csv",
  ".tsv": "csv",
  ".json": "json",
  ".ndjson": "ndjson",
  ".jsonl": "ndjson",
};
const workbooks = [".xlsx", ".xlsm", ".xls", ".ods", ".numbers"];

const endingOf = (path: string): string => extname(path).toLowerCase();
const isSource = (path: string): boolean => endingOf(path) === ".persona";
/** Only `persona classify` reads it. */
export const isParquet = (path: string): boolean => endingOf(path) === ".parquet";
const isData = (path: string): boolean =>
  formats[endingOf(path)] !== undefined || isParquet(path) || workbooks.includes(endingOf(path));

/** Nothing is there; `otherwise` is what to do where no name is near. */
export function nothingThere(
  path: string,
  wanted: "file" | "file or folder",
  otherwise?: string,
): CommandFailure {
  if (isLink(path))
    return ioFailure(`${path}: this link leads nowhere`, "make what it leads to, or remove it");
  const near = nearPath(path);
  if (near !== undefined && resolve(near) === resolve(path))
    return ioFailure(`${path}: this name is not in UTF-8, so nothing opens it`, "give it another");
  const help = near === undefined ? otherwise : `did you mean ${shellPath(near)}?`;
  return ioFailure(`${path}: there is no such ${wanted}`, help);
}

/** The format that a data file's name says. */
export function formatOf(path: string): DataFormat {
  const ending = endingOf(path);
  const format = formats[ending];
  if (format !== undefined) return format;
  if (workbooks.includes(ending)) {
    throw usageFailure(`${path}: persona does not read workbooks`, saveAsCsv);
  }
  if (isParquet(path)) {
    throw usageFailure(
      `${path}: only \`persona classify\` reads Parquet`,
      "use a .csv, .json or .ndjson file",
    );
  }
  throw isSource(path)
    ? usageFailure(`${path}: this is a file of a playbook, not of data`, "name a .csv, .json or .ndjson file")
    : usageFailure(
        `${path}: not a kind of data file that persona reads`,
        "use a .csv, .json or .ndjson file",
      );
}

/** A folder where a file of data is wanted, of one format or of any. */
export function notAFile(path: string, format?: DataFormat): CommandFailure {
  const inside = namesIn(path).find((name) => {
    const found = formats[endingOf(name)];
    return format === undefined ? found !== undefined : found === format;
  });
  const help =
    inside === undefined ? undefined : `name a file in it, such as ${shellPath(join(path, inside))}`;
  return ioFailure(`${path}: this is a folder, and a file is needed`, help);
}

/** Data where a playbook is wanted. */
export function refuseData(named: string): void {
  if (!isData(named)) return;
  throw usageFailure(
    `${named}: this is a file of data, not of a playbook`,
    "name the playbook by its folder or any of its .persona files",
  );
}

/** `persona classify customers.csv .`: the right way round is known. */
export function refuseSwapped(
  command: "classify" | "explain" | "receipt" | "report" | "evaluate" | "verify",
  named: string,
  data: string,
): void {
  if (!isData(named) || isData(data) || data === "-") return;
  throw usageFailure(
    `the playbook comes first, then the file of ${filesOf[command] ?? "customers"}`,
    `persona ${command} ${shellPath(data)} ${shellPath(named)}`,
  );
}

const filesOf: Readonly<Record<string, string>> = { report: "answers", verify: "receipts" };

/** Nothing in this folder is a playbook, or this file is no part of one. */
export function noPlaybook(named: string): CommandFailure {
  const folder = statSync(named).isDirectory() ? named : dirname(named);
  if (folder !== named && !statSync(named).isFile()) {
    return ioFailure(`${named}: this is neither a file nor a folder`);
  }
  if (folder !== named && !isSource(named)) {
    return usageFailure(
      `${named}: this is no file of a playbook, whose names end in .persona`,
      `rename it to ${shellPath(join(folder, `${withoutEnding(basename(named))}.persona`))} if it is one`,
    );
  }
  // Editors that know no better put their own ending behind the name; `.d.persona.ts` are types for an import.
  const renamed = readdirSync(folder).find((name) => /(?<!\.d)\.persona\.\w+$/i.test(name));
  return ioFailure(
    `${named}: there is no playbook in this folder`,
    renamed === undefined
      ? "a playbook is a folder with a main.persona; `persona init` makes one"
      : `rename ${shellPath(join(folder, renamed))} so that its name ends in .persona`,
  );
}

/** The path with its first mistyped part put right, if the whole of it is there then. */
function nearPath(path: string): string | undefined {
  const parent = dirname(path);
  if (parent === path) return undefined;
  const folder = isThere(parent) ? parent : nearPath(parent);
  if (folder === undefined) return undefined;
  const name = basename(path);
  const right = join(folder, name);
  if (folder !== parent && isThere(right)) return right;
  const names = namesIn(folder);
  const near = suggest(name, names) ?? ofNearStem(name, names);
  return near === undefined ? elsewhere(folder, name) : join(folder, near);
}

/** Of the same name in the folder above, or in the one folder inside that has it. */
function elsewhere(folder: string, name: string): string | undefined {
  const above = join(folder, "..", name);
  if (isThere(above)) return above;
  const inside = namesIn(folder)
    .map((each) => join(folder, each, name))
    .filter(isThere);
  return inside.length === 1 ? inside[0] : undefined;
}

/** `main.persona` for `main.txt`, `birch-labs.json` for `birch.json`. */
function ofNearStem(name: string, names: readonly string[]): string | undefined {
  const stem = stemOf(name);
  const stems = names.map(stemOf);
  const meant = stems.includes(stem) ? stem : suggest(stem, stems);
  return meant === undefined ? undefined : names[stems.indexOf(meant)];
}

const stemOf = (name: string): string => withoutEnding(name.toLowerCase());

const withoutEnding = (name: string): string => name.split(".", 1)[0] as string;

const isLink = (path: string): boolean =>
  lstatSync(resolve(path), { throwIfNoEntry: false })?.isSymbolicLink() === true;

/** What may not be looked at, or is a link that leads in a circle, is no name to propose. */
function isThere(path: string): boolean {
  try {
    return statSync(resolve(path), { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/** Hidden ones are left out; none where the folder cannot be read. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith("."))
      .sort();
  } catch {
    return [];
  }
}
