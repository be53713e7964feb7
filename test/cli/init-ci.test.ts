/** What `persona init` writes for continuous integration, and what the page about it shows: it can be read, and it runs. */

import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { commandFile, folderWith, newFolder, persona } from "../harness/command.ts";
import { root } from "../harness/source-files.ts";

const folder = newFolder();
persona(["init"], { in: folder });
const read = (path: string) => readFileSync(join(folder, path), "utf8");

/** `npx persona …` is the command, and nothing is installed. */
const bin = newFolder();
mkdirSync(bin, { recursive: true });
const npx = join(bin, "npx");
writeFileSync(npx, `#!/bin/sh\nshift\nexec "${process.execPath}" "${commandFile}" "$@"\n`);
const npm = join(bin, "npm");
writeFileSync(npm, "#!/bin/sh\nexit 0\n");
for (const file of [npx, npm]) chmodSync(file, 0o755);
const shell = (command: string, where = folder) =>
  spawnSync("sh", ["-c", command], {
    cwd: where,
    encoding: "utf8",
    env: { PATH: `${bin}:${process.env.PATH}`, HOME: process.env.HOME ?? "" },
  });

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
const github = parse(read(".github/workflows/playbook.yml"));
const gitlab = parse(read(".gitlab-ci.yml"));
interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly language: string;
  readonly files?: string;
  readonly always_run?: boolean;
  readonly pass_filenames?: boolean;
  readonly fail_fast?: boolean;
}
const hooks: readonly Hook[] = parse(read(".pre-commit-config.yaml")).repos[0].hooks;
const steps: readonly Step[] = github.jobs.playbook.steps;
const runOn = {
  GitHub: steps.flatMap(({ run }) => (run === undefined ? [] : [run])),
  GitLab: gitlab.playbook.script as readonly string[],
};

describe.each(Object.entries(runOn))("on %s", (_, commands) => {
  test("the playbook is checked, tested and built, and every command ends with 0", () => {
    for (const what of ["fmt --check", "check", "test", "build --out dist"])
      expect(commands.some((command) => command.startsWith(`npx persona ${what}`))).toBe(true);
    for (const command of commands) {
      const { status, stderr, stdout } = shell(command);
      expect(status, `${command}\n${stdout}${stderr}`).toBe(0);
    }
  });

  test("a playbook that is wrong stops it", () => {
    const main = read("main.persona").replace("wantsFast then", "wantsFst then");
    const wrong = folderWith({ "main.persona": main }, "starter");
    expect(commands.map((command) => shell(command, wrong).status)).toContain(1);
  });
});

test("the command is asked for by the file that `npm pack` makes, and pages name the same", () => {
  const { name, version } = JSON.parse(readFileSync(join(root, "compiler/package.json"), "utf8"));
  const packed = `${name.slice(1).replace("/", "-")}-${version}.tgz`;
  expect(JSON.parse(read("package.json")).devDependencies).toEqual({ [name]: `file:${packed}` });
  for (const page of ["docs/ci.md", "docs/reference/bundlers.md"])
    expect(new Set(readFileSync(join(root, page), "utf8").match(/persona-lang-compiler-[^ "`]*/g))).toEqual(
      new Set([packed]),
    );
});

test("GitHub is given what was built", () => {
  const upload = steps.find(({ uses }) => uses?.startsWith("actions/upload-artifact@"));
  expect(upload?.with).toEqual({ name: "playbook", path: "dist" });
});

test("GitLab finds results and build under the keys it reads", () => {
  expect(Object.keys(gitlab)).toEqual(["playbook"]);
  const { artifacts } = gitlab.playbook;
  expect(artifacts).toEqual({ when: "always", paths: ["dist"], reports: { junit: "tests.xml" } });
  expect(read(artifacts.reports.junit)).toMatch(/^<\?xml .*\n<testsuites tests="3" failures="0"/);
});

test("hooks of pre-commit run, each on the files that it is about", () => {
  for (const { entry, files, language, pass_filenames } of hooks) {
    expect(language).toBe("system");
    // A hook that names none is about the playbook as a whole, and is run at every commit.
    if (files === undefined) expect(pass_filenames).toBe(false);
    else {
      expect("main.persona").toMatch(new RegExp(files));
      expect("customers.csv").not.toMatch(new RegExp(files));
    }
    const { status, stderr } = shell(`${entry}${pass_filenames === false ? "" : " main.persona"}`);
    expect(status, stderr).toBe(0);
  }
});

/**
 * What pre-commit does at a commit: a hook is given the staged files that exist, and runs if there is one, or always;
 * where it fails, it may be the last one.
 */
function commit(staged: readonly string[], where: string): readonly string[] {
  const ran: string[] = [];
  for (const { id, entry, files = "", always_run, pass_filenames = true, fail_fast } of hooks) {
    const own = staged.filter((path) => new RegExp(files).test(path) && existsSync(join(where, path)));
    if (own.length === 0 && always_run !== true) continue;
    const { status, stdout, stderr } = shell([entry, ...(pass_filenames ? own : [])].join(" "), where);
    const told = (stdout + stderr).match(/^error: /gm)?.length ?? 0;
    ran.push(`${id} ${status}${told === 0 ? "" : `, telling ${told}`}`);
    if (status !== 0 && fail_fast === true) break;
  }
  return ran;
}

test.each([
  ["that is sound", ["main.persona", "customers.csv"], {}, ["persona-check 0", "persona-fmt 0"]],
  [
    "of a mistake",
    ["main.persona"],
    { "main.persona": `${read("main.persona")}\npersona A {` },
    ["persona-check 1, telling 1"],
  ],
  [
    "of a mistake in a file that is part of no playbook",
    ["part.persona"],
    { "part.persona": "persona A {" },
    ["persona-check 0", "persona-fmt 1, telling 1"],
  ],
  ["of other files", ["customers.csv"], {}, ["persona-check 0"]],
  [
    "of a file whose name begins as an option does",
    ["-part.persona"],
    { "-part.persona": "define deep as developers > 3\n" },
    ["persona-check 0", "persona-fmt 0"],
  ],
  [
    "that takes away a file of the playbook",
    ["part.persona"],
    { "main.persona": `${read("main.persona")}\nimport "./part.persona"\n` },
    ["persona-check 1, telling 1"],
  ],
] as const)("hooks of pre-commit, at a commit %s", (_, staged, files, ran) => {
  expect(commit(staged, folderWith(files, "starter"))).toEqual(ran);
});

test("what the page about it shows can be read, and names only options that there are", () => {
  const page = readFileSync(join(root, "docs/ci.md"), "utf8");
  const blocks = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = ""]) => text);
  expect(blocks.length).toBeGreaterThan(2);
  for (const block of blocks)
    for (const document of parseAllDocuments(block)) expect(document.errors).toEqual([]);
  const commands = [...page.matchAll(/persona ([a-z]+)((?: [^`'\n|>]*)?)/g)];
  const names = new Set(commands.map(([, name = ""]) => name));
  const help = new Map([...names].map((name) => [name, persona([name, "--help"]).stdout]));
  for (const [, name = "", rest = ""] of commands)
    for (const [option] of rest.matchAll(/--[a-z-]+/g))
      expect(help.get(name), `${name} ${option}`).toContain(option);
});
