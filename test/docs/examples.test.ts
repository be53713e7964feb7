import { describe, expect, test } from "vitest";
import { diagnosticsOf } from "../harness/compile.ts";
import { examplesIn } from "../harness/markdown.ts";
import { textFiles } from "../harness/source-files.ts";
import { standardPath } from "../harness/wrap-fragment.ts";

/** How the fences are written is said in test/harness/markdown.ts. */
const pages = ["README.md", "docs/**/*.md", "playbooks/**/*.md"].flatMap(textFiles);
const examples = pages.flatMap(({ path, text }) => examplesIn(path, text));

describe("every playbook in the documentation", () => {
  test("is found by the fence that opens it", () => {
    const fences = pages.flatMap(({ text }) => text.match(/^\s*(```|~~~)(persona\b|\w+ file=)/gm) ?? []);
    const files = examples.flatMap(({ files }) => [...files.keys()].filter((path) => path !== standardPath));
    expect(files.length).toBe(fences.length);
  });

  test.each(examples.map((one) => [one.place, one] as const))(
    "%s compiles to what it promises",
    async (_, { entry, files, expected }) => {
      const diagnostics = (await diagnosticsOf(files, entry)).filter(
        ({ file, severity }) => file !== standardPath || severity === "error",
      );
      const found = new Set(diagnostics.map(({ severity, code }) => `${severity}[${code}]`));
      expect(
        [...found].sort(),
        diagnostics.map(({ file, message }) => `${file}: ${message}`).join("\n"),
      ).toEqual([...new Set(expected)].sort());
    },
  );
});
