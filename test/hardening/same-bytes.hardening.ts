import { readdirSync, readFileSync, statSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, newFolder, persona } from "../harness/command.ts";
import { countOf } from "../harness/counts.ts";
import { plainBook, projectWith, runEveryCommand } from "../harness/every-command.ts";
import { readFixture } from "../harness/fixture.ts";
import { textFiles } from "../harness/source-files.ts";

/**
 * The same playbook gives the same bytes in other zones, languages and folders, for other users, where the disk lists
 * names in another order, and at another time; and nothing of the machine is in them.
 */

type Files = Readonly<Record<string, string>>;

const playbooks: readonly Files[] = textFiles("playbooks/*/main.persona").map(({ path }) => {
  const folder = path.slice(0, path.lastIndexOf("/"));
  return Object.fromEntries(
    textFiles(`${folder}/**/*.{persona,ics,csv,svg}`).map((file) => [
      file.path.slice(folder.length + 1),
      file.text,
    ]),
  );
});
/** As small as they may be, and everything that the language has. */
const fixtures: readonly Files[] = textFiles("test/fixtures/lowering/*.persona").flatMap(({ text }) => {
  const { files, fragment } = readFixture(text);
  return fragment ? [] : [Object.fromEntries(files)];
});

const elsewhere = folderWith({
  "other-machine.cjs": `"use strict";
const fs = require("node:fs");
const { readdirSync } = fs;
fs.readdirSync = (...args) => readdirSync(...args).reverse();
const Today = Date;
const ahead = 400 * 86_400_000 + 3_600_000;
globalThis.Date = class extends Today {
  constructor(...args) {
    if (args.length === 0) super(Today.now() + ahead);
    else super(...args);
  }
  static now() {
    return Today.now() + ahead;
  }
};
`,
});

const machines: readonly Readonly<Record<string, string>>[] = [
  { TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8", USER: "somebody-else" },
  { TZ: "America/St_Johns", LC_ALL: "ar_EG.UTF-8", HOME: "/somewhere" },
  { TZ: "UTC", LC_ALL: "C", USER: "somebody-else", NODE_OPTIONS: `--require ${elsewhere}/other-machine.cjs` },
];

function made(playbook: Files, env: Readonly<Record<string, string>>): Files | undefined {
  const folder = folderWith(playbook);
  const out = newFolder();
  const build = ["build", "--out", join(out, "built"), "--start", "2026-12-01"];
  for (const args of [build, ["docs", "--out", join(out, "site"), "--start", "2026-12-01"]]) {
    const { status, stderr } = persona([...args, "main.persona"], { in: folder, env });
    expect([0, 1], stderr).toContain(status);
    if (status === 1) return undefined;
  }
  const files: Record<string, string> = {};
  for (const name of (readdirSync(out, { recursive: true }) as string[]).sort()) {
    if (name.includes(".persona") || !statSync(join(out, name)).isFile()) continue;
    files[name] = readFileSync(join(out, name), "utf8");
    const machine = hostname().length > 5 ? [hostname()] : [];
    for (const leak of [folder, out, "somebody-else", "/somewhere", "/tmp/", ...machine])
      expect(files[name].includes(leak), `${name} holds ${leak}`).toBe(false);
  }
  return files;
}

test("the clock of the third one is ahead: reviews are due there", () => {
  const dueOn = (env: Readonly<Record<string, string>>) =>
    playbooks.filter((playbook) =>
      persona(["check", "main.persona"], { in: folderWith(playbook), env }).stdout.includes(
        "[overdue-review]",
      ),
    );
  expect(dueOn({})).toEqual([]);
  expect(dueOn(machines[2] ?? {})).not.toEqual([]);
});

test("whatever a command prints and writes is the same elsewhere, too", () => {
  const made = (env: Readonly<Record<string, string>>) => {
    let words = 0;
    const folder = projectWith(plainBook, () => `Word ${words++}`);
    const { texts } = runEveryCommand(folder, { env });
    for (const [path, text] of texts)
      for (const leak of [folder, "somebody-else", "/somewhere", "/tmp/"])
        expect(text.includes(leak), `${path} holds ${leak}`).toBe(false);
    // How quickly it went is said, and differs.
    return new Map([...texts].map(([path, text]) => [path, text.replace(/\d+ a second/g, "n a second")]));
  };
  const [abroad, , later] = machines;
  const elsewhere = made({ HOME: "/somewhere", ...later, ...abroad });
  const here = made({});
  expect([...elsewhere.keys()]).toEqual([...here.keys()]);
  for (const [path, text] of here) expect(elsewhere.get(path), path).toBe(text);
});

test("playbooks are made elsewhere as they are here", () => {
  let compared = 0;
  for (const playbook of [...playbooks, ...fixtures].slice(0, countOf("builds elsewhere"))) {
    const here = made(playbook, {});
    if (here === undefined) continue;
    expect(Object.keys(here).length).toBeGreaterThan(10);
    for (const machine of machines) {
      expect(made(playbook, machine)).toEqual(here);
      compared++;
    }
  }
  console.log(`${compared} compared`);
  expect(compared).toBeGreaterThan(3 * Math.min(3, countOf("builds elsewhere") - 1));
});
