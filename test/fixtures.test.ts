import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../compiler/diagnostics/diagnostic.ts";
import { sortDiagnostics } from "../compiler/diagnostics/reporter.ts";
import { diagnosticsOf, renderAll } from "./harness/compile.ts";
import { compareLabels, type Fixture, readFixture, withoutLabels, writeFixture } from "./harness/fixture.ts";
import { expectDiagnosticsInside, expectInvariants, parseText } from "./harness/invariants.ts";
import { root, textFiles } from "./harness/source-files.ts";
import { withoutStrayLints } from "./harness/stray-lints.ts";
import { standardPath, wrapFragment } from "./harness/wrap-fragment.ts";

/**
 * Every file below is a test; how it is written is said in test/harness/fixture.ts. `UPDATE=1` writes the
 * labels and, next to each fixture with diagnostics, what the terminal shows.
 */
const updating = process.env.UPDATE === "1";
const areas = process.env.FIXTURES ?? "{mistakes,parse,names,types,texts,lint,lowering}";
const folder = `test/fixtures/${areas}/**/*`;
const fixtures = textFiles(`${folder}.persona`).filter(({ path }) => !path.endsWith(".formatted.persona"));
const snapshots = textFiles(`${folder}.snap`).map(({ path }) => path);
const snapshotOf = (path: string) => path.replace(/persona$/, "snap");

interface Compiled {
  readonly diagnostics: readonly Diagnostic[];
  /** With what is wrapped around a fragment. */
  readonly files: ReadonlyMap<string, string>;
}

/** Fixtures of the parser need no playbook around them: only what the parser says counts. */
async function compile(
  path: string,
  files: ReadonlyMap<string, string>,
  fragment: boolean,
): Promise<Compiled> {
  if (path.startsWith("test/fixtures/parse/")) {
    const diagnostics = [...files].flatMap(([file, text]) => parseText(text, file).diagnostics);
    return { diagnostics: sortDiagnostics(diagnostics), files };
  }
  const [entry = ""] = files.keys();
  if (!fragment) return { diagnostics: await diagnosticsOf(files, entry), files };
  const wrapped = wrapFragment(files.get(entry) ?? "");
  const all = new Map([...files, ...wrapped.files]);
  const diagnostics = await diagnosticsOf(all, wrapped.entry);
  return { diagnostics: diagnostics.filter(({ file }) => file !== standardPath), files: all };
}

/** Without the lints that a fixture of something else does not ask for; the example of the language is a whole. */
async function compileFor({ files, fragment, labels }: Fixture, path: string): Promise<Compiled> {
  const compiled = await compile(path, files, fragment);
  if (/^test\/fixtures\/(?:lint\/|lowering\/language\.)/.test(path)) return compiled;
  const expected = new Set(labels.map(({ code }) => code));
  return { ...compiled, diagnostics: withoutStrayLints(compiled.diagnostics, expected) };
}

describe.each(fixtures.map(({ path, text }) => [path, text] as const))("%s", (path, text) => {
  test("gives exactly the diagnostics that it is labelled with", async () => {
    let fixture = readFixture(text);
    if (updating) fixture = await update(path, fixture);
    const { diagnostics, files } = await compileFor(fixture, path);
    expectDiagnosticsInside(diagnostics, files);
    expect.soft(compareLabels(fixture, diagnostics)).toBe("");
    // Places in the standard playbook are not drawn: it may change without touching every snapshot.
    expectSnapshot(snapshotOf(path), fixture.files, diagnostics);
  });

  test("keeps what holds for every source text", () => {
    for (const [file, content] of readFixture(text).files) {
      if (file.endsWith(".persona")) expectInvariants(content);
    }
  });
});

test("no snapshot is without its fixture", () => {
  const expected = new Set(fixtures.map(({ path }) => snapshotOf(path)));
  const orphans = snapshots.filter((path) => !expected.has(path));
  if (updating) for (const path of orphans) rmSync(resolve(root, path));
  else expect(orphans).toEqual([]);
});

test("fixtures have names of their own", () => {
  const names = fixtures.map(({ path }) => `${dirname(path)}/${basename(path).toLowerCase()}`);
  expect(new Set(names).size).toBe(names.length);
});

async function update(path: string, fixture: Fixture): Promise<Fixture> {
  const { diagnostics } = await compileFor({ ...fixture, files: withoutLabels(fixture) }, path);
  let text = writeFixture(fixture, diagnostics);
  const labelled = readFixture(text);
  const again = await compileFor(labelled, path);
  // The rare text whose meaning a comment changes has its labels in the last section.
  if (compareLabels(labelled, again.diagnostics) !== "") text = writeFixture(fixture, diagnostics, true);
  writeFileSync(resolve(root, path), text);
  return readFixture(text);
}

function expectSnapshot(
  path: string,
  files: ReadonlyMap<string, string>,
  diagnostics: readonly Diagnostic[],
): void {
  const file = resolve(root, path);
  const rendered = renderAll(diagnostics, files);
  const written = existsSync(file) ? readFileSync(file, "utf8") : "";
  if (!updating) expect(rendered, `${path} differs; UPDATE=1 writes it anew`).toBe(written);
  else if (rendered === "") rmSync(file, { force: true });
  else writeFileSync(file, rendered);
}
