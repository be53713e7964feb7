/**
 * Results as a table for people.
 *
 * The first thousand decide how wide its columns are; whoever looks at more is not looking at a table, and no more
 * than that is held in memory.
 */

import { withoutCommands } from "../../diagnostics/build-log-commands.ts";
import { wrapSentence } from "../../diagnostics/display-text.ts";
import type { Playbook } from "../../ir/ir.ts";
import { type Column, fitting, renderTable, widthsOf } from "../terminal/table.ts";
import { plain, plainSentence, type Terminal } from "../terminal/terminal.ts";
import { type Result, reasonsOf, type Titles, titlesOfSignals } from "./formats.ts";

export interface ResultTable {
  add(result: Result): void;
  /** Prints what was added, if it is enough to decide the widths. */
  flush(): Promise<void>;
  end(): Promise<void>;
}

const decidedBy = 1_000;

export function createResultTable(terminal: Terminal, playbook: Playbook): ResultTable {
  let waiting: Result[] = [];
  let columns: readonly Column[] | undefined;

  async function print(): Promise<void> {
    if (waiting.length === 0) return;
    const rows = waiting.map((result) => cellsOf(result, playbook));
    const isFirst = columns === undefined;
    columns ??= widthsOf(fitting(allColumns, rows, terminal.columns), rows);
    const lines = linesOf(terminal, playbook, columns, waiting, rows);
    waiting = [];
    for (const line of isFirst ? lines : lines.slice(1)) await terminal.write(withoutCommands(`${line}\n`));
  }

  return {
    add: (result) => waiting.push(result),
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

const percent = (share: number): string => `${Math.floor(share * 100)} %`;

const cellsOf = ({ id, name, classification }: Result, { classify }: Playbook): readonly string[] => [
  plain(id),
  plain(name),
  plain(classification.persona ?? "–"),
  classification.outcome,
  String(classification.score),
  classify.rankBy === "fit" ? percent(classification.margin) : String(classification.margin),
  percent(classification.coverage),
  percent(classification.fit),
];

function linesOf(
  terminal: Terminal,
  playbook: Playbook,
  columns: readonly Column[],
  results: readonly Result[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const colours = ["cyan", "magenta", "green", "yellow", "blue"] as const;
  const colourOf = new Map(
    playbook.personas.map(({ name }, i) => [name, colours[i % colours.length] ?? "cyan"]),
  );
  const titles = titlesOfSignals(playbook);
  const lines = renderTable(columns, rows, {
    head: (text) => terminal.style("bold", text),
    cell: (text, row, column) => {
      const { persona, outcome } = results[row]?.classification ?? {};
      if (column === 2 && persona !== undefined) return terminal.style(colourOf.get(persona) ?? "cyan", text);
      if (column === 3 && outcome !== "accepted") return terminal.style("yellow", text);
      return column === 0 ? terminal.style("dim", text) : text;
    },
  });
  return lines.flatMap((line, i) => {
    const result = results[i - 1];
    const why = result === undefined ? "" : whyOf(result, titles);
    return why === "" ? [line] : [line, ...whyLines(terminal, why)];
  });
}

/** The sentence, or the strongest signals; empty where nothing is to be explained. */
function whyOf(result: Result, titles: Titles): string {
  if (result.words !== undefined) return result.words.sentence;
  const reasons = reasonsOf(result, titles).slice(0, 6);
  return reasons.length === 0 ? "" : `because ${reasons.join(" · ")}`;
}

function whyLines(terminal: Terminal, why: string): readonly string[] {
  const lines =
    terminal.columns === undefined ? [plainSentence(why)] : wrapSentence(why, terminal.columns - 6);
  return lines.map((line, index) => terminal.style("dim", `${index === 0 ? "    " : "      "}${line}`));
}
