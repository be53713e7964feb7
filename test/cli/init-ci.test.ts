/** What `persona init` writes for continuous integration, and what the page about it shows: it can be read, and it runs. */

import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
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
const hooks = parse(read(".pre-commit-config.yaml")).repos[0].hooks;
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
  expect(read(artifacts.reports.junit)).toMatch(/^<\?xml .*\n<testsuites tests="1" failures="0"/);
});

test("hooks of pre-commit run, each on the files that it is about", () => {
  for (const { entry, files, language, pass_filenames } of hooks) {
    expect(language).toBe("system");
    expect("main.persona").toMatch(new RegExp(files));
    expect("customers.csv").not.toMatch(new RegExp(files));
    const { status, stderr } = shell(`${entry}${pass_filenames === false ? "" : " main.persona"}`);
    expect(status, stderr).toBe(0);
  }
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
