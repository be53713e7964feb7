/** `persona build`: what it says of what it made. The files themselves are for test/emit. */

import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { folderWith, persona } from "../harness/command.ts";

test("the size of the classifier is told, as it stands and with gzip", () => {
  const folder = folderWith({}, "starter");
  for (const summary of ["built dist", "nothing changed in dist"]) {
    const { status, stdout } = persona(["build", "--out", "dist"], { in: folder });
    expect(status).toBe(0);
    expect(stdout).toContain(`✓ ${summary}: classifier.d.ts, classifier.js`);
    const [, whole, packed] =
      /^ {2}classifier\.js is (\d+) kB, (\d+) kB with gzip$/m.exec(stdout)?.map(Number) ?? [];
    const bytes = readFileSync(join(folder, "dist/classifier.js"));
    expect(whole).toBe(Math.ceil(bytes.length / 1000));
    // Brotli packs such text somewhat better.
    const least = brotliCompressSync(bytes).length / 1000;
    expect(packed).toBeGreaterThanOrEqual(least);
    expect(packed).toBeLessThan(1.4 * least + 1);
  }
});

test("a file that gave way is not told as built", () => {
  const folder = folderWith({ "app/package.json": '{ "name": "app" }' }, "starter");
  const built = (out: string) => persona(["build", "--out", out], { in: folder }).stdout;
  expect(built("app")).not.toContain("package.json");
  expect(built("dist")).toContain("package.json");
});

test.each(["module", "commonjs", undefined])(
  "programs in a package of type %s use what was built",
  (type) => {
    const folder = folderWith({ "package.json": JSON.stringify({ type }) }, "starter");
    expect(persona(["build", "--out", "dist"], { in: folder }).status).toBe(0);
    const call = 'classify({ developers: 12, mainGoal: "control", goLive: "2027-03-01" }).persona';
    const programs = {
      "imports.mjs": `import { classify } from "./dist/classifier.js"; console.log(${call});`,
      "requires.cjs": `const { classify } = require("./dist/classifier.js"); console.log(${call});`,
      "copied.mjs": `import { classify } from "./copy/classifier.js"; console.log(${call});`,
    };
    cpSync(join(folder, "dist"), join(folder, "copy"), {
      recursive: true,
      dereference: true,
      filter: (path) => !path.includes(".persona"),
    });
    for (const [name, program] of Object.entries(programs)) {
      writeFileSync(join(folder, name), program);
      const { stdout, stderr } = spawnSync(process.execPath, [name], { cwd: folder, encoding: "utf8" });
      expect([name, stdout, stderr]).toEqual([name, "Builder\n", ""]);
    }
  },
);

test.each([
  ["build", "--out", "notes.txt/dist"],
  ["classify", ".", "customers.csv", "--out", "notes.txt/personas.csv"],
  ["test", "--coverage", "--out", "notes.txt/coverage"],
])("a file in the way of what %s writes is told as it was typed, and with what to do", (...args) => {
  const folder = folderWith({ "notes.txt": "mine\n" }, "starter");
  const { status, stderr } = persona(args, { in: folder });
  expect(status).toBe(3);
  expect(stderr).toContain(
    `error: ${args.at(-1)}: a part of this path is a file, not a folder\n  help: choose another folder, or move that file away\n`,
  );
});
