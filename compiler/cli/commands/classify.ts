/**
 * `persona classify`: which persona each customer is.
 *
 * Rows are read, classified and printed as they come; a wrong row is named on standard error and the others go on.
 * A table needs all rows to know its widths, so it waits for the end.
 */

import { wrap } from "../../diagnostics/display-text.ts";
import type { Explanation } from "../../evaluator/classification.ts";
import { classify, explain } from "../../evaluator/evaluate.ts";
import type { Playbook } from "../../ir/ir.ts";
import { readCustomers } from "../../records/codec.ts";
import type { CustomerRecord } from "../../records/record.ts";
import { columnOf } from "../../records/record-fields.ts";
import { createShareWatch } from "../../records/share-columns.ts";
import { csvLine } from "../csv-writer.ts";
import { openDataInput } from "../data-input.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { jsonText } from "../json-writer.ts";
import { type DataFormat, refuseSwapped } from "../named-file.ts";
import { openSoundPlaybook } from "../open-playbook.ts";
import { createProblemPrinter, type ProblemPrinter } from "../print-problems.ts";
import { createProgress } from "../progress.ts";
import { fitting, renderTable } from "../table.ts";
import { plain, type Terminal } from "../terminal.ts";

export interface ClassifyOptions {
  readonly format: "table" | "csv" | "json" | "ndjson";
  readonly explain?: boolean;
  readonly input?: DataFormat;
}

/** A customer and what came out; `rules` is there with --explain. */
interface Result {
  readonly customer: CustomerRecord;
  readonly classification: Omit<Explanation, "rules"> & Partial<Pick<Explanation, "rules">>;
}

/** Takes the results one by one, and ends the output. */
interface Printer {
  print(result: Result): Promise<void>;
  end(): Promise<void>;
}

export async function runClassify(
  terminal: Terminal,
  options: ClassifyOptions,
  named: string,
  customers: string,
): Promise<ExitCode> {
  refuseSwapped("classify", named, customers);
  const input = openDataInput(customers, options.input);
  const open = await openSoundPlaybook(named, terminal);
  if (open === undefined) return exitCodes.errors;
  const { playbook } = open;

  const printer = printers[options.format](terminal, playbook, options.explain === true);
  const problems = createProblemPrinter(terminal);
  const progress = createProgress(terminal);
  const shares = new Map<string | undefined, number>();
  const percentages = createShareWatch(playbook);
  let read = 0;
  let bytes = 0;
  const counted = (async function* () {
    for await (const chunk of input.bytes) {
      bytes += chunk.length;
      yield chunk;
    }
  })();
  for await (const row of readCustomers(playbook, counted, input.format, input.name)) {
    problems.print(row.problems, row.whole);
    if (row.record === undefined) continue;
    const { id, previous, signals } = row.record;
    percentages.see(signals);
    const classification = (options.explain === true ? explain : classify)(playbook, signals, { previous });
    problems.printNotices({ file: input.name, row: row.row, id }, classification.notices);
    shares.set(classification.persona, (shares.get(classification.persona) ?? 0) + 1);
    await printer.print({ customer: row.record, classification });
    read++;
    progress.update(bytes, input.size, read === 1 ? "1 customer" : `${read} customers`);
  }
  progress.end();
  await printer.end();
  for (const name of percentages.found())
    problems.printNotices({ file: input.name, field: columnOf(name) }, [
      "all values are between 0 and 1, and are read as less than 1 %; " +
        "if `0.5` is to be 50 %, write `50`: let the spreadsheet multiply the column by 100",
    ]);
  const summary = summaryOf(playbook, shares, read, problems);
  terminal.note(terminal.noteStyle("dim", plain(summary ?? `${input.name} holds no customers`)));
  return problems.errors > 0 ? exitCodes.errors : exitCodes.fine;
}

/** Undefined where there was nobody to classify, and nothing wrong. */
function summaryOf(
  playbook: Playbook,
  shares: ReadonlyMap<string | undefined, number>,
  read: number,
  { errors, refused }: ProblemPrinter,
): string | undefined {
  if (read === 0 && errors === 0) return undefined;
  if (read === 0) return `nobody was classified${refused === 0 ? "" : `; ${refused} refused`}`;
  const parts = [...playbook.personas.map(({ name }) => name), undefined].flatMap((persona) => {
    const count = shares.get(persona) ?? 0;
    return count === 0 ? [] : [`${persona ?? "undecided"} ${count} (${Math.round((count / read) * 100)} %)`];
  });
  return (
    `${read} ${read === 1 ? "customer" : "customers"}: ${parts.join(", ")}` +
    (refused === 0 ? "" : `; ${refused} refused`)
  );
}

// ---------- how results are printed ----------

type PrinterOf = (terminal: Terminal, playbook: Playbook, explained: boolean) => Printer;

const printers: Readonly<Record<ClassifyOptions["format"], PrinterOf>> = {
  table: (terminal, playbook, explained) => {
    const results: Result[] = [];
    return {
      async print(result) {
        results.push(result);
      },
      async end() {
        if (results.length === 0) return;
        for (const line of tableOf(terminal, playbook, results, explained)) terminal.print(line);
      },
    };
  },
  csv: (terminal, _, explained) => {
    let started = false;
    const head = async (): Promise<void> => {
      if (!started)
        await terminal.write(csvLine([...Object.keys(fieldNames), ...(explained ? ["because"] : [])]));
      started = true;
    };
    return {
      async print(result) {
        await head();
        const cells = Object.values(fieldNames).map((read) => read(result));
        await terminal.write(csvLine([...cells, ...(explained ? [reasonsOf(result).join("; ")] : [])]));
      },
      end: head,
    };
  },
  ndjson: (terminal) => ({
    print: (result) => terminal.write(`${jsonText(resultToJson(result))}\n`),
    async end() {},
  }),
  json: (terminal) => {
    let count = 0;
    return {
      print: (result) =>
        terminal.write(`${count++ === 0 ? "[\n" : ",\n"}  ${jsonText(resultToJson(result))}`),
      end: () => terminal.write(count === 0 ? "[]\n" : "\n]\n"),
    };
  },
};

const fieldNames: Readonly<Record<string, (result: Result) => string | number>> = {
  id: ({ customer }) => customer.id,
  name: ({ customer }) => customer.name,
  persona: ({ classification }) => classification.persona ?? "",
  outcome: ({ classification }) => classification.outcome,
  score: ({ classification }) => classification.score,
  margin: ({ classification }) => classification.margin,
  coverage: ({ classification }) => classification.coverage,
  fit: ({ classification }) => classification.fit,
};

const resultToJson = ({ customer, classification }: Result) => ({
  id: customer.id,
  name: customer.name,
  ...classification,
  persona: classification.persona ?? null,
});

/** "Technical +5 (developers)", the strongest first, of the first-ranked persona. */
function reasonsOf({ classification }: Result): readonly string[] {
  const first = classification.ranking[0]?.persona;
  return (classification.rules ?? [])
    .flatMap((rule) =>
      rule.points
        .filter(({ persona, points }) => persona === first && points > 0)
        .map(({ points }) => ({ points, text: `+${points} ${rule.signals.join(", ")}` })),
    )
    .sort((a, b) => b.points - a.points)
    .map(({ text }) => text);
}

function tableOf(
  terminal: Terminal,
  playbook: Playbook,
  results: readonly Result[],
  explained: boolean,
): readonly string[] {
  const percent = (share: number): string => `${Math.floor(share * 100)} %`;
  const colours = ["cyan", "magenta", "green", "yellow", "blue"] as const;
  const colourOf = new Map(
    playbook.personas.map(({ name }, i) => [name, colours[i % colours.length] ?? "cyan"]),
  );
  const rows = results.map(({ customer, classification }) => [
    plain(customer.id),
    plain(customer.name),
    plain(classification.persona ?? "–"),
    classification.outcome,
    String(classification.score),
    playbook.classify.rankBy === "fit" ? percent(classification.margin) : String(classification.margin),
    percent(classification.coverage),
    percent(classification.fit),
  ]);
  const columns = [
    { title: "id", widest: 20 },
    { title: "customer", widest: 32 },
    { title: "persona", widest: 24 },
    { title: "outcome" },
    { title: "score", alignRight: true },
    { title: "ahead by", alignRight: true },
    { title: "coverage", alignRight: true },
    { title: "fit", alignRight: true },
  ];
  const lines = renderTable(fitting(columns, rows, terminal.columns), rows, {
    head: (text) => terminal.style("bold", text),
    cell: (text, row, column) => {
      const { persona, outcome } = results[row]?.classification ?? {};
      if (column === 2 && persona !== undefined) return terminal.style(colourOf.get(persona) ?? "cyan", text);
      if (column === 3 && outcome !== "accepted") return terminal.style("yellow", text);
      return column === 0 ? terminal.style("dim", text) : text;
    },
  });
  if (!explained) return lines;
  return lines.flatMap((line, i) => {
    const result = results[i - 1];
    const reasons = result === undefined ? [] : reasonsOf(result).slice(0, 6);
    return reasons.length === 0 ? [line] : [line, ...becauseLines(terminal, reasons.join(" · "))];
  });
}

function becauseLines(terminal: Terminal, reasons: string): readonly string[] {
  const text = `because ${reasons}`;
  const lines = terminal.columns === undefined ? [plain(text)] : wrap(text, terminal.columns - 6);
  return lines.map((line, index) => terminal.style("dim", `${index === 0 ? "    " : "      "}${line}`));
}
