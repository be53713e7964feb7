import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { format } from "../../compiler/format/format.ts";
import { drawsOf } from "../harness/counts.ts";
import { generatedProgram } from "../harness/generate-program.ts";
import { expectFormattingKeeps, parseText } from "../harness/invariants.ts";
import { root, textFiles } from "../harness/source-files.ts";

/** Each `x.persona` in the folder is formatted into `x.formatted.persona`, a file snapshot. */
const fixtures = textFiles("test/fixtures/format/*.persona").filter(
  ({ path }) => !path.includes(".formatted."),
);

function formatText(text: string): string {
  const formatted = format(parseText(text));
  if (!("text" in formatted)) throw new Error(`refused: ${formatted.refused.message}`);
  return formatted.text;
}

describe("the formatter", () => {
  test.each(fixtures.map(({ path, text }) => [path, text] as const))(
    "prints %s in the one style",
    async (path, text) => {
      expectFormattingKeeps(parseText(text));
      await expect(formatText(text)).toMatchFileSnapshot(
        resolve(root, path.replace(/persona$/, "formatted.persona")),
      );
    },
  );

  test("leaves alone what it has formatted", () => {
    for (const { text } of textFiles("test/fixtures/format/*.formatted.persona"))
      expect(formatText(text)).toBe(text);
  });

  test.each(drawsOf("formatted programs", 20261122))(
    "keeps tree and comments of any valid file, and is done at once: $count of seed $seed",
    ({ seed, count }) => {
      fc.assert(
        fc.property(generatedProgram, (text) => {
          const parsed = parseText(text);
          expect(
            parsed.diagnostics.filter(({ severity }) => severity === "error"),
            text,
          ).toEqual([]);
          expectFormattingKeeps(parsed);
        }),
        { seed, numRuns: count },
      );
    },
  );

  test.each(drawsOf("cut programs", 20261123))(
    "keeps or refuses whatever remains of a file that is cut anywhere: $count of seed $seed",
    ({ seed, count }) => {
      fc.assert(
        fc.property(generatedProgram, fc.nat(), (text, cut) => {
          expectFormattingKeeps(parseText(text.slice(0, cut % (text.length + 1))));
        }),
        { seed, numRuns: count },
      );
    },
  );

  test("writes numbers and texts as they were written", () => {
    expect(formatText('define a as b > 2_000.50 and c is "\\u{e9}"\n')).toBe(
      'define a as b > 2_000.50 and c is "\\u{e9}"\n',
    );
  });

  test("keeps the line ends of a file", () => {
    expect(formatText('channel email "E-mail"\r\nchannel  chat "Chat"\r\n')).toBe(
      'channel email "E-mail"\r\nchannel chat  "Chat"\r\n',
    );
  });

  test("ends the last line, and makes nothing of nothing", () => {
    expect(formatText('channel email "E-mail"')).toBe('channel email "E-mail"\n');
    expect(formatText("")).toBe("");
    expect(formatText("\n \n")).toBe("");
    expect(formatText("// alone")).toBe("// alone\n");
  });

  test("gives each pair its own line where a screen would mix them up", () => {
    expect(formatText("weights {\n  when a then تقني +2, تجاري +1\n}\n")).toBe(
      "weights {\n  when a then تقني +2,\n      تجاري +1\n}\n",
    );
  });

  test("refuses a broken file and names the first error", () => {
    const parsed = parseText("persona Technical {\n  summary\n  channels ,,\n}\nplay {");
    expect(format(parsed)).toEqual({
      refused: parsed.diagnostics.find(({ severity }) => severity === "error"),
    });
  });
});
