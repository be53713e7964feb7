import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  folderOf,
  nameOf,
  relativePath,
  resolveImport,
  resolvePath,
} from "../../compiler/source/project-path.ts";

describe("resolvePath", () => {
  test.each([
    ["main.persona", "./a.persona", "a.persona"],
    ["plays/a.persona", "./b.persona", "plays/b.persona"],
    ["plays/a.persona", "../people/b.persona", "people/b.persona"],
    ["main.persona", "./x//./y.persona", "x/y.persona"],
    ["main.persona", "./x/../y.persona", "y.persona"],
    ["main.persona", "holidays.ics", "holidays.ics"],
    ["main.persona", "./__proto__.persona", "__proto__.persona"],
    ["main.persona", "./...persona", "...persona"],
  ])("from %s, %s is %s", (from, written, path) => {
    expect(resolvePath(from, written)).toEqual({ kind: "path", path });
  });

  test.each([
    ["", "empty"],
    [" ", "empty"],
    ["\\x.persona", "absolute"],
    ["c+:x.persona", "address"],
    ["./https://example.com", "character"],
    ["./file:x", "character"],
    ["FILE:x", "file-address"],
    ["./a:b.persona", "character"],
    ["./a\u2028.persona", "character"],
    [".persona", "bare"],
    ["/etc/passwd", "absolute"],
    ["\\\\host\\share", "absolute"],
    ["C:\\x.persona", "absolute"],
    ["c:x.persona", "absolute"],
    ["https://example.com/x.persona", "address"],
    ["file:///x", "file-address"],
    [".\\x.persona", "backslash"],
    ["./x\u0000.persona", "character"],
    ["./x\u202e.persona", "character"],
    ["./x?.persona", "character"],
    [".kit/x.persona", "bare"],
    ["@acme", "bare"],
  ])("refuses %j as %s", (written, unusual) => {
    expect(resolveImport("main.persona", written)).toEqual({ kind: "unusual", unusual });
  });

  test.each([
    ["main.persona", "../x.persona"],
    ["main.persona", "./a/../../x.persona"],
    ["a/main.persona", "../../x.persona"],
  ])("does not let %s reach %s", (from, written) => {
    expect(resolvePath(from, written)).toEqual({ kind: "outside" });
  });

  test.each([
    ["main.persona", "kit/x.persona", "node_modules/kit/x.persona"],
    ["parts/a.persona", "@acme/kit/parts/x.persona", "node_modules/@acme/kit/parts/x.persona"],
    ["node_modules/kit/a.persona", "./parts/x.persona", "node_modules/kit/parts/x.persona"],
    ["node_modules/kit/parts/a.persona", "../x.persona", "node_modules/kit/x.persona"],
    ["node_modules/kit/a.persona", "other/x.persona", "node_modules/other/x.persona"],
  ])("from %s, the import of %s is %s", (from, written, path) => {
    expect(resolveImport(from, written)).toEqual({ kind: "path", path });
  });

  test.each([
    ["node_modules/kit/a.persona", "../x.persona", "kit"],
    ["node_modules/@acme/kit/a.persona", "./parts/../../x.persona", "@acme/kit"],
    ["main.persona", "kit/../other/x.persona", "kit"],
  ])("from %s, %s does not leave its package", (from, written, name) => {
    expect(resolveImport(from, written)).toEqual({ kind: "outside", package: name });
  });

  test("never leaves the project, and finds its way back", () => {
    const segment = fc.constantFrom("a", "b", "..", ".", "", "c.persona");
    const path = fc.array(segment, { maxLength: 8 }).map((segments) => segments.join("/"));
    fc.assert(
      fc.property(fc.constantFrom("m.persona", "a/m.persona", "a/b/m.persona"), path, (from, written) => {
        const resolved = resolvePath(from, `./${written}`);
        if (resolved.kind !== "path" || resolved.path === "") return;
        expect(resolved.path.split("/")).not.toContain("..");
        expect(resolved.path.startsWith("/")).toBe(false);
        expect(resolveImport(from, relativePath(from, resolved.path))).toEqual(resolved);
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});

test.each([
  ["main.persona", "", "main.persona"],
  ["plays/start/a.persona", "plays/start", "a.persona"],
  ["plays/", "plays", ""],
])("%j is in the folder %j and has the name %j", (path, folder, name) => {
  expect(folderOf(path)).toBe(folder);
  expect(nameOf(path)).toBe(name);
});

test.each([
  ["main.persona", "a.persona", "./a.persona"],
  ["plays/a.persona", "plays/b.persona", "./b.persona"],
  ["plays/a.persona", "people/b.persona", "../people/b.persona"],
  ["a/b/c.persona", "d.persona", "../../d.persona"],
  ["a/b/c.persona", "a/b", "../b"],
  ["a.persona", "a/b/c.persona", "./a/b/c.persona"],
])("in %s, %s is written %s", (from, target, written) => {
  expect(relativePath(from, target)).toBe(written);
});
