import { describe, expect, test } from "vitest";
import { applyFixes, hasCertainFix } from "../../compiler/diagnostics/apply-fixes.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { parse } from "../../compiler/syntax/parse.ts";
import { printTree } from "../../compiler/syntax/print-tree.ts";
import { diagnosticsOf } from "../harness/compile.ts";
import { type Fixture, readFixture, withoutLabels } from "../harness/fixture.ts";
import { textFiles } from "../harness/source-files.ts";
import { wrapFragment } from "../harness/wrap-fragment.ts";

/** Every fix that the fixtures' diagnostics offer, applied by itself: its diagnostic goes, and no error comes. */
const fixtures = textFiles("test/fixtures/types/*.persona");

describe.each(fixtures)("the fixes of $path", ({ text }) => {
  test("remove their diagnostics", async () => {
    const { files, entry } = wrapFragment(withoutLabels(readFixture(text)).get("main.persona") ?? "");
    const before = await diagnosticsOf(files, entry);
    for (const diagnostic of before)
      for (const fix of diagnostic.fixes) {
        const { texts } = applyFixes([fix], (file) => files.get(file));
        const after = await diagnosticsOf(new Map([...files, ...texts]), entry);
        const what = `${diagnostic.message}: ${fix.title}`;
        expect(count(after, diagnostic.code), what).toBe(count(before, diagnostic.code) - 1);
        expect(syntaxErrors(after), what).toEqual(syntaxErrors(before));
      }
  });
});

/** What `check --fix` makes unasked: the file is read after it as it was read before. */
const written = textFiles("test/fixtures/{mistakes,parse}/*.persona");
/** Where something could not be read, a fix can only add to it. */
const unread = /\b(broken|missing)\b/;

describe("certain fixes", () => {
  test.each(written)("of $path change nothing that was read", async ({ path, text }) => {
    const { files, entry } = around(path, readFixture(text));
    const earlier = await diagnosticsOf(files, entry);
    for (const diagnostic of earlier.filter(hasCertainFix)) {
      const { texts, fixes } = applyFixes(diagnostic.fixes, (file) => files.get(file));
      expect(fixes.length).toBe(1);
      for (const [file, after] of texts) {
        const before = treeOf(files.get(file) ?? "");
        if (!unread.test(before)) expect(treeOf(after), `${path}: ${diagnostic.message}`).toBe(before);
      }
      const later = await diagnosticsOf(new Map([...files, ...texts]), entry);
      expect(count(later, diagnostic.code), diagnostic.message).toBeLessThanOrEqual(
        count(earlier, diagnostic.code),
      );
      // The parser's fixtures are no whole playbooks: what else is wrong with them is not their subject.
      if (!path.includes("/parse/"))
        expect(errorsIn(later), diagnostic.message).toBeLessThanOrEqual(errorsIn(earlier));
    }
  });
});

/** With the playbook around it, as the fixture has it. */
function around(path: string, fixture: Fixture): { files: ReadonlyMap<string, string>; entry?: string } {
  const files = withoutLabels(fixture);
  const [entry = ""] = files.keys();
  if (path.includes("/parse/") || !fixture.fragment) return { files };
  const wrapped = wrapFragment(files.get(entry) ?? "");
  return { files: new Map([...files, ...wrapped.files]), entry: wrapped.entry };
}

const treeOf = (text: string) => printTree(parse({ path: "main.persona", text, version: 0 }).tree);

const count = (diagnostics: readonly Diagnostic[], code: string) =>
  diagnostics.filter((diagnostic) => diagnostic.code === code).length;

const errorsIn = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.filter(({ severity }) => severity === "error").length;

/** Errors that a fix must not bring: the text would not even be read. */
const syntaxErrors = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.filter(({ code }) => code.startsWith("unexpected") || code.startsWith("missing-name"));
