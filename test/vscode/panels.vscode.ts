import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Frame } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorkbench, starterFolder, starterText, type Workbench } from "./workbench.ts";

let workbench: Workbench;
beforeAll(async () => {
  workbench = await openWorkbench(
    starterFolder({
      "main.persona": starterText("main.persona").replace("languages en", "languages en, ar"),
    }),
  );
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

  // Key by key, with time in between for what comes of it: no field loses what stands in it already.
  await panel.locator("#signal-developers").pressSequentially("12", { delay: 400 });
  await panel.locator(".rules li").filter({ hasText: "5 and above" }).waitFor();
  expect(await panel.locator("#signal-developers").inputValue()).toBe("12");
  await panel.locator("#signal-goLive").focus();
  await workbench.page.keyboard.type("04052028", { delay: 400 });
  expect(await panel.locator("#signal-goLive").inputValue()).toBe("2028-04-05");
});

test("the preview shows the plan of a chosen customer, personas side by side, and the journey", async () => {
  await workbench.command("Persona: Show Personas and Plans");
  const panel = await workbench.webview(".timeline");
  await panel.locator("#whom").selectOption({ label: "Birch Labs (C-2)" });
  await panel.locator(".timeline").getByText("Workshop").waitFor();
  // Each action has its line in the drawing, from its day on, and its entry below, with its day and reasons.
  const drawn = await panel.locator(".chart .row:not(.axis, .phase) .label").allTextContents();
  expect(drawn).toContain("Workshop");
  const listed = await panel.locator(".timeline .entry :is(h3, h4) bdi").allTextContents();
  expect(new Set(drawn)).toEqual(new Set(listed));
  for (const entry of await panel.locator(".timeline .entry").all()) {
    await expect(entry.locator("time").first().getAttribute("datetime")).resolves.toMatch(
      /^\d{4}-\d\d-\d\d$/,
    );
    await expect(entry.locator(".what > .small").textContent()).resolves.not.toBe("");
  }
  expect(await panel.locator("article.persona h2").allTextContents()).toEqual(["Quick starter", "Builder"]);
  expect(await panel.locator(".matrix thead th").allTextContents()).toEqual(["Quick starter", "Builder"]);
  expect(await panel.locator(".journey thead th").allTextContents()).toEqual(["Onboarding"]);
  await workbench.picture("preview");
  await panel
    .locator(".chart")
    .first()
    .evaluate((drawing) => drawing.scrollIntoView());
  await workbench.picture("preview-timeline");
});

test.each([
  ["dark", "Dark Modern", "vscode-dark"],
  ["high contrast", "Dark High Contrast", "vscode-high-contrast"],
  ["high contrast light", "Light High Contrast", "vscode-high-contrast-light"],
  ["light", "Light Modern", "vscode-light"],
])("the preview is at hand for everybody: %s", async (name, theme, className) => {
  const { page } = workbench;
  await workbench.command("Preferences: Color Theme");
  await page.locator(".quick-input-list .monaco-list-row").first().waitFor();
  await page.keyboard.type(theme);
  await page.keyboard.press("Enter");
  const panel = await workbench.webview(".matrix");
  await panel.locator(`body.${className}`).waitFor();
  await workbench.picture(`preview-${name.replaceAll(" ", "-")}`);
  expect(await accessibility(panel)).toEqual([]);
});

test("the preview is read from the right where its language is", async () => {
  const panel = await workbench.webview(".matrix");
  await panel.locator("#language").selectOption("ar");
  await panel.locator('.page[lang="ar"][dir="rtl"]').first().waitFor();
  const { left, right } = await panel
    .locator(".matrix tbody th")
    .first()
    .evaluate((cell) => {
      const of = (element: { getBoundingClientRect(): { left: number } }) =>
        element.getBoundingClientRect().left;
      return {
        left: of((cell as never as { nextElementSibling: never }).nextElementSibling),
        right: of(cell as never),
      };
    });
  expect(right).toBeGreaterThan(left);
  // The plan with it: what comes first stands on the right, in the drawing and in the list.
  const places = await panel
    .locator('.page[lang="ar"] .chart .row:not(.axis, .phase) :is(circle, path, rect)')
    .evaluateAll((marks) => marks.map((mark) => mark.getBoundingClientRect().left));
  expect(places.length).toBeGreaterThan(1);
  expect(places).toEqual([...places].sort((one, other) => other - one));
  await workbench.picture("preview-arabic");
  expect(await accessibility(panel)).toEqual([]);
});

test("no panel loads or runs anything but its own", async () => {
  const panel = await workbench.webview(".matrix");
  const policy = await panel.locator("meta[http-equiv]").getAttribute("content");
  expect(policy).toMatch(
    /^default-src 'none'; script-src 'nonce-[0-9a-f]{16,}'; style-src [^;]+; base-uri 'none'; form-action 'none'$/,
  );
  expect(policy).not.toContain("unsafe");
  // Later, as what the debugger evaluates itself may do more than a page.
  const refused = await panel.evaluate(
    "new Promise((done) => setTimeout(() => { try { done(new Function('return 1')()); } catch (error) { done(error.name); } }))",
  );
  expect(refused).toBe("EvalError");
});
