/** The types that come beside an imported playbook, as TypeScript reads them, and what is left alone. */

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { bundlers } from "./bundlers.ts";
import { applicationWith } from "./split-starter.ts";

const typesIn = (folder: string) => join(folder, "main.d.persona.ts");
const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");

const consumer = `import { classify, type Persona, type Signals } from "./main.persona";
const signals: Signals = { developers: 12, mainGoal: "control", goLive: "2027-03-01" };
export const persona: Persona | undefined = classify(signals).persona;
// @ts-expect-error there is no such goal
classify({ mainGoal: "beauty", goLive: "2027-03-01" });
// @ts-expect-error the day is required
classify({ developers: 12 });
`;

test("a strict program knows what a playbook exports", async () => {
  const folder = applicationWith({ "consumer.ts": consumer });
  await bundlers.esbuild(folder);
  const strict = ["--strict", "--skipLibCheck", "false", "--noEmit", "--types", ""];
  const modules = ["--module", "esnext", "--moduleResolution", "bundler", "--allowArbitraryExtensions"];
  const { stdout, status } = spawnSync(
    process.execPath,
    [tsc, "--ignoreConfig", ...strict, ...modules, "consumer.ts"],
    { cwd: folder, encoding: "utf8" },
  );
  expect({ stdout, status }).toEqual({ stdout: "", status: 0 });
});

test("types that are the same are not written again", async () => {
  const folder = applicationWith();
  await bundlers.esbuild(folder);
  const written = statSync(typesIn(folder), { bigint: true });
  await bundlers.esbuild(folder);
  const after = statSync(typesIn(folder), { bigint: true });
  expect([after.ino, after.mtimeNs]).toEqual([written.ino, written.mtimeNs]);
});

test("types of the version before are replaced", async () => {
  const folder = applicationWith();
  await bundlers.esbuild(folder);
  const now = readFileSync(typesIn(folder), "utf8");
  writeFileSync(typesIn(folder), now.replace("Builder", "Tinkerer"));
  expect((await bundlers.esbuild(folder)).warnings).toEqual([]);
  expect(readFileSync(typesIn(folder), "utf8")).toBe(now);
});

test("a file that somebody wrote stays, and the build says so", async () => {
  const folder = applicationWith({ "main.d.persona.ts": "export const mine: 1;\n" });
  const { file, warnings } = await bundlers.esbuild(folder);
  expect(file).toBeDefined();
  expect(warnings).toHaveLength(1);
  expect(warnings[0]?.text).toContain(
    "main.d.persona.ts: this file was not made by persona and stays as it is",
  );
  expect(readFileSync(typesIn(folder), "utf8")).toBe("export const mine: 1;\n");
});

test("`types: false` writes none", async () => {
  const folder = applicationWith();
  expect((await bundlers.esbuild(folder, { types: false })).file).toBeDefined();
  expect(existsSync(typesIn(folder))).toBe(false);
});
