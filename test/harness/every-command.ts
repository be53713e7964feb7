/**
 * Every command that makes something, over one playbook whose texts, customers and team are given: for tests that look
 * at all that is printed and written.
 */

import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { csvLine } from "../../compiler/emit/csv-writer.ts";
import { lex } from "../../compiler/syntax/lexer.ts";
import { escapedText } from "./attacks.ts";
import { folderWith, persona, type RunOptions } from "./command.ts";
import { snapshotOf } from "./compile.ts";
import { root } from "./source-files.ts";

/** For a playbook like the starter, which has none. */
export const survey = `
survey Pulse "Pulse" {
  kind     nps
  question "How likely are you to recommend us?"
  to       Contact
  channel  email
  ask      on start
}
`;

/** What the starter does not have: a survey, words, a link, evidence, tests that fail, a cohort, a warning. */
const more = `${survey}signals Talk "What they say" {
  source internal
  worry text "What worries them"
}
resource Guide "Guide" { link "https://example.com/guide" }
play Late "Much later" {
  for   Quick
  stage Onboarding
  goal  "They know the way"
  task read "Read the guide" {
    owner Manager
    give  Guide
    when  1 business day after start
  }
}
test "does not come out" {
  team "team.csv"
  started 2026-12-01
  customer { goLive 2027-03-01; wantsFast true; developers 0; mainGoal speed }
  expect persona Builder, hello, says "what nobody wrote"
}
cohort "Does not come out either" {
  from "labelled.csv"
  expect persona agrees with column "persona" at least 99%
  expect undecided at most 1%
}
`;

export const plainBook = readFileSync(join(root, "compiler/starter/main.persona"), "utf8") + more;

/** The playbook with another text in every place that takes one: `next` gives it, and again where it is refused. */
export async function bookWithTexts(next: () => string): Promise<{ text: string; places: number }> {
  let book = plainBook;
  const named = ["team.csv", "labelled.csv"].map((file) => [file, ""] as const);
  let places = 0;
  const all = lex(plainBook).tokens.filter(({ tokenType }) => tokenType.name === "Text");
  // From the end, so that the places before stay where they are.
  for (const { startOffset, image } of all.reverse()) {
    for (let tried = 0; tried < 4; tried++) {
      const changed = `${book.slice(0, startOffset)}"${escapedText(next())}"${book.slice(startOffset + image.length)}`;
      if ((await snapshotOf(new Map([...named, ["main.persona", changed]]))).playbook() === undefined)
        continue;
      book = changed;
      places++;
      break;
    }
  }
  return { text: book, places };
}

/** A folder with the playbook and data in which names and words come from `next`. */
export function projectWith(book: string, next: () => string): string {
  const rows = (columns: readonly string[], row: (index: number) => readonly string[]): string =>
    [columns, ...Array.from({ length: 24 }, (_, index) => row(index))].map(csvLine).join("");
  const columns = ["id", "name", "wantsFast", "developers", "mainGoal", "goLive", "worry"];
  const customer = (index: number) => [
    `C-${index}`,
    next(),
    index % 2 === 0 ? "true" : "false",
    String(index % 7),
    index % 3 === 0 ? "speed" : "control",
    index === 23 ? next() : "2027-03-01",
    next(),
  ];
  // One whose record is not refused, for the commands that look at one.
  const sound = (): string => `${next().toWellFormed().replaceAll("\0", "")} `;
  const record = {
    id: "C-100",
    name: sound(),
    contacts: [{ role: "Contact", name: sound(), email: "a@b.example" }],
    signals: { goLive: "2027-03-01", wantsFast: true, developers: 0, mainGoal: "speed", worry: sound() },
  };
  const folder = folderWith(
    {
      "customers.csv": rows(columns, customer),
      "labelled.csv": rows([...columns, "persona"], (index) => [
        ...customer(index),
        index % 4 === 0 ? next() : index % 2 === 0 ? "Quick" : "Builder",
      ]),
      "outcomes.csv": rows(
        ["customer", "survey", "date", "value", "persona", "stage", "manager", "comment"],
        (index) => [
          `C-${index}`,
          "Pulse",
          "2026-11-02",
          String(index % 11),
          "Quick",
          "Onboarding",
          next(),
          next(),
        ],
      ),
      "team.csv": rows(["name", "email", "skills", "load"], (index) => [
        next(),
        `m${index}@example.com`,
        "onboarding",
        "60",
      ]),
      "c.json": JSON.stringify(record),
    },
    "starter",
  );
  writeFileSync(join(folder, "main.persona"), book);
  return folder;
}

const plan = ["plan", ".", "--customer", "c.json", "--team", "team.csv", "--start", "2026-12-01"];
const versions = ["--base", "base.json", "--live", "live.json", "--customer", "c.json", "--team", "team.csv"];
const day = ["--today", "2026-12-02"];

/** One line for each form of result; `> x` puts what is printed into a file, which later lines read. */
const lines: readonly (readonly string[])[] = [
  ...["pretty", "json", "junit", "tap", "sarif", "github"].map((format) => ["check", "--format", format]),
  ["check", "--baseline", "known.json", "--update-baseline"],
  ...["pretty", "json", "junit", "tap", "sarif", "github"].map((form) => ["test", "--reporter", form]),
  ["test", "--coverage", "--out", "made/coverage"],
  ["propose-tests"],
  ["fmt", "--check"],
  ["build", "--start", "2026-12-01", "--out", "made/build"],
  ["docs", "--start", "2026-12-01", "--out", "made/docs"],
  ...["table", "csv", "json", "ndjson"].map((format) => [
    "classify",
    ".",
    "customers.csv",
    "--explain",
    "--format",
    format,
  ]),
  ["classify", ".", "customers.csv", "--out", "made.csv", "--rejects", "rejects.csv"],
  ["explain", ".", "c.json"],
  ["explain", ".", "c.json", "--language", "en", "--why-not", "Builder"],
  ["explain", ".", "c.json", "--format", "json"],
  ["receipt", ".", "c.json", "--out", "receipt.json"],
  ["verify", ".", "receipt.json"],
  ["verify", ".", "receipt.json", "--format", "json"],
  [...plan, "--out", "made/plan"],
  [
    "plan",
    ".",
    "--customers",
    "customers.csv",
    "--team",
    "team.csv",
    "--start",
    "2026-12-01",
    "--out",
    "made/plans",
  ],
  [">", "made/plan/plan.json", "base.json"],
  [">", "made/plan/plan.json", "live.json"],
  ["replan", ".", ...versions, ...day, "--start", "2026-12-08", "--out", "made/replan"],
  ["migrate", ".", "made/replan/migration.json", "--live", "live.json", ...day, "--out", "made/migrate"],
  ...["table", "markdown", "json"].flatMap((format) => [
    [
      "report",
      ".",
      "outcomes.csv",
      "--customers",
      "customers.csv",
      "--plans",
      "made/plans",
      ...day,
      "--format",
      format,
    ],
    [
      "drift",
      ".",
      "--baseline",
      "customers.csv",
      "--current",
      "labelled.csv",
      "--personal",
      "--format",
      format,
    ],
    ["evaluate", ".", "labelled.csv", "--format", format],
  ]),
  ["report", ".", "outcomes.csv", ...day, "--out", "made/report"],
  ["drift", ".", "--baseline", "customers.csv", "--current", "labelled.csv", "--out", "made/drift"],
  ["evaluate", ".", "labelled.csv", "--out", "made/evaluate"],
];

export interface Made {
  /** What was printed, as `COMMAND stdout`, and every file that was written, by its path. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Runs all; each ends well, or with errors in data and tests. */
export function runEveryCommand(folder: string, options: Omit<RunOptions, "in"> = {}): Made {
  const texts = new Map<string, string>();
  for (const [word = "", ...args] of lines) {
    if (word === ">") {
      const [from = "", to = ""] = args;
      writeFileSync(join(folder, to), readFileSync(join(folder, from)));
      continue;
    }
    const summary = join(folder, "summary.md");
    const { status, stdout, stderr } = persona([word, ...args], {
      ...options,
      in: folder,
      env: { GITHUB_STEP_SUMMARY: summary, ...options.env },
    });
    const line = `persona ${word} ${args.join(" ")}`;
    if (status !== 0 && status !== 1) throw new Error(`${line} ended with ${status}\n${stderr}`);
    texts.set(`${line} stdout`, stdout);
    texts.set(`${line} stderr`, stderr);
  }
  const made = (readdirSync(folder, { recursive: true }) as string[]).filter(
    (name) => /^(?:made|rejects|receipt|summary|known)/.test(name) && !name.includes(".persona/"),
  );
  for (const name of made.sort())
    if (statSync(join(folder, name)).isFile()) texts.set(name, readFileSync(join(folder, name), "utf8"));
  return { texts };
}
