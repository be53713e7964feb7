import { expect, test } from "vitest";
import { examplesIn } from "./markdown.ts";

const fence = (words: string, text: string) => `\`\`\`persona${words}\n${text}\n\`\`\`\n`;

test("every fence is an example of its own, with its line and its heading", () => {
  const page = `# Weights\n\n${fence("", "one")}\n\`\`\`json\n{}\n\`\`\`\n## Wrong\n${fence(" error=unknown-name", "two")}`;
  expect(examplesIn("docs/a.md", page)).toMatchObject([
    { place: "docs/a.md:3", heading: "Weights", expected: [] },
    { place: "docs/a.md:11", heading: "Wrong", expected: ["error[unknown-name]"] },
  ]);
});

test("fences with `file=` under one heading belong together", () => {
  const page = [
    fence(" file=main.persona", "one"),
    fence(" file=shared.persona warning=unused-type", "two"),
    "# Next\n",
    fence(" file=main.persona", "three"),
  ].join("\n");
  const examples = examplesIn("a.md", page);
  expect(examples.map(({ entry, files, expected }) => [entry, [...files], expected])).toEqual([
    [
      "main.persona",
      [
        ["main.persona", "one\n"],
        ["shared.persona", "two\n"],
      ],
      ["warning[unused-type]"],
    ],
    ["main.persona", [["main.persona", "three\n"]], []],
  ]);
});

test("fences in lists and quotes count; words that mean nothing are refused", () => {
  expect(
    examplesIn("a.md", `- item\n\n  \`\`\`persona\n  one\n  \`\`\`\n`)[0]?.files.get("main.persona"),
  ).toBe("one\n");
  expect(() => examplesIn("a.md", fence(" eror=x", "one"))).toThrow("a.md:1: what does `eror=x` mean");
});
