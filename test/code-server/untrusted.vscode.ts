/**
 * A folder that nobody trusts, and a page that says anything: B22 of the threats that the project guards against. No
 * process is started, nothing is written, and the panel goes on.
 */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorkbench, starterFolder, type Workbench } from "../vscode/workbench.ts";
import { installCompiler, type OwnCompiler } from "./own-compiler.ts";
import { running } from "./processes.ts";

let folder: string;
let own: OwnCompiler;
let workbench: Workbench;
beforeAll(async () => {
  folder = starterFolder();
  own = installCompiler(folder);
  // Whatever a folder can say to have a program started.
  writeFileSync(
    join(folder, ".vscode/settings.json"),
    JSON.stringify({ "files.autoSave": "off", "persona.server": "project", "persona.buildOnSave": true }),
  );
  const task = { type: "persona", verb: "build", label: "build", runOptions: { runOn: "folderOpen" } };
  writeFileSync(join(folder, ".vscode/tasks.json"), JSON.stringify({ version: "2.0.0", tasks: [task] }));
  workbench = await openWorkbench(folder, { trusted: false });
  // The page keeps what it may send with to itself; the debugger has it handed over.
  await workbench.page.addInitScript(`
    let give;
    Object.defineProperty(globalThis, "acquireVsCodeApi", {
      configurable: true,
      set: (given) => { give = given; },
      get: () => give && (() => (globalThis.wayOut = give())),
    });
  `);
  await workbench.open("main.persona");
  await workbench.page.locator(".codelens-decoration").first().waitFor({ timeout: 60_000 });
});
afterAll(() => workbench.close());

/** Every file of the folder, with what is in it. */
function written(under = folder): Readonly<Record<string, string>> {
  const files = readdirSync(under, { recursive: true, encoding: "utf8" })
    .map((path) => join(under, path))
    .filter((path) => statSync(path).isFile());
  return Object.fromEntries(
    files.map((path) => [path, createHash("sha256").update(readFileSync(path)).digest("hex")]),
  );
}

/** By what was started, without the processes' numbers. */
const processes = () =>
  running(workbench)
    .map(({ command }) => command)
    .filter((command) => !command.startsWith("ps "))
    .sort();

const hostile = fc.constantFrom<unknown>(
  ...["../../etc/passwd", "file:///etc/passwd", "/etc/passwd", "command:workbench.action.terminal.new"],
  ...["main.persona", "customers.csv", "C-2", "Quick", "en", "__proto__", "constructor", "x".repeat(20_000)],
  ...["<script>alert(1)</script>", "{{#each}}", "$(touch owned)", "; touch owned", "\0", "\u{202e}"],
  ...[-1, 0, 1, 2 ** 53, 0.5, true, null],
);
const anything = fc.oneof(hostile, fc.jsonValue({ maxDepth: 2 }));
const messages = fc.oneof(
  { weight: 1, arbitrary: fc.jsonValue() },
  {
    weight: 4,
    arbitrary: fc.record(
      {
        kind: fc.oneof(
          fc.constantFrom("ready", "choose", "type", "whyNot", "persona", "language", "show"),
          fc.constantFrom("command", "write", "open", "words", "preview", "executeCommand", "did-click-link"),
        ),
        ...{ file: anything, id: anything, persona: anything, language: anything, place: anything },
        ...{ signals: fc.oneof(anything, fc.dictionary(fc.string(), anything)), command: hostile },
      },
      { requiredKeys: ["kind"] },
    ),
  },
);

async function sendAll(panel: Awaited<ReturnType<Workbench["webview"]>>, seed: number): Promise<void> {
  const all = fc.sample(messages, { numRuns: 5000, seed });
  for (let at = 0; at < all.length; at += 100)
    await panel.evaluate(
      `for (const message of ${JSON.stringify(all.slice(at, at + 100))}) globalThis.wayOut.postMessage(message)`,
    );
}

test.each([
  ["customer", "Persona: Show a Customer", ".ranking", ".sentence", /^Builder/],
  ["preview", "Persona: Show Personas and Plans", ".matrix", ".chart .label", "Workshop"],
])(
  "five thousand messages of any shape from the page of the %s",
  async (name, command, shown, place, answer) => {
    await workbench.command(command);
    const panel = await workbench.webview(shown);
    const before = { files: written(), processes: processes() };
    await sendAll(panel, name.length);
    // What came last is answered last.
    await panel.evaluate(`globalThis.wayOut.postMessage({ kind: "language", language: "en" })`);
    await panel.evaluate(
      `globalThis.wayOut.postMessage({ kind: "choose", file: "customers/birch-labs.json", id: "C-2" })`,
    );
    await panel.locator(place).filter({ hasText: answer }).first().waitFor({ timeout: 60_000 });
    await workbench.picture(`untrusted-${name}`);
    expect(written()).toEqual(before.files);
    // Some of the editor's own come and go.
    expect(processes().filter((each) => !before.processes.includes(each))).toEqual([]);
  },
  240_000,
);

test("a save and commands start nothing of the folder", async () => {
  const { page } = workbench;
  await page.locator('.tab[data-resource-name="main.persona"]').first().click();
  const before = { files: written(), processes: processes() };
  await workbench.goTo("wantsFast then Quick +3");
  await page.keyboard.press("Control+s");
  for (const title of ["Build What Applications Use", "Explain a Customer", "Bring a Plan up to Date…"]) {
    await workbench.command(`Persona: ${title}`);
    await page
      .locator(".notifications-toasts")
      .getByText("waits until you trust the folder")
      .first()
      .waitFor();
  }
  await page.waitForTimeout(2000);
  expect(own.wasStarted()).toBe(false);
  expect(own.calls()).toEqual([]);
  expect(written()).toEqual(before.files);
  expect(processes().filter((each) => !before.processes.includes(each))).toEqual([]);
});
