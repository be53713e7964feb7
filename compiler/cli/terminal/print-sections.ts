/** Sections of figures for the terminal: a heading, a table that fits, and sentences. */

import { wrap } from "../../diagnostics/display-text.ts";
import type { Section } from "../../report/sections.ts";
import { fitting, furtherText, renderTable } from "./table.ts";
import { plain, type Terminal } from "./terminal.ts";

export function printSections(
  terminal: Terminal,
  title: string,
  lead: readonly string[],
  sections: readonly Section[],
): void {
  terminal.print(terminal.style("bold", plain(title)));
  for (const sentence of lead) printWrapped(terminal, sentence, 0);
  for (const section of sections) {
    terminal.print();
    printSection(terminal, section);
  }
}

function printSection(terminal: Terminal, { heading, lead, table, notes = [] }: Section): void {
  terminal.print(terminal.style("bold", plain(heading)));
  if (lead !== undefined) printWrapped(terminal, lead, 0);
  if (table !== undefined) {
    const rows = table.rows.map(({ cells }) => cells.map(plain));
    const columns = table.columns.map(({ title, ...column }, index) => ({
      ...column,
      title: plain(title),
      ...(index === 0 ? { widest: 40 } : {}),
    }));
    const shown = fitting(columns, rows, terminal.columns);
    const lines = renderTable(shown, rows, {
      head: (text) => terminal.style("dim", text),
      cell: (text, row, column) => {
        if (table.rows[row]?.strong === column) return terminal.style("bold", text);
        const state = column === 0 ? table.rows[row]?.state : undefined;
        if (state === undefined) return text;
        return terminal.style(state === "good" ? "green" : "red", text);
      },
    });
    for (const line of lines) terminal.print(line);
    const further = furtherText(columns, shown);
    if (further !== undefined) printWrapped(terminal, further, 0);
  }
  for (const note of notes) printWrapped(terminal, `- ${note}`, 2);
}

function printWrapped(terminal: Terminal, text: string, hanging: number): void {
  for (const [index, line] of wrap(plain(text), Math.max(20, terminal.width - hanging)).entries())
    terminal.print(`${index === 0 ? "" : " ".repeat(hanging)}${line}`);
}
