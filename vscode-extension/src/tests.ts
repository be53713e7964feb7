/**
 * The Test Explorer: the tests and cohorts of all open playbooks, where they stand; run by hand, after each save where
 * that is wished, and with what they cover.
 */

import * as vscode from "vscode";
import type * as persona from "../../language-server/protocol/persona-commands.ts";
import type { PersonaClient } from "./client.ts";
import { rangeOf } from "./panels/places.ts";
import { completeStep } from "./walkthrough.ts";

export function showTests(client: PersonaClient): vscode.Disposable {
  const controller = vscode.tests.createTestController("persona", vscode.l10n.t("Persona"));
  /** The playbook's file by which each test was found. */
  const found = new Map<string, { readonly uri: string; readonly id: string }>();

  async function discover(document: vscode.TextDocument): Promise<void> {
    if (document.languageId !== "persona") return;
    const uri = document.uri.toString();
    const answer = await client.ask<persona.TestsAnswer | persona.Problem>("persona.tests", { uri });
    if (answer === undefined || "problem" in answer) return;
    const files = Map.groupBy(answer.tests, ({ uri: file }) => file);
    for (const [file, tests] of files) {
      const at = vscode.Uri.parse(file, true);
      // What is there stays the same item: whoever runs tests after each save has asked for these.
      const group =
        controller.items.get(file) ??
        controller.createTestItem(file, vscode.workspace.asRelativePath(at), at);
      group.children.replace(
        tests.map((test) => {
          const id = `${file} ${test.id}`;
          const item = group.children.get(id) ?? controller.createTestItem(id, test.name, at);
          item.range = rangeOf(test.nameRange);
          found.set(id, { uri, id: test.id });
          return item;
        }),
      );
      controller.items.add(group);
    }
    if (!files.has(uri)) controller.items.delete(uri);
  }
  const discoverAll = async (): Promise<void> => {
    await Promise.all(vscode.workspace.textDocuments.map(discover));
  };

  async function run(request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> {
    const run = controller.createTestRun(request);
    const items = leaves(request.include ?? listed(controller.items)).filter(
      (item) => request.exclude?.includes(item) !== true,
    );
    // One request for each playbook, since all of its tests share what is read and compiled.
    const byPlaybook = Map.groupBy(items, ({ id }) => found.get(id)?.uri);
    for (const [uri, tests] of byPlaybook) {
      if (uri === undefined || token.isCancellationRequested) continue;
      for (const item of tests) run.started(item);
      const ids = tests.map(({ id }) => found.get(id)?.id);
      const answer = await client.ask<persona.RunTestsAnswer | persona.Problem>(
        "persona.runTests",
        { uri, ids },
        token,
      );
      if (answer === undefined || "problem" in answer) {
        const message = new vscode.TestMessage(
          answer?.problem ?? vscode.l10n.t("The server gave no answer."),
        );
        for (const item of tests) run.errored(item, message);
        continue;
      }
      for (const note of answer.notes) run.appendOutput(`${note}\r\n`);
      const results = new Map(answer.results.map((result) => [result.id, result]));
      for (const item of tests) {
        const result = results.get(found.get(item.id)?.id ?? "");
        if (result === undefined) run.skipped(item);
        else if (result.passed) {
          run.passed(item);
          completeStep("tests");
        } else run.failed(item, result.failures.map(messageOf));
        if (result !== undefined) run.appendOutput(`${result.passed ? "✓" : "✗"} ${result.name}\r\n`);
      }
      if (request.profile?.kind === vscode.TestRunProfileKind.Coverage) await cover(uri, run);
    }
    run.end();
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
      const saved = vscode.workspace.onDidSaveTextDocument(({ languageId }) => {
        if (languageId !== "persona") return;
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
  controller.refreshHandler = discoverAll;
  void discoverAll();
  return vscode.Disposable.from(
    controller,
    vscode.workspace.onDidOpenTextDocument((document) => void discover(document)),
    vscode.workspace.onDidSaveTextDocument((document) => void discover(document)),
    client.onDidChangeState(() => void discoverAll()),
  );
}

const listed = (items: vscode.TestItemCollection): readonly vscode.TestItem[] =>
  [...items].map(([, item]) => item);

const leaves = (items: readonly vscode.TestItem[]): readonly vscode.TestItem[] =>
  items.flatMap((item) => (item.children.size === 0 ? [item] : leaves(listed(item.children))));

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
