/** A playbook whose words are meant for the editor, and a session in which not everything goes well. */

import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { failingTest, openWorkbench, starterFolder, starterText, type Workbench } from "./workbench.ts";

const link = "[press here](command:workbench.action.files.newUntitledFile) $(error)";

let workbench: Workbench;
beforeAll(async () => {
  // Two of one name are a mistake, and one that people make when they copy a test.
  const twice = `${failingTest(link)}${failingTest(link)}`;
  const folder = starterFolder({ "main.persona": `${starterText("main.persona")}${twice}` });
  mkdirSync(join(folder, "other"));
  const other = starterText("main.persona")
    .replaceAll("Quick", "Swift")
    .replaceAll("wantsFast", "hurry")
    .replace("Welcoming new customers", "Another playbook")
    .replace("languages en", "languages en, en-x-ours")
    .replace("  goLive ", '  budget money USD "Budget"\n  speaks any of language "Speaks"\n  goLive ');
  writeFileSync(join(folder, "other/main.persona"), other);
  writeFileSync(join(folder, "other/customers.csv"), "id,name,goLive,hurry\nO-1,Oak Works,2027-03-01,true\n");
  writeFileSync(join(folder, "other/team.csv"), starterText("team.csv"));
  workbench = await openWorkbench(folder);
  await workbench.open("main.persona");
  await workbench.page.locator(".codelens-decoration").first().waitFor();
  await workbench.page.locator(".explorer-viewlet .monaco-list-row").filter({ hasText: "other" }).click();
  // There is room for both playbooks and a table.
  await workbench.page.setViewportSize({ width: 1600, height: 900 });
});
afterAll(() => workbench.close());

test("words of a playbook are no link in a message", async () => {
  const { page } = workbench;
  await workbench.goTo("press here");
  const lens = page.locator(".codelens-decoration a:visible").filter({ hasText: /^run$/ }).last();
  await lens.click();
  const message = page.locator(".notifications-toasts .notification-list-item-message");
  await message.filter({ hasText: "press here" }).waitFor();
  expect(await message.locator("a").count()).toBe(0);
  await workbench.picture("hostile-message");
});

/** Of the open folder, or of the one with the other playbook in it. */
async function openFile(name: string, folder?: "other"): Promise<void> {
  const { page } = workbench;
  const rows = page.locator(
    `.explorer-viewlet .monaco-list-row[aria-level="${folder === undefined ? 1 : 2}"]`,
  );
  await rows.filter({ hasText: name }).first().dblclick();
  await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
}

test("a panel follows the playbook in view, and comes back to who was chosen in it", async () => {
  await workbench.command("Persona: Show a Customer");
  const panel = await workbench.webview(".ranking");
  const shown = () => panel.locator("#customer option:checked").textContent();
  await panel.locator("#customer").selectOption({ label: "Birch Labs (C-2)" });
  await panel
    .locator(".sentence")
    .filter({ hasText: /^Builder/ })
    .waitFor();
  await openFile("main.persona", "other");
  await panel.locator("h1").filter({ hasText: "Another playbook" }).waitFor();
  await panel
    .locator(".sentence")
    .filter({ hasText: /^Swift/ })
    .waitFor();
  expect(await shown()).toBe("Oak Works (O-1)");
  await openFile("main.persona");
  await panel
    .locator(".sentence")
    .filter({ hasText: /^Builder/ })
    .waitFor();
  expect(await shown()).toBe("Birch Labs (C-2)");
});

test("a panel tells when the server has stopped, and goes on with the next", async () => {
  const panel = await workbench.webview(".ranking");
  // It stands there for a moment only: who looks twice a second may miss it.
  const stopped = panel.evaluate(`new Promise((resolve) => {
    const look = () => document.querySelector(".problem")?.textContent.includes("Persona has stopped") && resolve();
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
  })`);
  await workbench.command("Persona: Restart the Language Server");
  await stopped;
  await panel
    .locator(".sentence")
    .filter({ hasText: /^Builder/ })
    .waitFor();
  expect(await panel.locator(".problem").count()).toBe(0);
});

test("a panel has the customers of a table as soon as that is saved", async () => {
  const { page } = workbench;
  const panel = await workbench.webview(".ranking");
  await openFile("customers.csv", "other");
  await page.locator(".editor-instance .view-line").filter({ hasText: "Oak Works" }).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("O-2,Pine Works,2027-03-01,false");
  await page.keyboard.press("Control+s");
  await page.locator('.tab.active:not(.dirty)[data-resource-name="customers.csv"]').waitFor();
  await page.locator('.tab[data-resource-name="main.persona"]').last().click();
  await workbench.picture("hostile-table");
  await panel.locator("#customer option").filter({ hasText: "Pine Works" }).waitFor({ state: "attached" });
  await page.locator('.tab[data-resource-name="customers.csv"]').click();
  await page.locator(".editor-instance .view-line").filter({ hasText: "Pine Works" }).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\nO-3,Fir Works,2027-03-01,false");
  await page.keyboard.press("Control+s");
  await panel.locator("#customer option").filter({ hasText: "Fir Works" }).waitFor({ state: "attached" });
});

test("amounts and lists are typed as people write them", async () => {
  const panel = await workbench.webview(".ranking");
  await panel.locator("#customer").selectOption("typed");
  await panel.locator("#signal-hurry").selectOption("true");
  await panel.locator("#signal-goLive").fill("2027-03-01");
  await panel.locator("#signal-budget").pressSequentially("1200.50", { delay: 200 });
  await panel.locator("#signal-speaks").pressSequentially("en, de", { delay: 200 });
  await panel
    .locator(".sentence")
    .filter({ hasText: /^Swift/ })
    .waitFor();
  expect(await panel.locator(".problem").count()).toBe(0);
  expect(await panel.locator("#signal-budget").inputValue()).toBe("1200.50");
  await panel.locator("#signal-speaks").fill("English");
  await panel.locator(".problem").filter({ hasText: "English" }).waitFor();
});

test("the preview also offers a language that only the playbook knows", async () => {
  await workbench.page.locator('.tab[data-resource-name="main.persona"]').last().click();
  await workbench.command("Persona: Show Personas and Plans");
  const panel = await workbench.webview("#language");
  expect(await panel.locator("#language option").allTextContents()).toEqual(["English", "en-x-ours"]);
  await panel.locator("#language").selectOption("en-x-ours");
  await panel.locator('.page[lang="en-x-ours"]').first().waitFor();
});

test("tests are those of all playbooks, whatever of them is open, and not of what a file was", async () => {
  const { page } = workbench;
  await openFile("main.persona");
  await workbench.command("Testing: Focus on Test Explorer View");
  const rows = page.locator(".test-explorer .monaco-list-row");
  const files = () => rows.locator(".label").allTextContents();
  await expect.poll(files).toEqual(["main.persona", "other/main.persona"]);
  await rows
    .filter({ hasText: /^main\.persona/ })
    .first()
    .click();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => rows.filter({ hasText: "press here" }).count()).toBe(1);
  expect(await rows.filter({ hasText: "press here" }).locator(".label").textContent()).toContain("$(error)");
  await workbench.picture("hostile-tests");

  await page.locator('.tab[data-resource-name="main.persona"]').last().click();
  await page.locator(".editor-instance .view-line").first().click();
  await page.keyboard.type(" ");
  await workbench.command("File: Compare Active File with Saved");
  await page.locator(".monaco-diff-editor .view-line").first().waitFor();
  await page.waitForTimeout(1500);
  expect(await rows.filter({ hasText: "main.persona" }).count()).toBe(2);
  await workbench.picture("hostile-compared");
});

test("beside a playbook of one's own no sample is put", async () => {
  const folder = mkdtempSync(join(tmpdir(), "persona-own-"));
  writeFileSync(join(folder, "main.persona"), starterText("main.persona"));
  const own = await openWorkbench(folder);
  try {
    await own.open("main.persona");
    await own.page.locator(".codelens-decoration").first().waitFor();
    await own.command("Persona: Create a Sample Playbook");
    // As a file that would be put there has time to come.
    await own.page.waitForTimeout(1000);
    const files = own.page.locator(".explorer-viewlet .monaco-list-row");
    expect(await files.allTextContents()).toEqual(["main.persona"]);
  } finally {
    await own.close();
  }
});
