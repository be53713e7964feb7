/** The plugin as the package carries it. */

import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { expect, inject, test } from "vitest";
import type persona from "../../compiler/plugin/plugin.ts";
import { root } from "../harness/source-files.ts";
import { applicationWith } from "./split-starter.ts";

test("the bundled plugin works beside the one package that it needs", async () => {
  // Inside the repository, so that unplugin is found.
  const folder = mkdtempSync(join(root, "node_modules/.plugin-"));
  try {
    const file = join(folder, "plugin.js");
    copyFileSync(join(inject("installedPackage"), "dist/plugin.js"), file);
    const plugin: { default: typeof persona } = await import(/* @vite-ignore */ pathToFileURL(file).href);
    expect(Object.keys(plugin.default)).toEqual(["vite", "rollup", "esbuild", "webpack"]);
    const { outputFiles } = await build({
      entryPoints: [join(applicationWith(), "app/app.js")],
      bundle: true,
      write: false,
      plugins: [plugin.default.esbuild()],
    });
    expect(outputFiles[0]?.text).toContain('persona: "Quick"');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
