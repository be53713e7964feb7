/**
 * What was left out of what was typed, in the words of the help: all of it at once, and what each thing is.
 *
 * Commander tells one thing at a time, of specified options and required arguments; everything else that it says stays
 * as it is.
 */

import type { Command, Option } from "commander";
import { suggest } from "../diagnostics/suggest.ts";
import { brokenFor } from "./terminal/terminal.ts";

/**
 * @param said a message of Commander's, without `error: `
 * @param columns of the terminal; undefined where nobody is looking
 */
export function usageWords(said: string, command: Command, columns: number | undefined): string {
  if (said.startsWith("required option "))
    return unknownOption(command) ?? needs(command, lackedOptions(command), columns);
  if (said.startsWith("missing required argument ")) return needs(command, lackedArguments(command), columns);
  const option = command.options.find(({ flags }) => said === `option '${flags}' argument missing`);
  if (option === undefined) return said;
  const [first, ...more] = brokenFor(
    columns,
    `nothing stands behind ${option.long}: ${described(option)}`,
    7,
  );
  return [first, ...more.map((line) => `       ${line}`)].join("\n");
}

/**
 * What other tools call our commands. Of these, the one that is nearest in letters would lead astray: `validate` is
 * not `evaluate`.
 */
const calledElsewhere: Readonly<Record<string, string>> = {
  init: "new create start setup scaffold",
  check: "validate lint",
  fmt: "format prettier tidy",
  build: "compile generate emit bundle watch",
  classify: "run score segment",
  explain: "why describe",
  test: "tests coverage mutate",
  docs: "doc pages site publish",
  plan: "schedule calendar invite",
  complete: "completion completions autocomplete",
  "--version": "version",
};

/** @param said a message of Commander's, without `error: ` */
export function commandWords(said: string): string {
  const typed = /^unknown command '(.*)'/.exec(said)?.[1];
  const meant = Object.keys(calledElsewhere).find((name) =>
    calledElsewhere[name]?.split(" ").includes(typed ?? ""),
  );
  return meant === undefined ? said : `unknown command '${typed}'\n(Did you mean ${meant}?)\n`;
}

/** An option that is misspelt is the cause of one that seems to be left out; Commander asks in the other order. */
function unknownOption({ args, options }: Command): string | undefined {
  const typed = args.find((word) => word.startsWith("--") && word !== "--");
  if (typed === undefined) return undefined;
  const name = typed.split("=")[0] ?? typed;
  const near = suggest(
    name,
    options.flatMap(({ long }) => long ?? []),
  );
  return `unknown option '${name}'${near === undefined ? "" : `\n(Did you mean ${near}?)`}`;
}

const lackedOptions = (command: Command): readonly string[] =>
  command.options
    .filter((option) => option.mandatory && command.getOptionValue(option.attributeName()) === undefined)
    .map(described);

const lackedArguments = ({ registeredArguments, args }: Command): readonly string[] =>
  registeredArguments
    .slice(args.length)
    .filter(({ required }) => required)
    .map((argument) => `<${argument.name()}>, ${argument.description}`);

const described = ({ flags, description }: Option): string => `${flags}, ${description}`;

function needs(command: Command, things: readonly string[], columns: number | undefined): string {
  const items = things.map((thing) => brokenFor(columns, thing, 6).join("\n      "));
  return [`persona ${command.name()} needs`, ...items.map((item) => `  ${item}`)].join("\n");
}
