import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { dataExamplesIn, findProblems } from "../harness/data-examples.ts";
import { root, textFiles } from "../harness/source-files.ts";

/** How the fences are written is said in test/harness/data-examples.ts; `UPDATE=1` writes what is printed. */
const updating = process.env.UPDATE === "1";
const pages = ["README.md", "docs/**/*.md", "playbooks/**/*.md"].flatMap(textFiles);
// The last of a page first, so that writing one leaves the places of the others as they are.
const examples = pages.flatMap(({ path, text }) =>
  dataExamplesIn(path, text)
    .map((example) => ({ ...example, path }))
    .reverse(),
);

describe("all data in the documentation", () => {
  test("is found", () => {
    expect(examples.length).toBeGreaterThan(0);
  });

  test.each(examples)("$place gives what it promises", async (example) => {
    const found = await findProblems(example);
    const codes = [...new Set(found.map(({ code }) => code))].sort();
    const printed = found.map((one) => one.printed).join("\n");
    expect(codes, printed).toEqual([...example.expected].sort());
    if (found.length === 0) return;
    if (updating) writePrinted(example.path, example.printed, printed);
    else expect(example.printed?.text).toBe(printed);
  });
});

function writePrinted(path: string, place: (typeof examples)[number]["printed"], printed: string): void {
  if (place === undefined) throw new Error(`${path}: a \`\`\`text fence must follow the data`);
  const page = readFileSync(resolve(root, path), "utf8");
  const fence = `\`\`\`text\n${printed}\n\`\`\``;
  writeFileSync(resolve(root, path), page.slice(0, place.start) + fence + page.slice(place.end));
}
