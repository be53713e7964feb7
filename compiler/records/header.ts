/**
 * Checks the first row of a CSV file against the columns that are known.
 *
 * Missing what must be there, or having a known column twice, refuses the file; a column that is not known is
 * told once, because exports hold more than is needed. A mistyped name gives one message, not two.
 */

import { quoted } from "../diagnostics/definition.ts";
import { suggest } from "../diagnostics/suggest.ts";
import { limits } from "../limits.ts";
import type { Cell } from "./csv-rows.ts";
import type { Problems } from "./problems.ts";

export interface KnownColumn {
  readonly name: string;
  readonly required: boolean;
  /** Not worth a notice where it is missing. */
  readonly quiet?: boolean;
  /** A column that says the same: with it, this one may be missing. */
  readonly orElse?: string;
}

/** The names of the columns, in order. */
export function readHeader(
  cells: readonly Cell[],
  known: readonly KnownColumn[],
  problems: Problems,
): readonly string[] {
  const place = { row: 1 };
  const names = cells.map(({ text }) => text.trim().normalize("NFC"));
  const there = new Set(names);
  const isKnown = new Set(known.map(({ name }) => name));

  if (names.length > limits.recordColumns) {
    problems.report("data-too-large", place, {
      what: "the number of columns",
      limit: String(limits.recordColumns),
    });
    return names;
  }
  const only = names.length === 1 ? (names[0] as string) : "";
  const separator = [";", "\t", "|"].find((character) => only.includes(character));
  if (separator !== undefined) {
    problems.report("data-malformed", place, {
      what: `the columns are separated by ${separator === "\t" ? "tabs" : quoted(separator)} instead of commas`,
      help: "export it with commas between the columns",
    });
    return names;
  }

  for (const name of there) {
    if (isKnown.has(name) && names.indexOf(name) !== names.lastIndexOf(name)) {
      problems.report("data-duplicate", { ...place, field: name }, { what: "column", name });
    }
  }

  const missing = known.filter(
    ({ name, orElse }) => !there.has(name) && !(orElse !== undefined && there.has(orElse)),
  );
  const unknown = [...there].filter((name) => name !== "" && !isKnown.has(name));
  const meant = new Set<string>();
  const help = (name: string): string | undefined => {
    const near = suggest(name, unknown);
    if (near === undefined || suggest(near, isKnown) !== name) return undefined;
    meant.add(near);
    return `call the column ${quoted(near)} ${quoted(name)}, if that is what it holds`;
  };
  for (const { name } of missing.filter(({ required }) => required)) {
    problems.report("data-missing", place, { name, what: "column", help: help(name) });
  }
  const optional = missing.filter(({ required, quiet }) => !required && !quiet).map(({ name }) => name);
  const helped = optional.filter((name) => {
    const near = help(name);
    if (near !== undefined) problems.report("data-missing-column", place, { names: [name], help: near });
    return near !== undefined;
  });
  const rest = optional.filter((name) => !helped.includes(name));
  if (rest.length > 0) problems.report("data-missing-column", place, { names: rest });

  const unused = unknown.filter((name) => !meant.has(name));
  if (unused.length > 0) problems.report("data-unknown-column", place, { names: unused });
  return names;
}
