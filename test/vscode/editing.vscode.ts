import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorkbench, starterFolder, type Workbench } from "./workbench.ts";

/** What the editor does while somebody types, and what it says of the server: one session over an own file. */
const text = `/// What this is for.
// #region people
persona Quick "Quick starter" {
  summary "Wants it soon."
}
// #endregion
`;

let workbench: Workbench;
beforeAll(async () => {
  const folder = starterFolder({
    "words.persona": text,
    ".vscode/settings.json": '{ "files.autoSave": "off", "persona.trace.server": "messages" }',
  });
  workbench = await openWorkbench(folder);
  await workbench.open("words.persona");
});
afterAll(() => workbench.close());

/** The text with its blanks as blanks. */
const lines = async (): Promise<readonly string[]> => (await workbench.text()).split(/\r?\n/);

test("a playbook has its icon among the files", async () => {
  const icon = await workbench.page
    .locator(".explorer-viewlet .persona-lang-file-icon")
    .first()
    .evaluate(
      (row) =>
        (
          globalThis as never as { getComputedStyle(of: unknown, part: string): { backgroundImage: string } }
        ).getComputedStyle(row, "::before").backgroundImage,
    );
  expect(icon).toContain("file-");
});

test("comments for readers go on at the next line, and blocks are closed and indented", async () => {
  const { page } = workbench;
  await workbench.goTo("What this is for.");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("And for whom.");
  expect((await lines()).slice(0, 2)).toEqual(["/// What this is for.", "/// And for whom."]);
  await page.keyboard.press("Control+End");
  await page.keyboard.type("team {");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await page.keyboard.type("load percent");
  await page.keyboard.press("Escape");
  expect((await lines()).slice(-3)).toEqual(["team {", "  load percent", "}"]);
});

test("a line is made a comment, and one again", async () => {
  const { page } = workbench;
  await workbench.goTo("Wants it soon.");
  await page.keyboard.press("Control+/");
  expect(await workbench.text()).toContain('  // summary "Wants it soon."');
  await workbench.goTo("Wants it soon.");
  await page.keyboard.press("Control+/");
  expect(await workbench.text()).toContain('\n  summary "Wants it soon."');
});

test("what stands between region and endregion folds, and a name is one word in every script", async () => {
  const { page } = workbench;
  await workbench.goTo("#region people");
  await page.keyboard.press("Home");
  await page.keyboard.press("Control+Shift+BracketLeft");
  await expect.poll(() => page.locator(".view-line").filter({ hasText: "persona Quick" }).count()).toBe(0);
  await workbench.picture("folded");
  await workbench.command("Unfold All");
  await page.locator(".view-line").filter({ hasText: "persona Quick" }).first().waitFor();
  for (const name of ["go_live2", "Θέλει", "می‌خواهد"]) {
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Enter");
    await page.keyboard.type(`// a ${name}`);
    await page.keyboard.press("Control+Shift+ArrowLeft");
    await page.keyboard.press("Control+c");
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(name);
  }
});

test("the server says that it runs, and is started anew", async () => {
  const { page } = workbench;
  const status = page.locator('[id="status.languageStatus"] [aria-label*="Playbooks are checked"]');
  await status.first().waitFor();
  await workbench.command("Persona: Restart the Language Server");
  await status
    .first()
    .waitFor({ state: "detached", timeout: 5_000 })
    .catch(() => {});
  await status.first().waitFor();
  // It knows what is open.
  await workbench.goTo("persona Quick");
  await page.keyboard.press("F2");
  await page.locator(".rename-box input").waitFor();
  await page.keyboard.press("Escape");
});

// On a machine the editor writes logs by a native module, which is not built for these tests.
test.skipIf(process.env.VSCODE_ON === "machine")("the output has what the server is told", async () => {
  const { page } = workbench;
  await workbench.command("Persona: Show Output");
  const output = page.locator(".output-view .view-line");
  await output
    .filter({ hasText: /(?:Sending|Received).(?:request|response|notification)/ })
    .first()
    .waitFor();
  await workbench.picture("output");
});
