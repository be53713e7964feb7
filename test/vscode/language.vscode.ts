import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openWorkbench, starterFolder, starterText, type Workbench } from "./workbench.ts";

/** One session over a playbook with a mistyped persona, as a person would go through it. */
const mistyped = starterText("main.persona").replace("then Quick +3", "then Quik +3");

let workbench: Workbench;
beforeAll(async () => {
  workbench = await openWorkbench(starterFolder({ "main.persona": mistyped }));
  await workbench.open("main.persona");
});
afterAll(() => workbench.close());

test("a playbook is coloured by what its words mean", async () => {
  const { page } = workbench;
  // `Quick` is a class to the server, `persona` a keyword to the grammar: two colours and a third for the text.
  await page.locator(".codelens-decoration").first().waitFor();
  const line = page.locator(".view-line").filter({ hasText: "persona Builder" }).first();
  const colours = await line
    .locator("span > span")
    .evaluateAll((spans) =>
      Object.fromEntries(
        spans.map((span) => [
          span.textContent?.trim(),
          (globalThis as never as { getComputedStyle(of: unknown): { color: string } }).getComputedStyle(span)
            .color,
        ]),
      ),
    );
  expect(new Set([colours.persona, colours.Builder, colours['"Builder"']]).size).toBe(3);
  await workbench.picture("highlighting");
});

test("a mistake is underlined, and the message says what is wrong", async () => {
  const { page } = workbench;
  await workbench.goTo("then Quik");
  await page.locator(".squiggly-error").first().waitFor({ state: "attached" });
  await workbench.command("Focus Problems");
  await page.locator(".markers-panel").getByText("Quik").first().waitFor();
  await workbench.picture("squiggle");
});

test("a quick fix puts it right", async () => {
  const { page } = workbench;
  await workbench.goTo("then Quik");
  await page.keyboard.press("Control+.");
  await page.locator(".action-widget .monaco-list-row").filter({ hasText: "Quick" }).first().waitFor();
  await workbench.picture("quick-fix");
  await page.keyboard.press("Enter");
  await page.locator(".squiggly-error").first().waitFor({ state: "detached" });
  expect(await workbench.text()).toContain("then Quick +3");
});

test("hovering says what a name is", async () => {
  const { page } = workbench;
  const name = page.locator(".view-line").filter({ hasText: "when wantsFast" }).getByText("wantsFast");
  const title = page.locator(".monaco-hover").getByText("Wants to start as soon as possible");
  // Lenses that come back after the fix move the lines under the pointer, which then has to follow.
  await vi.waitFor(
    async () => {
      await page.mouse.move(0, 0);
      await name.first().hover();
      await title.first().waitFor({ timeout: 3_000 });
    },
    { timeout: 20_000 },
  );
  await workbench.picture("hover");
  await page.keyboard.press("Escape");
});

test("completion offers what may stand here", async () => {
  const { page } = workbench;
  await workbench.goTo("when wantsFast");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("when ");
  await page.keyboard.press("Control+Space");
  const offered = page.locator(".suggest-widget .monaco-list-row").filter({ hasText: "developers" });
  await offered.first().waitFor();
  await workbench.picture("completion");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Shift+Home");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
});

test("a construct is offered as a whole, where it may stand and only there", async () => {
  const { page } = workbench;
  await workbench.goTo("needs review; owner Manager }");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+Space");
  const offered = page.locator(".suggest-widget .monaco-list-row");
  await offered.filter({ hasText: "milestone" }).first().waitFor();
  const names = await offered.locator(".label-name").allTextContents();
  expect(names).not.toContain("persona");
  // The list of before is closed, so that what is offered is what the letters ask for.
  await page.keyboard.press("Escape");
  await page.keyboard.type("miles");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Space");
  await offered.filter({ hasText: "milestone" }).first().waitFor();
  await workbench.picture("construct");
  await page.keyboard.press("Tab");
  // With the day that this playbook has to name.
  const lines = page.locator(".view-line");
  await expect
    .poll(async () => (await lines.allTextContents()).map((text) => text.replaceAll("\u00a0", " ").trim()))
    .toEqual(expect.arrayContaining(['milestone live "Live" {', "when on goLive exactly"]));
  for (let back = 0; back < 3; back++) await page.keyboard.press("Control+z");
  await page.keyboard.press("Escape");
});

test("where a new name belongs, no words are offered that only stand elsewhere in the text", async () => {
  const { page } = workbench;
  await workbench.goTo("needs review; owner Manager }");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("task ");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Space");
  await page.locator(".suggest-widget .message").getByText("No suggestions").waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Shift+k");
});

test("renaming a persona renames it everywhere", async () => {
  const { page } = workbench;
  await workbench.goTo("persona Builder");
  await page.keyboard.press("F2");
  const input = page.locator(".rename-box input");
  await input.waitFor();
  await workbench.picture("rename");
  await input.fill("Maker");
  await page.keyboard.press("Enter");
  await page.locator(".view-line").filter({ hasText: "persona Maker" }).first().waitFor();
  const text = await workbench.text();
  expect(text.match(/\bMaker\b/g)?.length).toBe(
    starterText("main.persona")
      .replace(/"[^"\n]*"|\/\/.*$/gm, "")
      .match(/\bBuilder\b/g)?.length,
  );
});
