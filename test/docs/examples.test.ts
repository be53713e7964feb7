import { describe, expect, test } from "vitest";
import { lintCatalog } from "../../compiler/diagnostics/catalog/lint.ts";
import { diagnosticsOf } from "../harness/compile.ts";
import { examplesIn } from "../harness/markdown.ts";
import { textFiles } from "../harness/source-files.ts";
import { withoutStrayLints } from "../harness/stray-lints.ts";
import { standardPath } from "../harness/wrap-fragment.ts";

/**
 * How the fences are written is said in test/harness/markdown.ts. Lints count in whole playbooks, and in the pages
 * that are about them.
 */
const pages = ["README.md", "docs/**/*.md", "playbooks/**/*.md"].flatMap(textFiles);
const examples = pages.flatMap(({ path, text }) => examplesIn(path, text));

describe("every playbook in the documentation", () => {
  test("is found by the fence that opens it", () => {
    const fences = pages.flatMap(({ text }) => text.match(/^\s*(```|~~~)persona\b/gm) ?? []);
    const files = examples.flatMap(({ files }) =>
      [...files.keys()].filter((path) => path.endsWith(".persona") && path !== standardPath),
    );
    expect(files.length).toBe(fences.length);
  });

  test.each(examples.map((one) => [one.place, one] as const))(
    "%s compiles to what it promises",
    async (place, { entry, files, expected }) => {
      const found = (await diagnosticsOf(files, entry)).filter(
        ({ file, severity }) => file !== standardPath || severity === "error",
      );
      const isWhole = !files.has(standardPath) || isAboutLints(place);
      const codes = new Set(expected.map((one) => one.slice(one.indexOf("[") + 1, -1)));
      const diagnostics = isWhole ? found : withoutStrayLints(found, codes);
      const given = new Set(diagnostics.map(({ severity, code }) => `${severity}[${code}]`));
      expect(
        [...given].sort(),
        diagnostics.map(({ file, message }) => `${file}: ${message}`).join("\n"),
      ).toEqual([...new Set(expected)].sort());
    },
  );
});

const isAboutLints = (place: string): boolean => {
  const [, page = ""] = /([\w-]+)\.md:/.exec(place) ?? [];
  return page === "lints" || Object.hasOwn(lintCatalog, page);
};
