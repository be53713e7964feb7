import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Context } from "../../compiler/checker/context.ts";
import { checkTexts } from "../../compiler/checker/localized-texts.ts";
import { createReporter } from "../../compiler/diagnostics/reporter.ts";
import type { LocalizedText } from "../../compiler/syntax/ast/node.ts";
import { descendants } from "../../compiler/syntax/walk.ts";
import { parseText } from "../harness/invariants.ts";

const folders = ["fixtures", "../playbooks"].map((folder) => join(import.meta.dirname, "..", folder));
const files = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    // The demo leaves folders of that name.
    .filter((entry) => entry.isFile() && entry.name.endsWith(".persona"))
    .map(({ parentPath, name }) => join(parentPath, name)),
);

// The oracle walks the tree without knowing what holds texts. A new place for them is added to `checkTexts`.
test("every text of the tree is checked, wherever it stands", () => {
  let count = 0;
  for (const path of files) {
    const text = readFileSync(path, "utf8");
    const { tree } = parseText(text);
    const program = { file: () => ({ source: { text } }) };
    for (const declaration of tree.declarations) {
      const reporter = createReporter();
      // In a language that none of them is in, so that each that says its language is reported.
      checkTexts({ program, reporter, languages: ["qaa"] } as unknown as Context, path, declaration);
      // Options that stand where translations do are told by a code of their own, and once.
      if (reporter.diagnostics.some(({ code }) => code === "titled-options")) continue;
      const places = new Set(
        reporter.diagnostics
          .filter(({ code }) => code === "undeclared-language")
          .map(({ span }) => span.start),
      );
      const tagged = [...descendants(declaration)]
        .filter((node): node is LocalizedText => node.kind === "localized-text")
        .filter(({ language, text, broken }) => language && !broken && !text.missing && !language.missing);
      expect([...places], path).toEqual(tagged.slice(0, 100).map(({ language }) => language?.start));
      count += tagged.length;
    }
  }
  expect(count).toBeGreaterThan(400);
});
