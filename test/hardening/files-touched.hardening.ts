import { spawn } from "node:child_process";
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, sep } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { commandFile, commandNames, folderWith, newFolder, persona } from "../harness/command.ts";
import { countOf } from "../harness/counts.ts";
import { plainBook, projectWith } from "../harness/every-command.ts";
import { demandStrace, type SystemCall, traced } from "../harness/system-calls.ts";

/**
 * Which files a command opens, by what it asks of the system: it reads the project, its own package and what Node
 * itself reads, writes what it was told to, starts no other program and uses no network.
 */

beforeAll(demandStrace);

const customer = "customers/birch-labs.json";
const secretText = "the password of the house";
const outside = newFolder();
const secret = join(outside, "secret.persona");
writeFileSync(secret, `// ${secretText}\n`);

const replan = [
  "--base",
  "base.json",
  "--live",
  "plan.json",
  "--customer",
  customer,
  "--today",
  "2026-12-01",
];

/** A playbook with all that commands read, and plain words. */
const project = (): string => projectWith(plainBook, () => "Word");

/** What some commands made, for those that work with it. */
const made = (() => {
  const folder = project();
  const make = (...args: readonly string[]) => {
    const { status, stderr } = persona(args, { in: folder });
    if (status !== 0) throw new Error(stderr);
  };
  make("plan", ".", "--customer", customer, "--start", "2026-12-01", "--out", "plan");
  make("receipt", ".", customer, "--out", "receipt.json");
  copyFileSync(join(folder, "plan/plan.json"), join(folder, "base.json"));
  copyFileSync(join(folder, "plan/plan.json"), join(folder, "plan.json"));
  make("replan", ".", ...replan, "--out", "again");
  copyFileSync(join(folder, "again/migration.json"), join(folder, "migration.json"));
  return ["plan.json", "base.json", "receipt.json", "migration.json"].map(
    (name) => [name, readFileSync(join(folder, name))] as const,
  );
})();

/** Asks in every way for a file beside the project. */
function hostileProject(): string {
  const folder = project();
  mkdirSync(join(folder, "kept"));
  for (const [name, bytes] of made) writeFileSync(join(folder, name), bytes);
  symlinkSync(secret, join(folder, "linked.persona"));
  symlinkSync(outside, join(folder, "linked-folder"));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(outside, join(folder, "node_modules", "partner-kit"));
  writeFileSync(
    join(folder, "hostile.persona"),
    [
      `../${outside.split(sep).at(-1)}/secret.persona`,
      secret,
      "./linked.persona",
      "./linked-folder/secret.persona",
      "partner-kit/secret.persona",
      `./a/../../${outside.split(sep).at(-1)}/secret.persona`,
    ]
      .map((path) => `import "${path}"\n`)
      .join(""),
  );
  return folder;
}

const calls = "%file,%network,execve,execveat";
const writing = /O_WRONLY|O_RDWR|O_CREAT/;
const changing =
  /^(?:mkdir|mkdirat|rename|renameat2?|symlink|symlinkat|link|linkat|unlink|unlinkat|rmdir|chmod|fchmodat|chown|truncate)$/;

/** The path that an opening really led to; of a call that was refused, none. */
const opened = ({ text }: SystemCall): string | undefined => / = \d+<([^>]*)>/.exec(text)?.[1];
/** What a call makes, moves or removes; what a new link says is only a text. */
function changed({ name, text }: SystemCall): readonly string[] {
  const paths = [...text.matchAll(/(?:<([^>]*)>, )?"((?:[^"\\]|\\.)*)"/g)].map(
    ([, folder = "", path = ""]) => (path.startsWith("/") ? path : join(folder, path)),
  );
  return name.startsWith("symlink") ? paths.slice(-1) : paths;
}

const installed = realpathSync(join(dirname(commandFile), ".."));
const ofSystem = /^\/(?:etc|usr|lib|lib64|proc|sys|dev)(?:\/|$)/;
const isIn = (path: string, folders: readonly string[]): boolean =>
  folders.some((folder) => path === folder || path.startsWith(folder + sep));

const plan = ["--customer", customer, "--team", "team.csv", "--start", "2026-12-01"];
/** Each with the folders, inside the project's, that it may write to; an empty one is the project itself. */
const commands: readonly (readonly [args: readonly string[], writes: readonly string[]])[] = [
  [["check", "."], []],
  [["fmt", "."], [""]],
  [["build", ".", "--out", "out", "--start", "2026-12-01"], ["out"]],
  [["docs", ".", "--out", "site"], ["site"]],
  [["classify", ".", "customers.csv"], []],
  [["explain", ".", customer], []],
  [["plan", ".", ...plan, "--out", "plan"], ["plan"]],
  [["replan", ".", ...replan, "--out", "again"], ["again"]],
  [["init", "new"], ["new"]],
  [["check", ".", "--baseline", "kept/known.json", "--update-baseline"], ["kept"]],
  [["classify", ".", "customers.csv", "--out", "kept/who.csv", "--rejects", "kept/rejects.csv"], ["kept"]],
  [["test", ".", "--coverage", "--out", "coverage"], ["coverage"]],
  [["propose-tests", "."], []],
  [["receipt", ".", customer, "--out", "kept/receipt.json"], ["kept"]],
  [["verify", ".", "receipt.json"], []],
  [["plan", ".", "--customers", "customers.csv", "--start", "2026-12-01", "--out", "plans"], ["plans"]],
  [["migrate", ".", "migration.json", "--live", "plan.json", "--out", "moved"], ["moved"]],
  [["report", ".", "outcomes.csv", "--customers", "customers.csv", "--out", "report"], ["report"]],
  [["drift", ".", "--baseline", "customers.csv", "--current", "labelled.csv", "--out", "drift"], ["drift"]],
  [["evaluate", ".", "labelled.csv", "--out", "evaluation"], ["evaluation"]],
  [["lsp"], []],
];

test("they are all there are", () => {
  expect(new Set(commands.map(([[name]]) => name))).toEqual(new Set(commandNames));
});

test.each(commands.slice(0, countOf("traced commands")))("persona %j", (args, writes) => {
  const folder = realpathSync(hostileProject());
  const targets = writes.map((each) => join(folder, each));
  const hostile = args[0] === "check" || args[0] === "fmt" ? [args[0], "hostile.persona"] : undefined;
  for (const line of hostile === undefined ? [args] : [args, hostile]) {
    const ran = traced(line, calls, { in: folder });
    expect(ran.stdout + ran.stderr).not.toContain(secretText);
    const reads = [folder, installed, dirname(dirname(process.execPath))];
    for (const call of ran.calls) {
      if (call.name.startsWith("exec")) expect(call.text).toContain(`"${process.execPath}"`);
      if (/^(?:connect|bind|listen|sendto|accept4?)$/.test(call.name)) expect(call.text).toBe("no network");
      if (call.name === "socket") expect(call.text).not.toMatch(/AF_INET/);
      if (changing.test(call.name) && !call.failed)
        for (const path of changed(call)) expect([call.text, isIn(path, targets)]).toEqual([call.text, true]);
      const path = opened(call);
      if (path === undefined || ofSystem.test(path)) continue;
      expect(path).not.toContain("secret");
      const allowed = writing.test(call.text) ? targets : reads;
      expect([call.text, isIn(path, allowed)]).toEqual([call.text, true]);
    }
    expect(ran.calls.filter(({ name }) => name === "execve")).toHaveLength(1);
  }
});

test("a link that is put in the place of a file while it is read leads nowhere", async () => {
  const folder = folderWith({ "main.persona": 'import "./part.persona"\nimport "./parts/part.persona"\n' });
  const honest = join(outside, "honest");
  mkdirSync(honest);
  writeFileSync(join(honest, "part.persona"), "// fine\n");
  cpSync(honest, join(folder, "parts"), { recursive: true });
  writeFileSync(join(outside, "part.persona"), `// é ${secretText} \u202e\n`);
  // Swaps as fast as it can, each in one step: a file and a link to the secret, a folder and a link to one.
  const swapping = spawn(
    process.execPath,
    [
      "-e",
      `const { renameSync, symlinkSync, writeFileSync, rmSync, mkdirSync } = require("node:fs");
       process.chdir(${JSON.stringify(folder)});
       const outside = ${JSON.stringify(outside)};
       for (;;) {
         writeFileSync("next", "// fine\\n"); renameSync("next", "part.persona");
         symlinkSync(outside + "/part.persona", "link"); renameSync("link", "part.persona");
         renameSync("parts", "aside"); symlinkSync(outside, "parts");
         rmSync("parts"); renameSync("aside", "parts");
       }`,
    ],
    { stdio: "ignore" },
  );
  try {
    const seen = new Map<string, number>();
    for (let round = 0; round < countOf("swapped files"); round++) {
      // What is shown of a file has the line of what is wrong in it: of the secret, a character that nobody sees.
      const { status, stdout, stderr } = persona(["check", "."], { in: folder });
      expect(stdout + stderr).not.toContain(secretText);
      expect(status).toBe(1);
      for (const [code] of `${stdout}${stderr}`.matchAll(/\[(?:outside-project|missing-file|no-personas)\]/g))
        seen.set(code, (seen.get(code) ?? 0) + 1);
      await new Promise((resolve) => setTimeout(resolve, round % 7));
    }
    console.log(JSON.stringify([...seen]));
    expect(seen.get("[outside-project]")).toBeGreaterThan(0);
  } finally {
    swapping.kill("SIGKILL");
  }
});
