import { expect, test } from "vitest";
import { importedAs, packageFolder, packageOf } from "../../compiler/source/package-path.ts";

test.each([
  ["node_modules/kit/a.persona", "kit", "kit/a.persona"],
  ["node_modules/@acme/kit/parts/a.persona", "@acme/kit", "@acme/kit/parts/a.persona"],
  ["node_modules/kit", "kit", "kit"],
  ["node_modules/k.i.t/a.persona", "k.i.t", "k.i.t/a.persona"],
  ["node_modules/@a.b/kit/a.persona", "@a.b/kit", "@a.b/kit/a.persona"],
  ["main.persona", undefined, "main.persona"],
  ["parts/node_modules/kit/a.persona", undefined, "parts/node_modules/kit/a.persona"],
  ["node_modules/.bin/a", undefined, "node_modules/.bin/a"],
  ["node_modules/@acme", undefined, "node_modules/@acme"],
  ["node_modules/@.acme/kit", undefined, "node_modules/@.acme/kit"],
  ["node_modules/@acme/.kit", undefined, "node_modules/@acme/.kit"],
  ["node_modules/", undefined, "node_modules/"],
])("%s is of the package %s, and imported as %s", (path, name, imported) => {
  expect(packageOf(path)).toBe(name);
  expect(importedAs(path)).toBe(imported);
  if (name !== undefined) expect(path.startsWith(packageFolder(name))).toBe(true);
});
