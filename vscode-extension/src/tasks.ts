/**
 * The `persona` command from within the editor: a task for each of its verbs, commands that ask what a verb needs, and
 * the build after each save. What is wrong comes back through the problem matcher `$persona`.
 *
 * A process runs in a trusted workspace on a machine only; everywhere else, a person is told what to do instead.
 */

import * as vscode from "vscode";
import type * as persona from "../../language-server/protocol/persona-commands.ts";
import type { PersonaClient } from "./client.ts";
import { type Answers, type Asked, argumentsOf, variants, verbs } from "./verbs.ts";

export function offerTasks(client: PersonaClient): vscode.Disposable {
  const offered = [...Object.keys(verbs), ...Object.keys(variants)];
  return vscode.Disposable.from(
    ...offered.map((verb) =>
      vscode.commands.registerCommand(`persona.run.${verb}`, () => run(client, verb).catch(say)),
    ),
    vscode.tasks.registerTaskProvider("persona", {
      provideTasks: async () =>
        Promise.all(
          (vscode.workspace.workspaceFolders ?? [])
            .filter(({ uri }) => canRunIn(uri))
            .flatMap((folder) =>
              offered
                .filter((verb) => asked(verb) === "nothing")
                .map((verb) => taskOf(folder, verb, argumentsOf(verb, {}))),
            ),
        ),
      async resolveTask({ definition, scope }) {
        const [verb, more] = [String(definition.verb), definition.arguments];
        const isFolder = typeof scope === "object" && canRunIn(scope.uri);
        if (!isFolder || (!Object.hasOwn(verbs, verb) && !Object.hasOwn(variants, verb))) return undefined;
        const own = Array.isArray(more) ? more.map(String) : [];
        return taskOf(scope, verb, [...argumentsOf(verb, {}), ...own], definition);
      },
    }),
    vscode.workspace.onDidSaveTextDocument((document) => void buildAfterSave(document).catch(say)),
  );
}

const asked = (verb: string): Asked => verbs[verb] ?? "nothing";
const say = (problem: unknown): void => {
  void vscode.window.showWarningMessage(problem instanceof Error ? problem.message : String(problem));
};

/** A process can be started there, and may be. */
const canRunIn = ({ scheme }: vscode.Uri): boolean =>
  typeof process === "object" && scheme === "file" && vscode.workspace.isTrusted;

/** The playbook in view, else the first folder. */
function folderInView(): vscode.WorkspaceFolder | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return (
    (document && vscode.workspace.getWorkspaceFolder(document.uri)) ?? vscode.workspace.workspaceFolders?.[0]
  );
}

async function run(client: PersonaClient, verb: string): Promise<void> {
  const folder = folderInView();
  if (folder === undefined)
    throw new Error(vscode.l10n.t("A playbook lives in a folder: open an empty one first."));
  const command = argumentsOf(verb, {}).slice(0, 2).join(" ");
  if (typeof process !== "object" || folder.uri.scheme !== "file")
    throw new Error(
      vscode.l10n.t(
        "There is no computer here to run this on: open the folder in VS Code on one, or type “persona {0}” in a terminal there.",
        command,
      ),
    );
  if (!vscode.workspace.isTrusted)
    throw new Error(
      vscode.l10n.t(
        "This starts a program, which waits until you trust the folder: choose “Workspaces: Manage Workspace Trust”.",
      ),
    );
  if (asked(verb) === "rest") {
    const terminal = vscode.window.createTerminal({ name: "Persona", cwd: folder.uri });
    terminal.show();
    terminal.sendText(`persona ${command} `, false);
    return;
  }
  const answers = await answersTo(client, folder, asked(verb));
  if (answers === undefined) return;
  await vscode.tasks.executeTask(await taskOf(folder, verb, argumentsOf(verb, answers)));
}

/** Undefined for who thought better of it. */
async function answersTo(
  client: PersonaClient,
  folder: vscode.WorkspaceFolder,
  what: Asked,
): Promise<Answers | undefined> {
  if (what === "nothing") return {};
  const files = await vscode.workspace.findFiles(
    new vscode.RelativePattern(folder, "**/*.persona"),
    "**/node_modules/**",
  );
  const [main] = files.sort((one, two) => one.path.length - two.path.length);
  const uri = main?.toString() ?? "";
  const found = await client.ask<persona.CustomersAnswer | persona.Problem>("persona.customers", { uri });
  if (found === undefined || "problem" in found)
    throw new Error(found?.problem ?? vscode.l10n.t("The server gave no answer."));
  if (what === "customers") {
    const lists = [...new Set(found.customers.map(({ file }) => file))];
    const file = await vscode.window.showQuickPick(lists, { title: vscode.l10n.t("Customers") });
    return file === undefined ? undefined : { file };
  }
  const picked = await vscode.window.showQuickPick(
    found.customers.map(({ file, id, name }) => ({
      label: name ?? id,
      description: id,
      detail: file,
      file,
      id,
    })),
    { title: vscode.l10n.t("Customer"), matchOnDescription: true },
  );
  if (picked === undefined) return undefined;
  const { file, id } = picked;
  if (what === "customer") return { file, id };
  const set = vscode.workspace.getConfiguration("persona", folder.uri).get<string>("exampleStart") ?? "";
  const start = await vscode.window.showInputBox({
    title: vscode.l10n.t("The day on which the plan starts"),
    value: set || new Date().toISOString().slice(0, 10),
    validateInput: (day) =>
      /^\d{4}-\d{2}-\d{2}$/.test(day) ? undefined : vscode.l10n.t("A day, as in 2027-03-01"),
  });
  return start === undefined ? undefined : { file, id, start };
}

async function taskOf(
  folder: vscode.WorkspaceFolder,
  verb: string,
  words: readonly string[],
  definition: vscode.TaskDefinition = { type: "persona", verb },
): Promise<vscode.Task> {
  const own = vscode.Uri.joinPath(folder.uri, "node_modules/@persona-lang/compiler/bin/persona.js");
  const isThere = await vscode.workspace.fs.stat(own).then(
    () => true,
    () => false,
  );
  const options = { cwd: folder.uri.fsPath };
  const execution = isThere
    ? new vscode.ProcessExecution(process.execPath, [own.fsPath, ...words], {
        ...options,
        env: { ELECTRON_RUN_AS_NODE: "1" },
      })
    : new vscode.ProcessExecution("persona", [...words], options);
  const task = new vscode.Task(definition, folder, verb, "persona", execution, "$persona");
  if (verb === "build") task.group = vscode.TaskGroup.Build;
  if (words[0] === "test") task.group = vscode.TaskGroup.Test;
  return task;
}

/** The folders that are being built, and whether something was saved since that began. */
const builds = new Map<vscode.WorkspaceFolder, boolean>();

async function buildAfterSave({ languageId, uri }: vscode.TextDocument): Promise<void> {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (languageId !== "persona" || folder === undefined || !canRunIn(folder.uri)) return;
  if (vscode.workspace.getConfiguration("persona", folder.uri).get("buildOnSave") !== true) return;
  const isBuilding = builds.has(folder);
  builds.set(folder, isBuilding);
  if (!isBuilding) await build(folder);
}

async function build(folder: vscode.WorkspaceFolder): Promise<void> {
  const task = await taskOf(folder, "build", argumentsOf("build", {}));
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Silent };
  const running = await vscode.tasks.executeTask(task);
  const ended = vscode.tasks.onDidEndTask(({ execution }) => {
    if (execution !== running) return;
    ended.dispose();
    const isOld = builds.get(folder) === true;
    builds.delete(folder);
    if (!isOld) return;
    builds.set(folder, false);
    void build(folder);
  });
}
