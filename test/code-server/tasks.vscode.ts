/** The command from within the editor, as people use it there: by commands, by tasks, after each save. */

import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { root } from "../harness/source-files.ts";
import { openWorkbench, starterText, type Workbench } from "../vscode/workbench.ts";
import { type Called, installCompiler, type OwnCompiler } from "./own-compiler.ts";

let workbench: Workbench | undefined;
afterEach(() => workbench?.close());

/** A folder as people name them, with a starter playbook in each of its folders named here. */
function folderOf(
  playbooks: readonly string[],
  settings: object = {},
): OwnCompiler & { readonly folder: string } {
  const folder = join(realpathSync(mkdtempSync(join(tmpdir(), "persona-tasks-"))), "Our play & books");
  for (const path of playbooks) {
    cpSync(join(root, "compiler/starter"), join(folder, path), { recursive: true });
  }
  mkdirSync(join(folder, ".vscode"), { recursive: true });
  writeFileSync(
    join(folder, ".vscode/settings.json"),
    // The Node of a terminal is the one that these tests run in, not whatever the machine has.
    JSON.stringify({
      "files.autoSave": "off",
      "terminal.integrated.env.linux": { PATH: `${dirname(process.execPath)}:${process.env.PATH}` },
      ...settings,
    }),
  );
  return { folder, ...installCompiler(folder) };
}

/** Once a call more has ended than before: that one. */
async function nextCall({ page }: Workbench, { calls }: OwnCompiler, before: number): Promise<Called> {
  await expect.poll(() => calls().length, { timeout: 60_000 }).toBeGreaterThan(before);
  await page.waitForTimeout(100);
  return calls()[before] as Called;
}

async function choose({ page }: Workbench, row: string): Promise<void> {
  await page.locator(".quick-input-list .monaco-list-row").filter({ hasText: row }).first().click();
}

const mistyped = starterText("main.persona").replace("then Quick +3", "then Quik +3");
const quikAt = mistyped.split("\n").findIndex((line) => line.includes("Quik")) + 1;

test("what a command finds stands in the list of problems, and leads to its place", async () => {
  const own = folderOf(["playbooks/first"]);
  writeFileSync(join(own.folder, "playbooks/first/main.persona"), mistyped);
  workbench = await openWorkbench(own.folder);
  const { page } = workbench;
  await workbench.command("Persona: Check the Playbook");
  expect(await nextCall(workbench, own, 0)).toEqual({
    words: ["check", "./playbooks/first"],
    folder: own.folder,
    code: 1,
  });
  await workbench.command("Focus Problems");
  const problem = page.locator(".markers-panel .monaco-list-row").filter({ hasText: "Quik" });
  await problem.getByText("unknown-name").waitFor();
  expect(await problem.textContent()).toContain(`Ln ${quikAt}, Col`);
  await workbench.picture("task-problems");
  await problem.dblclick();
  await page.locator(".view-line").filter({ hasText: "then Quik" }).first().waitFor();
});

test("every command runs its verb, with what was asked for as it was answered", async () => {
  const own = folderOf(["."]);
  // What a shell would read, in a place where people's own systems write.
  const hostile = '"; touch owned; $(touch owned) & calc';
  const birch = JSON.parse(readFileSync(join(own.folder, "customers/birch-labs.json"), "utf8"));
  writeFileSync(join(own.folder, "customers/hostile.json"), JSON.stringify({ ...birch, id: hostile }));
  workbench = await openWorkbench(own.folder);
  const { page } = workbench;
  const alone = {
    "Check the Playbook": ["check", "."],
    "Put All Files into One Style": ["fmt", "."],
    "Build What Applications Use": ["build", "."],
    "Make Pages for People": ["docs", "."],
    "Run Tests in the Terminal": ["test", "."],
    "Show What No Test Depends On": ["test", ".", "--coverage"],
    "Find Faults That No Test Would Notice": ["test", ".", "--mutate"],
    "Propose Tests": ["propose-tests", "."],
  };
  let done = 0;
  for (const [title, words] of Object.entries(alone)) {
    await workbench.command(`Persona: ${title}`);
    const { code, ...called } = await nextCall(workbench, own, done++);
    expect(called).toEqual({ words, folder: own.folder });
    expect([0, 1], title).toContain(code);
  }
  expect(existsSync(join(own.folder, "out/playbook.json"))).toBe(true);
  expect(existsSync(join(own.folder, "site/index.html"))).toBe(true);

  await workbench.command("Persona: Classify a File of Customers");
  await choose(workbench, "customers.csv");
  expect(await nextCall(workbench, own, done++)).toMatchObject({
    words: ["classify", ".", "./customers.csv"],
    code: 0,
  });
  await workbench.command("Persona: Explain a Customer");
  await choose(workbench, "touch owned");
  expect(await nextCall(workbench, own, done++)).toMatchObject({
    words: ["explain", ".", "./customers/hostile.json", "--id", hostile],
    code: 0,
  });
  expect(existsSync(join(own.folder, "owned"))).toBe(false);

  await workbench.command("Persona: Export a Customer's Plan and Calendar");
  await choose(workbench, "C-2");
  const day = page.locator(".quick-input-widget input.input");
  await day.fill("soon");
  await page.locator(".quick-input-message").filter({ hasText: "2027-03-01" }).waitFor();
  await day.fill("2026-12-01");
  await page.keyboard.press("Enter");
  expect(await nextCall(workbench, own, done++)).toMatchObject({ code: 0 });
  for (const file of ["plan.json", "plan.html", "feed.ics"])
    expect(existsSync(join(own.folder, "plans/C-2", file)), file).toBe(true);
  await workbench.picture("task-plan");
});

test("commands about files ask which, one after the other", async () => {
  const own = folderOf(["."]);
  const said = starterText("customers.csv")
    .replace("id,", "persona,id,")
    .replace(/^(?=C-\d)/gm, "Quick,");
  writeFileSync(join(own.folder, "said.csv"), said);
  writeFileSync(join(own.folder, "last-year.csv"), starterText("customers.csv").replace("speed", "control"));
  const main = join(own.folder, "main.persona");
  writeFileSync(
    main,
    `${readFileSync(main, "utf8")}
survey Recommend "Would they recommend us?" {
  kind     nps
  question "How likely are you to recommend us?"
  to       Contact
  channel  email
  ask      30 days after start
}
`,
  );
  writeFileSync(join(own.folder, "answers.csv"), "customer,survey,date,value\nC-2,Recommend,2026-11-10,9\n");
  workbench = await openWorkbench(own.folder);
  let done = 0;
  const { page } = workbench;
  const run = async (
    title: string,
    chosen: Readonly<Record<string, string>>,
    words: readonly string[],
    code = 0,
  ) => {
    await workbench?.command(`Persona: ${title}`);
    // The same files stand in one list after the other.
    for (const [question, row] of Object.entries(chosen)) {
      await page.locator(".quick-input-title").filter({ hasText: question }).waitFor({ timeout: 60_000 });
      await choose(workbench as Workbench, row);
    }
    expect(await nextCall(workbench as Workbench, own, done++)).toEqual({ words, folder: own.folder, code });
  };
  await run("Compare with What People Say of Customers", { "has the customers?": "said.csv" }, [
    "evaluate",
    ".",
    "./said.csv",
  ]);
  await run("Write a Customer's Receipt", { Customer: "C-2" }, [
    "receipt",
    ".",
    "./customers.csv",
    "--id",
    "C-2",
    "--out",
    "./receipt-C-2.json",
  ]);
  await run("Verify a Receipt", { "Which receipt?": "receipt-C-2.json" }, [
    "verify",
    ".",
    "./receipt-C-2.json",
  ]);
  await run(
    "Show How Customers Have Changed",
    { "as they were?": "last-year.csv", "as they are now?": "customers.csv" },
    ["drift", ".", "--baseline", "./last-year.csv", "--current", "./customers.csv"],
  );
  await workbench.picture("task-drift");
  await run(
    "Report What Customers Answered",
    { "customers answered?": "answers.csv", "has the customers?": "customers.csv" },
    ["report", ".", "./answers.csv", "--customers", "./customers.csv"],
  );
  await workbench.picture("task-report");
});

test("a plan in use is brought up to date, and the migration applied, from a terminal that is begun", async () => {
  const own = folderOf(["."]);
  workbench = await openWorkbench(own.folder);
  const { page } = workbench;
  let done = 0;
  await workbench.command("Persona: Export a Customer's Plan and Calendar");
  await choose(workbench, "C-2");
  await page.locator(".quick-input-widget input.input").fill("2026-12-01");
  await page.keyboard.press("Enter");
  expect(await nextCall(workbench, own, done++)).toMatchObject({ code: 0 });
  copyFileSync(join(own.folder, "plans/C-2/plan.json"), join(own.folder, "base.json"));
  const typed = async (title: string, rest: string, words: readonly string[]): Promise<void> => {
    await workbench?.command(`Persona: ${title}`);
    await page.locator(".terminal.xterm.focus, .terminal-wrapper.active .xterm.focus").first().waitFor();
    await page.waitForTimeout(2000);
    expect(own.calls().length).toBe(done);
    await page.keyboard.type(`${rest}\n`);
    expect(await nextCall(workbench as Workbench, own, done++)).toMatchObject({ words, code: 0 });
  };
  const plan = ["--base", "base.json", "--live", "plans/C-2/plan.json", "--customer", "customers.csv"];
  const replan = [
    ...plan,
    "--team",
    "team.csv",
    "--start",
    "2026-12-08",
    "--today",
    "2026-11-30",
    "--out",
    "new",
  ];
  await typed("Bring a Plan up to Date…", replan.join(" "), ["replan", ".", ...replan]);
  await workbench.picture("task-replan");
  const migrate = [
    "new/migration.json",
    "--live",
    "plans/C-2/plan.json",
    "--today",
    "2026-11-30",
    "--out",
    "applied",
  ];
  await typed("Apply or Undo a Migration…", migrate.join(" "), ["migrate", ".", ...migrate]);
  expect(readFileSync(join(own.folder, "applied/plan.json"), "utf8")).toContain("2026-12-08");
  await workbench.picture("task-migrate");
});

test("a wrong value stands in the list of problems, and leads to its row of the table", async () => {
  const own = folderOf(["playbooks/first"]);
  const wrong = starterText("customers.csv").replace("2027-04-12", "2027-04-31");
  writeFileSync(join(own.folder, "playbooks/first/customers.csv"), wrong);
  workbench = await openWorkbench(own.folder);
  const { page } = workbench;
  await workbench.command("Persona: Classify a File of Customers");
  await choose(workbench, "customers.csv");
  expect(await nextCall(workbench, own, 0)).toMatchObject({ code: 1 });
  await workbench.command("Focus Problems");
  const problem = page.locator(".markers-panel .monaco-list-row").filter({ hasText: "2027-04-31" });
  await problem.first().waitFor();
  expect(await problem.textContent()).toContain("Ln 5,");
  await workbench.picture("task-problems-data");
  await problem.dblclick();
  await page.locator('.tab.active[data-resource-name="customers.csv"]').waitFor();
  await page.locator(".squiggly-error").first().waitFor({ state: "attached" });
  await page.locator(".statusbar").getByText("Ln 5,").waitFor();
});

test("where several playbooks fit, it is asked which; the one in view needs no asking", async () => {
  const own = folderOf(["first", "second"]);
  workbench = await openWorkbench(own.folder);
  const { page } = workbench;
  await workbench.command("Persona: Build What Applications Use");
  await page.locator(".quick-input-title").filter({ hasText: "Which playbook?" }).waitFor();
  expect(await page.locator(".quick-input-list .monaco-list-row .label-name").allTextContents()).toEqual([
    "first",
    "second",
  ]);
  await workbench.picture("which-playbook");
  await choose(workbench, "second");
  expect((await nextCall(workbench, own, 0)).words).toEqual(["build", "./second", "--out", "./second/out"]);
  expect(existsSync(join(own.folder, "second/out/playbook.json"))).toBe(true);

  await page.locator(".explorer-viewlet .monaco-list-row").filter({ hasText: "first" }).first().click();
  await workbench.open("main.persona");
  await workbench.command("Persona: Check the Playbook");
  expect((await nextCall(workbench, own, 1)).words).toEqual(["check", "./first"]);
});

test("a task of tasks.json runs, with what stands behind it", async () => {
  const own = folderOf(["."]);
  const task = {
    type: "persona",
    verb: "check",
    arguments: ["--strict"],
    label: "strictly",
  };
  writeFileSync(join(own.folder, ".vscode/tasks.json"), JSON.stringify({ version: "2.0.0", tasks: [task] }));
  workbench = await openWorkbench(own.folder);
  // Asked for earlier, the editor forgets about it while it waits for all that offer tasks.
  await workbench.open("main.persona");
  await workbench.page.locator(".codelens-decoration").first().waitFor({ timeout: 60_000 });
  await workbench.command("Tasks: Run Task");
  await choose(workbench, "strictly");
  expect((await nextCall(workbench, own, 0)).words).toEqual(["check", ".", "--strict"]);
});

test("each save builds, if the setting says so, and what was saved last is what is built", async () => {
  const own = folderOf(["."], { "persona.buildOnSave": true });
  workbench = await openWorkbench(own.folder);
  const { page } = workbench;
  await workbench.open("main.persona");
  await page.locator(".codelens-decoration").first().waitFor({ timeout: 60_000 });
  for (const title of ["Once", "Twice", "Thrice"]) {
    await workbench.goTo("wantsFast then Quick +");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Delete");
    await page.keyboard.type(String(["Once", "Twice", "Thrice"].indexOf(title) + 5));
    await page.keyboard.press("Control+s");
  }
  const built = () => {
    const file = join(own.folder, "out/playbook.json");
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  };
  await expect.poll(() => /"points": ?7000\b/.test(built()), { timeout: 60_000 }).toBe(true);
  expect(own.calls().every(({ words }) => words.join(" ") === "build .")).toBe(true);
  await workbench.picture("build-on-save");
});
