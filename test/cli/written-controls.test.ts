/**
 * What is written holds no control characters of the second sort (U+0080 to U+009F), which some terminals obey, and
 * none that turns the order of what is read.
 */

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, persona } from "../harness/command.ts";
import { root } from "../harness/source-files.ts";

const control = "\u009b";

test("neither by build nor by plan, wherever a text or a customer holds one", () => {
  const main = readFileSync(join(root, "compiler/starter/main.persona"), "utf8")
    .split("\n")
    .map((line) =>
      /^ +(?:version|owner|timezone)/.test(line)
        ? line
        : line.replaceAll(/ "(?=[A-Z])/g, ' "\\u{9B}2J\\u{202E}'),
    )
    .join("\n");
  expect(main.match(/\\u\{9B\}/g)?.length).toBeGreaterThan(15);
  const folder = folderWith({ "main.persona": main }, "starter");
  const path = join(folder, "customers/birch-labs.json");
  writeFileSync(path, readFileSync(path, "utf8").replace("Birch", `${control}2J\u202eBirch`));
  for (const command of [
    ["build", ".", "--out", "built"],
    ["plan", ".", "--customer", path, "--start", "2026-12-01", "--out", "planned"],
  ])
    expect(persona(command, { in: folder })).toMatchObject({ status: 0 });
  const written = ["built", "planned"].flatMap((out) =>
    readdirSync(join(folder, out), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  expect(written.length).toBeGreaterThan(10);
  for (const file of written)
    expect(readFileSync(file, "utf8"), file).not.toMatch(/[\u007f-\u009f\u202a-\u202e]/);
});
