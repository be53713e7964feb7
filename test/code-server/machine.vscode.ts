/** What is different on a machine: a process for the server, the project's own one, and folders that are not trusted. */

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { openWorkbench, starterFolder, type Workbench } from "../vscode/workbench.ts";
import { installCompiler, type OwnCompiler } from "./own-compiler.ts";
import { commands, running } from "./processes.ts";

let workbench: Workbench | undefined;
afterEach(() => workbench?.close());

/** A folder that brings its own compiler, and asks for its server. */
function folderWithOwnServer(): OwnCompiler & { readonly folder: string } {
  const folder = starterFolder();
  writeFileSync(join(folder, ".vscode/settings.json"), '{ "persona.server": "project" }');
  return { folder, ...installCompiler(folder) };
}

async function checked({ page }: Workbench): Promise<void> {
  await page.locator(".codelens-decoration").first().waitFor({ timeout: 60_000 });
}

test("how soon a playbook is checked, and what that takes of the memory", async () => {
  workbench = await openWorkbench(starterFolder());
  const opened = Date.now();
  await workbench.open("main.persona");
  await checked(workbench);
  const soon = Date.now() - opened;
  await workbench.command("Developer: Show Running Extensions");
  const row = workbench.page
    .locator(".runtime-extensions-editor .monaco-list-row")
    .filter({ hasText: "Persona playbooks" });
  await row.locator(".activation-time").waitFor();
  const activation = await row.locator(".activation-time").textContent();
  const server = running(workbench).find(({ command }) => command.includes("persona-lang.persona"));
  console.log(
    `activation: ${activation}; lenses ${soon} ms after the file was chosen; server: ${server?.memory.toFixed(0)} MB`,
  );
  await workbench.picture("running-extensions");
  expect(server?.memory).toBeLessThan(200);
});

const bundledServer = (of: Workbench): number | undefined =>
  running(of).find(({ command }) => command.includes("dist/server.js"))?.id;

test("a server that breaks down is started anew, one that answers no more is ended, and panels go on", async () => {
  workbench = await openWorkbench(starterFolder());
  const opened = workbench;
  await opened.open("main.persona");
  await checked(opened);
  await opened.command("Persona: Show a Customer");
  const panel = await opened.webview(".ranking");
  const first = bundledServer(opened);
  process.kill(first ?? 0, "SIGKILL");
  await expect
    .poll(() => [undefined, first].includes(bundledServer(opened)), { timeout: 60_000 })
    .toBe(false);
  await panel.locator("#customer").selectOption({ label: "Birch Labs (C-2)" });
  await panel
    .locator(".sentence")
    .filter({ hasText: /^Builder/ })
    .waitFor();

  const second = bundledServer(opened);
  process.kill(second ?? 0, "SIGSTOP");
  await opened.command("Persona: Restart the Language Server");
  await expect.poll(() => running(opened).some(({ id }) => id === second), { timeout: 60_000 }).toBe(false);
  await panel.locator("#customer").selectOption({ index: 0 });
  await panel
    .locator(".sentence")
    .filter({ hasNotText: /^Builder/ })
    .waitFor();
  expect(await panel.locator(".problem").count()).toBe(0);
});

test("in a trusted workspace the project's own server is used, if the setting says so", async () => {
  const { folder, script, wasStarted } = folderWithOwnServer();
  workbench = await openWorkbench(folder);
  await workbench.open("main.persona");
  await checked(workbench);
  expect(wasStarted()).toBe(true);
  expect(commands(workbench)).toContain(`${script} lsp`);
  expect(commands(workbench)).not.toContain("dist/server.js");
});

test("in Restricted Mode the bundled server alone runs, until the folder is trusted", async () => {
  const { folder, script, wasStarted } = folderWithOwnServer();
  workbench = await openWorkbench(folder, { trusted: false });
  const { page } = workbench;
  await workbench.open("main.persona");
  await checked(workbench);
  await page.locator(".statusbar").getByText("Restricted Mode").waitFor();
  expect(commands(workbench)).toContain("dist/server.js");
  expect(commands(workbench)).not.toContain(folder);
  expect(wasStarted()).toBe(false);
  const before = readFileSync(join(folder, "main.persona"), "utf8");
  await workbench.picture("restricted");

  await workbench.command("Persona: Check the Playbook");
  await page.locator(".notifications-toasts").getByText("waits until you trust the folder").first().waitFor();
  await workbench.picture("restricted-command");

  await workbench.command("Workspaces: Manage Workspace Trust");
  await workbench.picture("restricted-trust");
  await page.locator(".workspace-trust-editor .monaco-button").filter({ hasText: "Trust" }).first().click();
  for (const end = Date.now() + 20_000; Date.now() < end && !wasStarted(); ) await page.waitForTimeout(200);
  expect(commands(workbench)).toContain(`${script} lsp`);
  expect(readFileSync(join(folder, "main.persona"), "utf8")).toBe(before);
});
