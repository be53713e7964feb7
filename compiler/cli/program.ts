/**
 * Every command, its arguments and its help: the one place that says what can be typed.
 *
 * The work of a command is in commands/<name>.ts, loaded when it is called.
 */

import { Command, InvalidArgumentError, Option } from "commander";
import { suggest } from "../diagnostics/suggest.ts";
import { version } from "../version.ts";
import { forcedBug } from "./bug-report.ts";
import type { ExitCode } from "./exit-codes.ts";
import { addGuide, firstSteps, type Guide, helpStyle } from "./help.ts";
import { plain, type Terminal } from "./terminal.ts";

export function createProgram(terminal: Terminal, finish: (code: ExitCode) => void): Command {
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
      writeErr: (text) => terminal.note(plainButColours(text.replace(/\n$/, ""))),
      outputError: (text, write) =>
        write(`${terminal.noteStyle(["bold", "red"], "error")}: ${text.replace(/^error: /, "")}`),
    })
    .exitOverride()
    .addHelpText("after", () => firstSteps(terminal));

  const add = (syntax: string, guide: Guide): Command =>
    addGuide(program.command(syntax).exitOverride(), guide, terminal);

  /** What a command does; PERSONA_FORCE_BUG makes any of them fail as a bug would. */
  const does =
    <Arguments extends readonly unknown[]>(name: string, run: (...args: Arguments) => Promise<ExitCode>) =>
    async (...args: Arguments): Promise<void> => {
      forcedBug(name);
      finish(await run(...args));
    };

  add("init [folder]", {
    summary: "start a playbook: files to change, not to understand first",
    arguments: { folder: "where to put it (default: here)" },
    writes: "a playbook, customers, a roster and a workflow; never over a file that is there",
    ends: "0 when all are written, 3 when a file is in the way or cannot be written",
    examples: ["persona init my-playbook"],
  }).action(
    does("init", async (folder: string = ".") =>
      (await import("./commands/init.ts")).runInit(terminal, {}, folder),
    ),
  );

  add("check [playbook]", {
    summary: "say what is wrong in a playbook, where, and what to do",
    arguments: { playbook },
    reads: "all files of the playbook, and nothing outside its folder",
    writes:
      "nothing; with --fix, the files in which something can be put right that can be meant in no other way, " +
      "each in one step",
    ends: "0 when there is no error, 1 when there is one; warnings do not count",
    examples: [
      "persona check",
      "persona check plays/onboarding.persona",
      "persona check --fix",
      "persona check . --format json",
    ],
  })
    .option(
      "--today <date>",
      "the day to check for, as in 2026-12-01 (default: today), for reviews that are due",
    )
    .option("--fix", "first put right what is certain, such as a comma or a sign of another alphabet")
    .addOption(
      choice("--format <format>", "how to print what was found", [
        "pretty",
        "json",
        "sarif",
        "github",
      ]).default("pretty"),
    )
    .action(
      does("check", async (named: string = ".", options) =>
        (await import("./commands/check.ts")).runCheck(terminal, options, named),
      ),
    );

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
    );

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
    );

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
    );

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
      choice("--format <format>", "how to print the result (default: table, or as the name of --out says)", [
        "table",
        "csv",
        "json",
        "ndjson",
      ]),
    )
    .option("--explain", "also say which signals gave the points")
    .option("--language <tag>", "with --explain: as sentences in this language of the playbook")
    .addOption(
      choice("--input <format>", "what the input holds, where its name does not say", [
        "csv",
        "json",
        "ndjson",
        "parquet",
      ]),
    )
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
    );

  add("test [playbooks...]", {
    summary: "run the tests and cohorts of playbooks, and say which do not come out as they say",
    arguments: {
      playbooks:
        "folders or files (default: here); a file other than the one with `playbook` has only its own tests run",
    },
    reads: "the playbooks, and the rosters and customers that their tests and cohorts name",
    ends: "0 when all pass, 1 when one does not or a playbook has errors, 2 when there is nothing to run",
    examples: [
      "persona test",
      'persona test --name "single sign-on"',
      "persona test playbooks/* --reporter junit > results.xml",
    ],
  })
    .option("-t, --name <text>", "only tests and cohorts with this in their name")
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
        (await import("./commands/test.ts")).runTests(terminal, options, named.length === 0 ? ["."] : named),
      ),
    );

  add("explain <playbook> <customer>", {
    summary: "say why a customer is who they are: every rule, and what it gave",
    arguments: { playbook: its, customer: "a .json file with the customer, or any file that classify reads" },
    reads: "the playbook and the customer; values of personal signals are not shown",
    ends: "0 when the customer was read, 1 when not or the playbook has errors",
    examples: [
      "persona explain . customers/acme.json",
      "persona explain . customers.csv --id C-2001 --language es",
      "persona explain . customers/acme.json --why-not Marketing",
    ],
  })
    .option("--id <id>", "which customer, where the file holds several; otherwise all of them")
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
    );

  add("receipt <playbook> <customer>", {
    summary: "write a customer's classification as a small document to keep",
    arguments: { playbook: its, customer: "a .json file with the customer, or any file that classify reads" },
    reads:
      "the playbook and the customer; personal values and free text are left out, numbers and dates are in bands",
    ends: "0 when the customer was read, 1 when not or the playbook has errors",
    examples: ["persona receipt . customers/acme.json --on 2026-12-01 --data-from 2026-11-20 > receipt.json"],
  })
    .option("--id <id>", "which customer, where the file holds several; otherwise all of them")
    .option("--on <date>", "the day of the classification, as in 2026-12-01")
    .option("--data-from <date>", "the day that the data is from, so that the receipt says how old it was")
    .action(
      does("receipt", async (named: string, customer: string, options) =>
        (await import("./commands/receipt.ts")).runReceipt(terminal, options, named, customer),
      ),
    );

  add("verify <playbook> <receipt>", {
    summary: "say whether a receipt still holds, and what differs",
    arguments: { playbook: its, receipt: "a file that `persona receipt` has written" },
    reads: "the playbook and the receipt",
    ends: "0 when nothing differs, 1 when something does or the playbook has errors",
    examples: ["persona verify . receipt.json"],
  })
    .addOption(choice("--format <format>", "how to print it", ["pretty", "json"]).default("pretty"))
    .action(
      does("verify", async (named: string, receipt: string, options) =>
        (await import("./commands/verify.ts")).runVerify(terminal, options, named, receipt),
      ),
    );

  add("plan <playbook>", {
    summary: "write a customer's plan, invitations and calendar",
    arguments: { playbook: its },
    reads: "the playbook, the customer, the roster and the template",
    writes:
      "plan.json, plan.md, plan.html, asana.csv, jira.csv, project.xml, feed.ics and invitations/ in --out, all in one step; " +
      "of many customers, these in plans/, with summary.md, summary.csv and not-planned.csv beside it",
    ends: "0 when the plan is written, 1 when it cannot be made (of many, when one cannot), 3 when writing fails",
    examples: [
      "persona plan . --customer customers/acme.json --team team.csv \\\n    --start 2026-12-01 --language es --out plans/acme",
      "persona plan . --customer customers.csv --id C-2001 --start 2026-12-01 --out plans/C-2001",
      "persona plan . --customers customers.csv --team team.csv --start 2026-12-01 --out plans/all",
    ],
  })
    .option("--customer <file>", "the customer, in any file that classify reads")
    .option("--id <id>", "which customer, where the file holds several")
    .option("--customers <file>", "instead: plan every customer of the file, each in a folder of its own")
    .option("--team <file>", "the roster, as CSV or JSON; without it, roles stand for people")
    .option(
      "--start <date>",
      "the day the customer starts, as in 2026-12-01; with --customers also a signal that holds each one's",
    )
    .option("--language <tag>", "the language of the plan; otherwise the customer's")
    .option("--template <file>", "your own template for plan.md")
    .addOption(outFolder("where to put the files").makeOptionMandatory())
    .action(
      does("plan", async (named: string, options) =>
        (await import("./commands/plan.ts")).runPlan(terminal, options, named),
      ),
    );

  add("replan <playbook>", {
    summary: "bring a customer's plan up to date, and keep what people did and changed in it",
    arguments: { playbook: its },
    reads: "the playbook, the customer, the roster, the plan as it was made and the plan as it is now",
    writes:
      "what changes (migration.md, migration.json), the plan that comes of it, and in updates/ and cancellations/ " +
      "what to send, all in one step",
    ends: "0 when all is written, 1 when it cannot be made, 3 when writing fails",
    examples: [
      "persona replan . --base base.json --live plan.json --customer customers/acme.json \\\n    --team team.csv --out plans/acme-new",
    ],
  })
    .requiredOption(
      "--base <file>",
      "the plan as it was made: plan.json of `plan`, or base.json of the last `replan`",
    )
    .requiredOption(
      "--live <file>",
      "the same as people have it now, with what is done and what they changed",
    )
    .requiredOption("--customer <file>", "the customer, in any file that classify reads")
    .option("--id <id>", "which customer, where the file holds several (default: the plan's)")
    .option("--team <file>", "the roster, as CSV or JSON; needed where the plan has people of the team")
    .option("--start <date>", "another day to start (default: the plan's)")
    .option("--today <date>", "the day before which all is past (default: today)")
    .addOption(outFolder("where to put the files").makeOptionMandatory())
    .action(
      does("replan", async (named: string, options) =>
        (await import("./commands/replan.ts")).runReplan(terminal, options, named),
      ),
    );

  add("migrate <playbook> <migration>", {
    summary: "apply what `replan` wrote once somebody has looked it over, or undo it",
    arguments: {
      playbook: its,
      migration: "migration.json of `persona replan`, with `take` changed where it should",
    },
    reads: "the playbook, the migration and the plan as it is now",
    writes: "the plan that comes of it, and in updates/ and cancellations/ what to send, all in one step",
    ends: "0 when all is written, 1 when the files make no sense, 2 when the plan has changed since, 3 when writing fails",
    examples: [
      "persona migrate . new/migration.json --live plan.json --out plans/acme",
      "persona migrate . new/migration.json --live plans/acme/plan.json --undo --out plans/acme-before",
    ],
  })
    .requiredOption("--live <file>", "the plan that people work with")
    .option("--undo", "go back to the plan before the migration")
    .option("--today <date>", "the day before which all is past (default: today)")
    .addOption(outFolder("where to put the files").makeOptionMandatory())
    .action(
      does("migrate", async (named: string, migration: string, options) =>
        (await import("./commands/migrate.ts")).runMigrate(terminal, options, named, migration),
      ),
    );

  add("report <playbook> <outcomes>", {
    summary: "say what customers answered: by persona, stage and manager, against the targets",
    arguments: {
      playbook: its,
      outcomes: "the answers, as a .csv, .json or .ndjson file, or - for standard input",
    },
    reads: "the playbook, the answers, customers and plans; a wrong row is named, and the others go on",
    writes:
      "the report to standard output; with --out, also report.html, report.md and report.json, all in one step",
    ends: "0 when every row and plan was read, 1 when one was not or the playbook has errors, 3 when writing fails",
    examples: [
      "persona report . outcomes.csv --customers customers.csv",
      "persona report . outcomes.csv --customers customers.csv --today 2026-12-01 --out report",
    ],
  })
    .option("--customers <file>", "the customers, in any file that classify reads, for their personas")
    .option("--plans <folder>", "also how far the plans in it have come, and who is on the team and why")
    .option("--today <date>", "the last day that counts, as in 2026-12-01 (default: today)")
    .addOption(choice("--format <format>", "how to print it", ["table", "markdown", "json"]).default("table"))
    .addOption(
      choice("--input <format>", "what the input holds, where its name does not say", [
        "csv",
        "json",
        "ndjson",
      ]),
    )
    .addOption(outFolder("where to put the files, too"))
    .action(
      does("report", async (named: string, outcomes: string, options) =>
        (await import("./commands/report.ts")).runReport(terminal, options, named, outcomes),
      ),
    );

  add("drift <playbook>", {
    summary: "say how customers have changed: personas, signals, words, and whose review that calls for",
    arguments: { playbook: its },
    reads:
      "the playbook and both files of customers; of personal values only whether they are known, and no words",
    writes:
      "the result to standard output; with --out, also drift.html, drift.md and drift.json, all in one step",
    ends: "0 when no limit is passed, 1 when one is, a file cannot be read or the playbook has errors, 3 when writing fails",
    examples: [
      "persona drift . --baseline 2025.csv --current 2026.csv",
      "persona drift . --baseline 2025.csv --current 2026.csv --max-index 0.25 --out drift",
    ],
  })
    .addOption(
      file("--baseline <file>", "the customers that the playbook was made for").makeOptionMandatory(),
    )
    .addOption(file("--current <file>", "the customers of today").makeOptionMandatory())
    .option("--date <column>", "also month by month, by the day in this column")
    .option("--personal", "also show words of personal texts that at least ten customers use")
    .addOption(limit("--max-index <index>", "the highest stability index that passes, as in 0.25", 100))
    .addOption(limit("--max-share-change <points>", "by how many points of percent a share may change", 100))
    .addOption(limit("--max-undecided <percent>", "how many customers may be undecided now", 100))
    .addOption(
      limit("--min-coverage <percent>", "how much of the weights must be known now, on average", 100),
    )
    .addOption(choice("--format <format>", "how to print it", ["table", "markdown", "json"]).default("table"))
    .addOption(outFolder("where to put the files, too"))
    .action(
      does("drift", async (named: string, options) =>
        (await import("./commands/drift.ts")).runDrift(terminal, options, named),
      ),
    );

  program
    .command("debug <what> <file>", { hidden: true })
    .action(
      does("debug", async (what: string, file: string) =>
        (await import("./commands/debug.ts")).runDebug(terminal, {}, what, file),
      ),
    );
  return program;
}

const its = "its folder, or any of its files";
const playbook = `${its} (default: here)`;

/** An option with a short list of values. */
const choice = (flags: string, about: string, values: readonly string[]): Option =>
  new Option(flags, about).choices(values).argParser((typed) => {
    if (values.includes(typed)) return typed;
    const near = suggest(typed, values);
    throw new InvalidArgumentError(
      `It can be ${values.join(", ")}.${near === undefined ? "" : `\n(Did you mean ${near}?)`}`,
    );
  });

/** As the folder below. */
const file = (flags: string, about: string): Option =>
  new Option(flags, about).argParser((typed) => {
    if (typed.trim() !== "") return typed;
    throw new InvalidArgumentError("It names no file.");
  });

function countOfJobs(typed: string): number {
  const count = Number(typed);
  if (/^[0-9]{1,3}$/.test(typed) && count >= 1 && count <= 64) return count;
  throw new InvalidArgumentError("It is a whole number from 1 to 64.");
}

/** A number of what is let pass; a percent sign may stand behind it. */
const limit = (flags: string, about: string, most: number): Option =>
  new Option(flags, about).argParser((typed) => {
    const value = Number(typed.trim().replace(/ ?%$/, ""));
    if (/^[0-9]+(?:\.[0-9]+)? ?%?$/.test(typed.trim()) && value <= most) return value;
    throw new InvalidArgumentError(`It is a number from 0 to ${most}.`);
  });

/** An empty one comes from a script whose variable holds nothing, and would fill the folder that one is in. */
const outFolder = (about: string): Option =>
  new Option("--out <folder>", about).argParser((typed) => {
    if (typed.trim() !== "") return typed;
    throw new InvalidArgumentError("It names no folder.\n(For this folder, write --out .)");
  });

/** Commander's own messages repeat what was typed. */
const plainButColours = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: keeps our own colours and line ends, shows everything else
    .split(/(\u001b\[[0-9;]*m|\n)/)
    .map((part, index) => (index % 2 === 1 ? part : plain(part)))
    .join("");
