/** Coverage for the terminal: a share for each kind of thing, and what is not covered, by file and line. */

import { displayWidth } from "../../diagnostics/display-text.ts";
import { type Coverage, type CoverageItem, sharesOf } from "../../testing/coverage/coverage.ts";
import { missingOf } from "../../testing/coverage/missing.ts";
import { wordShare } from "../../testing/coverage/words.ts";
import { brokenRow, renderTable } from "../terminal/table.ts";
import { plain, type Terminal } from "../terminal/terminal.ts";

/** Above so many, the rest are only counted, where that takes fewer lines. */
const listedAtMost = 25;

export function printCoverage(terminal: Terminal, name: string, coverage: Coverage): void {
  terminal.print();
  terminal.print(terminal.style("bold", plain(`Coverage of ${name}`)));
  const shares = sharesOf(coverage);
  const rows = shares.map(({ kind, covered, all }) => [
    kind,
    `${covered}`,
    `${all}`,
    wordShare(covered, all),
  ]);
  const columns = [
    { title: "" },
    { title: "covered", alignRight: true },
    { title: "of", alignRight: true },
    { title: "", alignRight: true },
  ];
  const isFull = (row: number): boolean => shares[row]?.covered === shares[row]?.all;
  const table = renderTable(columns, rows, {
    head: (text) => terminal.style("dim", text),
    cell: (text, row, column) =>
      column === 3 ? terminal.style(isFull(row) ? "green" : "yellow", text) : text,
  });
  for (const line of table) terminal.print(`  ${line}`);
  printMissing(terminal, missingOf(told(coverage)));
}

/** Of a rule that nothing covers its cases need not be told as well. */
function told({ items }: Coverage): readonly CoverageItem[] {
  const rules = new Set(
    items.flatMap(({ kind, id, by }) =>
      kind === "rules" && by === undefined ? [id.slice("rule ".length)] : [],
    ),
  );
  return items.filter(({ id }) => {
    const [, rule = ""] = /^arm (\S+) /.exec(id) ?? [];
    return !rules.has(rule);
  });
}

function printMissing(terminal: Terminal, missing: ReturnType<typeof missingOf>): void {
  if (missing.length === 0) return;
  terminal.print();
  terminal.print(terminal.style("bold", "Not covered"));
  const listed = missing.slice(0, missing.length === listedAtMost + 1 ? undefined : listedAtMost);
  const told = listed.map(({ kind, at, name }) => [`${at.file}:${at.line}`, kind, name].map(plain));
  const used = [0, 1].map((column) => Math.max(...told.map((row) => displayWidth(row[column] ?? ""))) + 2);
  // A condition is often told apart by its end: it is broken, and not cut.
  const width = Math.max(32, terminal.width - 2 - used.reduce((sum, each) => sum + each, 0));
  const rows = told.flatMap((row) => brokenRow(row, 2, width));
  const table = renderTable([{ title: "" }, { title: "" }, { title: "" }], rows, {
    head: () => "",
    cell: (text, _, column) => (column === 0 ? terminal.style("dim", text) : text),
  });
  for (const line of table.slice(1)) terminal.print(`  ${line}`);
  const more = missing.length - listed.length;
  if (more > 0)
    terminal.print(terminal.style("dim", `  and ${more} more; --out FOLDER shows all, line by line`));
}
