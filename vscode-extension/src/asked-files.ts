/** Which files a verb is about, as a person says it: by choosing among those that lie with the playbook. */

import * as vscode from "vscode";
import { plainLabel } from "./plain-label.ts";
import type { PlaybookFolder } from "./playbooks.ts";
import type { Answers, AskedFile } from "./verbs.ts";

/** What tools have put there. */
const others = "{**/{node_modules,.vscode,out,site,plans,dist}/**,**/package*.json}";
const data = "**/*.{csv,tsv,json,ndjson,jsonl,parquet}";

function wordsFor(what: AskedFile["what"]): { readonly title: string; readonly files: string } {
  switch (what) {
    case "customers":
      return { title: vscode.l10n.t("Which file has the customers?"), files: data };
    case "before":
      return { title: vscode.l10n.t("Which file has the customers as they were?"), files: data };
    case "now":
      return { title: vscode.l10n.t("Which file has the customers as they are now?"), files: data };
    case "answers":
      return { title: vscode.l10n.t("Which file has what customers answered?"), files: data };
    case "receipt":
      return { title: vscode.l10n.t("Which receipt?"), files: "**/*.json" };
  }
}

/** Undefined for who thought better of it. */
export async function chosenFiles(
  playbook: PlaybookFolder,
  asked: readonly AskedFile[],
): Promise<Pick<Answers, "files"> | undefined> {
  const files: string[] = [];
  for (const { what } of asked) {
    const { title, files: pattern } = wordsFor(what);
    const there = (await filesOf(playbook, pattern)).filter((file) => !files.includes(file));
    if (there.length === 0)
      throw new Error(
        vscode.l10n.t("{0} None lies in the folder of the playbook: put it there first.", title),
      );
    const offered = there.map((file) => ({ label: plainLabel(file), file }));
    const chosen = await vscode.window.showQuickPick(offered, { title });
    if (chosen === undefined) return undefined;
    files.push(chosen.file);
  }
  return { files };
}

/** From the playbook's folder, with forward slashes. */
export async function filesOf({ uri }: PlaybookFolder, pattern: string): Promise<readonly string[]> {
  const found = await vscode.workspace.findFiles(new vscode.RelativePattern(uri, pattern), others);
  return found.map(({ path }) => path.slice(uri.path.replace(/\/?$/, "/").length)).sort();
}
