/** The example on the page about bundlers, run. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { folderWith } from "../harness/command.ts";
import { root } from "../harness/source-files.ts";
import { bundlers } from "./bundlers.ts";

const page = readFileSync(join(root, "docs/reference/bundlers.md"), "utf8");
const starter = readFileSync(join(root, "compiler/starter/main.persona"), "utf8");

test("the page's application gives what the page shows, for the starter playbook", async () => {
  const [, example = ""] = /```js\n([\s\S]*?)```/.exec(page) ?? [];
  const [, shown = ""] = /; \/\/ (.*)$/m.exec(example) ?? [];
  const application = example.replace("\nclassify(", "\nexport const persona = classify(");
  const folder = folderWith({ "app/playbook/main.persona": starter, "app/app.js": application });
  const { file } = await bundlers.rollup(folder);
  const { persona } = await import(/* @vite-ignore */ pathToFileURL(file as string).href);
  expect(persona).toBe(JSON.parse(shown));
});
