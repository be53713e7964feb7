import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../harness/source-files.ts";

const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
const compile = (...args: readonly string[]) => {
  const { status, stdout } = spawnSync(process.execPath, [tsc, ...args], { cwd: root, encoding: "utf8" });
  return { status, stdout };
};

const consumer = `
import { catalog, createProject, type ast, type CompilerHost, type Diagnostic } from "./types/index.js";

const host: CompilerHost = { read: async () => ({ kind: "missing" }), list: async () => [] };
const snapshot = await createProject(host).snapshot("main.persona");
export const diagnostics: readonly Diagnostic[] = snapshot.diagnostics;
export const tree: ast.FileNode | undefined = snapshot.files[0]?.tree;
// @ts-expect-error a text is no list
export const wrong: string = snapshot.diagnostics;
// @ts-expect-error there is no such code
export const unknown = catalog["no-such-code"];
`;

test("the package declares its types, and a strict program can use them", () => {
  // Inside the repository, so that the packages that the types speak of are found.
  const folder = mkdtempSync(join(root, "node_modules/.types-"));
  try {
    const types = ["-p", "compiler/tsconfig.types.json", "--outDir", join(folder, "types")];
    expect(compile(...types)).toEqual({ status: 0, stdout: "" });
    const program = join(folder, "consumer.ts");
    writeFileSync(program, consumer);
    const strict = ["--ignoreConfig", "--noEmit", "--strict", "--skipLibCheck", "false", "--types", "node"];
    const target = ["--module", "nodenext", "--target", "es2024"];
    expect(compile(...strict, ...target, program)).toEqual({ status: 0, stdout: "" });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
