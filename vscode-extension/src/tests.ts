/** The Test Explorer: tests and cohorts run by hand, after each save where that is wished, and with what they cover. */

import * as vscode from "vscode";
import type * as persona from "../../language-server/protocol/persona-commands.ts";
import type { PersonaClient } from "./client.ts";
import { rangeOf } from "./places.ts";
import { isPlaybook } from "./playbooks.ts";
import { followTests } from "./test-items.ts";
import { completeStep } from "./walkthrough.ts";

export function showTests(client: PersonaClient): vscode.Disposable {
  const controller = vscode.tests.createTestController("persona", vscode.l10n.t("Persona"));
  const tests = followTests(client, controller);

  async function run(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    const run = controller.createTestRun(request);
    try {
      const excluded = new Set(leaves(request.exclude ?? []));
      const items = leaves(request.include ?? listed(controller.items)).filter((item) => !excluded.has(item));
      // One request for each playbook, since all of its tests share what is read and compiled.
      for (const [uri, ofPlaybook] of Map.groupBy(items, (item) => tests.testOf(item)?.uri)) {
        if (uri === undefined) continue;
        await runPlaybook(uri, ofPlaybook, run, token);
        if (request.profile?.kind === vscode.TestRunProfileKind.Coverage) await cover(uri, run);
      }
    } finally {
      run.end();
    }
  }

  async function runPlaybook(
    uri: string,
    items: readonly vscode.TestItem[],
    run: vscode.TestRun,
    token: vscode.CancellationToken,
  ): Promise<void> {
    for (const item of items) run.started(item);
    const ids = items.map((item) => tests.testOf(item)?.id);
    const answer = token.isCancellationRequested
      ? undefined
      : await client.ask<persona.RunTestsAnswer | persona.Problem>("persona.runTests", { uri, ids }, token);
    if (token.isCancellationRequested) {
      for (const item of items) run.skipped(item);
      return;
    }
    if (answer === undefined || "problem" in answer) {
      const message = new vscode.TestMessage(answer?.problem ?? vscode.l10n.t("The server gave no answer."));
      for (const item of items) run.errored(item, message);
      return;
    }
    for (const note of answer.notes) run.appendOutput(lineOf(note));
    const results = new Map(answer.results.map((result) => [result.id, result]));
    for (const [at, item] of items.entries()) {
      const result = results.get(ids[at] ?? "");
      if (result === undefined) run.skipped(item);
      else if (result.passed) {
        run.passed(item);
        completeStep("tests");
      } else run.failed(item, result.failures.map(messageOf));
      if (result !== undefined) run.appendOutput(lineOf(`${result.passed ? "✓" : "✗"} ${result.name}`));
    }
  }

  async function cover(uri: string, run: vscode.TestRun): Promise<void> {
    const answer = await client.ask<persona.CoverageAnswer | persona.Problem>("persona.coverage", { uri });
    if (answer === undefined || "problem" in answer) return;
    for (const [file, items] of Map.groupBy(answer.items, ({ uri: of }) => of)) {
      const details = items.map(
        ({ range, by }) => new vscode.StatementCoverage(by !== undefined, rangeOf(range)),
      );
      const coverage = vscode.FileCoverage.fromDetails(vscode.Uri.parse(file, true), details);
      covered.set(coverage, details);
      run.addCoverage(coverage);
    }
  }
  const covered = new WeakMap<vscode.FileCoverage, vscode.FileCoverageDetail[]>();

  const { Run, Coverage } = vscode.TestRunProfileKind;
  const profile = controller.createRunProfile(vscode.l10n.t("Run"), Run, run, true);
  profile.supportsContinuousRun = true;
  profile.runHandler = async (request, token) => {
    if (request.continuous === true) {
      const { include, exclude, profile: wished } = request;
      const saved = vscode.workspace.onDidSaveTextDocument((document) => {
        if (!isPlaybook(document)) return;
        // Of a request that was answered before, the editor shows nothing more.
        const again = new vscode.TestRunRequest(include, exclude, wished, true);
        run(again, token).catch((error) => client.output.error(String(error)));
      });
      token.onCancellationRequested(() => saved.dispose());
    }
    await run(request, token);
  };
  const coverage = controller.createRunProfile(vscode.l10n.t("Run with coverage"), Coverage, run);
  coverage.loadDetailedCoverage = async (_run, file) => covered.get(file) ?? [];
  controller.refreshHandler = tests.refresh;
  return vscode.Disposable.from(tests, controller);
}

const listed = (items: vscode.TestItemCollection): readonly vscode.TestItem[] =>
  [...items].map(([, item]) => item);

const leaves = (items: readonly vscode.TestItem[]): readonly vscode.TestItem[] =>
  items.flatMap((item) => (item.children.size === 0 ? [item] : leaves(listed(item.children))));

/** A line of the output, which is a terminal: what a playbook or a table says is not to be read as its commands. */
const lineOf = (text: string): string => `${text.replace(/\p{Cc}+/gu, " ")}\r\n`;

/** Expected beside found, at the expectation; and what made the difference. */
function messageOf({ uri, range, expected, found, why }: persona.TestFailure): vscode.TestMessage {
  const reasons = why.flatMap(({ heading, lines }) => ["", heading, ...lines.map((line) => `  ${line}`)]);
  const message = vscode.TestMessage.diff(
    [`${vscode.l10n.t("expected {0}, found {1}", expected, found)}`, ...reasons].join("\n"),
    expected,
    found,
  );
  message.location = new vscode.Location(vscode.Uri.parse(uri, true), rangeOf(range));
  return message;
}
