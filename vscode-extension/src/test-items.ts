/** Which tests and cohorts there are: those of every playbook in the open folders, and of every playbook that is open. */

import * as vscode from "vscode";
import type * as persona from "../../language-server/protocol/persona-commands.ts";
import type { PersonaClient } from "./client.ts";
import { rangeOf } from "./places.ts";
import { plainLabel } from "./plain-label.ts";
import { isPlaybook, playbooksIn } from "./playbooks.ts";

/** What the server runs by. */
export interface FoundTest {
  /** Of a file of its playbook. */
  readonly uri: string;
  readonly id: string;
}

export interface TestItems extends vscode.Disposable {
  /** Undefined of what is no test, as the file around some. */
  testOf(item: vscode.TestItem): FoundTest | undefined;
  refresh(): Promise<void>;
}

/** So long nothing may happen before tests are looked for anew, in milliseconds. */
const quiet = 100;

export function followTests(
  client: PersonaClient,
  { items, createTestItem }: vscode.TestController,
): TestItems {
  let found: ReadonlyMap<string, FoundTest> = new Map();
  let round = 0;

  async function refresh(): Promise<void> {
    round += 1;
    const own = round;
    const files = await filesToAsk();
    const answers = await Promise.all(
      files.map(async (uri) => ({
        uri,
        answer: await client.ask<persona.TestsAnswer | persona.Problem>("persona.tests", { uri }),
      })),
    );
    // Where the server does not answer, there is nothing to say of tests: it will, and then this comes again.
    if (own !== round || answers.some(({ answer }) => answer === undefined)) return;
    const tests = new Map<string, FoundTest & { readonly item: persona.TestItem }>();
    for (const { uri, answer } of answers)
      if (answer !== undefined && "tests" in answer)
        // Two of one name are a mistake that the list of problems tells of.
        for (const item of answer.tests) tests.set(idOf(item), { uri, id: item.id, item });
    found = tests;
    const byFile = Map.groupBy(tests.values(), ({ item }) => item.uri);
    items.replace(
      [...byFile].map(([file, ofFile]) =>
        group(
          file,
          ofFile.map(({ item }) => item),
        ),
      ),
    );
  }

  /** What is there stays the same item: whoever runs tests after each save has asked for these. */
  function group(file: string, tests: readonly persona.TestItem[]): vscode.TestItem {
    const at = vscode.Uri.parse(file, true);
    const group =
      items.get(file) ?? createTestItem(file, plainLabel(vscode.workspace.asRelativePath(at)), at);
    group.children.replace(
      tests.map((test) => {
        const item = group.children.get(idOf(test)) ?? createTestItem(idOf(test), plainLabel(test.name), at);
        item.range = rangeOf(test.nameRange);
        return item;
      }),
    );
    return group;
  }

  let waiting: ReturnType<typeof setTimeout> | undefined;
  const refreshSafely = (): Promise<void> =>
    refresh().catch((error: unknown) => client.output.error(String(error)));
  const soon = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void refreshSafely(), quiet);
  };
  const onPlaybook = (document: vscode.TextDocument): void => {
    if (isPlaybook(document)) soon();
  };
  const { workspace } = vscode;
  const following = vscode.Disposable.from(
    workspace.onDidOpenTextDocument(onPlaybook),
    workspace.onDidSaveTextDocument(onPlaybook),
    workspace.onDidCloseTextDocument(onPlaybook),
    workspace.onDidChangeWorkspaceFolders(soon),
    // Of a folder that is moved or goes, nobody is told file by file.
    workspace.onDidRenameFiles(soon),
    workspace.onDidDeleteFiles(soon),
    client.onDidTellFiles(soon),
    client.onDidChangeState(soon),
  );
  soon();
  return {
    testOf: ({ id }) => found.get(id),
    refresh: refreshSafely,
    dispose() {
      clearTimeout(waiting);
      following.dispose();
    },
  };
}

const idOf = ({ uri, id }: persona.TestItem): string => `${uri} ${id}`;

/** All that playbooks may begin with, and all that are open: a playbook may lie in no folder that is. */
async function filesToAsk(): Promise<readonly string[]> {
  const playbooks = (await Promise.all((vscode.workspace.workspaceFolders ?? []).map(playbooksIn))).flat();
  const open = vscode.workspace.textDocuments.filter(isPlaybook).map(({ uri }) => uri);
  const files = [...playbooks.flatMap(({ entries }) => entries), ...open];
  return [...new Set(files.map((uri) => uri.toString()))];
}
