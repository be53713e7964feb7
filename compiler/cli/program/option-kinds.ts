/** Arguments and options that several commands have, and what is said of a value that is none of theirs. */

import { InvalidArgumentError, Option } from "commander";
import { suggest } from "../../diagnostics/suggest.ts";

/** How a playbook is named. */
export const its = "its folder, or any of its files";
/** Of customers who are asked about one by one. */
export const theirs = "a .json file with the customer, or any file that classify reads";
export const oneOfThem = "which customer, where the file holds several; otherwise all of them";
export const playbook = `${its} (default: here)`;

/** An option with a short list of values. */
export const choice = (flags: string, about: string, values: readonly string[]): Option =>
  new Option(flags, about).choices(values).argParser((typed) => {
    if (values.includes(typed)) return typed;
    const near = suggest(typed, values);
    throw new InvalidArgumentError(
      `It can be ${values.join(", ")}.${near === undefined ? "" : `\n(Did you mean ${near}?)`}`,
    );
  });

/** Of files of customers that `classify` reads. */
export const inputFormat = (): Option =>
  choice("--input <format>", "what the input holds, where its name does not say", [
    "csv",
    "json",
    "ndjson",
    "parquet",
  ]);

/** As the folder of outFolder. */
export const file = (flags: string, about: string): Option =>
  new Option(flags, about).argParser((typed) => {
    if (typed.trim() !== "") return typed;
    throw new InvalidArgumentError("It names no file.");
  });

export function countOfJobs(typed: string): number {
  const count = Number(typed);
  if (/^[0-9]{1,3}$/.test(typed) && count >= 1 && count <= 64) return count;
  throw new InvalidArgumentError("It is a whole number from 1 to 64.");
}

/** A count of things. */
export const wholeNumber = (flags: string, about: string): Option =>
  new Option(flags, about).argParser((typed) => {
    if (/^[0-9]{1,9}$/.test(typed)) return Number(typed);
    throw new InvalidArgumentError("It is a whole number, 0 or more.");
  });

/** A number of what is let pass; a percent sign may stand behind it. */
export const limit = (flags: string, about: string, most: number): Option =>
  new Option(flags, about).argParser((typed) => {
    const value = Number(typed.trim().replace(/ ?%$/, ""));
    if (/^[0-9]+(?:\.[0-9]+)? ?%?$/.test(typed.trim()) && value <= most) return value;
    const pointed = typed.trim().replace(/^([0-9]+),([0-9]+)( ?%)?$/, "$1.$2$3");
    const meant = pointed === typed.trim() ? "" : `\n(With a point: ${pointed})`;
    throw new InvalidArgumentError(`It is a number from 0 to ${most}.${meant}`);
  });

/** An empty one comes from a script whose variable holds nothing, and would fill the folder that one is in. */
export const outFolder = (about: string): Option =>
  new Option("--out <folder>", about).argParser((typed) => {
    if (typed.trim() !== "") return typed;
    throw new InvalidArgumentError("It names no folder.\n(For this folder, write --out .)");
  });
