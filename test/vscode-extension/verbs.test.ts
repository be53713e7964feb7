/** The extension's commands, held against the command line that they start. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { argumentsOf, variants, verbs } from "../../vscode-extension/src/verbs.ts";
import { commandNames } from "../harness/command.ts";
import { root } from "../harness/source-files.ts";

const manifest = JSON.parse(readFileSync(join(root, "vscode-extension/package.json"), "utf8"));

test("there is a command for every verb of the command line that people call", () => {
  // A folder is begun by `persona.createSample`, and servers are started by the editor itself.
  const called = commandNames.filter((name) => !["init", "lsp", "debug"].includes(name));
  expect(Object.keys(verbs).sort()).toEqual([...called].sort());
  const offered = [...Object.keys(verbs), ...Object.keys(variants)].sort();
  const commands = (manifest.contributes.commands as readonly { readonly command: string }[])
    .map(({ command }) => /^persona\.run\.(.*)/.exec(command)?.[1])
    .filter((verb) => verb !== undefined);
  expect(commands.sort()).toEqual(offered);
  expect([...manifest.contributes.taskDefinitions[0].properties.verb.enum].sort()).toEqual(offered);
});

test.each([
  ["check", {}, ["check", "."]],
  ["coverage", {}, ["test", ".", "--coverage"]],
  ["classify", { files: ["--out.csv"] }, ["classify", ".", "./--out.csv"]],
  ["evaluate", { files: ["said.csv"] }, ["evaluate", ".", "./said.csv"]],
  [
    "drift",
    { files: ["2025.csv", "2026.csv"] },
    ["drift", ".", "--baseline", "./2025.csv", "--current", "./2026.csv"],
  ],
  [
    "report",
    { playbook: "a", files: ["b.csv", "c.csv"] },
    ["report", "./a", "./a/b.csv", "--customers", "./a/c.csv"],
  ],
  ["verify", { files: ["receipt-C-2.json"] }, ["verify", ".", "./receipt-C-2.json"]],
  [
    "receipt",
    { playbook: "a", file: "b.csv", id: "C/2" },
    ["receipt", "./a", "./a/b.csv", "--id", "C/2", "--out", "./a/receipt-C-2.json"],
  ],
  ["replan", {}, ["replan", "."]],
  ["explain", { file: "a b.json", id: "$(rm)" }, ["explain", ".", "./a b.json", "--id", "$(rm)"]],
  [
    "plan",
    { file: "a.json", id: "../../x", team: "team.csv", start: "2027-03-01" },
    [
      ...["plan", ".", "--customer", "./a.json", "--id", "../../x", "--team", "./team.csv"],
      ...["--start", "2027-03-01", "--out", "./plans/x"],
    ],
  ],
  // In a workspace of several playbooks, each has its own outputs beside it.
  ["check", { playbook: "a b" }, ["check", "./a b"]],
  ["build", { playbook: "a" }, ["build", "./a", "--out", "./a/out"]],
  ["docs", { playbook: "a" }, ["docs", "./a", "--out", "./a/site"]],
  ["explain", { playbook: "a", file: "b.csv", id: "C" }, ["explain", "./a", "./a/b.csv", "--id", "C"]],
  [
    "plan",
    { playbook: "a", file: "b.csv", id: "C" },
    ["plan", "./a", "--customer", "./a/b.csv", "--id", "C", "--out", "./a/plans/C"],
  ],
])("%s %j", (verb, answers, words) => {
  expect(argumentsOf(verb, answers)).toEqual(words);
});
