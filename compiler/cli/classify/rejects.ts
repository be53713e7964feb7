/**
 * The file of rows that were refused: one line for each thing that is wrong, with its place and the reason.
 *
 * Values of personal signals are not in it, as they are in no message.
 */

import { resolve } from "node:path";
import { csvLine } from "../../emit/csv-writer.ts";
import type { DataProblem } from "../../records/record.ts";
import { stageFile } from "../output/staged-file.ts";

export interface Rejects {
  add(problem: DataProblem): void;
  /** Puts the file in its place. */
  end(): void;
  /** Leaves a file that was there before as it was. */
  discard(): void;
}

export function createRejects(file: string): Rejects {
  const staged = stageFile(resolve(file));
  staged.write(csvLine(["row", "line", "column", "id", "reason", "help"]));
  return {
    add({ row, line, field, id, message, help }) {
      staged.write(csvLine([row ?? "", line ?? "", field ?? "", id ?? "", message, help ?? ""]));
    },
    end: staged.commit,
    discard: staged.discard,
  };
}
