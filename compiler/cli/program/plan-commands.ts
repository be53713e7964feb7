/** The commands about plans: `plan`, `replan`, `migrate`. */

import type { CommandDescriptions } from "./command-group.ts";
import { its, outFolder } from "./option-kinds.ts";

export const planCommands = {
  plan: ({ terminal, add, does }) =>
    add("plan <playbook>", {
      summary: "write a customer's plan, invitations and calendar",
      arguments: { playbook: its },
      reads: "the playbook, the customer, the roster and the template",
      writes:
        "plan.json, plan.md, plan.html, asana.csv, jira.csv, project.xml, feed.ics and invitations/ in --out, all in one step; " +
        "of many customers, these in plans/, with summary.md, summary.csv, workload.csv, absences.csv and not-planned.csv beside it",
      ends: "0 when the plan is written, 1 when it cannot be made (of many, when one cannot), 3 when writing fails",
      examples: [
        "persona plan . --customer customers/acme.json --team team.csv --start 2026-12-01 --language es --out plans/acme",
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
          (await import("../commands/plan.ts")).runPlan(terminal, options, named),
        ),
      ),

  replan: ({ terminal, add, does }) =>
    add("replan <playbook>", {
      summary: "bring a customer's plan up to date, and keep what people did and changed in it",
      arguments: { playbook: its },
      reads: "the playbook, the customer, the roster, the plan as it was made and the plan as it is now",
      writes:
        "what changes (migration.md, migration.json), the plan that comes of it, and in updates/ and cancellations/ " +
        "what to send, all in one step",
      ends: "0 when all is written, 1 when it cannot be made, 3 when writing fails",
      examples: [
        "persona replan . --base base.json --live plan.json --customer customers/acme.json --team team.csv --out plans/acme-new",
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
          (await import("../commands/replan.ts")).runReplan(terminal, options, named),
        ),
      ),

  migrate: ({ terminal, add, does }) =>
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
          (await import("../commands/migrate.ts")).runMigrate(terminal, options, named, migration),
        ),
      ),
} satisfies CommandDescriptions;
