/**
 * VS Code with the extension in it and a folder opened, looked at in this machine's chromium; for the web or on a
 * machine, by serve.ts of the one or the other. Nothing is looked up elsewhere.
 */

import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Frame, type Page } from "playwright-core";
import { root } from "../harness/source-files.ts";
import { installedBrowser } from "../pages/browser.ts";

/** In VS Code for the web, or on a machine: set by the configuration that the tests run with. */
const isOnMachine = process.env.VSCODE_ON === "machine";

/** Where the screenshots are written. */
const pictures = join(root, isOnMachine ? "test/code-server/out" : "test/vscode/out");
/** Those that the documentation shows are brought up to date by `UPDATE=1 npm run test:vscode`. */
const shownPicture = (name: string): string => join(root, `docs/images/vs-code-${name}.png`);

export interface ServedFolder {
  readonly address: string;
  /** Of the server, where it is one: what runs below it, runs for the editor. */
  readonly process?: number | undefined;
  close(): void;
}

/** What can be set on a machine only: the web has no Restricted Mode of its own. */
export interface FolderOptions {
  readonly trusted?: boolean;
}

export interface Workbench {
  readonly served: ServedFolder;
  readonly page: Page;
  command(title: string): Promise<void>;
  open(file: string): Promise<void>;
  /** Puts the cursor behind these words of the text. */
  goTo(words: string): Promise<void>;
  /** Of the file that is shown. */
  text(): Promise<string>;
  /** The inner frame of a webview, once `selector` is in it. */
  webview(selector: string): Promise<Frame>;
  picture(name: string): Promise<void>;
  readonly log: readonly string[];
  close(): Promise<void>;
}

/** A test that fails over the starter: with so many developers nobody is Quick. */
export const failingTest = (name: string): string => `
test "${name}" {
  customer {
    developers 9
    mainGoal   control
    goLive     2027-03-01
  }
  expect persona Quick
}
`;

export const starterText = (path: string): string =>
  readFileSync(join(root, "compiler/starter", path), "utf8");

/** A browser saves by itself after a second, and then nothing is other than it was saved any more. */
export function saveWhenTold(folder: string): void {
  mkdirSync(join(folder, ".vscode"), { recursive: true });
  writeFileSync(join(folder, ".vscode/settings.json"), '{ "files.autoSave": "off" }');
}

/** The starter playbook in a folder of its own, and what is different in it. */
export function starterFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "persona-vscode-"));
  cpSync(join(root, "compiler/starter"), folder, { recursive: true });
  saveWhenTold(folder);
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  return folder;
}

/**
 * A profile of its own, in which parts of a page that have another name than the page may have service workers: webviews
 * of VS Code are served by them.
 */
function browserProfile(): string {
  const folder = mkdtempSync(join(tmpdir(), "persona-chromium-"));
  mkdirSync(join(folder, "Default"));
  const profile = { block_third_party_cookies: false, cookie_controls_mode: 0 };
  writeFileSync(join(folder, "Default/Preferences"), JSON.stringify({ profile }));
  return folder;
}

export async function openWorkbench(folder: string, options: FolderOptions = {}): Promise<Workbench> {
  mkdirSync(pictures, { recursive: true });
  const { serveFolder } = isOnMachine ? await import("../code-server/serve.ts") : await import("./serve.ts");
  const served = await serveFolder(folder, options);
  const browser = await chromium.launchPersistentContext(browserProfile(), {
    ...installedBrowser(),
    viewport: { width: 1280, height: 800 },
    reducedMotion: "reduce",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = browser.pages()[0] ?? (await browser.newPage());
  page.setDefaultTimeout(20_000);
  const log: string[] = [];
  page.on("console", (message) => log.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => log.push(`page: ${error.stack ?? error.message}`));
  await page.goto(served.address);
  await page.locator(".monaco-workbench").waitFor({ timeout: 60_000 });
  await page.locator(".explorer-viewlet").first().waitFor({ timeout: 60_000 });

  async function quickInput(text: string): Promise<void> {
    const input = page.locator(".quick-input-widget input.input");
    await input.waitFor();
    await input.fill(text);
  }
  return {
    served,
    page,
    log,
    async command(title) {
      const offered = page.locator(".quick-input-list .monaco-list-row").filter({ hasText: title }).first();
      // The list holds what is there when it opens, and extensions come a moment after the window.
      for (const end = Date.now() + 60_000; Date.now() < end; await page.keyboard.press("Escape")) {
        await page.keyboard.press("F1");
        await quickInput(`>${title}`);
        const isThere = await offered.waitFor({ timeout: 2000 }).then(
          () => true,
          () => false,
        );
        if (isThere) return offered.click();
      }
      throw new Error(`no command "${title}" is offered`);
    },
    async open(file) {
      const row = page.locator(".explorer-viewlet .monaco-list-row").filter({ hasText: file }).first();
      // The explorer is there before its rows, once by more than twenty seconds.
      await row.dblclick({ timeout: 60_000 });
      await page.locator(`.tab.active[data-resource-name="${file}"]`).waitFor();
      await page.locator(".editor-instance .view-line").first().waitFor();
    },
    async goTo(words) {
      // Of several beside one another, the one that is worked in; a panel has no text.
      const active = page.locator(".editor-group-container.active .editor-instance");
      const editor = (await active.count()) > 0 ? active : page.locator(".editor-instance");
      await editor.locator(".view-lines").first().click();
      await page.keyboard.press("Control+f");
      const find = editor.locator(".find-widget");
      await find.locator("textarea").first().fill(words);
      // What is typed before the words are found would go into the field.
      await find.locator(".matchesCount").filter({ hasText: / of / }).first().waitFor({ state: "attached" });
      await page.keyboard.press("Enter");
      await page.keyboard.press("Escape");
      await editor.locator(".find-widget.visible").first().waitFor({ state: "detached" });
      // From the selection to its end, on the last word of it; a key that comes before the editor listens is lost, and
      // a selection that is not drawn yet is not one that was left.
      const selection = editor.locator(".selected-text").first();
      await editor.locator(".monaco-editor.focused").first().waitFor({ state: "attached" });
      await selection.waitFor({ state: "attached" });
      const isLeft = () =>
        selection.waitFor({ state: "detached", timeout: 1000 }).then(
          () => true,
          () => false,
        );
      do await page.keyboard.press("ArrowRight");
      while (!(await isLeft()));
      await page.keyboard.press("ArrowLeft");
    },
    async text() {
      await page.locator(".editor-instance .view-lines").first().click();
      await page.keyboard.press("Control+a");
      await page.keyboard.press("Control+c");
      return page.evaluate("navigator.clipboard.readText()") as Promise<string>;
    },
    async webview(selector) {
      for (const end = Date.now() + 20_000; Date.now() < end; await page.waitForTimeout(200))
        for (const frame of page.frames())
          if (
            await frame
              .locator(selector)
              .first()
              .isVisible()
              .catch(() => false)
          )
            return frame;
      throw new Error(`no webview shows ${selector}`);
    },
    async picture(name) {
      await page.screenshot({ path: join(pictures, `${name}.png`) });
      const shown = shownPicture(name);
      if (!isOnMachine && process.env.UPDATE === "1" && existsSync(shown))
        copyFileSync(join(pictures, `${name}.png`), shown);
    },
    async close() {
      await browser.close();
      served.close();
    },
  };
}
