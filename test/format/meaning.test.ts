import { dirname, relative } from "node:path/posix";
import { describe, expect, test } from "vitest";
import { format } from "../../compiler/format/format.ts";
import { lex } from "../../compiler/syntax/lexer.ts";
import { snapshotOf } from "../harness/compile.ts";
import { readFixture } from "../harness/fixture.ts";
import { expectFormattingKeeps, parseText } from "../harness/invariants.ts";
import { createRandom } from "../harness/mutate.ts";
import { textFiles } from "../harness/source-files.ts";

/**
 * Whole playbooks, laid out in ways nobody would: what they mean must be the same before and after formatting.
 * The trees are compared too; the data that everything else is made from is what counts.
 */

type Files = ReadonlyMap<string, string>;

function playbookAt(folder: string): Files {
  const files = textFiles(`${folder}/**/*.{persona,ics,csv,svg}`);
  return new Map(files.map(({ path, text }) => [relative(folder, path), text]));
}

const language = textFiles("test/fixtures/lowering/everything-else.persona")[0]?.text ?? "";
const playbooks: readonly (readonly [string, Files])[] = [
  ["the partner portal", playbookAt("playbooks/partner-portal")],
  ["the starter", playbookAt("compiler/starter")],
  ["a fixture of everything", readFixture(language).files],
];

/** Where things stand is the only thing that may change. */
async function meaningOf(files: Files): Promise<unknown> {
  const [entry = ""] = files.has("main.persona") ? ["main.persona"] : files.keys();
  const snapshot = await snapshotOf(files, entry);
  expect(snapshot.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return JSON.parse(
    JSON.stringify(snapshot.playbook(), (_key, value) =>
      value !== null && typeof value === "object" && "line" in value && "column" in value ? null : value,
    ),
  );
}

/** Blanks, blank lines and comments wherever the language allows them. */
function untidied(text: string, random: () => number): string {
  const { tokens } = lex(text);
  const gaps = ["", "  ", "\t", " \t "];
  const comments = ["// why", "/// told", "//", "// {{ } \" ' שלום"];
  const pick = (items: readonly string[]) => items[Math.floor(random() * items.length)] ?? "";
  let result = "";
  let at = 0;
  for (const { startOffset, image, tokenType } of tokens) {
    result += text.slice(at, startOffset);
    const glued = result === "" || /\S$/.test(result) || tokenType.name === "Comment";
    if (!glued && random() < 0.2) result += pick(gaps);
    if (tokenType.name === "LineEnd") {
      if (random() < 0.1 && !/\/\/[^\n]*$/.test(result)) result += ` ${pick(comments)}`;
      if (random() < 0.05) result += `\n${pick(gaps)}${pick(comments)}`;
      if (random() < 0.05) result += "\n\n\n";
    }
    result += image;
    if (["{", "(", ","].includes(image) && random() < 0.1) result += ` ${pick(comments)}\n${pick(gaps)}`;
    at = startOffset + image.length;
  }
  return result + text.slice(at);
}

const formatted = (files: Files): Files =>
  new Map(
    [...files].map(([path, text]) => {
      if (!path.endsWith(".persona")) return [path, text];
      const result = format(parseText(text, path));
      return [path, "text" in result ? result.text : expect.fail(`${path}: ${result.refused.message}`)];
    }),
  );

describe.each(playbooks)("%s", (_name, files) => {
  test("means the same when it is formatted", async () => {
    expect(files.size).toBeGreaterThan(0);
    expect(await meaningOf(formatted(files))).toEqual(await meaningOf(files));
  });

  test("means the same in any layout, with comments anywhere, before and after", async () => {
    const seed = 20261128;
    const random = createRandom(seed);
    const meaning = await meaningOf(files);
    for (let round = 0; round < 12; round++) {
      const mixed = new Map(
        [...files].map(([path, text]) => {
          const untidy = path.endsWith(".persona") ? untidied(text, random) : text;
          return [path, round % 3 === 2 ? untidy.replaceAll(/\r?\n/g, "\r\n") : untidy];
        }),
      );
      for (const [path, text] of mixed) {
        if (!path.endsWith(".persona")) continue;
        const parsed = parseText(text, path);
        expect(parsed.diagnostics, `seed ${seed}, round ${round}, ${dirname(path)}\n${text}`).toEqual([]);
        expectFormattingKeeps(parsed);
      }
      expect(await meaningOf(formatted(mixed))).toEqual(meaning);
    }
  });
});
