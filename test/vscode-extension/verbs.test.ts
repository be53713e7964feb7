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
  ["classify", { file: "--out.csv" }, ["classify", ".", "./--out.csv"]],
  ["explain", { file: "a b.json", id: "$(rm)" }, ["explain", ".", "./a b.json", "--id", "$(rm)"]],
  [
    "plan",
    { file: "a.json", id: "../../x", start: "2027-03-01" },
    ["plan", ".", "--customer", "./a.json", "--id", "../../x", "--start", "2027-03-01", "--out", "./plans/x"],
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

test("the problem matcher reads what `persona check` prints", () => {
  const [first, second] = (
    manifest.contributes.problemMatchers[0].pattern as readonly { readonly regexp: string }[]
  ).map(({ regexp }) => new RegExp(regexp));
  const printed = readFileSync(join(root, "test/fixtures/mistakes/date-today.snap"), "utf8").split("\n");
  const at = printed.findIndex((line) => first?.test(line));
  expect(first?.exec(printed[at] ?? "")?.[1]).toMatch(/error|warning/);
  expect(second?.exec(printed[at + 1] ?? "")?.slice(1)).toEqual([
    expect.stringMatching(/\.persona$/),
    expect.stringMatching(/^\d+$/),
    expect.stringMatching(/^\d+$/),
    expect.stringMatching(/^[a-z-]+$/),
  ]);
});
