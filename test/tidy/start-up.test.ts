/** What each command loads when it starts: the part of its speed that can be tested without a clock. */

import { resolve } from "node:path";
import { build, type Metafile } from "esbuild";
import { beforeAll, describe, expect, test } from "vitest";
import { root } from "../harness/source-files.ts";

let modules: Metafile["inputs"];

beforeAll(async () => {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [resolve(root, "compiler/cli/main.ts")],
    bundle: true,
    write: false,
    splitting: true,
    outdir: "out",
    format: "esm",
    platform: "node",
    conditions: ["@persona-lang/source"],
    metafile: true,
    logLevel: "silent",
  });
  modules = metafile.inputs;
});

/** A module and all that loads with it, packages by their names. */
function loadedWith(path: string): {
  readonly files: ReadonlySet<string>;
  readonly packages: ReadonlySet<string>;
} {
  const files = new Set<string>();
  const load = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    for (const each of modules[file]?.imports ?? []) {
      if (each.kind !== "dynamic-import" && each.external !== true) load(each.path);
    }
  };
  expect(Object.keys(modules)).toContain(path);
  load(path);
  const packages = [...files].flatMap((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
  return { files, packages: new Set(packages) };
}

describe("start-up", () => {
  test("`persona --version` loads its entry, the version and where it goes, nothing else", () => {
    const { files } = loadedWith("compiler/cli/main.ts");
    expect([...files]).toEqual([
      "compiler/cli/main.ts",
      "compiler/version.ts",
      "compiler/cli/terminal/standard-stream.ts",
    ]);
  });

  test("the command line loads commands only when they are called", () => {
    const { files, packages } = loadedWith("compiler/cli/command-line.ts");
    expect([...packages].sort()).toEqual(["commander", "get-east-asian-width"]);
    expect(
      [...files].filter((file) =>
        /^compiler\/(?!cli\/|diagnostics\/(?:build-log-commands|display-text|suggest)\.ts|disk\/system-errors\.ts|version\.ts)/.test(
          file,
        ),
      ),
    ).toEqual([]);
    expect([...files].filter((file) => file.includes("/commands/"))).toEqual([]);
  });

  test("`persona check` loads what reads and checks a playbook, and no more", () => {
    const { files, packages } = loadedWith("compiler/cli/commands/check.ts");
    const others = [...packages].filter((name) => !name.startsWith("@chevrotain/"));
    expect(others.sort()).toEqual(["chevrotain", "get-east-asian-width", "handlebars"]);
    expect(
      [...files].filter((file) => /^compiler\/(emit|planner|evaluator|records|format)\//.test(file)),
    ).toEqual([]);
  });

  test("texts are checked with the parser of Handlebars alone", () => {
    const { files } = loadedWith("compiler/cli/commands/check.ts");
    const handlebars = [...files].filter((file) => file.includes("node_modules/handlebars/"));
    expect(handlebars.filter((file) => /javascript-compiler|code-gen|runtime|source-map/.test(file))).toEqual(
      [],
    );
  });
});
