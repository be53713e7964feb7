import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorkbench, saveWhenTold, type Workbench } from "./workbench.ts";

/** A newcomer, who has an empty folder and presses nothing but the buttons of the walkthrough. */
let workbench: Workbench;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), "persona-newcomer-"));
  saveWhenTold(folder);
  workbench = await openWorkbench(folder);
});
afterAll(() => workbench.close());

const steps = ["create", "customer", "tests", "plan"] as const;
type Step = (typeof steps)[number];

/** Back to the walkthrough, which newer editors have put behind the list of all of them meanwhile. */
async function comeBack(): Promise<void> {
  const { page } = workbench;
  const tab = page.locator(".tab").filter({ hasText: "Welcome" }).first();
  if ((await tab.getAttribute("aria-selected")) !== "true") await tab.click();
  const shown = page.locator(".gettingStarted:is(.showDetails, .showCategories)");
  await shown.waitFor();
  if (await page.locator(".gettingStarted.showCategories").isVisible())
    await page.locator(".getting-started-category").filter({ hasText: "Your first playbook" }).click();
}

/** Presses the button of a step. */
async function press(step: Step): Promise<void> {
  const { page } = workbench;
  await comeBack();
  const shown = page.locator(`.getting-started-step[data-step-id$="#${step}"]`);
  await shown.locator(".step-title").click();
  await shown.locator(".monaco-button").click();
}

/** As long as it takes until the step is ticked, and no other is that was not done. */
async function ticked(step: Step): Promise<void> {
  const { page } = workbench;
  await comeBack();
  for (const each of steps) {
    const box = page.locator(`.getting-started-step [data-done-step-id$="#${each}"]`);
    const isDone = steps.indexOf(each) <= steps.indexOf(step);
    if (isDone) await page.locator(`[data-done-step-id$="#${each}"].complete`).waitFor();
    expect(await box.getAttribute("aria-checked"), each).toBe(String(isDone));
  }
}

test("the walkthrough waits in an empty folder, with nothing done", async () => {
  const { page } = workbench;
  const offered = page
    .locator(".quick-input-list .monaco-list-row")
    .filter({ hasText: "Your first playbook" });
  // The list holds what is there when it opens, and the extension comes a moment after the window; and a list closes
  // when something else takes the focus.
  await expect
    .poll(
      async () => {
        await page.keyboard.press("Escape");
        await workbench.command("Open Walkthrough");
        return offered.click({ timeout: 2000 }).then(
          () => true,
          () => false,
        );
      },
      { timeout: 90_000 },
    )
    .toBe(true);
  await page.locator(".getting-started-step").first().waitFor();
  expect(await page.locator(".getting-started-step .step-title").allTextContents()).toEqual([
    "Create a playbook to change",
    "See who a customer is, and why",
    "Run the tests",
    "Look at the plan",
  ]);
  expect(await page.locator(".getting-started-step .complete").count()).toBe(0);
  // Beside the step stand lines of a playbook; newer editors show them in wider windows only.
  if (process.env.VSCODE_ON !== "machine") await workbench.webview("pre");
  await workbench.picture("walkthrough-1-begin");
});

test("it puts a playbook without mistakes into the folder", async () => {
  const { page } = workbench;
  await press("create");
  await page.locator('.tab.active[data-resource-name="main.persona"]').waitFor();
  await page.locator(".codelens-decoration").first().waitFor();
  expect(await page.locator(".squiggly-error, .squiggly-warning").count()).toBe(0);
  await workbench.picture("walkthrough-2-playbook");
  await ticked("create");
});

test("it shows who a customer is, and follows the text", async () => {
  const { page } = workbench;
  await press("customer");
  const panel = await workbench.webview(".ranking");
  await panel.locator(".sentence").waitFor();
  expect(await panel.locator("button.line").count()).toBeGreaterThan(0);
  await page.locator('.tab[data-resource-name="main.persona"]').first().click();
  await workbench.goTo("when wantsFast then Quick +3");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("5");
  await panel.locator(".change").filter({ hasText: "+2" }).waitFor();
  await workbench.picture("walkthrough-3-customer");
  await ticked("customer");
});

test("it runs the tests: one fails for what was changed, and passes once that is undone", async () => {
  const { page } = workbench;
  /** Of the latest run, which stands above those before it. */
  const result = page
    .locator(".test-output-peek-tree .monaco-list-row")
    .filter({ hasText: "in a hurry and without developers is Quick" })
    .first();
  await press("tests");
  await result.locator(".codicon-testing-failed-icon").waitFor();
  await page.locator('.tab[data-resource-name="main.persona"]').first().click();
  await workbench.goTo("when wantsFast then Quick +5");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("3");
  await workbench.command("Test: Run All Tests");
  await result.locator(".codicon-testing-passed-icon").waitFor();
  await page.getByText("from 0 to 11 points").waitFor({ state: "detached" });
  await workbench.picture("walkthrough-4-tests");
  await ticked("tests");
});

test("it shows the plan of a customer, and is done", async () => {
  const { page } = workbench;
  await page.keyboard.press("Control+j");
  await press("plan");
  const panel = await workbench.webview(".timeline");
  await panel.getByText("Kick-off").first().waitFor();
  await workbench.picture("walkthrough-5-plan");
  await ticked("plan");
  await page.locator(".getting-started-step .complete").nth(3).waitFor();
  await workbench.picture("walkthrough-6-done");
});
