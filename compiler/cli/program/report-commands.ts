/** The commands that say what data about customers comes to: `report`, `drift`, `evaluate`. */

import { Option } from "commander";
import type { CommandDescriptions } from "./command-group.ts";
import { choice, file, inputFormat, its, limit, outFolder } from "./option-kinds.ts";

export const reportCommands = {
  report: ({ terminal, add, does }) =>
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
      .addOption(
        choice("--format <format>", "how to print it", ["table", "markdown", "json"]).default("table"),
      )
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
          (await import("../commands/report.ts")).runReport(terminal, options, named, outcomes),
        ),
      ),

  drift: ({ terminal, add, does }) =>
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
      .addOption(
        limit("--max-share-change <points>", "by how many points of percent a share may change", 100),
      )
      .addOption(limit("--max-undecided <percent>", "how many customers may be undecided now", 100))
      .addOption(
        limit("--min-coverage <percent>", "how much of the weights must be known now, on average", 100),
      )
      .addOption(
        choice("--format <format>", "how to print it", ["table", "markdown", "json"]).default("table"),
      )
      .addOption(outFolder("where to put the files, too"))
      .action(
        does("drift", async (named: string, options) =>
          (await import("../commands/drift.ts")).runDrift(terminal, options, named),
        ),
      ),

  evaluate: ({ terminal, add, does }) =>
    add("evaluate <playbook> <customers>", {
      summary: "hold what the playbook says of customers against what people who know them say",
      arguments: {
        playbook: its,
        customers: "customers with a column that names their persona, in any file that classify reads",
      },
      reads: "the playbook, the customers and an earlier result; a wrong row is named, and the others go on",
      writes:
        "the result to standard output; with --out, also evaluation.html, evaluation.md and evaluation.json, all in one step",
      ends: "0 when every row was read and all limits are kept, 1 when not or the playbook has errors, 3 when writing fails",
      examples: [
        "persona evaluate . labelled.csv --column manager_says --out evaluation",
        "persona evaluate . labelled.csv --baseline evaluation/evaluation.json",
      ],
    })
      .addOption(new Option("--column <name>", "the column with what people say").default("persona"))
      .addOption(limit("--min-agreement <percent>", "how many must come out as people say", 100))
      .addOption(file("--baseline <file>", "an earlier evaluation.json: what got worse since ends it with 1"))
      .addOption(
        limit(
          "--max-drop <points>",
          "by how many points of percent agreement may be lower (default: 0)",
          100,
        ),
      )
      .addOption(
        limit(
          "--max-persona-drop <points>",
          "by how many precision and recall of a persona may be lower (default: 5)",
          100,
        ),
      )
      .addOption(inputFormat())
      .addOption(
        choice("--format <format>", "how to print it", ["table", "markdown", "json"]).default("table"),
      )
      .addOption(outFolder("where to put the files, too"))
      .action(
        does("evaluate", async (named: string, customers: string, options) =>
          (await import("../commands/evaluate.ts")).runEvaluate(terminal, options, named, customers),
        ),
      ),
} satisfies CommandDescriptions;
