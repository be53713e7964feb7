/** Plans, migrations and evaluations that the command wrote earlier, and that people may have changed since. */

import type { Plan } from "../../planner/plan.ts";
import { type PlanFault, readPlan } from "../../planner/read-plan.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { openDataInput, readAll } from "./data-input.ts";
import { jsonProblem } from "./json-problem.ts";

type Read<T> = T | { readonly faults: readonly PlanFault[] };

export interface Kind<T> {
  /** What the file says it is. */
  readonly format: string;
  readonly help: string;
  readonly read: (value: unknown) => Read<T>;
}

export const aPlan: Kind<{ readonly plan: Plan }> = {
  format: "persona-plan",
  help: "name plan.json of `persona plan`, or plan.json or base.json of `persona replan`",
  read: readPlan,
};

/** Undefined where it is no such file or makes no sense; what is wrong with it is printed. */
export async function readOwnFile<T extends object>(
  path: string,
  { format, help, read }: Kind<T>,
  terminal: Terminal,
): Promise<T | undefined> {
  const bytes = await readAll(openDataInput(path, "json"));
  const parsed = valueIn(bytes);
  if ("wrong" in parsed) {
    terminal.noteError(`${path}: ${parsed.wrong}, and ${wordsOf(format)} is asked for`, help);
    return undefined;
  }
  const { value } = parsed;
  const found = formatOf(value);
  if (found !== format) {
    const what =
      found === undefined ? "this is nothing that persona has written" : `this is ${wordsOf(found)}`;
    terminal.noteError(`${path}: ${what}, and ${wordsOf(format)} is asked for`, help);
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

function valueIn(bytes: Uint8Array): { readonly value: unknown } | { readonly wrong: string } {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { wrong: "this is no text in UTF-8" };
  }
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { wrong: jsonProblem(text) };
  }
}

/** Of a file that the command wrote. */
function formatOf(value: unknown): string | undefined {
  const format = typeof value === "object" && value !== null ? Reflect.get(value, "format") : undefined;
  return typeof format === "string" && /^persona-[a-z]{1,20}$/.test(format) ? format : undefined;
}

/** "a plan", "an evaluation" */
const wordsOf = (format: string): string =>
  format.replace(/^persona-([aeio])?/, (_, vowel) => (vowel === undefined ? "a " : `an ${vowel}`));
