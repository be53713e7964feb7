import { describe, expect, test } from "vitest";
import type { Diagnostic, Fix } from "../../compiler/diagnostics/diagnostic.ts";
import { diagnosticsOf } from "../harness/compile.ts";
import { readFixture, withoutLabels } from "../harness/fixture.ts";
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
        const after = await diagnosticsOf(apply(files, fix), entry);
        const what = `${diagnostic.message}: ${fix.title}`;
        expect(count(after, diagnostic.code), what).toBe(count(before, diagnostic.code) - 1);
        expect(syntaxErrors(after), what).toEqual(syntaxErrors(before));
      }
  });
});

const count = (diagnostics: readonly Diagnostic[], code: string) =>
  diagnostics.filter((diagnostic) => diagnostic.code === code).length;

/** Errors that a fix must not bring: the text would not even be read. */
const syntaxErrors = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.filter(({ code }) => code.startsWith("unexpected") || code.startsWith("missing-name"));

function apply(files: ReadonlyMap<string, string>, { edits }: Fix): ReadonlyMap<string, string> {
  const edited = new Map(files);
  for (const { file, span, newText } of edits.toSorted((a, b) => b.span.start - a.span.start)) {
    const text = edited.get(file) ?? "";
    edited.set(file, text.slice(0, span.start) + newText + text.slice(span.end));
  }
  return edited;
}
