/** Plans and migrations that the command wrote earlier, and that people may have changed since. */

import type { PlanFault } from "../planner/read-plan.ts";
import { openDataInput, readAll } from "./data-input.ts";
import type { Terminal } from "./terminal.ts";

type Read<T> = T | { readonly faults: readonly PlanFault[] };

/** Undefined where it is no such file or makes no sense; what is wrong with it is printed. */
export async function readPlanFile<T extends object>(
  path: string,
  read: (value: unknown) => Read<T>,
  terminal: Terminal,
): Promise<T | undefined> {
  const bytes = await readAll(openDataInput(path, "json"));
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    const why = error instanceof SyntaxError ? `: ${error.message}` : "";
    terminal.noteError(
      `${path}: this is no JSON in UTF-8${why}`,
      "start from the file that the command wrote",
    );
    return undefined;
  }
  const result = read(value);
  if (!("faults" in result)) return result;
  for (const { place, message } of result.faults.slice(0, shownAtMost)) {
    terminal.noteError(`${path}: ${place}: ${message}`);
  }
  const more = result.faults.length - shownAtMost;
  if (more > 0) terminal.note(`and ${more} more like these`);
  return undefined;
}

const shownAtMost = 20;
