/**
 * Results as a table for people.
 *
 * The first thousand decide how wide its columns are; whoever looks at more is not looking at a table, and no more
 * than that is held in memory.
 */

import { withoutCommands } from "../../diagnostics/build-log-commands.ts";
import { wrapSentence } from "../../diagnostics/display-text.ts";
import { type Column, fitting, renderTable, widthsOf } from "../terminal/table.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { type Customers, textAt } from "./classified-customers.ts";
import { rowOf, type TableRow } from "./table-row.ts";

export interface ResultTable {
  /** A customer, by the place in a block's lists. */
  add(customers: Customers, at: number): void;
  /** Prints what was added, if it is enough to decide the widths. */
  flush(): Promise<void>;
  end(): Promise<void>;
}

interface WaitingRow extends TableRow {
  /** The persona's place in the playbook, -1 of nobody. */
  readonly persona: number;
}

const decidedBy = 1_000;

export function createResultTable(terminal: Terminal): ResultTable {
  let waiting: WaitingRow[] = [];
  let columns: readonly Column[] | undefined;

  async function print(): Promise<void> {
    if (waiting.length === 0) return;
    const rows = waiting.map(({ cells }) => cells);
    const isFirst = columns === undefined;
    columns ??= widthsOf(fitting(allColumns, rows, terminal.columns), rows);
    const lines = linesOf(terminal, columns, waiting, rows);
    waiting = [];
    const text = (isFirst ? lines : lines.slice(1)).join("\n");
    await terminal.write(withoutCommands(`${text}\n`));
  }

  return {
    add({ texts, personas }, at) {
      waiting.push({ ...rowOf(textAt(texts, at)), persona: personas[at] ?? -1 });
    },
    async flush() {
      if (waiting.length >= decidedBy) await print();
    },
    end: print,
  };
}

const allColumns: readonly Column[] = [
  { title: "id", widest: 20 },
  { title: "customer", widest: 32 },
  { title: "persona", widest: 24 },
  { title: "outcome" },
  { title: "score", alignRight: true },
  { title: "ahead by", alignRight: true },
  { title: "coverage", alignRight: true },
  { title: "fit", alignRight: true },
];

const colours = ["cyan", "magenta", "green", "yellow", "blue"] as const;

function linesOf(
  terminal: Terminal,
  columns: readonly Column[],
  waiting: readonly WaitingRow[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const lines = renderTable(columns, rows, {
    head: (text) => terminal.style("bold", text),
    cell: (text, row, column) => {
      const { persona = -1, cells = [] } = waiting[row] ?? {};
      if (column === 2 && persona >= 0)
        return terminal.style(colours[persona % colours.length] ?? "cyan", text);
      if (column === 3 && cells[column] !== "accepted") return terminal.style("yellow", text);
      return column === 0 ? terminal.style("dim", text) : text;
    },
  });
  return lines.flatMap((line, i) => {
    const why = waiting[i - 1]?.why ?? "";
    return why === "" ? [line] : [line, ...whyLines(terminal, why)];
  });
}

function whyLines(terminal: Terminal, why: string): readonly string[] {
  const lines = terminal.columns === undefined ? [why] : wrapSentence(why, terminal.columns - 6);
  return lines.map((line, index) => terminal.style("dim", `${index === 0 ? "    " : "      "}${line}`));
}
