import { afterAll, beforeAll, expect, test } from "vitest";
import { oneTest } from "../harness/one-test.ts";
import { failingTest, openWorkbench, starterFolder, type Workbench } from "./workbench.ts";

const failing = failingTest("a builder is Quick");

let workbench: Workbench;
beforeAll(async () => {
  workbench = await openWorkbench(starterFolder({ "main.persona": `${oneTest}${failing}` }));
  await workbench.open("main.persona");
  await workbench.page.locator(".codelens-decoration").first().waitFor();
});
afterAll(() => workbench.close());

test("the Test Explorer lists tests, runs them, and says what was expected and what was found", async () => {
  const { page } = workbench;
  await workbench.command("Testing: Focus on Test Explorer View");
  const rows = page.locator(".test-explorer .monaco-list-row");
  await rows.filter({ hasText: "main.persona" }).first().waitFor();
  await workbench.command("Test: Run All Tests");
  await page.locator(".test-explorer .result-summary").filter({ hasText: "1/2" }).waitFor();
  // Newer editors do not come to a failure by themselves, nor right after the run.
  await expect
    .poll(
      async () => {
        await workbench.command("Test: Go to Next Test Failure");
        return page.locator("body").textContent();
      },
      { timeout: 60_000, interval: 1000 },
    )
    .toContain("expected persona Quick, found Builder");
  await page.keyboard.press("Escape");
  await workbench.picture("tests");
});

test("what tests cover stands beside the lines", async () => {
  const { page } = workbench;
  await workbench.command("Test: Run All Tests with Coverage");
  await workbench.goTo("control then Builder");
  await page.locator(".coverage-deco-gutter").first().waitFor();
  const numbers = (of: string) => page.locator(`.line-numbers.coverage-deco-${of}`).allTextContents();
  const lines = oneTest.split("\n");
  const numberOf = (words: RegExp) => String(lines.findIndex((line) => words.test(line)) + 1);
  expect(await numbers("hit")).toEqual(
    expect.arrayContaining([/speed +then/, /control then/, /below 1 +then/].map(numberOf)),
  );
  expect(await numbers("miss")).toEqual(
    expect.arrayContaining([/when wantsFast then/, /1 to below 5/, /5 and above/].map(numberOf)),
  );
  await workbench.picture("coverage");
});

test("tests are run again after each save, for as long as that is wished", async () => {
  const { page } = workbench;
  const outcome = (passed: string) =>
    page.locator(".test-explorer .result-summary").filter({ hasText: passed });
  await workbench.command("Test: Start Continuous Run");
  const profile = page.locator(".quick-input-list .monaco-list-row").filter({ hasText: "Run" }).first();
  if (await profile.isVisible()) await page.keyboard.press("Enter");
  await outcome("1/2").waitFor();
  // Of two that are as good, the playbook prefers Quick.
  const save = async (goal: string, other: string) => {
    await workbench.goTo(`mainGoal   ${goal}`);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Control+Backspace");
    await page.keyboard.type(other);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+s");
  };
  await save("control", "speed");
  await outcome("2/2").waitFor();
  await workbench.picture("tests-after-save");
  await workbench.command("Test: Stop Continuous Run");
  await save("speed", "control");
  await page.locator('.tab.active:not(.dirty)[data-resource-name="main.persona"]').waitFor();
  await page.waitForTimeout(2000);
  expect(await outcome("2/2").isVisible()).toBe(true);
});
