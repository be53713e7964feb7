/**
 * Every command, its arguments and its help: the one place that says what can be typed.
 *
 * The work of a command is in commands/<name>.ts, loaded when it is called.
 */

import { Command, CommanderError, Option } from "commander";
import { reportBug } from "./bug-report.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { CommandFailure, ioFailureOf, isSystemError } from "./failure.ts";
import { createTerminal, plain, type Terminal } from "./terminal.ts";
import { version } from "./version.ts";

export async function runCommandLine(args: readonly string[]): Promise<ExitCode> {
  const terminal = createTerminal();
  let exitCode: ExitCode = exitCodes.fine;
  const program = createProgram(terminal, (code) => {
    exitCode = code;
  });
  process.once("SIGINT", () => process.exit(exitCodes.interrupted));
  process.once("SIGTERM", () => process.exit(exitCodes.terminated));
  try {
    if (args[0] === "complete") (await import("./completion.ts")).addCompletion(program);
    await program.parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    return failed(error, terminal, args);
  }
}

function failed(error: unknown, terminal: Terminal, args: readonly string[]): ExitCode {
  if (error instanceof CommanderError) {
    // Commander has said what is wrong; help and version end with 0.
    return error.exitCode === 0 ? exitCodes.fine : exitCodes.usage;
  }
  const failure = isSystemError(error) ? ioFailureOf(error, error.path ?? "") : error;
  if (failure instanceof CommandFailure) {
    terminal.note(`${terminal.noteStyle(["bold", "red"], "error")}: ${plain(failure.message)}`);
    if (failure.help !== undefined)
      terminal.note(`  ${terminal.noteStyle("cyan", "help")}: ${plain(failure.help)}`);
    return failure.exitCode;
  }
  terminal.note(reportBug(error, args));
  return exitCodes.bug;
}

type Finish = (code: ExitCode) => void;

/** What a command's module exports: it does the work and says how it ended. */
export type Run<Options, Arguments extends readonly unknown[]> = (
  terminal: Terminal,
  options: Options,
  ...args: Arguments
) => Promise<ExitCode>;

export function createProgram(terminal: Terminal, finish: Finish): Command {
  const program = new Command("persona")
    .description(
      "Say who your customers are, and what happens next for each of them.\n" +
        "A playbook is a folder of .persona files; name it by its folder or by its main file.",
    )
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "explain a command")
    .helpCommand("help [command]", "explain a command")
    .showSuggestionAfterError()
    .showHelpAfterError("(persona --help explains every command)")
    .configureOutput({
      writeErr: (text) => terminal.note(plainLines(text)),
      outputError: (text, write) =>
        write(`${terminal.noteStyle(["bold", "red"], "error")}: ${text.replace(/^error: /, "")}`),
    })
    .exitOverride()
    .addHelpText("after", firstSteps);

  const add = (syntax: string, summary: string, example: string): Command =>
    program
      .command(syntax)
      .description(summary)
      .exitOverride()
      .addHelpText("after", `\nExample:\n${example.replace(/^/gm, "  ")}\n`);

  add(
    "init [folder]",
    "start a playbook: files to change, not to understand first",
    "persona init my-playbook",
  ).action(async (folder = ".") =>
    finish(await (await import("./commands/init.ts")).runInit(terminal, {}, folder)),
  );

  add(
    "check [playbook]",
    "say what is wrong in a playbook, where, and what to do",
    "persona check\npersona check playbooks/partner-portal --format json",
  )
    .addOption(formats("how to print what was found", ["pretty", "json"]))
    .action(async (playbook = ".", options) =>
      finish(await (await import("./commands/check.ts")).runCheck(terminal, options, playbook)),
    );

  add("fmt [paths...]", "put files into the one style", "persona fmt\npersona fmt --check")
    .option("--check", "change nothing; end with 1 where a file would change")
    .action(async (paths: string[], options) =>
      finish(
        await (await import("./commands/fmt.ts")).runFmt(
          terminal,
          options,
          paths.length === 0 ? ["."] : paths,
        ),
      ),
    );

  add(
    "build [playbook]",
    "make the classifier, schema, plans and templates that applications use",
    "persona build --out dist\npersona build --out dist --start 2026-12-01",
  )
    .option("--out <folder>", "where to put them", "out")
    .option("--start <date>", "also make every persona's plan and calendar, as if it started that day")
    .option("--watch", "build again whenever a file changes")
    .action(async (playbook = ".", options) =>
      finish(await (await import("./commands/build.ts")).runBuild(terminal, options, playbook)),
    );

  add(
    "classify <playbook> <customers>",
    "say which persona each customer is; customers is a .csv, .json or .ndjson file, or - for standard input",
    "persona classify . customers.csv\npersona classify . customers.csv --format csv > personas.csv",
  )
    .addOption(formats("how to print the result", ["table", "csv", "json", "ndjson"]))
    .option("--explain", "also say which rules gave the points")
    .addOption(new Option("--input <format>", "what standard input holds").choices(["csv", "json", "ndjson"]))
    .action(async (playbook, customers, options) =>
      finish(
        await (await import("./commands/classify.ts")).runClassify(terminal, options, playbook, customers),
      ),
    );

  add(
    "explain <playbook> <customer>",
    "say why a customer is who they are: every rule, and what it gave",
    "persona explain . customers/acme.json",
  )
    .addOption(formats("how to print it", ["pretty", "json"]))
    .action(async (playbook, customer, options) =>
      finish(await (await import("./commands/explain.ts")).runExplain(terminal, options, playbook, customer)),
    );

  add(
    "plan <playbook>",
    "write a customer's plan, invitations and calendar",
    "persona plan . --customer customers/acme.json --team team.csv --start 2026-12-01 --out plans/acme",
  )
    .requiredOption("--customer <file>", "the customer, as JSON")
    .option("--team <file>", "the roster, as CSV or JSON; without it, roles stand for people")
    .option("--start <date>", "the day the customer starts, as in 2026-12-01")
    .option("--language <tag>", "the language of the plan; otherwise the customer's")
    .option("--template <file>", "your own template for plan.md")
    .requiredOption("--out <folder>", "where to put the files")
    .action(async (playbook, options) =>
      finish(await (await import("./commands/plan.ts")).runPlan(terminal, options, playbook)),
    );

  program
    .command("debug <what> <file>", { hidden: true })
    .action(async (what, file) =>
      finish(await (await import("./commands/debug.ts")).runDebug(terminal, {}, what, file)),
    );
  return program;
}

const formats = (about: string, choices: readonly [string, ...string[]]): Option =>
  new Option("--format <format>", about).choices(choices).default(choices[0]);

/** Commander's own messages repeat what was typed. */
const plainLines = (text: string): string =>
  text.replace(/\n$/, "").split("\n").map(plainButColours).join("\n");
const plainButColours = (line: string): string =>
  line
    // biome-ignore lint/suspicious/noControlCharactersInRegex: keeps our own colours, shows everything else
    .split(/(\u001b\[[0-9;]*m)/)
    .map((part, index) => (index % 2 === 1 ? part : plain(part)))
    .join("");

const firstSteps = `
First steps:
  persona init my-playbook                          a small playbook to change
  persona check my-playbook                         what is wrong, and what to do
  persona classify my-playbook my-playbook/customers.csv
  persona explain  my-playbook my-playbook/customers/acme.json

It ends with 0 when all is well, 1 for errors in a playbook or in data, 2 when called wrongly,
3 when a file cannot be read or written. Tab completion: persona complete bash | zsh | fish | powershell.
`;
