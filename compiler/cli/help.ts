/** How help looks, and what it says of every command: what it reads, what it writes, how it ends, and an example. */

import { type Argument, type Command, Help, type HelpConfiguration } from "commander";
import { wrap } from "../diagnostics/display-text.ts";
import type { Terminal } from "./terminal/terminal.ts";

export interface Guide {
  /** One line, without a capital: it also stands in the list of commands. */
  readonly summary: string;
  readonly arguments: Readonly<Record<string, string>>;
  readonly reads?: string;
  readonly writes?: string;
  readonly ends: string;
  readonly examples: readonly string[];
}

export function helpStyle(terminal: Terminal): HelpConfiguration {
  return {
    styleTitle: (text) => terminal.style("bold", text),
    styleCommandText: (text) => terminal.style("cyan", text),
    styleSubcommandTerm: (text) => terminal.style("cyan", text),
    styleOptionTerm: (text) => terminal.style("cyan", text),
    styleArgumentTerm: (text) => terminal.style("cyan", text),
    // Beside its term, a description of a narrow terminal would be a word a line.
    formatItem: (term, termWidth, description, helper) =>
      terminal.width - termWidth < narrowest
        ? underneath(term, description, terminal)
        : Help.prototype.formatItem.call(helper, term, termWidth, description, helper),
    subcommandTerm: (command) => [command.name(), ...command.registeredArguments.map(argumentTerm)].join(" "),
  };
}

/** Columns that a description needs beside its term. */
const narrowest = 40;

function underneath(term: string, description: string, { width }: Terminal, style = (text: string) => text) {
  const lines = description === "" ? [] : wrap(description, width - 6);
  return [`  ${term}`, ...lines.map((line) => `      ${style(line)}`)].join("\n");
}

function argumentTerm(argument: Argument): string {
  const name = argument.variadic ? `${argument.name()}...` : argument.name();
  return argument.required ? `<${name}>` : `[${name}]`;
}

export function addGuide(command: Command, guide: Guide, terminal: Terminal): Command {
  const { summary } = guide;
  for (const argument of command.registeredArguments) {
    argument.description = guide.arguments[argument.name()] ?? "";
  }
  return command
    .summary(summary)
    .description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`)
    .showHelpAfterError(`\`persona ${command.name()} --help\` explains it`)
    .addHelpText("after", () => guideText(guide, terminal));
}

function guideText({ reads, writes, ends, examples }: Guide, terminal: Terminal): string {
  const facts = Object.entries({ Reads: reads, Writes: writes ?? "nothing", Ends: `with ${ends}` });
  const lines = facts.flatMap(([title, text]) => {
    if (text === undefined) return [];
    const [first = "", ...rest] = wrap(text, terminal.width - 8);
    return [
      `${terminal.style("bold", title.padEnd(8))}${first}`,
      ...rest.map((line) => " ".repeat(8) + line),
    ];
  });
  const title = terminal.style("bold", examples.length === 1 ? "Example:" : "Examples:");
  return [
    "",
    ...lines,
    "",
    title,
    ...examples.map((example) => `  ${shortLines(example, terminal.width - 2)}`),
    "",
  ].join("\n");
}

/** A command that is too long for its line goes on in the next, before one of its options. */
function shortLines(command: string, width: number): string {
  const [first = "", ...options] = command.split(/ (?=--)/);
  const lines = [first];
  for (const option of options) {
    const line = lines.at(-1) ?? "";
    // Room for what says that it goes on.
    if (line.length + option.length + 3 <= width) lines[lines.length - 1] = `${line} ${option}`;
    else lines.push(`  ${option}`);
  }
  return lines.join(" \\\n  ");
}

/** After the list of all commands. */
export function firstSteps(terminal: Terminal): string {
  const steps = [
    ["persona init my-playbook", "a small playbook to change"],
    ["cd my-playbook", ""],
    ["persona check", "what is wrong, and what to do"],
    ["persona classify . customers.csv", "who your customers are"],
    ["persona explain . customers/birch-labs.json", "why"],
  ] as const;
  const ends = [
    ["0", "all is well"],
    ["1", "errors in a playbook or in data"],
    ["2", "called wrongly"],
    ["3", "a file cannot be read or written"],
    ["70", "a bug of ours"],
    ["130", "interrupted"],
  ] as const;
  const about = "Tab completion: `persona complete bash`, zsh, fish or powershell prints what to load.";
  const colours = "Colours are for terminals only; NO_COLOR=1 turns them off, FORCE_COLOR=1 on.";
  return [
    "",
    terminal.style("bold", "First steps:"),
    ...steps.map(([step, why]) => {
      const dim = (text: string): string => (text === "" ? "" : terminal.style("dim", text));
      return terminal.width < 80
        ? underneath(step, why, terminal, dim)
        : `  ${step.padEnd(45)} ${dim(why)}`.trimEnd();
    }),
    "",
    terminal.style("bold", "A command ends with"),
    ...ends.map(([code, meaning]) => `  ${terminal.style("cyan", code.padEnd(3))}  ${meaning}`),
    "",
    ...[about, colours].flatMap((text) => wrap(text, terminal.width)),
    "",
  ].join("\n");
}
