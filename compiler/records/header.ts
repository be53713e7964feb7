/**
 * Checks the first row of a CSV file against the columns that are known.
 *
 * Missing what must be there, or having a known column twice, refuses the file; a column that is not known is
 * told once, because exports hold more than is needed. A mistyped name gives one message, not two, and so does a
 * first row that is no header at all.
 */

import { quoted, quotedList } from "../diagnostics/definition.ts";
import { suggest } from "../diagnostics/suggest.ts";
import { limits } from "../limits.ts";
import { fold } from "../values/text-fold.ts";
import type { Problems } from "./problems.ts";

export interface KnownColumn {
  readonly name: string;
  readonly required: boolean;
  /** Somebody chose it for this file, so where it is missing, another one is to be chosen. */
  readonly chosen?: boolean;
  /** Not worth a notice where it is missing. */
  readonly quiet?: boolean;
  /** A column without which this one says nothing: where that is there, this one is worth a notice. */
  readonly beside?: string;
  /** What the playbook calls it, in any language: often what an export calls its column. */
  readonly titles?: readonly string[];
  /** A column that says the same: with it, this one may be missing. */
  readonly orElse?: string;
  /** A cohort compares with it, and who chose another may have meant this one. */
  readonly compared?: boolean;
}

/** The names of the columns, in order. */
export function readHeader(
  cells: readonly string[],
  known: readonly KnownColumn[],
  problems: Problems,
): readonly string[] {
  const place = { row: 1 };
  const names = cells.map((cell) => cell.trim().normalize("NFC"));
  const there = new Set(names);
  const isKnown = new Set(known.map(({ name }) => name));

  if (names.length > limits.recordColumns) {
    problems.report("data-too-large", place, {
      what: "the number of columns",
      limit: String(limits.recordColumns),
    });
    return names;
  }
  const problem = notAHeader(names, known);
  if (problem !== undefined) {
    problems.report("data-malformed", place, problem);
    return names;
  }

  for (const name of there) {
    if (isKnown.has(name) && names.indexOf(name) !== names.lastIndexOf(name)) {
      problems.report("data-duplicate", { ...place, field: name }, { what: "column", name });
    }
  }

  const missing = known.filter(({ name, orElse = name }) => !there.has(name) && !there.has(orElse));
  const unknown = [...there].filter((name) => name !== "" && !isKnown.has(name));
  const compared = known.filter((column) => column.compared && there.has(column.name));
  const choosable = [...unknown, ...compared.map(({ name }) => name)];
  const meant = new Set<string>();
  const help = (column: KnownColumn): string | undefined => {
    const near = columnMeant(column, unknown, isKnown);
    if (near === undefined) return undefined;
    meant.add(near);
    return column.chosen
      ? `there is ${quoted(near)}: name that one`
      : `rename the column ${quoted(near)} to ${quoted(column.name)}, if that is what it holds`;
  };
  for (const column of missing.filter(({ required }) => required)) {
    const { name, chosen = false } = column;
    const choice =
      choosable.length === 0
        ? "add it to the file, or name one that the file has"
        : `name the one that is meant; there is ${quotedList(choosable, "and", 5)}`;
    problems.report("data-missing", place, {
      name,
      what: chosen ? "chosen column" : "column",
      help: help(column) ?? (chosen ? choice : undefined),
    });
  }
  const optional = missing.filter(({ required, quiet }) => !required && !quiet);
  const rest = optional.filter((column) => {
    const near = help(column);
    if (near !== undefined)
      problems.report("data-missing-column", place, { names: [column.name], help: near });
    return near === undefined;
  });
  for (const column of missing.filter(({ quiet }) => quiet)) {
    const near = columnMeant(column, unknown, isKnown);
    const { name, beside = name } = column;
    if (near === undefined && there.has(beside)) {
      const help = `add it, or leave ${quoted(beside)} out: by itself, that says nothing`;
      problems.report("data-missing-column", place, { names: [name], help });
    }
    if (near === undefined || meant.has(near)) continue;
    meant.add(near);
    const rename = `rename it to ${quoted(name)}, if that is what it holds`;
    problems.report("data-unknown-column", place, { names: [near], help: rename });
  }
  if (rest.length > 0) problems.report("data-missing-column", place, { names: rest.map(({ name }) => name) });

  const unused = unknown.filter((name) => !meant.has(name));
  if (unused.length > 0) problems.report("data-unknown-column", place, { names: unused });
  return names;
}

/**
 * The column that holds what a missing one should: its title, a near name that is near to no other, or its name
 * with a remark behind it, as in `goLive, planned`.
 */
function columnMeant(
  { name, titles = [] }: KnownColumn,
  unknown: readonly string[],
  known: ReadonlySet<string>,
): string | undefined {
  const folded = titles.map(fold);
  const titled = unknown.find((each) => folded.includes(fold(each)));
  if (titled !== undefined) return titled;
  const near = suggest(name, unknown);
  if (near !== undefined && suggest(near, known) === name) return near;
  const remarked = unknown.filter(
    (each) => fold((each.split(/[,;:(/[]/, 1)[0] as string).trimEnd()) === fold(name),
  );
  return remarked.length === 1 ? remarked[0] : undefined;
}

/** Where the first row names nothing that is known: what it is instead, said once. */
function notAHeader(
  names: readonly string[],
  known: readonly KnownColumn[],
): { readonly what: string; readonly help: string } | undefined {
  const [first = "", ...others] = names;
  if (/^sep=/i.test(first)) {
    return {
      what: "the first row tells Excel how columns are separated, and names none",
      help: "delete this row; the separator is found without it",
    };
  }
  if (others.length === 0 && first.includes("|")) {
    return {
      what: "the columns are separated by `|` instead of commas",
      help: "export it with commas between the columns",
    };
  }
  const all = new Set(known.map(({ name }) => name));
  if (names.some((name) => all.has(name))) return undefined;
  if (known.some((column) => columnMeant(column, names, all) !== undefined)) return undefined;
  const required = known.flatMap((column) => (column.required ? [column.name] : []));
  return {
    what: "the first row names none of the columns that are expected",
    help: `write the names of the columns into the first row: ${quotedList(required, "and")}, and what else there is`,
  };
}
