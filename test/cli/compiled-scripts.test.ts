/** What is kept of the command's compiled scripts: it may make a start faster and never anything else. */

import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { Script } from "node:vm";
import { build } from "esbuild";
import { expect, inject, test } from "vitest";
import { lateModules, refuseEarly } from "../../compiler/bundling/late-modules.mjs";
import { toScript } from "../../compiler/bundling/to-script.mjs";
import { folderWith, newFolder } from "../harness/command.ts";

/** A package of its own, in which nothing was run yet. */
function newPackage() {
  const installed = newFolder();
  for (const part of ["bin", "dist", "package.json"])
    cpSync(join(inject("installedPackage"), part), join(installed, part), {
      recursive: true,
      filter: (path) => !path.includes("compiled"),
    });
  const compiled = join(installed, "dist", "compiled");
  const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(installed, "bin", "persona.js"), ...args],
      {
        encoding: "utf8",
        env: { PATH: process.env.PATH ?? "", ...env },
      },
    );
    return { status, stdout, stderr };
  };
  return {
    run,
    scripts: join(installed, "dist", "scripts"),
    compiled,
    kept: () => (existsSync(compiled) ? readdirSync(compiled) : []),
  };
}

test("a command keeps one file, which later runs read and a few add to", () => {
  const { run, compiled, kept } = newPackage();
  const playbook = folderWith({}, "starter");
  const first = run(["check", playbook]);
  expect(first.status).toBe(0);
  const [file = ""] = kept();
  expect(kept()).toEqual([expect.stringMatching(/^check-[0-9a-f]{16}-v/)]);
  for (let again = 2; again <= 4; again++) expect(run(["check", playbook])).toEqual(first);
  const written = statSync(join(compiled, file)).mtimeMs;
  expect(run(["check", playbook])).toEqual(first);
  expect(statSync(join(compiled, file)).mtimeMs).toBe(written);
});

test("a run that uses much more than those before it adds to what is kept, and the next one no more", () => {
  const { run, compiled, kept } = newPackage();
  const small = folderWith({}, "starter");
  for (let again = 1; again <= 4; again++) run(["check", small]);
  const [file = ""] = kept();
  const bytes = () => readFileSync(join(compiled, file));
  const ofSmall = bytes();
  run(["check", small]);
  expect(bytes().equals(ofSmall)).toBe(true);
  run(["check", "playbooks/partner-portal"]);
  const ofLarge = bytes();
  expect(ofLarge.length).toBeGreaterThan(ofSmall.length);
  for (const playbook of ["playbooks/partner-portal", small]) run(["check", playbook]);
  expect(bytes().equals(ofLarge)).toBe(true);
});

test("a file that is cut off, emptied or of another kind is not used", () => {
  const { run, compiled, kept } = newPackage();
  const playbook = folderWith({ "main.persona": 'playbook One "One" {\n' });
  const first = run(["check", playbook, "--format", "json"]);
  expect(first.status).toBe(1);
  const file = join(compiled, kept()[0] ?? "");
  const whole = readFileSync(file);
  const head = whole.subarray(0, whole.indexOf("\n") + 1);
  const damaged = [
    whole.subarray(0, whole.length - 1000),
    Buffer.alloc(0),
    Buffer.from("\n"),
    Buffer.alloc(whole.length),
    Buffer.concat([head, Buffer.alloc(whole.length - head.length)]),
    Buffer.from('{"runs":4,"lengths":[["persona.js",-5]]}\n'),
    withBlock(whole, 0),
    withBlock(whole, 0xff),
  ];
  for (const bytes of damaged) {
    writeFileSync(file, bytes);
    expect(run(["check", playbook, "--format", "json"])).toEqual(first);
    expect(readFileSync(file).length).toBeGreaterThan(head.length);
  }
});

test("a single bit that is wrong is found, wherever it is", () => {
  const { run, compiled, kept } = newPackage();
  const playbook = folderWith({}, "starter");
  for (let again = 1; again <= 4; again++) run(["check", playbook]);
  const file = join(compiled, kept()[0] ?? "");
  const whole = readFileSync(file);
  const start = whole.indexOf("\n") + 1;
  for (const place of [start, start + 1, Math.floor(whole.length / 3), whole.length - 2]) {
    const damaged = Buffer.from(whole);
    damaged.writeUInt8(damaged.readUInt8(place) ^ 0x10, place);
    writeFileSync(file, damaged);
    expect(run(["check", playbook]).status).toBe(0);
    // Only what is not used is written anew after the fourth run.
    expect(readFileSync(file).equals(damaged), `at ${place}`).toBe(false);
  }
});

test("what a killed run left half-written is removed by the next one that writes", () => {
  const { run, compiled, kept } = newPackage();
  const playbook = folderWith({}, "starter");
  run(["check", playbook]);
  const [file = ""] = kept();
  const hourAgo = new Date(Date.now() - 3_600_000);
  for (const name of [`${file}-4711`, "other"]) writeFileSync(join(compiled, name), "half");
  for (const name of kept()) utimesSync(join(compiled, name), hourAgo, hourAgo);
  writeFileSync(join(compiled, `${file}-4712`), "half");
  run(["check", playbook]);
  expect(kept().sort()).toEqual([file, `${file}-4712`, "other"]);
});

/** V8 crashes on either: a sector in the middle that holds something else. */
function withBlock(whole: Buffer, byte: number): Buffer {
  const middle = Math.floor(whole.length / 2);
  return Buffer.from(whole).fill(byte, middle, middle + 512);
}

test("nothing is kept of what was typed wrongly, of a version, or where Node is told to keep nothing", () => {
  const { run, kept } = newPackage();
  expect(run(["chekc"]).status).toBe(2);
  expect(run(["--version"]).status).toBe(0);
  expect(run([]).status).not.toBe(70);
  expect(run(["check", folderWith({}, "starter")], { NODE_DISABLE_COMPILE_CACHE: "1" }).status).toBe(0);
  expect(kept()).toEqual([]);
});

test("a folder that cannot be written makes no difference", () => {
  const { run, compiled, kept } = newPackage();
  writeFileSync(compiled, "a file where the folder should be");
  chmodSync(dirname(compiled), 0o555);
  expect(run(["check", folderWith({}, "starter")]).status).toBe(0);
  chmodSync(dirname(compiled), 0o755);
  expect(() => kept()).toThrow("ENOTDIR");
});

test("where another build took the place of the one that runs, it is told, and nothing is taken from the other", () => {
  const { run, scripts } = newPackage();
  const names = readdirSync(scripts);
  expect(names.filter((name) => !/-(?:[0-9A-Z]{8}|[0-9a-f]{16})\.js$/.test(name))).toEqual([]);
  rmSync(join(scripts, names.find((name) => name.startsWith("playbook-")) ?? ""));
  const { status, stderr } = run(["check", folderWith({}, "starter")]);
  expect(status).toBe(3);
  expect(stderr).toMatch(/^error: a part of persona is missing; .+\n {2}help: run the command again; .+\n$/);
});

test("what mistakes are told with is a script that a sound playbook does not need", () => {
  const { run, scripts } = newPackage();
  const sound = folderWith({}, "starter");
  const broken = folderWith({ "main.persona": 'playbok One "One" {\n}\n' });
  expect(run(["check", broken]).stdout).toContain("did you mean `playbook`?");
  const told = readdirSync(scripts).filter((name) => name.startsWith("mistakes-"));
  expect(told).toHaveLength(1);
  rmSync(join(scripts, told[0] ?? ""));
  const customer = ["--customer", `${sound}/customers/birch-labs.json`];
  const people = ["--team", `${sound}/team.csv`, "--start", "2026-12-01"];
  for (const args of [
    ["check", sound],
    ["fmt", "--check", sound],
    ["test", sound],
    ["propose-tests", sound],
    ["classify", sound, `${sound}/customers.csv`],
    ["explain", sound, `${sound}/customers.csv`, "--id", "C-2"],
    ["receipt", sound, `${sound}/customers/birch-labs.json`],
    ["plan", sound, ...customer, ...people, "--out", `${sound}/plans`],
    ["build", sound, "--out", `${sound}/built`],
    ["docs", sound, "--out", `${sound}/pages`],
  ])
    expect(run(args), args[0]).toMatchObject({ status: 0, stderr: expect.not.stringContaining("error") });
  expect(run(["check", broken]).status).toBe(3);
});

test.each([
  ["export const asked = 3;", "exports asked, which is no function"],
  ["export class asked {}", "exports ExportNamedDeclaration, which"],
  ['export * from "./main.ts";', "exports ExportAllDeclaration, which"],
  ["export function asked() {}", undefined],
  ["export const asked = () => 3; export type Asked = number;", undefined],
])("of a late module, `%s` stops the build where it would be undefined", async (late, message) => {
  const folder = folderWith({ "main.ts": 'import { asked } from "./late.ts";\nasked();', "late.ts": late });
  const entry = join(folder, "main.ts");
  const plugins = [lateModules(folder, ["late.ts"])];
  const built = build({ entryPoints: [entry], bundle: true, write: false, logLevel: "silent", plugins });
  await (message === undefined ? built : expect(built).rejects.toThrow(message));
});

test("whoever reads a part of late modules at their start stops the build", () => {
  const output = (input: string, imports: { path: string; kind: string }[] = []) => ({
    inputs: { [input]: {} },
    imports,
  });
  const outputs = {
    "late.js": output("a.ts", [{ path: "part.js", kind: "import-statement" }]),
    "part.js": output("b.ts"),
    "command.js": output("c.ts", [{ path: "late.js", kind: "dynamic-import" }]),
  };
  const isLate = (path: string) => path !== "command.js" && path !== "other.js";
  expect(() => refuseEarly(outputs, isLate)).not.toThrow();
  const early = { ...outputs, "other.js": output("d.ts", [{ path: "part.js", kind: "import-statement" }]) };
  expect(() => refuseEarly(early, isLate)).toThrow("d.ts imports b.ts");
});

test("a module becomes a function with the same exports", async () => {
  const script = toScript(
    'import{one as first}from"./one.js";import"./two.js";import"node:four";let own=()=>import("./three.js");export{first,own as other};',
    "a.js",
    (path) => `all/${path.slice(2, -3)}`,
  );
  const asked: string[] = [];
  const module: { exports: Record<string, unknown> } = { exports: {} };
  const require = (id: string) => {
    asked.push(id);
    return { one: 1 };
  };
  new Script(script).runInThisContext()(require, module);
  expect(asked).toEqual(["all/one", "all/two", "node:four"]);
  expect(module.exports.first).toBe(1);
  expect(module.exports.other).toBeTypeOf("function");
  await (module.exports.other as () => Promise<unknown>)();
  expect(asked.at(-1)).toBe("all/three");
});

test("a module that is read where it is asked for is asked for at once", () => {
  const script = toScript('const late=()=>$readNow(import("./one.js")).one;export{late};', "a.js");
  const module = { exports: { late: () => 0 } };
  new Script(script).runInThisContext()(() => ({ one: 1 }), module);
  expect(module.exports.late()).toBe(1);
});

test("a name of its own for what a function of a script is given stops the build", () => {
  expect(() => toScript("let module;export{};", "a.js")).toThrow("`module` is what a function");
});

test("an export that changes later stops the build", () => {
  expect(() => toScript("let n=0;const add=()=>{n++};export{n,add};", "a.js")).toThrow(
    "n is exported and changes",
  );
  expect(() => toScript("let n;const set=()=>{n=1};export{n,set};", "a.js")).toThrow(
    "n is exported and changes",
  );
});
