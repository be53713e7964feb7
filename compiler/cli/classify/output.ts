/** Where results go: to standard output, as text or as a table, or into a file that is replaced in one step. */

import { extname, resolve } from "node:path";
import { usageFailure } from "../failure.ts";
import { stageFile } from "../output/staged-file.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { type Customers, textAt } from "./classified-customers.ts";
import { layoutOf, type TextFormat } from "./formats.ts";
import { createResultTable } from "./result-table.ts";

export type ResultFormat = TextFormat | "table";

export interface Output {
  /** A customer, by the place in a block's lists. */
  add(customers: Customers, at: number): void;
  /** Waits where the reader is slower than we are. */
  flush(): Promise<void>;
  /** The last result was added. */
  end(): Promise<void>;
  /** Leaves a file that was there before as it was. What went to standard output is out. */
  discard(): void;
}

const formats: Readonly<Record<string, TextFormat>> = {
  ".csv": "csv",
  ".json": "json",
  ".ndjson": "ndjson",
  ".jsonl": "ndjson",
};

/** The format asked for; otherwise the one that the file's name says, or a table. */
export function formatFor(asked: ResultFormat | undefined, file: string | undefined): ResultFormat {
  if (file === undefined) return asked ?? "table";
  if (asked === "table")
    throw usageFailure("a table is for the screen", "choose --format csv, json or ndjson");
  const named = formats[extname(file).toLowerCase()];
  if (asked !== undefined && named !== undefined && asked !== named)
    throw usageFailure(
      `${file}: its name says ${named}, and --format says ${asked}`,
      `let it end in .${asked}, or leave --format out`,
    );
  const format = asked ?? named;
  if (format !== undefined) return format;
  throw usageFailure(
    `${file}: its name does not say in which format`,
    "let it end in .csv, .json or .ndjson, or choose one with --format",
  );
}

/** Rejects are CSV, whatever the result is. */
export function refuseOtherRejects(file: string | undefined): void {
  const named = file === undefined ? undefined : formats[extname(file).toLowerCase()];
  if (named === undefined || named === "csv") return;
  throw usageFailure(`${file}: its name says ${named}, and rejects are csv`, "let it end in .csv");
}

export function createOutput(
  terminal: Terminal,
  format: ResultFormat,
  explained: boolean,
  file: string | undefined,
): Output {
  if (format === "table") return { ...createResultTable(terminal), discard() {} };
  const { head, between, end, empty } = layoutOf(format, explained);
  const staged = file === undefined ? undefined : stageFile(resolve(file));
  const write = async (text: string): Promise<void> =>
    staged === undefined ? terminal.write(text) : staged.write(text);
  let isEmpty = true;
  let waiting: string[] = [];
  return {
    add({ texts }, at) {
      waiting.push(isEmpty ? head : between, textAt(texts, at));
      isEmpty = false;
    },
    async flush() {
      const text = waiting.join("");
      waiting = [];
      if (text !== "") await write(text);
    },
    async end() {
      await write(isEmpty ? empty : end);
      staged?.commit();
    },
    discard: () => staged?.discard(),
  };
}
