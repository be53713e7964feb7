import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Frame } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorkbench, starterFolder, type Workbench } from "./workbench.ts";

let workbench: Workbench;
beforeAll(async () => {
  workbench = await openWorkbench(starterFolder());
  await workbench.open("main.persona");
  await workbench.page.locator(".codelens-decoration").first().waitFor();
});
afterAll(() => workbench.close());

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds wrong in a panel: by rule, the first place. The script is handed over by the debugger, past the CSP. */
async function accessibility(frame: Frame): Promise<readonly string[]> {
  await frame.evaluate(axe);
  return frame.evaluate(
    "axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`))",
  );
}

test("the customer panel shows who a customer is, by which lines, live while the playbook is edited", async () => {
  const { page } = workbench;
  await workbench.command("Persona: Show a Customer");
  const panel = await workbench.webview(".ranking");
  await panel.locator("#customer").selectOption({ label: "Birch Labs (C-2)" });
  // Who is behind is named in the sentence, too.
  await panel
    .locator(".sentence")
    .filter({ hasText: /^Builder/ })
    .waitFor();
  expect(await panel.locator(".ranking .name").allTextContents()).toEqual(["Builder", "Quick starter"]);

  await panel.locator("#why-Quick").click();
  await panel.locator(".why").getByText("Builder").first().waitFor();
  await workbench.picture("customer");
  expect(await accessibility(panel)).toEqual([]);

  // A click on a line shows it in the text, and an edit there changes the ranking at once, beside what was saved.
  await panel.locator("button.line").filter({ hasText: "control" }).click();
  await workbench.goTo("control then Builder +4");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("9");
  await panel.locator(".change").filter({ hasText: "+5" }).waitFor();
  await workbench.picture("customer-changed");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await panel.locator(".change").first().waitFor({ state: "detached" });
});

test("a customer can be typed", async () => {
  const panel = await workbench.webview(".ranking");
  await panel.locator("#customer").selectOption("typed");
  await panel.locator("#signal-wantsFast").selectOption("true");
  await panel.locator("#signal-goLive").fill("2027-03-01");
  await panel.locator("#signal-mainGoal").selectOption("speed");
  await panel.locator(".sentence").filter({ hasText: "Quick starter" }).waitFor();
  await workbench.picture("customer-typed");
  expect(await accessibility(panel)).toEqual([]);
});

test("the preview shows cards and the plan of a chosen customer", async () => {
  await workbench.command("Persona: Show Personas and Plans");
  const panel = await workbench.webview(".timeline");
  await panel.locator("#whom").selectOption({ label: "Birch Labs" });
  await panel.locator(".timeline").getByText("Workshop").waitFor();
  await workbench.picture("preview");
  expect(await accessibility(panel)).toEqual([]);
});
