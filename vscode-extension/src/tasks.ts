/**
 * The `persona` command from within the editor: a task for each of its verbs, commands that ask what a verb needs, and
 * the build after each save. What is wrong comes back through the problem matcher `$persona`.
 *
 * A process runs in a trusted workspace on a machine only; everywhere else, a person is told what to do instead.
 */

import * as vscode from "vscode";
import type * as persona from "../../language-server/protocol/persona-commands.ts";
import { chosenFiles, filesOf } from "./asked-files.ts";
import type { PersonaClient } from "./client.ts";
import { isDay, today } from "./days.ts";
import { warn } from "./notifications.ts";
import { personaProgram } from "./persona-program.ts";
import { plainLabel } from "./plain-label.ts";
import { choosePlaybook, type PlaybookFolder, playbookOf, playbooksIn } from "./playbooks.ts";
import { type Answers, type Asked, argumentsOf, variants, verbs } from "./verbs.ts";

export function offerTasks(client: PersonaClient): vscode.Disposable {
  const offered = [...Object.keys(verbs), ...Object.keys(variants)];
  return vscode.Disposable.from(
    ...offered.map((verb) =>
      vscode.commands.registerCommand(`persona.run.${verb}`, () => run(client, verb).catch(warn)),
    ),
    vscode.tasks.registerTaskProvider("persona", {
      async provideTasks() {
        const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => canRunIn(uri));
        const playbooks = (await Promise.all(folders.map(playbooksIn))).flat();
        const asking = offered.filter((verb) => asked(verb) === "nothing");
        const tasks = await Promise.all(
          playbooks.flatMap((playbook) =>
            asking.map((verb) => taskOf(playbook, verb, argumentsOf(verb, { playbook: playbook.path }))),
          ),
        );
        return tasks.filter((task) => task !== undefined);
      },
      async resolveTask({ definition, scope }) {
        const [verb, more] = [String(definition.verb), definition.arguments];
        const isFolder = typeof scope === "object" && canRunIn(scope.uri);
        if (!isFolder || (!Object.hasOwn(verbs, verb) && !Object.hasOwn(variants, verb))) return undefined;
        const own = Array.isArray(more) ? more.map(String) : [];
        const path = typeof definition.playbook === "string" ? definition.playbook : "";
        const uri = vscode.Uri.joinPath(scope.uri, path);
        const playbook = { uri, path, workspaceFolder: scope, entries: [] };
        const task = await taskOf(
          playbook,
          verb,
          [...argumentsOf(verb, { playbook: path }), ...own],
          definition,
        );
        if (task === undefined) warn(noProgram());
        return task;
      },
    }),
    vscode.workspace.onDidSaveTextDocument((document) => void buildAfterSave(document).catch(warn)),
  );
}

const asked = (verb: string): Asked => verbs[verb] ?? "nothing";
const noProgram = (): string =>
  vscode.l10n.t(
    "There is no Persona here to run: install the package @persona-lang/compiler in this folder.",
  );

const noMachine = (command: string): string =>
  vscode.l10n.t(
    "There is no computer here to run this on: open the folder in VS Code on one, or type “persona {0}” in a terminal there.",
    command,
  );

const isOnMachine = ({ scheme }: vscode.Uri): boolean => typeof process === "object" && scheme === "file";
/** A process can be started there, and may be. */
const canRunIn = (uri: vscode.Uri): boolean => isOnMachine(uri) && vscode.workspace.isTrusted;

async function run(client: PersonaClient, verb: string): Promise<void> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0)
    throw new Error(vscode.l10n.t("A playbook lives in a folder: open an empty one first."));
  const command = argumentsOf(verb, {}).slice(0, 2).join(" ");
  if (!folders.some(({ uri }) => isOnMachine(uri))) throw new Error(noMachine(command));
  if (!vscode.workspace.isTrusted)
    throw new Error(
      vscode.l10n.t(
        "This starts a program, which waits until you trust the folder: choose “Workspaces: Manage Workspace Trust”.",
      ),
    );
  const playbook = await choosePlaybook();
  if (playbook === undefined) return;
  // Of several folders that are open, some may be elsewhere.
  if (!isOnMachine(playbook.uri)) throw new Error(noMachine(command));
  if (asked(verb) === "rest") {
    const program = await personaProgram(foldersUpFrom(playbook));
    if (program === undefined) throw new Error(noProgram());
    const terminal = vscode.window.createTerminal({ name: "Persona", cwd: playbook.uri });
    terminal.show();
    terminal.sendText(`${program.typed} ${command} `, false);
    return;
  }
  const answers = await answersTo(client, playbook, asked(verb));
  if (answers === undefined) return;
  const task = await taskOf(playbook, verb, argumentsOf(verb, { playbook: playbook.path, ...answers }));
  if (task === undefined) throw new Error(noProgram());
  await vscode.tasks.executeTask(task);
}

/** Undefined for who thought better of it. */
async function answersTo(
  client: PersonaClient,
  playbook: PlaybookFolder,
  what: Asked,
): Promise<Answers | undefined> {
  if (what === "nothing") return {};
  if (typeof what === "object") return chosenFiles(playbook, what);
  const uri = (playbook.entries[0] ?? playbook.uri).toString();
  const found = await client.ask<persona.CustomersAnswer | persona.Problem>("persona.customers", { uri });
  if (found === undefined || "problem" in found)
    throw new Error(found?.problem ?? vscode.l10n.t("The server gave no answer."));
  const picked = await vscode.window.showQuickPick(
    found.customers.map(({ file, id, name }) => ({
      label: plainLabel(name),
      description: plainLabel(id),
      detail: plainLabel(file),
      file,
      id,
    })),
    { title: vscode.l10n.t("Customer"), matchOnDescription: true },
  );
  if (picked === undefined) return undefined;
  const { file, id } = picked;
  if (what === "customer") return { file, id };
  const set = vscode.workspace.getConfiguration("persona", playbook.uri).get<string>("exampleStart") ?? "";
  const start = await vscode.window.showInputBox({
    title: vscode.l10n.t("The day on which the plan starts"),
    value: set || today(),
    validateInput: (day) => (isDay(day) ? undefined : vscode.l10n.t("A day, as in 2027-03-01")),
  });
  if (start === undefined) return undefined;
  const [team] = await filesOf(playbook, "team.{csv,json}");
  return { file, id, start, ...(team === undefined ? {} : { team }) };
}

/** What is wrong in playbooks, in customers' data, and tests that fail. */
const problemMatchers = ["$persona", "$persona-data", "$persona-test"];

/** Undefined where no `persona` is installed. */
async function taskOf(
  playbook: PlaybookFolder,
  verb: string,
  words: readonly string[],
  definition: vscode.TaskDefinition = {
    type: "persona",
    verb,
    ...(playbook.path === "" ? {} : { playbook: playbook.path }),
  },
): Promise<vscode.Task | undefined> {
  const program = await personaProgram(foldersUpFrom(playbook));
  if (program === undefined) return undefined;
  const execution = new vscode.ProcessExecution(program.path, [...program.first, ...words], {
    // Paths are told from here, and the list of problems looks for them here.
    cwd: playbook.workspaceFolder.uri.fsPath,
    // The list of problems is read off line by line.
    env: { ...program.environment, PERSONA_WRAP: "no" },
  });
  const name = playbook.path === "" ? verb : `${verb} (${playbook.path})`;
  const task = new vscode.Task(
    definition,
    playbook.workspaceFolder,
    name,
    "persona",
    execution,
    problemMatchers,
  );
  if (verb === "build") task.group = vscode.TaskGroup.Build;
  if (words[0] === "test") task.group = vscode.TaskGroup.Test;
  return task;
}

/** From the playbook's folder to that of the workspace: a package may be installed in each of them. */
function foldersUpFrom({ path, workspaceFolder }: PlaybookFolder): readonly vscode.Uri[] {
  const names = path.split("/").filter((name) => name !== "");
  return [...names.keys(), names.length]
    .reverse()
    .map((length) => vscode.Uri.joinPath(workspaceFolder.uri, ...names.slice(0, length)));
}

/** The playbooks that are being built, and whether something was saved since that began. */
const builds = new Map<string, boolean>();

async function buildAfterSave({ languageId, uri }: vscode.TextDocument): Promise<void> {
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  if (languageId !== "persona" || folder === undefined || !canRunIn(folder.uri)) return;
  if (vscode.workspace.getConfiguration("persona", folder.uri).get("buildOnSave") !== true) return;
  const playbook = playbookOf(uri, await playbooksIn(folder));
  if (playbook === undefined) return;
  const key = playbook.uri.toString();
  if (builds.has(key)) {
    builds.set(key, true);
    return;
  }
  try {
    do {
      builds.set(key, false);
      await build(playbook);
    } while (builds.get(key) === true);
  } finally {
    // Also where it could not be started: the next save tries again.
    builds.delete(key);
  }
}

/** Until it has ended, well or not. */
async function build(playbook: PlaybookFolder): Promise<void> {
  const task = await taskOf(playbook, "build", argumentsOf("build", { playbook: playbook.path }));
  if (task === undefined) throw new Error(noProgram());
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Silent };
  const running = await vscode.tasks.executeTask(task);
  await new Promise<void>((done) => {
    const ended = vscode.tasks.onDidEndTask(({ execution }) => {
      if (execution !== running) return;
      ended.dispose();
      done();
    });
  });
}
