/**
 * Every command, its arguments and its help: the one place that says what can be typed.
 *
 * Those about plans and reports are described in program/. The work of a command is in commands/<name>.ts, loaded when
 * it is called.
 */

import { Command, Option } from "commander";
import { version } from "../version.ts";
import { forcedBug } from "./bug-report.ts";
import type { ExitCode } from "./exit-codes.ts";
import { usageFailure } from "./failure.ts";
import { addGuide, firstSteps, type Guide, helpStyle } from "./help.ts";
import type { CommandDescriptions, CommandGroup } from "./program/command-group.ts";
import {
  choice,
  countOfJobs,
  file,
  inputFormat,
  its,
  oneOfThem,
  outFolder,
  playbook,
  theirs,
  wholeNumber,
} from "./program/option-kinds.ts";
import { planCommands } from "./program/plan-commands.ts";
import { reportCommands } from "./program/report-commands.ts";
import { plain, type Terminal } from "./terminal/terminal.ts";
import { commandWords, usageWords } from "./usage-words.ts";

/** An empty path would be the folder at hand, where nobody asked for anything to be read or written. */
function refuseEmpty(command: Command): void {
  const at = command.args.indexOf("");
  if (at < 0) return;
  const argument = command.registeredArguments[at] ?? command.registeredArguments.at(-1);
  throw usageFailure(
    `an empty text stands for <${argument?.name()}>`,
    "write . for this folder; in a script, a variable may not be set",
  );
}

/** In the order in which `persona --help` lists them. */
const commands: CommandDescriptions = {
  init: ({ terminal, add, does }) =>
    add("init [folder]", {
      summary: "start a playbook: files to change, not to understand first",
      arguments: { folder: "where to put it (default: here)" },
      writes:
        "a playbook, customers, a roster and files for continuous integration; never over a file that is there",
      ends: "0 when all are written, 3 when a file is in the way or cannot be written",
      examples: ["persona init my-playbook"],
    }).action(
      does("init", async (folder: string = ".") =>
        (await import("./commands/init.ts")).runInit(terminal, {}, folder),
      ),
    ),

  check: ({ terminal, add, does }) =>
    add("check [playbook]", {
      summary: "say what is wrong in a playbook, where, and what to do",
      arguments: { playbook },
      reads: "all files of the playbook, and nothing outside its folder",
      writes:
        "nothing; with --fix, the files in which something can be put right that can be meant in no other way, " +
        "each in one step; with --update-baseline, the file of what is known",
      ends: "0 when there is no error, 1 when there is one; warnings count only with --strict or --max-warnings",
      examples: [
        "persona check",
        "persona check plays/onboarding.persona",
        "persona check --fix",
        "persona check . --format json",
        "persona check --baseline known.json --max-warnings 0",
      ],
    })
      .option(
        "--today <date>",
        "the day to check for, as in 2026-12-01 (default: today), for reviews that are due",
      )
      .option("--fix", "first put right what is certain, such as a comma or a sign of another alphabet")
      .addOption(
        wholeNumber("--max-warnings <count>", "how many warnings may be there; one more ends with 1"),
      )
      .option("--strict", "end with 1 for warnings and hints, too")
      .addOption(file("--baseline <file>", "say only what is not in this file of what was found before"))
      .option("--update-baseline", "first write the file of --baseline anew: all that is there now is known")
      .addOption(
        choice("--format <format>", "how to print what was found", [
          "pretty",
          "json",
          "junit",
          "tap",
          "sarif",
          "github",
        ]).default("pretty"),
      )
      .action(
        does("check", async (named: string = ".", options) =>
          (await import("./commands/check.ts")).runCheck(terminal, options, named),
        ),
      ),

  fmt: ({ terminal, add, does }) =>
    add("fmt [paths...]", {
      summary: "put files into the one style",
      arguments: { paths: "files, or folders with all .persona files in them (default: here)" },
      writes: "the files that change, each in one step; one with a mistake in its structure stays as it is",
      ends: "0 when all files are in the style, 1 when one cannot be, or with --check would change",
      examples: ["persona fmt", "persona fmt main.persona plays", "persona fmt --check"],
    })
      .option("--check", "change nothing, only say which files would change")
      .action(
        does("fmt", async (paths: string[], options) =>
          (await import("./commands/fmt.ts")).runFmt(terminal, options, paths.length === 0 ? ["."] : paths),
        ),
      ),

  build: ({ terminal, add, does }) =>
    add("build [playbook]", {
      summary: "make the classifier, schema, plans and templates that applications use",
      arguments: { playbook },
      reads: "all files of the playbook, and nothing outside its folder",
      writes:
        "all files of --out in one step: whoever reads them sees the old ones or the new ones; " +
        "files of an earlier build that are no longer made go, files of yours are never touched",
      ends: "0 when all is written, 1 when the playbook has errors, 3 when writing fails; the old files stay then",
      examples: [
        "persona build --out dist",
        "persona build --out dist --start 2026-12-01",
        "persona build --watch",
      ],
    })
      .addOption(outFolder("where to put the files").default("out"))
      .option("--start <date>", "also make every persona's plan and calendar, as if it started that day")
      .option("--watch", "build again whenever a file changes, until Ctrl-C")
      .action(
        does("build", async (named: string = ".", options) =>
          (await import("./commands/build.ts")).runBuild(terminal, options, named),
        ),
      ),

  docs: ({ terminal, add, does }) =>
    add("docs [playbook]", {
      summary: "make pages that people look at: personas, journey, scorecard, plays, questionnaire",
      arguments: { playbook },
      reads: "all files of the playbook, and nothing outside its folder",
      writes: "a folder of pages for each language of the playbook in --out, all in one step",
      ends: "0 when all is written, 1 when the playbook has errors, 3 when writing fails; the old pages stay then",
      examples: ["persona docs --out site", "persona docs --out site --start 2026-12-01"],
    })
      .addOption(outFolder("where to put the pages").default("site"))
      .option("--start <date>", "show plays as if they started that day (default: that of the last review)")
      .action(
        does("docs", async (named: string = ".", options) =>
          (await import("./commands/docs.ts")).runDocs(terminal, options, named),
        ),
      ),

  classify: ({ terminal, add, does }) =>
    add("classify <playbook> <customers>", {
      summary: "say which persona each customer is",
      arguments: {
        playbook: its,
        customers:
          "a .csv, .json or .ndjson file, a .parquet one where DuckDB is installed, or - for standard input",
      },
      reads: "the playbook and the customers; a wrong row is named with its column, and the others go on",
      writes:
        "the result to standard output; with --out, into a file, which is replaced in one step when all is done",
      ends: "0 when every customer was read, 1 when one was not or the playbook has errors, 3 when writing fails",
      examples: [
        "persona classify . customers.csv",
        "persona classify . customers.csv --out personas.csv --rejects rejects.csv",
        "crm-export | persona classify . - --input ndjson --explain",
      ],
    })
      .addOption(
        choice(
          "--format <format>",
          "how to print the result (default: table, or as the name of --out says)",
          ["table", "csv", "json", "ndjson"],
        ),
      )
      .option("--explain", "also say which signals gave the points")
      .option("--language <tag>", "with --explain: as sentences in this language of the playbook")
      .addOption(inputFormat())
      .addOption(file("--out <file>", "put the result into a file"))
      .addOption(
        file(
          "--rejects <file>",
          "put what is wrong with rows into a file of CSV, with row, line, column and reason",
        ),
      )
      .addOption(
        new Option(
          "--jobs <number>",
          "threads that classify (default: one for each core, 4 at most)",
        ).argParser(countOfJobs),
      )
      .action(
        does("classify", async (named: string, customers: string, options) =>
          (await import("./commands/classify.ts")).runClassify(terminal, options, named, customers),
        ),
      ),

  test: ({ terminal, add, does }) =>
    add("test [playbooks...]", {
      summary: "run the tests and cohorts of playbooks, and say which do not come out as they say",
      arguments: {
        playbooks:
          "folders or files (default: here); a file other than the one with `playbook` has only its own tests run",
      },
      reads: "the playbooks, and the rosters and customers that their tests and cohorts name",
      writes: "nothing; with --update, the files with the expectations that change, each in one step",
      ends: "0 when all pass, 1 when one does not or a playbook has errors, 2 when there is nothing to run",
      examples: [
        "persona test",
        'persona test --name "single sign-on"',
        "persona test playbooks/*/ --reporter junit > results.xml",
      ],
    })
      .option("-t, --name <text>", "only tests and cohorts with this in their name")
      .option("--coverage", "also say which rules, bands, plays and texts no test depends on")
      .option("--mutate", "say which small faults in the playbook no test would notice")
      .addOption(
        file("--out <folder>", "with --coverage: a page over the source, lcov.info and cobertura.xml"),
      )
      .option("--watch", "run again what a change can have changed, until Ctrl-C")
      .option("--update", "write what came out in place of what was expected, once you have said yes")
      .option("--yes", "with --update: ask nobody")
      .addOption(
        choice("--reporter <reporter>", "how to print the results", [
          "pretty",
          "json",
          "junit",
          "tap",
          "sarif",
          "github",
        ]).default("pretty"),
      )
      .action(
        does("test", async (named: string[], options) =>
          (await import("./commands/test.ts")).runTests(
            terminal,
            options,
            named.length === 0 ? ["."] : named,
          ),
        ),
      ),

  "propose-tests": ({ terminal, add, does }) =>
    add("propose-tests [playbook]", {
      summary: "propose tests in which every rule decides something, for a person to confirm",
      arguments: { playbook },
      reads: "the playbook",
      writes: "`test` blocks to standard output, with what comes out today",
      ends: "0 when the tests were written, 1 when the playbook has errors",
      examples: ["persona propose-tests", "persona propose-tests . > proposed.persona"],
    }).action(
      does("propose-tests", async (named: string | undefined) =>
        (await import("./commands/propose-tests.ts")).runProposeTests(terminal, named ?? "."),
      ),
    ),

  explain: ({ terminal, add, does }) =>
    add("explain <playbook> <customer>", {
      summary: "say why a customer is who they are: every rule, and what it gave",
      arguments: {
        playbook: its,
        customer: theirs,
      },
      reads: "the playbook and the customer; values of personal signals are not shown",
      ends: "0 when the customer was read, 1 when not or the playbook has errors",
      examples: [
        "persona explain . customers/acme.json",
        "persona explain . customers.csv --id C-2001 --language es",
        "persona explain . customers/acme.json --why-not Marketing",
      ],
    })
      .option("--id <id>", oneOfThem)
      .option("--language <tag>", "as sentences in this language of the playbook")
      .option(
        "--why-not <persona>",
        "what the first gained and this persona did not, and what it would have taken",
      )
      .addOption(choice("--format <format>", "how to print it", ["pretty", "json"]).default("pretty"))
      .action(
        does("explain", async (named: string, customer: string, options) =>
          (await import("./commands/explain.ts")).runExplain(terminal, options, named, customer),
        ),
      ),

  receipt: ({ terminal, add, does }) =>
    add("receipt <playbook> <customer>", {
      summary: "write a customer's classification as a small document to keep",
      arguments: {
        playbook: its,
        customer: theirs,
      },
      reads:
        "the playbook and the customer; personal values and free text are left out, numbers and dates are in bands",
      writes: "the receipt to standard output; with --out, into a file, which is replaced in one step",
      ends: "0 when the customer was read, 1 when not or the playbook has errors, 3 when writing fails",
      examples: [
        "persona receipt . customers/acme.json --on 2026-12-01 --data-from 2026-11-20 --out receipt.json",
      ],
    })
      .option("--id <id>", oneOfThem)
      .option("--on <date>", "the day of the classification, as in 2026-12-01")
      .option("--data-from <date>", "the day that the data is from, so that the receipt says how old it was")
      .addOption(file("--out <file>", "put the receipt into a file"))
      .action(
        does("receipt", async (named: string, customer: string, options) =>
          (await import("./commands/receipt.ts")).runReceipt(terminal, options, named, customer),
        ),
      ),

  verify: ({ terminal, add, does }) =>
    add("verify <playbook> <receipt>", {
      summary: "say whether a receipt still holds, and what differs",
      arguments: {
        playbook: its,
        receipt: "a file that `persona receipt` has written, or - for standard input",
      },
      reads: "the playbook and the receipt",
      ends: "0 when nothing differs, 1 when something does or the playbook has errors",
      examples: ["persona verify . receipt.json"],
    })
      .addOption(choice("--format <format>", "how to print it", ["pretty", "json"]).default("pretty"))
      .action(
        does("verify", async (named: string, receipt: string, options) =>
          (await import("./commands/verify.ts")).runVerify(terminal, options, named, receipt),
        ),
      ),

  ...planCommands,
  ...reportCommands,

  lsp: ({ add, does }) =>
    add("lsp", {
      summary: "the language server, for editors: they start it by themselves",
      arguments: {},
      reads:
        "the protocol's messages from standard input, and the files that are open or part of their playbooks",
      writes: "the protocol's answers to standard output; no file: what is to be changed, the editor changes",
      ends: "0 when the editor says goodbye, 1 when it goes without",
      examples: ["persona lsp"],
    })
      .addOption(new Option("--stdio", "what it does anyway; many editors say so").hideHelp())
      .action(does("lsp", async () => (await import("./commands/lsp.ts")).runLsp())),
};

/** @param args what was typed: where it calls a command, that one is described, and else all. */
export function createProgram(
  terminal: Terminal,
  args: readonly string[],
  finish: (code: ExitCode) => void,
): Command {
  const asError = (text: string): string => `${terminal.noteStyle(["bold", "red"], "error")}: ${text}`;
  const program = new Command("persona")
    .description(
      "Say who your customers are, and what happens next for each of them.\n" +
        "A playbook is a folder of .persona files; name it by its folder or by any of its files.",
    )
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "explain a command")
    .helpCommand("help [command]", "explain a command")
    .showSuggestionAfterError()
    .showHelpAfterError("`persona --help` lists the commands, `persona help COMMAND` explains one")
    .configureHelp(helpStyle(terminal))
    .configureOutput({
      getOutHelpWidth: () => terminal.width,
      getErrHelpWidth: () => terminal.width,
      // Our own styles know already whether colours are wanted.
      getOutHasColors: () => true,
      getErrHasColors: () => true,
      // Through our own stream: Commander's would take a pipe that was closed (`persona help | head`) for a failure.
      writeOut: (text) => void terminal.write(text),
      writeErr: (text) => terminal.note(plainButColours(text.replace(/\n$/, ""))),
      outputError: (text, write) => write(asError(commandWords(text.replace(/^error: /, "")))),
    })
    .exitOverride()
    .addHelpText("after", () => firstSteps(terminal));

  const add = (syntax: string, guide: Guide): Command => {
    const command: Command = program.command(syntax).exitOverride();
    command.configureOutput({
      outputError: (text, write) => {
        const said = text.replace(/^error: /, "").trimEnd();
        write(`${asError(usageWords(said, command, terminal.live ? terminal.width : undefined))}\n`);
      },
    });
    return addGuide(command, guide, terminal);
  };

  const does =
    <Arguments extends readonly unknown[]>(name: string, run: (...args: Arguments) => Promise<ExitCode>) =>
    async (...args: Arguments): Promise<void> => {
      forcedBug(name);
      // Commander's last argument.
      refuseEmpty(args.at(-1) as Command);
      finish(await run(...args));
    };

  const group: CommandGroup = { terminal, add, does };

  // Of a command that is called the others need not be known: to describe them all takes as long as to read a file.
  const [first = ""] = args;
  const called = Object.hasOwn(commands, first) ? commands[first] : undefined;
  for (const describe of called === undefined ? Object.values(commands) : [called]) describe(group);

  program
    .command("debug <what> <file>", { hidden: true })
    .action(
      does("debug", async (what: string, file: string) =>
        (await import("./commands/debug.ts")).runDebug(terminal, {}, what, file),
      ),
    );
  return program;
}

/** Commander's own messages repeat what was typed. */
const plainButColours = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: keeps our own colours and line ends, shows everything else
    .split(/(\u001b\[[0-9;]*m|\n)/)
    .map((part, index) => (index % 2 === 1 ? part : plain(part)))
    .join("");
