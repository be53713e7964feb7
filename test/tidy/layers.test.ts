import { describe, expect, test } from "vitest";
import { codeOf, importsOf, sourceFiles } from "../harness/source-files.ts";

/**
 * What each folder of compiler/ may import from; itself always. The same picture is in ARCHITECTURE.md.
 *
 * The front reads files and ends in the IR; the back starts from the IR and knows nothing of the language.
 */
const base = ["source", "limits"];
const model = [...base, "values", "diagnostics", "ir"];
const back = [...model, "records", "evaluator"];
const front = [...model, "syntax", "binder", "resolver", "checker", "texts", "lowering"];
const upTo = (layer: string) => front.slice(0, front.indexOf(layer));

const mayImport: Readonly<Record<string, readonly string[]>> = {
  source: [],
  limits: [],
  values: base,
  diagnostics: [...base, "values"],
  ir: [...base, "values", "diagnostics"],
  syntax: model,
  format: [...model, "syntax"],
  binder: upTo("binder"),
  resolver: upTo("resolver"),
  checker: upTo("checker"),
  texts: upTo("texts"),
  lowering: upTo("lowering"),
  lint: upTo("lowering"),
  evaluator: back,
  records: back,
  planner: back,
  emit: [...back, "planner"],
  report: [...back, "planner", "emit"],
  testing: [...back, "planner", "emit"],
  project: [...front, "lint", "format"],
  version: [],
  disk: [...base, "project"],
  plugin: [...base, "diagnostics", "ir", "project", "emit", "disk", "version"],
  index: [...front, ...back, "format", "planner", "emit", "project"],
  trial: [...back, "planner", "emit", "testing", "version"],
  cli: [
    ...front,
    ...back,
    "format",
    "planner",
    "emit",
    "report",
    "testing",
    "project",
    "index",
    "disk",
    "version",
  ],
};

const layerOf = (path: string): string => path.split("/")[1]?.replace(/\.ts$/, "") ?? "";

describe("imports run one way", () => {
  const edges = sourceFiles("compiler").flatMap(({ path, text }) =>
    importsOf(path, text).map(({ target, typeOnly }) => ({ path, imported: target, typeOnly })),
  );

  test("every folder has its place in the order", () => {
    expect(
      [...new Set(sourceFiles("compiler").map(({ path }) => layerOf(path)))].filter(
        (layer) => !mayImport[layer],
      ),
    ).toEqual([]);
  });

  test("no folder imports what comes after it", () => {
    const offending = edges
      .filter(({ imported }) => imported.startsWith("compiler/"))
      .filter(({ path, imported }) => {
        const [from, to] = [layerOf(path), layerOf(imported)];
        return from !== to && !mayImport[from]?.includes(to);
      });
    expect(offending.map(({ path, imported }) => `${path} → ${imported}`)).toEqual([]);
  });

  test("no file imports itself in a circle, not even for its types", () => {
    expect(circlesIn(edges).filter((circle) => !isOfTheTable(circle))).toEqual([]);
    expect(circlesIn(edges.filter(({ typeOnly }) => !typeOnly))).toEqual([]);
  });

  test("only disk/, plugin/ and cli/ reach the outside world", () => {
    const offending = edges.filter(
      ({ path, imported }) =>
        imported.startsWith("node:") && !["disk", "plugin", "cli"].includes(layerOf(path)),
    );
    expect(offending.map(({ path, imported }) => `${path} → ${imported}`)).toEqual([]);
  });

  test("the core has no clock, no chance, no console and no process", () => {
    const impure =
      /\b(console\.|process\.|Date\.now\(|new Date\(\)|Temporal\.Now|Math\.random|performance\.now|setTimeout\()/g;
    const offending = sourceFiles("compiler")
      .filter(({ path }) => !["disk", "cli"].includes(layerOf(path)))
      .flatMap(({ path, text }) => [...codeOf(text).matchAll(impure)].map(([found]) => `${path}: ${found}`));
    expect(offending).toEqual([]);
  });
});

describe("the language server", () => {
  const edges = sourceFiles("language-server").flatMap(({ path, text }) =>
    importsOf(path, text).map(({ target }) => ({ path, imported: target })),
  );
  const offending = (allowed: (path: string, imported: string) => boolean) =>
    edges
      .filter(({ path, imported }) => !allowed(path, imported))
      .map(({ path, imported }) => `${path} → ${imported}`);

  test("knows the compiler by its doors only", () => {
    expect(edges.length).toBeGreaterThan(20);
    expect(offending((_, imported) => !imported.startsWith("compiler/"))).toEqual([]);
  });

  test("speaks the protocol in its outer files, and asks the disk in one", () => {
    expect(
      offending(
        (path, imported) => !imported.startsWith("vscode-") || !path.startsWith("language-server/features/"),
      ),
    ).toEqual([]);
    expect(
      offending((path, imported) => !imported.startsWith("node:") || path === "language-server/disk.ts"),
    ).toEqual([]);
  });
});

/** The table names the shapes of the tree, and the tree is typed by the keywords of the table: one thing. */
const isOfTheTable = (circle: string) =>
  circle
    .split(" → ")
    .every((path) => /^compiler\/syntax\/(ast\/[a-z-]+|specification|vocabulary)\.ts$/.test(path));

function circlesIn(edges: readonly { path: string; imported: string }[]): readonly string[] {
  const next = new Map<string, string[]>();
  for (const { path, imported } of edges) next.set(path, [...(next.get(path) ?? []), imported]);
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
    else if (!done.has(path)) {
      for (const imported of next.get(path) ?? []) visit(imported, [...trail, path]);
      done.add(path);
    }
  };
  for (const path of next.keys()) visit(path, []);
  return circles;
}
